// Files: what somebody chooses becomes a record or a problem; a record becomes a download.
(function (assess) {
  "use strict";
  const { say } = assess.words;
  const MEGABYTE = 1024 * 1024, MOST = 2; // a hundred items with two long notes each take less
  const BINARY = ["%PDF", "PK\u0003\u0004"];

  const bad = (key, values) => ({ problem: say("bad", { problem: say("bad." + key, values) }) });

  async function read(file) {
    if (file.size > MOST * MEGABYTE) {
      return bad("size", { size: Math.ceil(file.size / MEGABYTE), max: MOST });
    }
    return readBytes(new Uint8Array(await file.arrayBuffer()));
  }

  function readBytes(bytes) {
    const start = String.fromCharCode(...bytes.slice(0, 4));
    if (BINARY.includes(start)) { return bad("binary"); }
    const text = decoded(bytes);
    return text === null ? bad("encoding") : readText(text.replace(/^\ufeff/, ""));
  }

  // Spreadsheets in China save CSV in the code page of the system.
  function decoded(bytes) {
    for (const name of ["utf-8", "gb18030"]) {
      try { return new TextDecoder(name, { fatal: true }).decode(bytes); } catch (error) { /* the next one, then */ }
    }
    return null;
  }

  function readText(text) {
    const isJson = /^\s*[[{"]/.test(text) && !/^"?framework"?[,;\t]/.test(text);
    const data = isJson ? parsed(text) : assess.csv.read(text);
    if (data === undefined || data === null) { return bad(isJson ? "json" : "csv"); }
    const found = assess.record.problem(data, assess.data.framework, assess.data.now);
    if (found) { return { problem: say("bad", { problem: say(found.key, found.values) }) }; }
    const original = assess.plain.copy(data), carried = assess.carry.carry(original, assess.data.now);
    return carried ? { ...carried, original, from: data.framework.version } : bad("role", { found: data.role, nearest: nearest(data.role) });
  }

  function parsed(text) {
    try { return JSON.parse(text); } catch (error) { return undefined; }
  }

  function nearest(id) {
    const roles = Object.keys(assess.data.roles).map((name) => ({ name, steps: distance(id, name) }));
    const best = roles.sort((a, b) => a.steps - b.steps)[0];
    return best && best.steps <= Math.max(2, id.length / 3) ? say("bad.nearest", { name: best.name }) : "";
  }

  // Levenshtein's distance of two ids.
  function distance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, place) => place);
    for (let i = 1; i <= a.length; i += 1) {
      const next = [i];
      for (let j = 1; j <= b.length; j += 1) {
        next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
      }
      row = next;
    }
    return row[b.length];
  }

  // A name of letters, digits and hyphens alone, whatever the record is called.
  function nameOf(record, ending) {
    const name = record.name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 40);
    return [record.role, name, record.date].filter(Boolean).join("_") + ending;
  }

  function download(name, type, text) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    const link = assess.words.element("a", "", document.body, { href: address, download: name });
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 0);
  }

  const FORMS = {
    json: (record) => download(nameOf(record, ".json"), "application/json", assess.record.write(record)),
    csv: (record) => download(nameOf(record, ".csv"), "text/csv;charset=utf-8", assess.csv.write(record)),
  };

  assess.file = { read, save: (form, record) => FORMS[form](record) };
})(window.competencyAssess = window.competencyAssess || {});
