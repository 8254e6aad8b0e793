// The result of a record: table and chart, score where the policy has one, strengths, gaps, notes.
(function (assess) {
  "use strict";
  const { own, say, element, list, link } = assess.words;
  const { VIEWS, answerOf } = assess.record;
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
  function table(parent, caption, requirements, record, options) {
    const { views, view, order, numbered } = { order: Object.keys(requirements), numbered: true, ...options };
    const scroll = element("div", null, parent, { class: "cf-scroll", role: "region", "aria-label": caption, tabindex: "0" });
    const made = element("table", null, scroll, { class: "cf-table cfa-table" });
    element("caption", caption, made, { class: "cf-hidden" });
    const head = element("tr", null, element("thead", null, made));
    const columns = [...(numbered ? ["number"] : []), "competency", "importance", "required", ...views, "difference"];
    columns.forEach((name) => element("th", say("column." + name), head, { scope: "col" }));
    const body = element("tbody", null, made);
    order.forEach((id, place) => {
      const row = element("tr", null, body), asked = requirements[id];
      if (numbered) { element("td", place + 1, row); }
      named(element("th", null, row, { scope: "row" }), id);
      importanceMark(element("td", null, row), asked.importance);
      levelMark(element("td", null, row), asked.level);
      views.forEach((view) => ratingCell(row, answerOf(record, view, id)));
      element("td", difference(asked.level, answerOf(record, view, id)), row, { class: "cfa-difference" });
    });
  }

  function named(parent, id) {
    const found = own(data.competencies, id);
    if (found) { link(found.name, found.url, parent); } else { parent.append(id); }
  }

  const viewsOf = (record) => VIEWS.filter((view) => view === "self" || (record.views[view] && Object.keys(record.views[view].answers).length));

  // Strengths and gaps follow one's own ratings; those of the manager alone will do where there are none.
  const leading = (record) => VIEWS.find((view) => assess.record.answered(record, view)) || "self";

  function profile(parent, record) {
    const views = viewsOf(record), requirements = record.requirements, role = assess.words.role(record.role);
    element("h3", say("outcome.table"), parent);
    const box = element("div", null, parent, { class: "cfa-profile" });
    table(box, say("outcome.caption", { role }), requirements, record, { views, view: leading(record) });
    const series = { required: Object.values(requirements).map((asked) => asked.level) };
    views.forEach((view) => { series[view] = items(requirements, record, view).map((item) => item.rated); });
    assess.chart.draw(box, say("chart", { role }), series, data.levels.length);
  }

  function score(parent, record) {
    const all = Object.keys(record.requirements).length;
    const found = viewsOf(record).map((view) => ({ view, items: items(record.requirements, record, view) }))
      .map(({ view, items: rated }) => ({ view, count: rated.filter((item) => item.rated !== null).length, points: assess.score.score(rated) }))
      .filter(({ points }) => points !== null);
    if (!data.score || !found.length) { return; }
    element("h3", say("score"), parent);
    found.forEach(({ view, count, points }) => {
      const band = assess.score.band(points, data.score.bands);
      element("p", say("score." + view, { points, count, all, band: band.name, meaning: band.meaning }), parent, { class: "cfa-score" });
    });
    element("p", data.score.rule, parent, { class: "cf-note" });
  }

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

  function listed(parent, title, ids, say_) {
    if (!ids.length) { return; }
    element("h3", title, parent);
    const made = element("ul", null, parent, { class: "cfa-listed" });
    ids.forEach((id) => {
      const entry = element("li", null, made);
      named(entry, id);
      say_(entry, id);
    });
  }

  function apart(parent, record) {
    const differ = Object.keys(record.requirements).filter((id) => {
      const [own_, second] = VIEWS.map((view) => answerOf(record, view, id).level);
      return own_ && second && own_ !== second;
    });
    if (!differ.length) { return; }
    element("h3", say("views"), parent);
    list(differ.map((id) => say("views.line", {
      competency: assess.words.competency(id), self: answerOf(record, "self", id).level, manager: answerOf(record, "manager", id).level,
    })), parent, { class: "cfa-listed" });
  }

  function notes(parent, record) {
    const asked = Object.keys(record.requirements);
    const having = (view, part) => asked.filter((id) => answerOf(record, view, id)[part]);
    listed(parent, say("wishes"), having("self", "develop"), () => {});
    const proven = asked.filter((id) => VIEWS.some((view) => answerOf(record, view, id).evidence));
    listed(parent, say("proof"), proven, (entry, id) => VIEWS.forEach((view) => evidence(entry, record, view, id)));
    VIEWS.forEach((view) => {
      const left = having(view, "not_applicable"), title = `${say("left")}${view === "self" ? "" : ` · ${say("column.manager")}`}`;
      listed(parent, title, left, (entry, id) => entry.append(say("colon") + assess.words.reason(answerOf(record, view, id).not_applicable)));
    });
  }

  function evidence(entry, record, view, id) {
    const text = answerOf(record, view, id).evidence;
    if (!text) { return; }
    const made = element("p", null, entry, { class: "cfa-evidence" });
    if (record.views.manager) { element("b", say("proof." + view) + say("colon"), made); }
    made.append(text);
  }

  function past(parent, record) {
    const given = VIEWS.flatMap((view) => Object.keys((record.views[view] || { answers: {} }).answers));
    const gone = [...new Set(given)].filter((id) => !(id in record.requirements));
    listed(parent, say("past"), gone, (entry, id) => VIEWS.forEach((view) => {
      const answer = answerOf(record, view, id);
      const rating = answer.level ? ` ${say("column." + view)} ${answer.level}` : "";
      const reason = answer.not_applicable ? ` ${say("column." + view)}${say("colon")}${assess.words.reason(answer.not_applicable)}` : "";
      element("small", rating + reason, entry);
      evidence(entry, record, view, id);
    }));
  }

  function render(target, record) {
    target.replaceChildren();
    const who = element("p", null, target, { class: "cfa-who" });
    element("b", say("outcome.who", { record: assess.words.titled(record), role: assess.words.role(record.role) }), who);
    const manager = (record.views.manager || {}).name;
    element("small", ` ${say("outcome.version", { version: record.framework.version })}`, who);
    if (manager) { element("small", ` · ${say("column.manager")}${say("colon")}${manager}`, who); }
    const isEmpty = VIEWS.every((view) => !assess.record.answered(record, view));
    if (isEmpty) { element("p", say("outcome.empty"), target); } else { rated(target, record); }
    past(target, record);
    return !isEmpty;
  }

  function rated(target, record) {
    const found = items(record.requirements, record, leading(record));
    profile(target, record);
    score(target, record);
    apart(target, record);
    strengths(target, found);
    gaps(target, found);
    notes(target, record);
  }

  assess.result = { render, items, table, gap };
})(window.competencyAssess = window.competencyAssess || {});
