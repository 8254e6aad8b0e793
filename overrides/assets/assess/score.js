// Scoring: the same rule, in the same whole numbers, as generator/assess/score.py argues it.
(function (assess) {
  "use strict";
  const UNIT = 420; // the least common multiple of 1 to 7: a share of any required level is a whole number of these
  const FULL = 100; // a score of every requirement met

  // An item: { competency, required, weight, rated }; rated is null where there is no level.
  const rated = (items) => items.filter((item) => item.rated !== null);
  const share = (item) => Math.floor((UNIT * Math.min(item.rated, item.required)) / item.required);
  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);

  function score(items) {
    const most = UNIT * sum(rated(items).map((item) => item.weight));
    const reached = sum(rated(items).map((item) => item.weight * share(item)));
    return most ? Math.floor((2 * FULL * reached + most) / (2 * most)) : null;
  }

  function band(points, bands) {
    return bands.find((found) => found.start <= points && points < found.end) || bands[bands.length - 1];
  }

  const gap = (item) => (item.rated === null ? 0 : Math.max(0, item.required - item.rated));
  const byWeight = (distance) => (a, b) => b.weight - a.weight || distance(b) - distance(a);

  function gaps(items) {
    return items.filter((item) => gap(item) > 0).sort(byWeight(gap));
  }

  function strengths(items) {
    return rated(items).filter((item) => item.rated >= item.required).sort(byWeight((item) => item.rated - item.required));
  }

  assess.score = { score, band, gaps, strengths };
})(window.competencyAssess = window.competencyAssess || {});
