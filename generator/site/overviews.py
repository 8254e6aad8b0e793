"""Pages over all entities: lists, matrices, map, comparison, scale, glossary, assessment policy."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from generator.charts import career_map
from generator.model import Competency, Named, Role
from generator.pages import Page
from generator.pinyin import collation
from generator.render import PATHS, Face, Site
from generator.site.downloads import downloads
from generator.site.matrix import ALL, tables

COMPARE_WORDS = ("compare.status", "compare.column", "compare.same", "compare.only", "compare.higher")
BOX_LETTERS = 22  # Latin letters that fit on a line of a box on the map; a Chinese one takes two
BOX_LINES = 2


def overview_pages(site: Site) -> Iterator[Page]:
    """Yield every page that is about more than one entity."""
    yield _roles(site)
    yield _competencies(site)
    yield from _matrices(site)
    yield _careers(site)
    yield _compare(site)
    for kind in ("sources", "scale", "assessment"):
        yield _plain(site, kind, {})
    terms = sorted(site.framework.terms, key=lambda term: collation(site.tr(term.term)))
    yield _plain(site, "glossary", {"terms": terms})


def _plain(site: Site, kind: str, values: Mapping[str, object]) -> Page:
    face = Face(PATHS[kind], site.label(f"{kind}.title"))
    return site.page(f"{kind}.html", face, values)


def by_family(site: Site) -> dict[str, list[Role]]:
    """Return the roles of each job family, lowest grade first."""
    grades = [grade.id for grade in site.framework.grades]
    ordered = sorted(site.framework.roles.values(), key=lambda role: grades.index(role.grade))
    return {family.id: [role for role in ordered if role.family == family.id] for family in site.framework.families}


def by_category(site: Site) -> dict[str, list[Competency]]:
    """Return the competencies of each category, by name."""
    every = sorted(site.framework.competencies.values(), key=lambda competency: collation(site.tr(competency.name)))
    return {entry.id: [c for c in every if c.category == entry.id] for entry in site.framework.categories}


def _roles(site: Site) -> Page:
    words = {role.id: " ".join(_role_words(site, role)) for role in site.framework.roles.values()}
    return _plain(site, "roles", {"by_family": by_family(site), "words": words, "books": downloads(site, "handbook")})


def _role_words(site: Site, role: Role) -> Iterable[str]:
    yield from role.title.values()
    for words in role.aliases.values():
        yield from words
    yield from (site.tr(site.framework.competencies[name].name) for name in role.required)


def _competencies(site: Site) -> Page:
    words = {
        competency.id: " ".join(
            [*competency.name.values(), *(w for words in competency.aliases.values() for w in words)]
        )
        for competency in site.framework.competencies.values()
    }
    return _plain(site, "competencies", {"by_category": by_category(site), "words": words})


def _matrices(site: Site) -> Iterator[Page]:
    families: dict[str, Named] = {family.id: family for family in site.framework.families}
    for table in tables(site):
        family = families.get(table.name)
        path = PATHS["matrices"] if table.name == ALL else PATHS["matrix"].format(id=table.name)
        groups = [
            (category, [c for c in table.competencies if c.category == category.id])
            for category in site.framework.categories
        ]
        values = {
            "name": table.name,
            "family": family,
            "roles": table.roles,
            "rows": table.competencies,
            "groups": [group for group in groups if group[1]],
        }
        yield site.page("matrix.html", Face(path, table.title), values)


def _careers(site: Site) -> Page:
    lines = {role.id: _lines(site.tr(role.title)) for role in site.framework.roles.values()}
    return _plain(site, "careers", {"map": career_map(site.framework), "lines": lines})


def _lines(title: str) -> list[str]:
    """Return `title` in lines that fit a box: broken at spaces, the rest on the last line."""
    lines = [""]
    for word in title.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > BOX_LETTERS and len(lines) < BOX_LINES:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _compare(site: Site) -> Page:
    words = json.dumps({key: site.words[key] for key in (*COMPARE_WORDS, "gap.none", "table.competency")})
    return _plain(site, "compare", {"by_family": by_family(site), "words": words})
