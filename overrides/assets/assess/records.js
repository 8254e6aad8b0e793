// The panel above the form: which record is open, its name and date, and what the page has to say about it.
(function (assess) {
  "use strict";
  const { say, element, link, titled } = assess.words;
  const panel = document.querySelector(".cfa-records");
  const find = (selector) => panel.querySelector(selector);
  const which = find("#cfa-which"), name = find("#cfa-name"), date = find("#cfa-date");
  const second = find("#cfa-second"), secondName = find("#cfa-second-name");
  const status = find(".cfa-status"), problem = find(".cfa-problem"), changes = find(".cfa-changes");

  function show(record, key, records) {
    panel.hidden = false;
    name.value = record.name;
    date.value = record.date;
    showSecond(record, Boolean(record.views.manager));
    choose(key, records);
  }

  function showSecond(record, isShown) {
    second.checked = isShown;
    secondName.value = (record.views.manager || {}).name || "";
    find(".cfa-second-name").hidden = !isShown;
  }

  function choose(key, records) {
    which.replaceChildren(...records.map((found) => {
      const option = element("option", titled(found.record), null, { value: found.key });
      option.selected = found.key === key;
      return option;
    }));
    find(".cfa-which").hidden = records.length < 2;
  }

  // Say something about the record; a link leads on where it belongs to another page.
  function tell(key, values, address) {
    const text = say("status." + key, values);
    if (status.textContent !== text) { status.textContent = text; }
    if (address) { status.append(" "); link(say("status.go"), address, status); }
  }

  function complain(text) {
    problem.hidden = !text;
    problem.textContent = text;
  }

  function changed(from, to, found) {
    changes.hidden = !found.length;
    find(".cfa-changes__from").textContent = from === to ? say("changes.same") : say("changes.from", { from, to });
    find(".cfa-changes ul").replaceChildren(...found.map((change) => element("li", described(change))));
  }

  function described(change) {
    const names = (ids, name) => ids.split(" ").map(name).join(say("separator"));
    const spell = { role: assess.words.role, replaced: assess.words.competency, importance: assess.words.importance, reason: assess.words.reason };
    const name = spell[change.kind] || String;
    const values = { name: assess.words.competency(change.id), before: names(change.before, name), after: names(change.after, name) };
    return say("change." + change.kind, values);
  }

  // Call the handlers of what somebody does here.
  function bind(handlers) {
    panel.addEventListener("click", (event) => {
      const button = event.target.closest("[data-do]");
      if (button) { handlers[button.dataset.do](button); }
    });
    which.addEventListener("change", () => handlers.choose(which.value));
    name.addEventListener("input", () => handlers.name(name.value));
    date.addEventListener("change", () => { if (/^\d{4}-/.test(date.value)) { handlers.date(date.value); } });
    second.addEventListener("change", () => handlers.second(second.checked));
    secondName.addEventListener("input", () => handlers.secondName(secondName.value));
    const file = find("#cfa-file");
    file.addEventListener("change", () => { if (file.files.length) { handlers.file(file.files[0]); file.value = ""; } });
  }

  const undo = (isPossible) => { find(".cfa-undo").hidden = !isPossible; };
  const focus = (selector) => find(selector).focus();
  const pick = () => find("#cfa-file").click();

  assess.records = { show, showSecond, choose, tell, complain, changed, bind, undo, focus, pick };
})(window.competencyAssess = window.competencyAssess || {});
