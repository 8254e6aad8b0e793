// The record held against another role: what it would ask for beyond what is rated here.
(function (assess) {
  "use strict";
  const { say } = assess.words;

  // The roles to choose from, by job family; a page that listed them itself would grow with the framework.
  function fill(select, own) {
    assess.data.families.forEach(([name, roles]) => {
      const group = document.createElement("optgroup");
      group.label = name;
      group.append(...roles.filter((role) => role !== own).map((role) => new Option(assess.words.role(role), role)));
      if (group.children.length) { select.append(group); }
    });
  }

  // `sum` says it in a sentence; it is told to those who can't see the table, so it changes only when it has to.
  function render(target, sum, record, role) {
    target.replaceChildren();
    if (!role) { sum.textContent = ""; return; }
    const requirements = assess.data.now.roles[role], items = assess.table.items(requirements, record, "self");
    const short = assess.score.gaps(items), met = assess.score.strengths(items);
    const open = items.filter((item) => item.rated === null).sort((a, b) => b.weight - a.weight);
    const values = { all: items.length, met: met.length, short: short.length, open: open.length };
    const text = say("other.sum", values);
    if (sum.textContent !== text) { sum.textContent = text; }
    const order = [...short, ...open, ...met].map((item) => item.competency);
    const caption = say("other.caption", { role: assess.words.role(role) });
    assess.table.draw(target, caption, requirements, record, { views: ["self"], view: "self", order, numbered: false });
    short.forEach((item) => assess.gaps.gap(target, item));
  }

  assess.other = { fill, render };
})(window.competencyAssess = window.competencyAssess || {});
