// Two roles side by side, from compare-data.js; the choice stands in the address, to be shared.
(function () {
  "use strict";
  var form = document.querySelector(".cf-compare");
  if (!form) { return; }
  var words = JSON.parse(form.dataset.words);
  var data, target = document.getElementById("cf-compare-result"), status = document.getElementById("cf-compare-status");

  function fill(key, values) {
    return words[key].replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function element(name, text, parent, attributes) {
    var made = document.createElement(name);
    if (text !== null) { made.textContent = text; }
    Object.keys(attributes || {}).forEach(function (key) { made.setAttribute(key, attributes[key]); });
    if (parent) { parent.appendChild(made); }
    return made;
  }

  function level(cell, requirement) {
    if (!requirement) { element("span", words["gap.none"], cell, { "class": "cf-none" }); return; }
    var box = element("span", null, cell, { "class": "cf-level" });
    var ladder = element("span", null, box, { "class": "cf-ladder", "aria-hidden": "true" });
    data.levels.forEach(function (_, index) { element("i", "", ladder, index < requirement[0] ? { "class": "on" } : {}); });
    var text = element("span", null, box, { "class": "cf-level__text" });
    element("b", requirement[0], text);
    text.appendChild(document.createTextNode(" " + data.levels[requirement[0] - 1]));
    var mark = element("span", null, cell, { "class": "cf-importance", "data-importance": requirement[1] });
    element("i", "", mark, { "aria-hidden": "true" });
    mark.appendChild(document.createTextNode(data.importance[requirement[1]]));
    cell.insertBefore(document.createElement("br"), mark);
  }

  function difference(first, second, a, b) {
    if (!b) { return fill("compare.only", { role: first.title }); }
    if (!a) { return fill("compare.only", { role: second.title }); }
    if (a[0] === b[0]) { return words["compare.same"]; }
    return fill("compare.higher", { role: (a[0] > b[0] ? first : second).title, steps: Math.abs(a[0] - b[0]) });
  }

  function same(a, b) { return Boolean(a && b && a[0] === b[0]); }

  function show() {
    var first = data.roles[form.a.value], second = data.roles[form.b.value];
    var ids = Object.keys(data.competencies).filter(function (id) { return first.requires[id] || second.requires[id]; });
    var differing = ids.filter(function (id) { return !same(first.requires[id], second.requires[id]); });
    var table = element("table", null, null, { "class": "cf-table" });
    element("caption", first.title + " · " + second.title, table);
    var head = element("tr", null, element("thead", null, table));
    [words["table.competency"], first.title, second.title, words["compare.column"]].forEach(function (title) {
      element("th", title, head, { scope: "col" });
    });
    var body = element("tbody", null, table);
    (form.differences.checked ? differing : ids).forEach(function (id) {
      var row = element("tr", null, body), a = first.requires[id], b = second.requires[id];
      element("a", data.competencies[id][0], element("th", null, row, { scope: "row" }), { href: data.competencies[id][1] });
      level(element("td", null, row), a);
      level(element("td", null, row), b);
      element("td", difference(first, second, a, b), row);
    });
    target.replaceChildren(table);
    status.textContent = fill("compare.status", { all: ids.length, differences: differing.length });
    try {
      history.replaceState(null, "", "?a=" + form.a.value + "&b=" + form.b.value + location.hash);
    } catch (error) { /* a page opened from a folder may not change its address */ }
  }

  function choose(select, wanted, fallback) {
    var known = Array.from(select.options).some(function (option) { return option.value === wanted; });
    if (known) { select.value = wanted; } else { select.selectedIndex = fallback; }
  }

  window.addEventListener("DOMContentLoaded", function () {
    data = window.competencyCompare;
    var query = new URLSearchParams(location.search);
    choose(form.a, query.get("a"), 0);
    choose(form.b, query.get("b"), Math.min(1, form.b.options.length - 1));
    form.hidden = false;
    form.addEventListener("change", show);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    show();
  });
})();
