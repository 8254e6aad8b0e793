// The form: shows the answers of a record, and writes what is entered into it at every change.
(function (assess) {
  "use strict";
  const { say } = assess.words;
  const { VIEWS, answerOf, set } = assess.record;
  const form = document.querySelector(".cfa-form");
  const items = Array.from(form.querySelectorAll(".cfa-item"));
  const named = (name) => form.elements.namedItem(name);
  const radios = (view, id) => Array.from(form.querySelectorAll(`input[type=radio][name="${view}.${id}"]`));

  // Without scripts the form is a checklist to read; they bring it to life.
  function enable() {
    form.querySelectorAll("fieldset").forEach((fieldset) => { fieldset.disabled = false; });
    form.querySelectorAll(".cfa-notes").forEach((notes) => { notes.hidden = false; });
    form.classList.add("cfa-form--live");
  }

  function show(record) {
    items.forEach((item) => {
      VIEWS.forEach((view) => showAnswer(item.dataset.competency, view, answerOf(record, view, item.dataset.competency)));
      mark(item, record);
    });
    showSecond(Boolean(record.views.manager));
  }

  function showAnswer(id, view, answer) {
    const value = String(answer.level || answer.not_applicable || "");
    radios(view, id).forEach((radio) => { radio.checked = radio.value === value; });
    named(`${view}-evidence.${id}`).value = answer.evidence || "";
    if (view === "self") { named(`self-develop.${id}`).checked = Boolean(answer.develop); }
  }

  function showSecond(isShown) {
    form.querySelectorAll(".cfa-second").forEach((second) => { second.hidden = !isShown; });
  }

  function mark(item, record) {
    const id = item.dataset.competency, isRated = assess.record.isRated(answerOf(record, "self", id));
    item.classList.toggle("cfa-item--rated", isRated);
    item.querySelector(".cfa-done").hidden = !isRated;
    VIEWS.forEach((view) => {
      const clear = item.querySelector(`[data-clear="${view}.${id}"]`);
      clear.hidden = !assess.record.isRated(answerOf(record, view, id));
    });
  }

  const PARTS = [
    { form: /^(self|manager)\.(.+)$/, read: (input) => (input.hasAttribute("data-none")
      ? { level: undefined, not_applicable: input.value } : { level: Number(input.value), not_applicable: undefined }) },
    { form: /^(self|manager)-evidence\.(.+)$/, read: (input) => ({ evidence: input.value }) },
    { form: /^(self)-develop\.(.+)$/, read: (input) => ({ develop: input.checked }) },
  ];

  function take(record, input) {
    const part = PARTS.find((known) => known.form.test(input.name));
    const [, view, id] = part.form.exec(input.name);
    set(record, view, id, part.read(input));
    mark(input.closest(".cfa-item"), record);
  }

  function clear(record, name) {
    const [view, id] = name.split(".");
    set(record, view, id, { level: undefined, not_applicable: undefined });
    showAnswer(id, view, answerOf(record, view, id));
    mark(document.getElementById(`item-${id}`), record);
    radios(view, id)[0].focus();
  }

  // Go to the first item after the one in use that is not rated, and from the end to the beginning.
  function next(record) {
    const here = items.indexOf(document.activeElement.closest(".cfa-item"));
    const order = [...items.slice(here + 1), ...items.slice(0, here + 1)];
    const open = order.find((item) => !assess.record.isRated(answerOf(record, "self", item.dataset.competency)));
    if (!open) { return false; }
    open.scrollIntoView({ block: "start" });
    radios("self", open.dataset.competency)[0].focus({ preventScroll: true });
    return true;
  }

  // Call `changed` after every change; `current` returns the record at hand.
  function bind(current, changed) {
    form.addEventListener("input", (event) => { take(current(), event.target); changed(); });
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("click", (event) => {
      const button = event.target.closest("[data-clear]");
      if (button) { clear(current(), button.dataset.clear); changed(); }
    });
  }

  const count = (record) => say("count", { count: assess.record.answered(record, "self"), all: Object.keys(record.requirements).length });

  assess.form = { role: form.dataset.role, enable, show, showSecond, next, bind, count };
})(window.competencyAssess = window.competencyAssess || {});
