// The result of a record: table and chart, score where the policy has one, strengths, gaps, notes.
(function (assess) {
  "use strict";
  const { say, element, list } = assess.words;
  const { VIEWS, answerOf } = assess.record;
  const { items, named } = assess.table;
  const data = assess.data;

  const viewsOf = (record) => VIEWS.filter((view) => view === "self" || (record.views[view] && Object.keys(record.views[view].answers).length));

  // Strengths and gaps follow one's own ratings; those of the manager alone will do where there are none.
  const leading = (record) => VIEWS.find((view) => assess.record.answered(record, view)) || "self";

  function profile(parent, record) {
    const views = viewsOf(record), requirements = record.requirements, role = assess.words.role(record.role);
    element("h3", say("outcome.table"), parent);
    const box = element("div", null, parent, { class: "cfa-profile" });
    assess.table.draw(box, say("outcome.caption", { role }), requirements, record, { views, view: leading(record) });
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

  function listed(parent, title, ids, add) {
    if (!ids.length) { return; }
    element("h3", title, parent);
    const made = element("ul", null, parent, { class: "cfa-listed" });
    ids.forEach((id) => {
      const entry = element("li", null, made);
      named(entry, id);
      add(entry, id);
    });
  }

  function apart(parent, record) {
    const differ = Object.keys(record.requirements).filter((id) => {
      const [first, second] = VIEWS.map((view) => answerOf(record, view, id).level);
      return first && second && first !== second;
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
    assess.gaps.strengths(target, found);
    assess.gaps.gaps(target, found);
    notes(target, record);
  }

  assess.result = { render };
})(window.competencyAssess = window.competencyAssess || {});
