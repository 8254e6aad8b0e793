// Plain objects whose keys mean what a file says and nothing else: no prototype has a say.
(function (assess) {
  "use strict";

  const isGroup = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const own = (object, key) => (Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined);

  function copy(data) {
    if (!isGroup(data)) { return data; }
    const made = Object.create(null);
    Object.keys(data).forEach((key) => { made[key] = copy(data[key]); });
    return made;
  }

  assess.plain = { isGroup, own, copy };
})(window.competencyAssess = window.competencyAssess || {});
