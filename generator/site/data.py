"""What the scripts of the pages work on: data for comparing roles and for the search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.model import Competency, Role, Source
from generator.navigation import MORE, TABS
from generator.pages import Document
from generator.pinyin import spellings
from generator.render import PATHS, Site
from generator.site.scripts import script


def script_documents(site: Site) -> Iterator[Document]:
    """Yield the data files; each sets one global, so that they load from a folder too."""
    yield script("assets/compare-data.js", "competencyCompare", _compare(site))
    yield script("assets/search-data.js", "competencySearch", list(_entries(site)))


def _compare(site: Site) -> dict[str, Any]:
    framework = site.framework
    return {
        "levels": [site.tr(level.name) for level in framework.scale.levels],
        "importance": {entry.id: site.tr(entry.name) for entry in framework.assessment.importance},
        "competencies": {c.id: [site.tr(c.name), _path("competency", c.id)] for c in framework.in_categories},
        "roles": {role.id: _compared(site, role) for role in framework.roles.values()},
    }


def _compared(site: Site, role: Role) -> dict[str, Any]:
    requirements = {r.competency: [r.level, r.importance] for r in role.requirements}
    return {"title": site.tr(role.title), "url": _path("role", role.id), "requires": requirements}


def _path(kind: str, name: str = "") -> str:
    return PATHS[kind].format(id=name) + ".html"


# An entry of the search: kind, address, title, other names, keys (pinyin, other languages), summary,
# and the texts of the page as [fragment, text].
Entry = list[Any]


def _entries(site: Site) -> Iterator[Entry]:
    for role in site.framework.roles.values():
        yield _role(site, role)
    for competency in site.framework.competencies.values():
        yield _competency(site, competency)
    for source in site.framework.sources.values():
        yield _source(site, source)
    for kind, label in (TABS | MORE).items():
        title = site.label(label)
        yield ["page", _path(kind), title, [], _keys(site, [title], []), "", _texts(site, kind)]


def _texts(site: Site, kind: str) -> list[list[str]]:
    if kind != "glossary":
        return []
    return [[term.id, f"{site.tr(term.term)} {site.tr(term.definition)}"] for term in site.framework.terms]


def _role(site: Site, role: Role) -> Entry:
    aliases = list(role.aliases.get(site.locale.id, ()))
    others = _other_names(site, role.title, role.aliases)
    texts = [[entry.id, site.tr(entry.text)] for entry in role.accountabilities]
    texts += [[condition.id, site.tr(condition.text)] for condition in role.entry_conditions]
    texts += [[r.competency, site.tr(r.why)] for r in role.requirements]
    title = site.tr(role.title)
    return [
        "role",
        _path("role", role.id),
        title,
        aliases,
        _keys(site, [title, *aliases], others),
        site.tr(role.purpose),
        texts,
    ]


def _competency(site: Site, competency: Competency) -> Entry:
    aliases = list(competency.aliases.get(site.locale.id, ()))
    others = _other_names(site, competency.name, competency.aliases)
    texts = [["why", site.tr(competency.why)]]
    for level in competency.levels:
        texts.append([f"level-{level.level}", site.tr(level.summary)])
        texts += [[entry.id, site.tr(entry.text)] for entry in (*level.indicators, *level.counter_indicators)]
    texts += [[entry.id, site.tr(entry.text)] for entry in competency.development]
    title = site.tr(competency.name)
    keys = _keys(site, [title, *aliases], others)
    return [
        "competency",
        _path("competency", competency.id),
        title,
        aliases,
        keys,
        site.tr(competency.definition),
        texts,
    ]


def _source(site: Site, source: Source) -> Entry:
    title = f"{source.id} {site.tr(source.title)}"
    others = [text for locale, text in source.title.items() if locale != site.locale.id]
    texts = [[item.id, f"{item.id} {site.tr(item.name)}"] for item in source.items]
    return ["source", _path("source", source.id), title, [], _keys(site, [title], others), site.tr(source.lists), texts]


def _other_names(site: Site, name: Any, aliases: Any) -> list[str]:
    names = [text for locale, text in name.items() if locale != site.locale.id]
    return names + [word for locale, words in aliases.items() if locale != site.locale.id for word in words]


def _keys(site: Site, own: Iterable[str], others: Iterable[str]) -> list[str]:
    """Return what else finds the page: names in other languages, pinyin in full and by initials."""
    chinese = own if site.locale.id.startswith("zh") else ()
    keys = [*others, *(key for word in chinese for key in spellings(word))]
    return list(dict.fromkeys(key.lower() for key in keys))
