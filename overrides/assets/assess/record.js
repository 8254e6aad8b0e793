// A record is the exchange file as a value.  What comes from outside is read strictly, by the published schema.
(function (assess) {
  "use strict";
  const { isGroup, own, copy } = assess.plain;
  const FORMAT = "competency-self-assessment", FORMAT_VERSION = 1, HIGHEST = 7;
  const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, VERSION = /^\d{1,4}\.\d{1,4}\.\d{1,4}$/;
  const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
  const VIEWS = ["self", "manager"];

  // A check takes a value and where it stands, and returns what is wrong with it, or null.
  const wrong = (key, where, values) => ({ key: "bad." + key, values: { where, ...values } });
  const first = (checks) => { for (const check of checks) { const found = check(); if (found) { return found; } } return null; };
  const length = (text) => Array.from(text).length; // as the schema counts: characters, not halves of them
  const text = (max) => (value, where) =>
    typeof value === "string" && length(value) <= max ? null : wrong("text", where, { max });
  const pattern = (key, form, max) => (value, where) =>
    typeof value === "string" && value.length <= max && form.test(value) ? null : wrong(key, where);
  const whole = (low, high) => (value, where) =>
    Number.isInteger(value) && value >= low && value <= high ? null : wrong("number", where, { low, high });
  const constant = (key, allowed) => (value) =>
    value === allowed ? null : wrong(key, key, { allowed, found: short(value) });
  const isDay = (text) => new Date(`${text}T00:00:00Z`).toISOString().startsWith(text); // 30 February is none
  const day = (value, where) =>
    pattern("date", DATE, 10)(value, where) || (isDay(value) ? null : wrong("date", where));
  const truth = (value, where) => (typeof value === "boolean" ? null : wrong("boolean", where));
  const id = pattern("id", ID, 60);
  const inside = (where, key) => (where ? where + "." : "") + short(key);
  const isPlain = (value) => ["string", "number", "boolean"].includes(typeof value);
  const short = (value) => (isPlain(value) ? String(value).slice(0, 60) : "…"); // what is nested may be endless

  function group(fields, required, last) {
    const allowed = Object.keys(fields);
    return (value, where) => {
      if (!isGroup(value)) { return wrong("group", where || "JSON"); }
      const missing = required.find((key) => own(value, key) === undefined);
      if (missing) { return wrong("missing", inside(where, missing)); }
      const unknown = Object.keys(value).find((key) => !allowed.includes(key));
      if (unknown !== undefined) { return wrong("unknown", inside(where, unknown), { allowed: allowed.join(", ") }); }
      const found = first(Object.keys(value).map((key) => () => fields[key](value[key], inside(where, key))));
      return found || (last ? last(value, where) : null);
    };
  }

  function map(check, max) {
    return (value, where) => {
      if (!isGroup(value)) { return wrong("group", where); }
      const keys = Object.keys(value);
      if (keys.length > max) { return wrong("many", where, { max }); }
      return first(keys.map((key) => () => id(key, inside(where, key)) || check(value[key], inside(where, key))));
    };
  }

  const one = (value, where) =>
    own(value, "level") !== undefined && own(value, "not_applicable") !== undefined ? wrong("both", where) : null;
  const answer = (highest) => group(
    { level: whole(1, highest), not_applicable: id, evidence: text(2000), develop: truth }, [], one);
  const view = (highest) => group({ name: text(100), answers: map(answer(highest), 100) }, ["answers"]);
  const asked = group({ level: whole(1, HIGHEST), importance: id }, ["level", "importance"]);

  const file = (highest) => group({
    format: constant("format", FORMAT),
    format_version: constant("format-version", FORMAT_VERSION),
    framework: group({ id, version: pattern("version", VERSION, 14) }, ["id", "version"]),
    role: id,
    name: text(100),
    date: day,
    requirements: map(asked, 100),
    views: group({ self: view(highest), manager: view(highest) }, []),
  }, ["format", "format_version", "framework", "role", "name", "date", "requirements", "views"]);

  // Return what is wrong with data from outside, or null.  What it is comes before what is in it.
  function problem(data, framework, now) {
    if (!isGroup(data)) { return wrong("format", "", { allowed: FORMAT }); }
    const version = isGroup(own(data, "framework")) && own(data.framework, "version");
    return first([
      () => constant("format", FORMAT)(own(data, "format")),
      () => constant("format-version", FORMAT_VERSION)(own(data, "format_version")),
      () => file(version === now.version ? now.levels : HIGHEST)(data, ""),
      () => (data.framework.id === framework ? null
        : wrong("framework", "framework", { found: data.framework.id, allowed: framework })),
    ]);
  }

  function blank(framework, now, role, date) {
    return copy({
      format: FORMAT, format_version: FORMAT_VERSION, framework: { id: framework, version: now.version },
      role, name: "", date, requirements: now.roles[role], views: { self: { answers: {} } },
    });
  }

  const write = (record) => JSON.stringify(record, null, 1) + "\n";

  function answerOf(record, view, competency) {
    const found = record.views[view];
    return (found && found.answers[competency]) || {};
  }

  // Set parts of an answer; what is empty leaves the record.
  function set(record, view, competency, parts) {
    const found = record.views[view] || (record.views[view] = copy({ answers: {} }));
    const made = copy({ ...answerOf(record, view, competency), ...parts });
    Object.keys(made).filter((key) => !made[key]).forEach((key) => { delete made[key]; });
    if (Object.keys(made).length) { found.answers[competency] = made; } else { delete found.answers[competency]; }
  }

  const isRated = (answer) => Boolean(answer.level || answer.not_applicable);
  const answered = (record, view) =>
    Object.keys(record.requirements).filter((name) => isRated(answerOf(record, view, name))).length;

  assess.record = { VIEWS, problem, blank, write, answerOf, set, isRated, answered };
})(window.competencyAssess = window.competencyAssess || {});
