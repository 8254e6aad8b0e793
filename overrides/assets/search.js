// Search in the page's language, in the browser alone.  The data is loaded at the first key, as a script,
// so that it works from a folder too.  A text matches where every word of the query stands in it; names
// count most, then other names, pinyin and names in other languages, then sentences.
(function () {
  "use strict";
  var box = document.querySelector(".cf-search");
  if (!box) { return; }
  var input = box.querySelector("input"), panel = box.querySelector(".cf-search__panel");
  var list = document.getElementById("cf-results"), status = document.getElementById("cf-search-status");
  var opener = document.querySelector(".cf-search-open");
  var words = JSON.parse(document.getElementById("__words").textContent);
  var MOST = 30;
  // What a match in each field is worth.  A name found whole beats any number of matches in sentences.
  var SCORE = { whole: 1000, start: 400, inside: 250, alias: 700, aliasPart: 150, key: 500, keyStart: 120, summary: 40, text: 30 };
  var KIND = { role: 1.06, competency: 1.05, source: 0.6, page: 0.9 };
  var entries = null, asked = false, selected = -1;
  var awaited = false; // Enter was pressed before the data were there

  function plain(text) { return text.normalize("NFKC").toLowerCase().replace(/[，。；：？！、“”‘’（）《》,.;:?!"'()\-–]+/g, " ").replace(/\s+/g, " ").trim(); }

  function prepare(raw) {
    return raw.map(function (entry) {
      return {
        kind: entry[0], url: entry[1], title: entry[2], aliases: entry[3], texts: entry[6], summary: entry[5],
        plainTitle: plain(entry[2]), plainAliases: entry[3].map(plain), keys: entry[4].map(plain),
        plainSummary: plain(entry[5]), plainTexts: entry[6].map(function (text) { return plain(text[1]); })
      };
    });
  }

  function load(then) {
    if (entries) { then(); return; }
    if (asked) { return; }
    asked = true;
    status.textContent = words["search.loading"];
    var script = document.createElement("script");
    script.src = box.dataset.root + "/assets/search-data.js";
    script.onload = function () { entries = prepare(window.competencySearch); search(); if (awaited) { enter(); } };
    document.head.appendChild(script);
  }

  function nameScore(entry, query) {
    if (entry.plainTitle === query) { return SCORE.whole; }
    if (entry.plainAliases.includes(query)) { return SCORE.alias; }
    if (entry.keys.includes(query)) { return SCORE.key; }
    if (entry.plainTitle.startsWith(query)) { return SCORE.start; }
    if (entry.plainTitle.includes(query)) { return SCORE.inside; }
    if (entry.plainAliases.some(function (alias) { return alias.includes(query); })) { return SCORE.aliasPart; }
    if (query.length > 1 && entry.keys.some(function (key) { return key.startsWith(query) || key.includes(" " + query); })) { return SCORE.keyStart; }
    return 0;
  }

  function termScore(entry, term) {
    var best = nameScore(entry, term);
    if (best) { return best; }
    if (entry.plainSummary.includes(term)) { return SCORE.summary; }
    return entry.plainTexts.some(function (text) { return text.includes(term); }) ? SCORE.text : 0;
  }

  // A sentence in which all terms stand is worth more than terms spread over a page.
  function bestText(entry, terms) {
    var best = { index: -1, hits: 0 };
    entry.plainTexts.forEach(function (text, index) {
      var hits = terms.filter(function (term) { return text.includes(term); }).length;
      if (hits > best.hits) { best = { index: index, hits: hits }; }
    });
    return best;
  }

  function judge(entry, query, terms) {
    var whole = nameScore(entry, query);
    var scores = terms.map(function (term) { return termScore(entry, term); });
    if (!whole && scores.includes(0)) { return null; }
    var total = scores.reduce(function (sum, score) { return sum + score; }, 0) / terms.length;
    var found = bestText(entry, terms);
    return { entry: entry, text: found.index, score: (total + (terms.length > 1 ? whole : 0) + found.hits * 5) * KIND[entry.kind] };
  }

  // Nothing has all words: fall back to pairs of Chinese or triples of Latin letters, which forgives a wrong one.
  function pieces(text) {
    var found = [], joined = text.replace(/ /g, ""), size = /[\u3400-\u9fff]/.test(joined) ? 2 : 3;
    for (var i = 0; i + size <= joined.length; i++) { found.push(joined.slice(i, i + size)); }
    return found;
  }

  function nearly(query) {
    var wanted = pieces(query);
    if (!wanted.length) { return []; }
    return entries.map(function (entry) {
      var best = { index: -1, share: 0 };
      [entry.plainTitle].concat(entry.plainAliases, entry.plainTexts).forEach(function (text, index) {
        var share = wanted.filter(function (piece) { return text.replace(/ /g, "").includes(piece); }).length / wanted.length;
        if (share > best.share) { best = { index: index - 1 - entry.plainAliases.length, share: share }; }
      });
      return { entry: entry, text: best.index, score: best.share * KIND[entry.kind] };
    }).filter(function (found) { return found.score > 0.65; });
  }

  // A name is often typed with its kind ("teamwork competency"): the query is asked without it too.
  function variants(text) {
    var query = plain(text), bare = plain(query.replace(new RegExp(words["search.passed_over"], "g"), " "));
    return bare && bare !== query ? [query, bare] : [query];
  }

  function best(entry, queries) {
    return queries.map(function (query) { return judge(entry, query, query.split(" ")); })
      .reduce(function (a, b) { return b && (!a || b.score > a.score) ? b : a; });
  }

  function find(text) {
    var queries = variants(text);
    if (!queries[0]) { return []; }
    var found = entries.map(function (entry) { return best(entry, queries); }).filter(Boolean);
    if (!found.length) { found = nearly(queries[queries.length - 1]); }
    return found.sort(function (a, b) { return b.score - a.score; }).slice(0, MOST);
  }

  function marked(parent, text, terms) {
    var pattern = terms.map(function (term) { return term.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"); }).join("|");
    text.split(pattern ? new RegExp("(" + pattern + ")", "i") : text).forEach(function (part, index) {
      if (index % 2) { parent.appendChild(document.createElement("mark")).textContent = part; }
      else { parent.appendChild(document.createTextNode(part)); }
    });
  }

  function item(found, index, terms) {
    var entry = found.entry, text = found.text >= 0 ? entry.texts[found.text] : null;
    var option = document.createElement("li");
    option.id = "cf-result-" + index;
    option.className = "cf-result";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = box.dataset.root + "/" + entry.url + (text ? "#" + text[0] : "");
    marked(option.appendChild(document.createElement("b")), entry.title, terms);
    option.appendChild(document.createElement("small")).textContent = words["search.kind." + entry.kind];
    marked(option.appendChild(document.createElement("span")), text ? text[1] : entry.summary, terms);
    option.addEventListener("mousedown", function (event) { event.preventDefault(); });
    option.addEventListener("click", function () { go(option); });
    return option;
  }

  function go(option) { location.href = option.dataset.href; close(); }

  function select(index) {
    var options = list.children;
    if (options[selected]) { options[selected].setAttribute("aria-selected", "false"); }
    selected = options.length ? (index + options.length) % options.length : -1;
    if (selected < 0) { input.removeAttribute("aria-activedescendant"); return; }
    options[selected].setAttribute("aria-selected", "true");
    options[selected].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", options[selected].id);
  }

  function search() {
    var query = input.value.trim();
    panel.hidden = !query;
    input.setAttribute("aria-expanded", String(Boolean(query)));
    if (!query) { list.replaceChildren(); return; }
    if (!entries) { load(search); return; }
    var found = find(query), terms = plain(query).split(" ").filter(Boolean);
    list.replaceChildren.apply(list, found.map(function (one, index) { return item(one, index, terms); }));
    status.textContent = found.length
      ? words["search.count"].replace("{count}", found.length) : words["search.none"].replace("{query}", query);
    selected = -1;
    select(0);
  }

  function open() { box.classList.add("cf-search--open"); input.focus(); input.select(); }
  function close() { box.classList.remove("cf-search--open"); panel.hidden = true; input.setAttribute("aria-expanded", "false"); }

  function enter() {
    awaited = !entries;
    if (entries && list.children[selected]) { go(list.children[selected]); }
  }

  var keys = {
    ArrowDown: function () { select(selected + 1); },
    ArrowUp: function () { select(selected - 1); },
    Enter: enter,
    Escape: function () { awaited = false; input.value = ""; search(); close(); }
  };

  input.addEventListener("focus", function () { load(search); if (entries) { search(); } });
  input.addEventListener("input", search);
  input.addEventListener("keydown", function (event) {
    if (event.isComposing || !keys[event.key]) { return; }
    event.preventDefault();
    keys[event.key]();
  });
  document.addEventListener("click", function (event) {
    if (!box.contains(event.target) && !opener.contains(event.target)) { close(); }
  });
  document.addEventListener("keydown", function (event) {
    var busy = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName);
    if (event.key === "/" && !busy && !event.ctrlKey && !event.metaKey) { event.preventDefault(); open(); }
  });
  opener.addEventListener("click", open);
  opener.hidden = false;
  box.hidden = false;
})();
