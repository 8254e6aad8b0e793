"""Macros of the hand-written pages: each returns finished, escaped HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from markupsafe import Markup

from generator.model import Framework
from generator.problems import catalogue
from generator.reading.kinds import KINDS
from generator.reading.schemas import schema
from generator.reading.texts import languages
from generator.render import PATHS, Site
from generator.site.downloads import downloads
from generator.site.news import first, news, spoken
from generator.site.overviews import by_category, by_family

GUIDE = "guide/page"  # hand-written guides stand one folder down
HOME = PATHS["home"]


class Field(NamedTuple):
    """One field of a kind of file; `part` is its schema."""

    path: str
    required: bool
    part: Mapping[str, Any]


def macros(site: Site) -> Mapping[str, Callable[..., Markup | str | int]]:
    """Return the macros by name."""
    return {
        "count": lambda what: counts(site.framework)[what],
        "version": lambda: site.framework.version,
        "date": lambda: site.framework.date,
        "home": lambda: _block(site, "home.html", HOME, **_home(site)),
        "ladder": lambda: _block(site, "levels.html", GUIDE),
        "changes": lambda: _block(
            site, "changes.html", PATHS["changes"], by_family=by_family(site), news=news(site), first=first(site)
        ),
        "checks": lambda: _block(site, "checks.html", GUIDE, checks=catalogue(), spoken=spoken(site)),
        "fields": lambda: _block(site, "fields.html", GUIDE, kinds=_kinds(), spoken=spoken(site)),
    }


def _home(site: Site) -> Mapping[str, object]:
    books = downloads(site, "handbook")
    return {"by_family": by_family(site), "by_category": by_category(site), "books": books}


def counts(framework: Framework) -> Mapping[str, int]:
    """Return how many there are of each kind of thing."""
    levels = [level for competency in framework.competencies.values() for level in competency.levels]
    return {
        "competencies": len(framework.competencies),
        "roles": len(framework.roles),
        "families": len(framework.families),
        "categories": len(framework.categories),
        "levels": len(framework.scale.levels),
        "sources": len(framework.sources),
        "items": len(framework.items),
        "paths": len(framework.paths),
        "indicators": sum(len(level.indicators) for level in levels),
        "counter_indicators": sum(len(level.counter_indicators) for level in levels),
    }


def _kinds() -> list[tuple[Any, Any, list[Field]]]:
    """Return each kind of file with its schema and its fields."""
    return [(kind, schema(kind.name), list(_fields(schema(kind.name), ""))) for kind in KINDS]


def _fields(part: Mapping[str, Any], path: str) -> Iterator[Field]:
    """Yield every field below `part`, parents first; a text in several languages is one field."""
    inner = part.get("items", part)
    known = inner.get("properties", {})
    if "patternProperties" in inner and "id" not in known:
        return
    spoken = languages(known) if "patternProperties" in inner else []
    for name, below in known.items():
        yield Field(f"{path}{name}", name in inner["required"] or name in spoken, below)
        yield from _fields(below, f"{path}{name}.")


def _block(site: Site, template: str, path: str, **values: object) -> Markup:
    """Return a template as one HTML block: Markdown leaves it alone when no line in it is blank."""
    html = site.html(template, path, counts=counts(site.framework), **values)
    lines = (line.strip() for line in html.splitlines())
    return Markup("<div>" + "\n".join(line for line in lines if line) + "</div>")  # noqa: S704  # escaped by the template
