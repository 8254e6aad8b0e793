// Requirements with their ratings: as items for the scorer, and as a table.
(function (assess) {
  "use strict";
  const { own } = assess.plain;
  const { say, element, link } = assess.words;
  const { answerOf } = assess.record;
  const data = assess.data;

  // The items of requirements as the scorer wants them.
  function items(requirements, record, view) {
    return Object.keys(requirements).map((id) => ({
      competency: id,
      required: requirements[id].level,
      weight: (own(data.importance, requirements[id].importance) || { weight: 0 }).weight,
      rated: answerOf(record, view, id).level || null,
    }));
  }

  function levelMark(parent, level) {
    const box = element("span", null, parent, { class: "cf-level" });
    const ladder = element("span", null, box, { class: "cf-ladder", "aria-hidden": "true" });
    data.levels.forEach((_, place) => element("i", "", ladder, place < level ? { class: "on" } : {}));
    element("b", level, element("span", null, box, { class: "cf-level__text" }));
  }

  function ratingCell(row, answer) {
    const cell = element("td", null, row);
    if (answer.level) { levelMark(cell, answer.level); return; }
    element("span", say(answer.not_applicable ? "difference.none" : "difference.open"), cell, { class: "cf-none" });
  }

  function difference(required, answer) {
    if (!answer.level) { return say(answer.not_applicable ? "difference.none" : "difference.open"); }
    const steps = answer.level - required;
    if (!steps) { return say("difference.met"); }
    return steps < 0 ? say("difference.short", { steps: -steps }) : say("difference.above", { steps });
  }

  function importanceMark(cell, id) {
    const made = element("span", null, cell, { class: "cf-importance", "data-importance": id });
    element("i", "", made, { "aria-hidden": "true" });
    made.append(assess.words.importance(id));
  }

  // A table of requirements with the ratings of the views that there are.
  function draw(parent, caption, requirements, record, options) {
    const { views, view, order, numbered } = { order: Object.keys(requirements), numbered: true, ...options };
    const scroll = element("div", null, parent, { class: "cf-scroll", role: "region", "aria-label": caption, tabindex: "0" });
    const made = element("table", null, scroll, { class: "cf-table cfa-table" });
    element("caption", caption, made, { class: "cf-hidden" });
    const head = element("tr", null, element("thead", null, made));
    const columns = [...(numbered ? ["number"] : []), "competency", "importance", "required", ...views, "difference"];
    columns.forEach((name) => element("th", say("column." + name), head, { scope: "col", class: `cfa-column-${name}` }));
    const body = element("tbody", null, made);
    order.forEach((id, place) => {
      const row = element("tr", null, body), asked = requirements[id];
      if (numbered) { element("td", place + 1, row); }
      named(element("th", null, row, { scope: "row" }), id);
      importanceMark(element("td", null, row, { class: "cfa-column-importance" }), asked.importance);
      levelMark(element("td", null, row), asked.level);
      views.forEach((shown) => ratingCell(row, answerOf(record, shown, id)));
      element("td", difference(asked.level, answerOf(record, view, id)), row, { class: "cfa-difference" });
    });
  }

  function named(parent, id) {
    const found = own(data.competencies, id);
    if (found) { link(found.name, found.url, parent); } else { parent.append(id); }
  }

  assess.table = { items, named, draw };
})(window.competencyAssess = window.competencyAssess || {});
