"""The job profile: what a role is for and what it asks, on two pages where that is possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.charts import radar
from generator.gap import NEW, RISES, Gap, gaps
from generator.model import CareerPath, EntryCondition, Requirement, Role, Text
from generator.print.edition import Edition

LEAST_AXES = 3  # a radar with fewer has no area
# Chinese letters, or twice as many Latin ones, in what is asked and the next steps: past each limit a role is set
# a step closer, to be read on two pages
LIMITS = (2500, 4200)


def profile(edition: Edition, role: Role) -> Mapping[str, Any]:
    """Return the data of the document on one role."""
    title = edition.tr(role.title)
    head = edition.document("profile", title, edition.tr(role.purpose), edition.address("role", role.id))
    return {**head, "role": role_data(edition, role), "notice": edition.label("role.note")}


def role_data(edition: Edition, role: Role) -> Mapping[str, Any]:
    """Return everything that a profile says about a role."""
    framework = edition.framework
    return {
        "id": role.id,
        "title": edition.tr(role.title),
        "family": edition.named(f"family.{role.family}"),
        "grade": edition.named(f"grade.{role.grade}"),
        "purpose": edition.tr(role.purpose),
        "accountabilities": [edition.tr(entry.text) for entry in role.accountabilities],
        "entry": [_entry(edition, entry) for entry in role.entry_conditions],
        "requirements": [_requirement(edition, entry) for entry in role.requirements],
        "closeness": _closeness(edition, role) if len(edition.sites) == 1 else 0,
        "radar": _radar(edition, role),
        "next": [_step(edition, path) for path in framework.paths_from[role.id]],
        "before": [_move(edition, path, path.start) for path in framework.paths_to[role.id]],
    }


def _closeness(edition: Edition, role: Role) -> int:
    extent = _extent(edition, role)
    return sum(extent > limit for limit in LIMITS)


def _extent(edition: Edition, role: Role) -> float:
    """Return how long the reasons, indicators and next steps of a role are together, in Chinese letters.

    Such a letter is as wide as high and has three bytes, a Latin one has half the width on average and one byte.
    """
    texts = [text for entry in role.requirements for text in _asked(edition, entry)]
    texts += [text for path in edition.framework.paths_from[role.id] for text in _ahead(edition, path)]
    said = "".join(word for text in texts for word in edition.tr(text))
    return (len(said) + len(said.encode())) / 4


def _asked(edition: Edition, requirement: Requirement) -> Iterator[Text]:
    level = edition.framework.competencies[requirement.competency].at(requirement.level)
    yield requirement.why
    yield from (entry.text for entry in (level.indicators if level else ()))


def _ahead(edition: Edition, path: CareerPath) -> Iterator[Text]:
    yield from path.readiness
    for gap in _changes(edition, path):
        yield edition.framework.competencies[gap.requirement.competency].name


def _changes(edition: Edition, path: CareerPath) -> list[Gap]:
    roles = edition.framework.roles
    return [gap for gap in gaps(roles[path.start], roles[path.end]) if gap.kind in {RISES, NEW}]


def _entry(edition: Edition, entry: EntryCondition) -> Mapping[str, Any]:
    adapt = None if entry.adapt == "none" else edition.label(f"adapt.{entry.adapt}")
    return {"kind": edition.label(f"entry.{entry.kind}"), "text": edition.tr(entry.text), "adapt": adapt}


def _requirement(edition: Edition, requirement: Requirement) -> Mapping[str, Any]:
    competency = edition.framework.competencies[requirement.competency]
    level = competency.at(requirement.level)
    grades = [entry.id for entry in edition.framework.assessment.importance]
    return {
        "id": competency.id,
        "name": edition.tr(competency.name),
        "level": requirement.level,
        "importance": grades.index(requirement.importance),
        "differentiates": requirement.differentiates,
        "why": edition.tr(requirement.why),
        "indicators": [edition.tr(entry.text) for entry in level.indicators] if level else [],
        "address": edition.address("competency", competency.id),
    }


def _radar(edition: Edition, role: Role) -> Mapping[str, Any] | None:
    if len(role.requirements) < LEAST_AXES:
        return None
    chart = radar([entry.level for entry in role.requirements], len(edition.framework.scale.levels))
    return {
        "alt": edition.label("radar.title", role=role.title),
        "rings": chart.rings,
        "axes": [
            {"number": axis.number, "end": axis.end, "label": axis.label, "value": axis.value} for axis in chart.axes
        ],
    }


def _move(edition: Edition, path: CareerPath, other: str) -> Mapping[str, Any]:
    return {
        "id": other,
        "title": edition.tr(edition.framework.roles[other].title),
        "kind": edition.label(f"path.{path.kind}"),
        "address": edition.address("role", other),
    }


def _step(edition: Edition, path: CareerPath) -> Mapping[str, Any]:
    changes: dict[str, list[Mapping[str, Any]]] = {RISES: [], NEW: []}
    for gap in _changes(edition, path):
        name = edition.tr(edition.framework.competencies[gap.requirement.competency].name)
        changes[gap.kind].append({"name": name, "from": gap.before, "to": gap.requirement.level})
    readiness = [edition.tr(text) for text in path.readiness]
    return {**_move(edition, path, path.end), **changes, "readiness": readiness}
