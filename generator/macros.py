"""Macros of the hand-written pages: each returns finished, escaped HTML."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from markupsafe import Markup

from generator.model import Framework
from generator.render import PATHS, Site
from generator.site.overviews import by_category, by_family

GUIDE = "guide/page"  # hand-written guides stand one folder down
HOME = PATHS["home"]


def macros(site: Site) -> Mapping[str, Callable[..., Markup | str | int]]:
    """Return the macros by name."""
    return {
        "count": lambda what: counts(site.framework)[what],
        "version": lambda: site.framework.version,
        "date": lambda: site.framework.date,
        "home": lambda: _block(site, "home.html", HOME, by_family=by_family(site), by_category=by_category(site)),
        "ladder": lambda: _block(site, "levels.html", GUIDE),
        "changes": lambda: _block(site, "changes.html", PATHS["changes"], by_family=by_family(site)),
    }


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


def _block(site: Site, template: str, path: str, **values: object) -> Markup:
    """Return a template as one HTML block: Markdown leaves it alone when no line in it is blank."""
    html = site.html(template, path, counts=counts(site.framework), **values)
    lines = (line.strip() for line in html.splitlines())
    return Markup("<div>" + "\n".join(line for line in lines if line) + "</div>")  # noqa: S704  # escaped by the template
