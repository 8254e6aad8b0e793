// A record as a table for spreadsheets and back.  No cell is a formula; the headings are the same in every language.
(function (assess) {
  "use strict";
  const HEAD = ["framework", "version", "role", "name", "date", "manager_name"];
  const ASKED = ["competency", "title", "required", "importance"];
  const PARTS = ["level", "not_applicable", "evidence", "develop"];
  const columns = (view) => PARTS.map((part) => `${view}_${part}`);
  const COLUMNS = [...HEAD, ...ASKED, ...columns("self"), ...columns("manager")];
  const FORMULA = /^[=+\-@\t\r]/, INERT = /^'(?=[=+\-@\t\r])/; // OWASP: CSV injection
  const MARK = "\ufeff"; // without it Excel reads Chinese CSV as the system's code page

  function cell(value) {
    const text = value === undefined ? "" : String(value);
    const inert = typeof value === "string" && FORMULA.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(inert) ? `"${inert.replace(/"/g, '""')}"` : inert;
  }

  function write(record) {
    const manager = record.views.manager || {};
    const head = [record.framework.id, record.framework.version, record.role, record.name, record.date, manager.name || ""];
    const given = assess.record.VIEWS.flatMap((view) => Object.keys((record.views[view] || { answers: {} }).answers));
    const rows = [...new Set([...Object.keys(record.requirements), ...given])].map((id) => {
      const asked = record.requirements[id] || {};
      const answers = assess.record.VIEWS.flatMap((view) => {
        const answer = assess.record.answerOf(record, view, id);
        return PARTS.map((part) => answer[part]);
      });
      return [...head, id, assess.words.competency(id), asked.level, asked.importance, ...answers];
    });
    return MARK + [COLUMNS, ...rows].map((row) => row.map(cell).join(",") + "\r\n").join("");
  }

  // Rows of cells, as RFC 4180 has them; null where a quotation does not end.
  function parse(text, separator) {
    const rows = [[]];
    const pattern = new RegExp(`("[^"]*(?:""[^"]*)*"|[^"\\r\\n${separator}]*)(${separator}|\\r\\n|\\n|\\r|$)`, "y");
    while (pattern.lastIndex < text.length) {
      const found = pattern.exec(text);
      if (!found) { return null; }
      const raw = found[1];
      rows[rows.length - 1].push(raw.startsWith('"') ? raw.slice(1, -1).replace(/""/g, '"') : raw);
      if (found[2] !== separator) { rows.push([]); }
    }
    return rows.filter((row) => row.some((entry) => entry !== ""));
  }

  const SEPARATORS = [",", ";", "\t"]; // what spreadsheets of different countries write

  // Return the data of a record, yet to be checked; null where it is no such table.
  function read(text) {
    const line = text.split(/[\r\n]/, 1)[0];
    const separator = SEPARATORS.find((sign) => line.split(sign).length >= COLUMNS.length);
    const rows = separator && parse(text, separator);
    if (!rows || rows.length < 2) { return null; }
    const [names, ...content] = rows;
    const isWhole = COLUMNS.every((name) => names.includes(name)) && content.every((row) => row.length === names.length);
    return isWhole ? record(content.map((row) => named(names, row))) : null;
  }

  function named(names, row) {
    const found = Object.create(null);
    names.forEach((name, place) => { found[name] = row[place].replace(INERT, ""); });
    return found;
  }

  function record(rows) {
    const head = rows[0];
    const made = {
      format: "competency-self-assessment", format_version: 1,
      framework: { id: head.framework, version: head.version }, role: head.role, name: head.name, date: date(head.date),
      requirements: Object.create(null), views: { self: { answers: Object.create(null) } },
    };
    const isRatedTwice = head.manager_name || rows.some((row) => columns("manager").some((name) => row[name]));
    if (isRatedTwice) { made.views.manager = { name: head.manager_name, answers: Object.create(null) }; }
    rows.forEach((row) => {
      if (row.required) { made.requirements[row.competency] = { level: number(row.required), importance: row.importance }; }
      Object.keys(made.views).forEach((view) => {
        const answer = answerIn(row, view);
        if (Object.keys(answer).length) { made.views[view].answers[row.competency] = answer; }
      });
    });
    return made;
  }

  function answerIn(row, view) {
    const read = { level: number, not_applicable: String, evidence: String, develop: truth };
    const given = PARTS.filter((part) => row[`${view}_${part}`] !== "");
    return Object.fromEntries(given.map((part) => [part, read[part](row[`${view}_${part}`])]));
  }

  const number = (text) => (/^\d+(\.0+)?$/.test(text) ? Number(text) : text);
  const TRUTHS = { true: true, false: false, 1: true, 0: false };
  const truth = (text) => { const found = TRUTHS[text.toLowerCase()]; return found === undefined ? text : found; };

  // Spreadsheets like to write a date their own way, with slashes and without leading zeros.
  function date(text) {
    const found = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
    return found ? [found[1], found[2].padStart(2, "0"), found[3].padStart(2, "0")].join("-") : text;
  }

  assess.csv = { write, read };
})(window.competencyAssess = window.competencyAssess || {});
