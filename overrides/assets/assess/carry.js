// A record of another version, carried to the framework of today, as generator/assess/carry.py does it.
(function (assess) {
  "use strict";
  const { own, copy } = assess.plain;
  const isBlank = (answer) => !answer.level && !answer.not_applicable && !answer.evidence && !answer.develop;
  const change = (kind, id, before, after, view) =>
    ({ kind, id, before: String(before || ""), after: String(after || ""), view: view || "" });

  function roleNow(now, role) {
    const candidates = [role, ...(own(now.replaced.role || {}, role) || [])];
    return candidates.find((name) => own(now.roles, name) !== undefined);
  }

  // Return the record as of today with a list of changes; null where its role is unknown.
  function carry(record, now) {
    const role = roleNow(now, record.role);
    if (role === undefined) { return null; }
    const replaced = now.replaced.competency || {}, today = now.roles[role];
    const made = copy(record);
    made.role = role;
    made.framework.version = now.version;
    made.requirements = copy(today);
    Object.keys(made.views).forEach((name) => { made.views[name].answers = followed(record.views[name].answers, replaced); });
    const isCurrent = record.framework.version === now.version;
    const changes = [
      ...(role === record.role ? [] : [change("role", role, record.role, role)]),
      ...replacements(record, made.views, replaced),
      ...requirements(record, made.views, today, replaced),
      ...(isCurrent ? [] : Object.keys(made.views).flatMap((name) => outside(name, made.views[name], now))),
    ];
    Object.values(made.views).forEach((view) => cap(view, now.levels));
    return { record: made, changes };
  }

  // Answers under the ids of today; those given under such an id come first, and none is overwritten.
  function followed(answers, replaced) {
    const found = copy({}), names = Object.keys(answers).filter((name) => !isBlank(answers[name]));
    const successors = (name) => own(replaced, name) || [];
    names.filter((name) => !successors(name).length).forEach((name) => { found[name] = copy(answers[name]); });
    names.filter((name) => successors(name).length).forEach((name) => {
      const free = successors(name).filter((other) => !(other in found));
      (free.length ? free : [name]).forEach((other) => { found[other] = copy(answers[name]); });
    });
    return found;
  }

  function replacements(record, views, replaced) {
    const moved = Object.entries(record.views).flatMap(([name, { answers }]) =>
      Object.keys(answers).filter((id) => !isBlank(answers[id]) && !(id in views[name].answers)));
    return [...new Set([...Object.keys(record.requirements), ...moved])]
      .filter((name) => (own(replaced, name) || []).length)
      .map((name) => change("replaced", name, name, own(replaced, name).join(" ")));
  }

  function requirements(record, views, today, replaced) {
    const before = askedBefore(record.requirements, replaced);
    const given = [...new Set(Object.values(views).flatMap((view) => Object.keys(view.answers)))];
    const isGone = (name) => own(today, name) === undefined;
    return [
      ...Object.keys(today).flatMap((name) => differently(name, before[name], today[name])),
      ...Object.keys(before).filter((name) => isGone(name) && !given.includes(name)).map((name) => change("dropped", name)),
      ...given.filter((name) => isGone(name) && name in record.requirements).map((name) => change("kept", name)),
    ];
  }

  function askedBefore(asked, replaced) {
    const found = copy({}), names = Object.keys(asked), successors = (name) => own(replaced, name) || [];
    names.filter((name) => !successors(name).length).forEach((name) => { found[name] = asked[name]; });
    names.forEach((name) => successors(name).forEach((other) => { if (!(other in found)) { found[other] = asked[name]; } }));
    return found;
  }

  function differently(name, was, asked) {
    if (!was) { return [change("new", name, "", asked.level)]; }
    return [
      ...(was.level === asked.level ? [] : [change("level", name, was.level, asked.level)]),
      ...(was.importance === asked.importance ? [] : [change("importance", name, was.importance, asked.importance)]),
    ];
  }

  function outside(name, view, now) {
    return Object.keys(view.answers).flatMap((competency) => {
      const answer = view.answers[competency], reason = answer.not_applicable;
      return [
        ...(answer.level > now.levels ? [change("capped", competency, answer.level, now.levels, name)] : []),
        ...(reason && !now.reasons.includes(reason) ? [change("reason", competency, reason, "", name)] : []),
      ];
    });
  }

  function cap(view, most) {
    Object.values(view.answers).filter((answer) => answer.level > most).forEach((answer) => { answer.level = most; });
  }

  assess.carry = { carry, roleNow };
})(window.competencyAssess = window.competencyAssess || {});
