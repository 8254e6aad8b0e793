"""What is new: the changes of each version, for everybody and for one role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.change.naming import words
from generator.model import Release, Role, Told
from generator.render import Site

WORDING = frozenset({"wording", "translation", "background"})  # sections that ask nobody for anything else


@dataclass(frozen=True)
class News:
    """One version: what it means for each role, and by section whatever asks no role for anything else."""

    version: str
    date: str
    roles: Sequence[tuple[Role, Sequence[str]]]
    sections: Sequence[tuple[str, Sequence[str]]]


def spoken(site: Site) -> str:
    """Return the language of the product's own texts on checks, fields and changes: "zh" or "en"."""
    return "zh" if site.locale.id.startswith("zh") else "en"


def news(site: Site) -> list[News]:
    """Return every version that changed something, newest first."""
    return [_of(site, release) for release in site.framework.releases if release.changes]


def first(site: Site) -> Release | None:
    """Return the first version, None where there is no record of it."""
    return next((release for release in site.framework.releases if not release.changes), None)


def _of(site: Site, release: Release) -> News:
    roles = site.framework.roles.values()
    told = [(role, _of_role(site, role, release)) for role in roles]
    rest = [change for change in release.changes if not any(_asks(change, role) for role in roles)]
    return News(release.version, release.date, [row for row in told if row[1]], list(_sections(site, rest)))


def _asks(change: Told, role: Role) -> bool:
    return change.concerns(role.id) and change.section not in WORDING


def latest(site: Site, role: Role) -> tuple[Release, list[str]] | None:
    """Return the newest version with what it changed for a role, None where that is nothing."""
    newest = next(iter(site.framework.releases), None)
    lines = _of_role(site, role, newest) if newest else []
    return (newest, lines) if newest and lines else None


def _of_role(site: Site, role: Role, release: Release) -> list[str]:
    """Return the lines on a role, without its name in front of them."""
    name = role.title.get(spoken(site), "") + words()["labels"]["path"][spoken(site)]
    return [
        line.removeprefix(name) for line in _lines(site, [change for change in release.changes if _asks(change, role)])
    ]


def _lines(site: Site, changes: Sequence[Told]) -> list[str]:
    return [change.text[spoken(site)] for change in changes]


def _sections(site: Site, changes: Sequence[Told]) -> Iterator[tuple[str, list[str]]]:
    titles: Mapping[str, Mapping[str, str]] = words()["sections"]
    for name, title in titles.items():
        lines = _lines(site, [change for change in changes if change.section == name])
        if lines:
            yield title[spoken(site)], lines
