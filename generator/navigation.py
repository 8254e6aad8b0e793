"""Which pages the navigation holds, and the label of each."""

from generator.render import PATHS

# kinds of page, as in render.PATHS, with the key of their label
TABS = {
    "home": "home.title",
    "roles": "roles.title",
    "competencies": "competencies.title",
    "matrices": "nav.matrix",
    "careers": "careers.title",
    "compare": "compare.title",
    "assess-index": "assess.title",
    "how-to": "nav.guide",
}
MORE = {
    "hr": "nav.hr",
    "checks": "nav.checks",
    "fields": "nav.fields",
    "assessment": "assessment.title",
    "scale": "scale.title",
    "glossary": "glossary.title",
    "sources": "sources.title",
    "data": "data.title",
    "changes": "changes.title",
}
NAMED = frozenset(PATHS[kind] for kind in TABS | MORE)  # their paths
