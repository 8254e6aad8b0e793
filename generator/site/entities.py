"""A page for each role, competency and source model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator import occupations
from generator.charts import radar
from generator.gap import FALLS, NEW, RISES, SAME, Gap, gaps
from generator.model import CareerPath, Competency, Importance, Requirement, Role, Text, Use
from generator.pages import Page
from generator.render import PATHS, Face, Site
from generator.site.downloads import downloads
from generator.site.news import latest

ROLE_HEADINGS = ("accountabilities", "entry", "profile", "requirements", "next", "downloads", "sources")
COMPETENCY_HEADINGS = ("why", "levels", "develop", "roles", "related", "downloads", "sources")


@dataclass(frozen=True)
class Group:
    """The requirements of one importance."""

    id: str
    meaning: Text
    requirements: tuple[Requirement, ...]


@dataclass(frozen=True)
class Step:
    """A next role: the path, what rises or is new, and how many requirements stay or fall."""

    path: CareerPath
    role: Role
    changes: tuple[Gap, ...]
    same: int
    falls: int


def role_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each role."""
    most = len(site.framework.scale.levels)
    for role in site.framework.roles.values():
        path = PATHS["role"].format(id=role.id)
        changed = latest(site, role)
        headings = (("changed",) if changed else ()) + ROLE_HEADINGS
        face = Face(path, site.tr(role.title), site.tr(role.purpose), headings, role.file)
        values = {
            "role": role,
            "latest": changed,
            "radar": radar([requirement.level for requirement in role.requirements], most),
            "groups": _groups(role, site.framework.assessment.importance),
            "steps": [_step(site, path) for path in site.framework.paths_from[role.id]],
            "before": site.framework.paths_to[role.id],
            "occupations": occupations,
            "downloads": downloads(site, "profile", role.id),
            "forms": downloads(site, "form", role.id),
            "workbooks": downloads(site, "workbook", role.id),
        }
        yield site.page("role.html", face, values)


def _groups(role: Role, importances: tuple[Importance, ...]) -> list[Group]:
    groups = [
        Group(entry.id, entry.meaning, tuple(r for r in role.requirements if r.importance == entry.id))
        for entry in importances
    ]
    return [group for group in groups if group.requirements]


def _step(site: Site, path: CareerPath) -> Step:
    start, end = site.framework.roles[path.start], site.framework.roles[path.end]
    found = gaps(start, end)
    kinds = [gap.kind for gap in found]
    changes = tuple(gap for gap in found if gap.kind in {NEW, RISES})
    return Step(path, end, changes, kinds.count(SAME), kinds.count(FALLS))


def competency_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each competency."""
    framework = site.framework
    for competency in framework.competencies.values():
        path, name = PATHS["competency"].format(id=competency.id), site.tr(competency.name)
        files = downloads(site, "sheet", competency.id)
        empty = {key for key, there in (("related", competency.related), ("downloads", files)) if not there}
        headings = tuple(key for key in COMPETENCY_HEADINGS if key not in empty)
        face = Face(path, name, site.tr(competency.definition), headings, competency.file)
        values = {
            "competency": competency,
            "uses": framework.required_by[competency.id],
            "users": _users(site, competency),
            "items": framework.mapped_from.get(("competency", competency.id), ()),
            "downloads": files,
        }
        yield site.page("competency.html", face, values)


def _users(site: Site, competency: Competency) -> dict[int, list[Use]]:
    """Return, by level of a competency, the roles that require it there."""
    users: dict[int, list[Use]] = {level.level: [] for level in competency.levels}
    for use in site.framework.required_by[competency.id]:
        users[use.requirement.level].append(use)
    return users


def source_pages(site: Site) -> Iterator[Page]:
    """Yield the page of each source model."""
    for source in site.framework.sources.values():
        path, title = PATHS["source"].format(id=source.id), f"{source.id} {site.tr(source.title)}"
        face = Face(path, title, site.tr(source.lists), source=source.file)
        yield site.page("source.html", face, {"model": source})
