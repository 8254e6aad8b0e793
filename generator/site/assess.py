"""The self-assessment in the browser: a page for each role, their list, and what their scripts work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from markupsafe import Markup

from generator.assess.carry import now, now_data
from generator.model import Competency, CompetencyLevel, Importance, Requirement, Role
from generator.pages import Document, Page
from generator.render import PATHS, Face, Site
from generator.site.overviews import by_family
from generator.site.scripts import script

NEAR = 1  # levels on either side of the required one that are shown with their behaviours


@dataclass(frozen=True)
class Rung:
    """A level to choose: what the competency says of it, or why it leaves it out."""

    level: int
    required: bool
    near: bool
    content: CompetencyLevel | None
    omitted: str


@dataclass(frozen=True)
class Entry:
    """A requirement to be rated; `number` is its place in the role."""

    number: int
    requirement: Requirement
    competency: Competency


def assess_pages(site: Site) -> Iterator[Page]:
    """Yield the list of roles, and the page of each."""
    face = Face(PATHS["assess-index"], site.label("assess.title"))
    yield site.page("assess-index.html", face, {"by_family": by_family(site)})
    rating = cache(partial(_rating, site))
    for role in site.framework.roles.values():
        yield _page(site, role, rating)


def _page(site: Site, role: Role, rating: Callable[[str, int], Markup]) -> Page:
    title = site.label("assess.of", role=site.tr(role.title))
    face = Face(PATHS["assess"].format(id=role.id), title, site.label("assess.description", role=site.tr(role.title)))
    return site.page("assess.html", face, {"role": role, "groups": _groups(site, role), "rating": rating})


def _groups(site: Site, role: Role) -> list[tuple[Importance, list[Entry]]]:
    competencies = site.framework.competencies
    entries = [Entry(number, need, competencies[need.competency]) for number, need in enumerate(role.requirements, 1)]
    groups = [
        (grade, [entry for entry in entries if entry.requirement.importance == grade.id])
        for grade in site.framework.assessment.importance
    ]
    return [group for group in groups if group[1]]


def _rating(site: Site, name: str, required: int) -> Markup:
    """Return what is filled in on a competency of which a level is asked for."""
    competency = site.framework.competencies[name]
    rungs = tuple(_rungs(site, competency, required))
    near = sum(rung.near for rung in rungs)  # stand side by side
    return site.html("rating.html", PATHS["assess-index"], competency=competency, rungs=rungs, near=near)


def _rungs(site: Site, competency: Competency, required: int) -> Iterator[Rung]:
    omitted = {entry.level: site.tr(entry.reason) for entry in competency.omitted_levels}
    for level in (entry.level for entry in site.framework.scale.levels):
        near = abs(level - required) <= NEAR
        yield Rung(level, level == required, near, competency.at(level), omitted.get(level, ""))


def assess_data(site: Site) -> Iterator[Document]:
    """Yield what the scripts of the pages work on."""
    framework, policy = site.framework, site.framework.assessment
    data = {
        "framework": framework.id,
        "now": now_data(now(framework)),
        "levels": [site.tr(level.name) for level in framework.scale.levels],
        "importance": {entry.id: {"name": site.tr(entry.name), "weight": entry.weight} for entry in policy.importance},
        "reasons": {reason.id: site.tr(reason.text) for reason in policy.not_applicable_reasons},
        "score": _score(site) if policy.show_score else None,
        "competencies": {found.id: _competency(site, found) for found in framework.competencies.values()},
        "roles": {
            role.id: {"title": site.tr(role.title), "url": _path("assess", role.id)}
            for role in framework.roles.values()
        },
        "families": [
            [site.names[f"family.{name}"], [role.id for role in roles]] for name, roles in by_family(site).items()
        ],
        "words": {key: word for key, word in site.words.items() if key.startswith("assess.")},
    }
    yield script("assets/assess-data.js", "competencyAssessData", data)


def _score(site: Site) -> dict[str, Any]:
    policy = site.framework.assessment
    bands = [
        {"start": band.start, "end": band.end, "name": site.tr(band.name), "meaning": site.tr(band.meaning)}
        for band in policy.bands
    ]
    return {"rule": site.tr(policy.score), "bands": bands}


def _competency(site: Site, competency: Competency) -> dict[str, Any]:
    levels = {
        level.level: [site.tr(level.summary), [site.tr(entry.text) for entry in level.indicators]]
        for level in competency.levels
    }
    develop = [
        [list(entry.levels), site.label(f"develop.{entry.kind}"), site.tr(entry.text)]
        for entry in competency.development
    ]
    url = _path("competency", competency.id)
    return {"name": site.tr(competency.name), "url": url, "levels": levels, "develop": develop}


def _path(kind: str, name: str) -> str:
    return f"{PATHS[kind].format(id=name)}.html"
