// The page at work: one record is open; every change is kept and shows in the result.
(function (assess) {
  "use strict";
  const { form, store, records: panel } = assess;
  const { framework, now } = assess.data;
  const role = form.role, outcome = document.querySelector(".cfa-outcome"), result = document.querySelector(".cfa-result");
  const other = document.getElementById("cfa-other"), count = document.querySelector(".cfa-count"), bar = document.querySelector(".cfa-bar");

  // What is open: the key it is kept under, the record, and the version of the framework it comes from.
  const open = { key: "", record: null, from: "" };
  let deleted = null;

  function today() {
    const date = new Date(), two = (number) => String(number).padStart(2, "0");
    return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
  }

  const mine = () => store.list().filter(({ record }) => assess.carry.roleNow(now, record.role) === role);

  function start() {
    form.enable();
    bar.hidden = result.hidden = false;
    const kept = mine(), last = kept.find(({ key }) => key === store.opened(role)) || kept[0];
    if (last) { openKept(last.key); } else { openNew(); }
    if (!store.available()) { panel.tell("off"); warn("off"); }
  }

  function openNew() { show(store.key(), assess.record.blank(framework, now, role, today()), now.version, []); }

  function openKept(key) {
    const kept = store.read(key);
    if (!kept) { panel.choose(open.key, mine()); return; } // another window deleted it
    const carried = assess.carry.carry(kept, now);
    show(key, carried.record, kept.framework.version, carried.changes);
    store.open(role, key);
  }

  function show(key, record, from, changes) {
    Object.assign(open, { key, record, from });
    panel.show(record, key, mine());
    panel.changed(from, now.version, changes);
    form.show(record);
    render();
  }

  function render() {
    const text = form.count(open.record);
    if (count.textContent !== text) { count.textContent = text; }
    const isRated = assess.result.render(outcome, open.record);
    document.body.classList.toggle("cfa-rated", isRated);
    assess.other.render(document.querySelector(".cfa-other"), document.querySelector(".cfa-sum"), open.record, other.value);
  }

  function keep() {
    const trouble = store.save(open.key, open.record);
    store.open(role, open.key);
    panel.tell(trouble || "saved");
    warn(trouble);
  }

  // What stands above the form is out of sight while somebody fills it in.
  function warn(trouble) {
    const place = bar.querySelector(".cfa-trouble"), text = trouble ? assess.words.say("status." + trouble) : "";
    place.hidden = !trouble;
    if (place.textContent !== text) { place.textContent = text; }
  }

  function changed() {
    keep();
    panel.complain("");
    panel.choose(open.key, mine());
    render();
  }

  const handlers = {
    choose: (key) => { openKept(key); },
    name: (name) => { open.record.name = name; changed(); },
    date: (date) => { open.record.date = date; changed(); },
    second: (isWanted) => second(isWanted),
    secondName: (name) => { open.record.views.manager.name = name; changed(); },
    new: () => { openNew(); keep(); panel.choose(open.key, mine()); panel.tell("new"); panel.focus("#cfa-name"); },
    import: () => panel.pick(),
    file: (file) => assess.file.read(file).then(accept),
    json: () => assess.file.save("json", open.record),
    csv: () => assess.file.save("csv", open.record),
    delete: () => remove(),
    undo: () => restore(),
    seen: () => { panel.changed(open.from, now.version, []); keep(); panel.focus("#cfa-name"); },
  };

  // A second rating that has begun is only put out of sight: it is not lost by a click.
  function second(isWanted) {
    const { views } = open.record, begun = views.manager;
    if (isWanted && !begun) { views.manager = assess.plain.copy({ answers: {} }); }
    if (!isWanted && begun && !begun.name && !Object.keys(begun.answers).length) { delete views.manager; }
    changed();
    panel.showSecond(open.record, isWanted);
    form.showSecond(isWanted);
  }

  function remove() {
    deleted = { key: open.key, record: open.record };
    store.remove(open.key);
    const rest = mine();
    if (rest.length) { openKept(rest[0].key); } else { store.close(role); openNew(); }
    panel.tell("deleted", { record: assess.words.titled(deleted.record) });
    panel.undo(true);
    panel.focus(".cfa-undo");
  }

  function restore() {
    store.save(deleted.key, deleted.record);
    openKept(deleted.key);
    panel.tell("restored", { record: assess.words.titled(deleted.record) });
    panel.undo(false);
    panel.focus("#cfa-name");
    deleted = null;
  }

  function accept(read) {
    panel.complain(read.problem || "");
    if (!read.problem) { take(read); }
  }

  // Keep an imported record beside the others, as it is in the file, so that what changed is told until it is seen.
  // One that is here already is only opened.
  function take({ original, record, from, changes }) {
    const kept = store.list(), same = [original, record].map((found) => JSON.stringify(found));
    const known = kept.find((found) => same.includes(JSON.stringify(found.record)));
    const key = known ? known.key : store.key();
    if (!known) { record.name = original.name = free(record, kept); }
    const title = assess.words.titled(record), trouble = known ? "" : store.save(key, original);
    store.open(record.role, key);
    warn(trouble);
    if (record.role !== role) {
      const values = { record: title, role: assess.words.role(record.role) };
      panel.tell(trouble || "elsewhere", values, trouble ? "" : assess.data.roles[record.role].url);
      return;
    }
    show(key, record, from, changes);
    panel.tell(trouble || (known ? "known" : "opened"), { record: title });
    panel.focus(changes.length ? ".cfa-changes" : "#cfa-name");
  }

  // The name of a record, with a number where another one of that role and date has it.
  function free(record, kept) {
    const taken = kept.filter((found) => found.record.role === record.role && found.record.date === record.date)
      .map((found) => found.record.name);
    const start = Array.from(record.name).slice(0, 94).join("");
    let name = record.name;
    for (let number = 2; taken.includes(name); number += 1) { name = `${start} (${number})`.trim(); }
    return name;
  }

  // Another window changed what is open here: the latest state counts.
  window.addEventListener("storage", (event) => {
    if (event.key === open.key && event.newValue) { openKept(open.key); panel.tell("other"); }
  });
  bar.querySelector("[data-do=next]").addEventListener("click", () => {
    if (!form.next(open.record)) { document.getElementById("result").focus(); }
  });
  assess.other.fill(other, role);
  other.addEventListener("change", render);
  panel.bind(handlers);
  form.bind(() => open.record, changed);
  start();
})(window.competencyAssess = window.competencyAssess || {});
