// Records in the browser's storage, by framework; all languages of the site share them.  Nothing leaves.
(function (assess) {
  "use strict";
  const prefix = `competency.assess/${assess.data.framework}/`;
  const RECORD = `${prefix}record/`, OPEN = `${prefix}open/`;

  // A browser may refuse even the question whether there is storage.
  function attempt(action, otherwise) {
    try { return action(window.localStorage); } catch (error) { return otherwise(error); }
  }

  const isFull = (error) => Boolean(error) && /quota/i.test(error.name);
  const available = () => attempt((storage) => {
    storage.setItem(`${prefix}test`, "1");
    storage.removeItem(`${prefix}test`);
    return true;
  }, isFull);

  function read(key) {
    const text = attempt((storage) => storage.getItem(key), () => null);
    try { return text === null ? null : assess.plain.copy(JSON.parse(text)); } catch (error) { return null; }
  }

  // Return what is kept: [{ key, record }], the newest date first.  What can't be read is left alone.
  function list() {
    const keys = attempt((storage) => Object.keys(storage), () => []).filter((key) => key.startsWith(RECORD));
    return keys.map((key) => ({ key, record: read(key) }))
      .filter(({ record }) => record && !assess.record.problem(record, assess.data.framework, assess.data.now))
      .sort((a, b) => b.record.date.localeCompare(a.record.date) || a.record.name.localeCompare(b.record.name) || a.key.localeCompare(b.key));
  }

  const key = () => RECORD + Date.now().toString(36) + Math.random().toString(36).slice(2, 8);

  // Each returns "" or what is in the way: "full" or "off".
  const said = (error) => (isFull(error) ? "full" : "off");
  const save = (name, record) => attempt((storage) => { storage.setItem(name, JSON.stringify(record)); return ""; }, said);
  const remove = (name) => attempt((storage) => { storage.removeItem(name); return ""; }, said);
  const open = (role, name) => attempt((storage) => { storage.setItem(OPEN + role, name); return ""; }, said);
  const close = (role) => remove(OPEN + role);
  const opened = (role) => attempt((storage) => storage.getItem(OPEN + role), () => null);

  assess.store = { available, list, read, key, save, remove, open, close, opened };
})(window.competencyAssess = window.competencyAssess || {});
