// Words of the page's language, and elements made of text alone: nothing is ever read as markup.
(function (assess) {
  "use strict";

  const { own } = assess.plain;

  function say(key, values) {
    const known = values || {};
    return assess.data.words["assess." + key].replace(/\{(\w+)\}/g, (_, name) => String(known[name]));
  }

  function element(name, text, parent, attributes) {
    const made = document.createElement(name);
    if (text !== null) { made.textContent = text; }
    Object.entries(attributes || {}).forEach(([key, value]) => made.setAttribute(key, value));
    if (parent) { parent.append(made); }
    return made;
  }

  function list(texts, parent, attributes) {
    const made = element("ul", null, parent, attributes);
    texts.forEach((text) => element("li", text, made));
    return made;
  }

  function link(text, address, parent) {
    return element("a", text, parent, { href: assess.root + address });
  }

  // What the page calls a competency, a role or an importance; an id that is gone stands for itself.
  const competency = (id) => (own(assess.data.competencies, id) || { name: id }).name;
  const role = (id) => (own(assess.data.roles, id) || { title: id }).title;
  const importance = (id) => (own(assess.data.importance, id) || { name: id }).name;
  const reason = (id) => own(assess.data.reasons, id) || id;
  const titled = (record) => `${record.name || say("unnamed")} · ${record.date}`;

  assess.data = window.competencyAssessData;
  assess.root = "../"; // every page of a self-assessment stands in a folder of its own
  assess.words = { say, element, list, link, competency, role, importance, reason, titled };
})(window.competencyAssess = window.competencyAssess || {});
