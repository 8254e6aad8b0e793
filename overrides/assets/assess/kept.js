// The list of roles: above it, what this browser has of anybody's records.
(function (assess) {
  "use strict";
  const { element, link, role, titled } = assess.words;
  const section = document.querySelector(".cfa-kept");
  const kept = assess.store.list()
    .map(({ key, record }) => ({ key, record, role: assess.carry.roleNow(assess.data.now, record.role) }))
    .filter((found) => found.role);
  section.hidden = !kept.length;
  kept.forEach((found) => {
    const entry = element("li", null, section.querySelector("ul"));
    const made = link(titled(found.record), assess.data.roles[found.role].url, entry);
    made.addEventListener("click", () => assess.store.open(found.role, found.key));
    element("small", ` ${role(found.role)}`, entry);
  });
})(window.competencyAssess = window.competencyAssess || {});
