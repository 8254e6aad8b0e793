// A radar of the levels: required, own, manager's.  Line and mark tell them apart; colour only helps.
(function (assess) {
  "use strict";
  const SPACE = "http://www.w3.org/2000/svg", RADIUS = 100, FEWEST = 3; // with fewer axes there is no area
  const KINDS = ["required", "self", "manager"];
  const MARKS = {
    required: (x, y) => ["rect", { x: x - 3, y: y - 3, width: 6, height: 6 }],
    self: (x, y) => ["circle", { cx: x, cy: y, r: 3.4 }],
    manager: (x, y) => ["path", { d: `M${x} ${round(y - 4.6)}L${round(x + 4.4)} ${round(y + 3.4)}L${round(x - 4.4)} ${round(y + 3.4)}Z` }],
  };

  const round = (number) => Math.round(number * 100) / 100;

  function shape(name, parent, attributes) {
    const made = document.createElementNS(SPACE, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    parent.append(made);
    return made;
  }

  function point(place, count, radius) {
    const angle = (2 * Math.PI * place) / count;
    return [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];
  }

  function frame(svg, count, levels) {
    for (let ring = 1; ring <= levels; ring += 1) {
      const corners = Array.from({ length: count }, (_, place) => point(place, count, (RADIUS * ring) / levels).join(","));
      shape("polygon", svg, { class: "cf-radar__ring", points: corners.join(" ") });
    }
    for (let place = 0; place < count; place += 1) {
      const [x, y] = point(place, count, RADIUS), [labelX, labelY] = point(place, count, 112);
      shape("line", svg, { class: "cf-radar__axis", x1: 0, y1: 0, x2: x, y2: y });
      shape("text", svg, { class: "cf-radar__label", x: labelX, y: labelY }).textContent = place + 1;
    }
  }

  // Lines between neighbours that both have a level: what is not rated leaves a gap, not a zero.
  function line(svg, kind, values, levels) {
    const points = values.map((value, place) => (value === null ? null : point(place, values.length, (RADIUS * value) / levels)));
    const parts = points.map((here, place) => {
      const next = points[(place + 1) % points.length];
      return here && next ? `M${here.join(" ")}L${next.join(" ")}` : "";
    });
    if (points.every(Boolean)) {
      shape("polygon", svg, { class: `cfa-line cfa-line--${kind} cfa-area`, points: points.map((found) => found.join(",")).join(" ") });
    } else {
      shape("path", svg, { class: `cfa-line cfa-line--${kind}`, d: parts.join("") || "M0 0" });
    }
    points.filter(Boolean).forEach(([x, y]) => mark(svg, kind, x, y));
  }

  function mark(svg, kind, x, y) {
    const [name, attributes] = MARKS[kind](x, y);
    shape(name, svg, { class: `cfa-mark cfa-mark--${kind}`, ...attributes });
  }

  // Draw `series` ({ kind: levels or null, in the order of the table }) with its key into `parent`.
  function draw(parent, title, series, levels) {
    const kinds = KINDS.filter((kind) => series[kind]), count = series.required.length;
    if (count < FEWEST) { return; }
    const figure = assess.words.element("figure", null, parent, { class: "cfa-chart" });
    const svg = shape("svg", figure, { class: "cf-radar", viewBox: "-124 -124 248 248", role: "img", "aria-label": title });
    frame(svg, count, levels);
    kinds.forEach((kind) => line(svg, kind, series[kind], levels));
    key(assess.words.element("figcaption", null, figure), kinds);
  }

  function key(parent, kinds) {
    kinds.forEach((kind) => {
      const entry = assess.words.element("span", null, parent);
      const svg = shape("svg", entry, { viewBox: "0 0 36 12", width: 36, height: 12, "aria-hidden": "true" });
      shape("path", svg, { class: `cfa-line cfa-line--${kind}`, d: "M0 6H36" });
      mark(svg, kind, 18, 6);
      entry.append(assess.words.say("chart." + kind));
    });
  }

  assess.chart = { draw };
})(window.competencyAssess = window.competencyAssess || {});
