// Strengths and gaps: what is met, and for each gap what the next level looks like and how to get there.
(function (assess) {
  "use strict";
  const { own } = assess.plain;
  const { say, element, list } = assess.words;
  const { named } = assess.table;
  const data = assess.data;

  function strengths(parent, rated) {
    element("h3", say("strengths"), parent);
    const found = assess.score.strengths(rated);
    if (!found.length) { element("p", say("strengths.none"), parent); return; }
    const made = element("ul", null, parent, { class: "cfa-strengths" });
    found.forEach((item) => {
      const entry = element("li", null, made);
      named(entry, item.competency);
      element("small", ` ${item.rated} · ${data.levels[item.rated - 1]}`, entry);
    });
  }

  function gaps(parent, rated) {
    element("h3", say("gaps"), parent);
    const found = assess.score.gaps(rated);
    if (!found.length) { element("p", say("gaps.none"), parent); return; }
    element("p", say("gaps.order"), parent, { class: "cf-note" });
    found.forEach((item) => gap(parent, item));
  }

  function gap(parent, item) {
    const box = element("article", null, parent, { class: "cfa-gap" });
    const title = element("h4", null, box);
    named(title, item.competency);
    element("small", ` ${say("gap", { rated: item.rated, required: item.required })}`, title);
    steps(box, item);
  }

  // What the next level that the competency has looks like, and what helps to get there.
  function steps(parent, item) {
    const found = own(data.competencies, item.competency);
    if (!found) { return; }
    const next = Object.keys(found.levels).map(Number).sort((a, b) => a - b).find((level) => level > item.rated);
    const [summary, behaviours] = found.levels[next];
    element("p", say("gap.next", { level: `${next} ${data.levels[next - 1]}` }), parent, { class: "cfa-gap__head" });
    element("p", summary, parent, { class: "cf-summary" });
    list(behaviours, parent, { class: "cf-behaviours" });
    const ways = suggestions(found, item.rated, next);
    if (!ways.length) { return; }
    element("p", say("gap.develop"), parent, { class: "cfa-gap__head" });
    const made = element("ul", null, parent, { class: "cfa-ways" });
    ways.forEach(([, kind, text]) => {
      const entry = element("li", null, made);
      element("span", kind, entry, { class: "cf-tag" });
      entry.append(" " + text);
    });
  }

  // Suggestions are for a level that somebody is at; where there is none, those of the next one.
  function suggestions(found, rated, next) {
    const of = (level) => found.develop.filter(([levels]) => levels.includes(level));
    return of(rated).length ? of(rated) : of(next);
  }

  assess.gaps = { strengths, gaps, gap };
})(window.competencyAssess = window.competencyAssess || {});
