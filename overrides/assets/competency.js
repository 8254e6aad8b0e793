// Small things on every page: the remembered language, the menu, filters, printing.
(function () {
  "use strict";

  function remember(key, value) {
    try { localStorage.setItem(key, value); } catch (error) { /* storage is off: nothing to remember */ }
  }

  function languages() {
    document.querySelectorAll("a[data-locale]").forEach(function (link) {
      link.addEventListener("click", function () {
        remember("competency.language", link.dataset.locale);
        link.href = link.href.split("#")[0].split("?")[0] + location.search + location.hash;
      });
    });
  }

  function printing() {
    document.querySelectorAll(".cf-print").forEach(function (button) {
      button.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
  }

  function menu() {
    var button = document.querySelector(".cf-menu"), drawer = document.getElementById("__drawer");
    button.hidden = false;
    button.addEventListener("click", function () { drawer.click(); });
    drawer.addEventListener("change", function () {
      button.setAttribute("aria-expanded", String(drawer.checked));
      if (drawer.checked) { document.querySelector(".md-nav--primary a").focus({ preventScroll: true }); }
    });
    document.addEventListener("keydown", function (event) {
      if (event.key === "Escape" && drawer.checked) { drawer.click(); button.focus(); }
    });
  }

  function filter(input) {
    var cards = Array.from(document.querySelectorAll(input.dataset.filter));
    var groups = Array.from(document.querySelectorAll(".cf-filter__group"));
    var status = document.getElementById("cf-filter-count");
    var texts = cards.map(function (card) { return (card.dataset.text + " " + card.textContent).toLowerCase(); });
    function apply() {
      var words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      cards.forEach(function (card, index) {
        card.hidden = !words.every(function (word) { return texts[index].includes(word); });
        shown += card.hidden ? 0 : 1;
      });
      groups.forEach(function (group) {
        group.hidden = !group.querySelector(".cf-card:not([hidden])");
        var way = document.querySelector('.cf-chips a[href="#' + group.getAttribute("aria-labelledby") + '"]');
        if (way) { way.parentElement.hidden = group.hidden; }
      });
      status.textContent = words.length
        ? input.dataset.count.replace("{shown}", shown).replace("{all}", cards.length) : "";
    }
    input.closest(".cf-filter").hidden = false;
    input.addEventListener("input", apply);
    apply();
  }

  languages();
  menu();
  printing();
  document.querySelectorAll("input[data-filter]").forEach(filter);
})();
