"""An assessment of another version, carried to the framework of today: pure, and nothing is lost.

An id that was retired is followed to what replaced it, unless that has an answer already; then, and
where nothing replaced it, the answer stays under its own id.  The browser does the same in
overrides/assets/assess/carry.js, and tests/data/carry holds the cases for both.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.assess.form import BLANK, Asked, Assessment, View, requirements_of
from generator.model import Framework

COMPETENCY, ROLE = "competency", "role"
Ids = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Now:
    """What of a framework matters here; `replaced` has by kind the ids that something took the place of."""

    version: str
    levels: int
    reasons: tuple[str, ...]
    roles: Mapping[str, Mapping[str, Asked]]
    replaced: Mapping[str, Ids]


@dataclass(frozen=True)
class Change:
    """Something that differs from when the answers were given; `before` and `after` by `kind`.

    role: one role is another now.  replaced: a competency is others now, `after` separated by blanks.
    new: asked since.  level, importance: asked differently.  dropped: no longer asked, never answered.
    kept: no longer asked, its answer stays; it is told once.  capped: a rating above the scale of today, in `view`.
    reason: a reason that is no longer offered, in `view`.
    """

    kind: str
    id: str
    before: str = ""
    after: str = ""
    view: str = ""


@dataclass(frozen=True)
class Carried:
    """The assessment as of today, and what differs from before."""

    assessment: Assessment
    changes: tuple[Change, ...]


def now(framework: Framework) -> Now:
    """Return what matters of a framework."""
    return Now(
        framework.version,
        len(framework.scale.levels),
        tuple(reason.id for reason in framework.assessment.not_applicable_reasons),
        {role.id: requirements_of(role) for role in framework.roles.values()},
        {
            kind: {entry.id: entry.replaced_by for entry in framework.retired if entry.kind == kind}
            for kind in (COMPETENCY, ROLE)
        },
    )


def now_data(known: Now) -> dict[str, Any]:
    """Return the same as plain data, for the browser and the shared cases."""
    roles = {
        role: {name: {"level": asked.level, "importance": asked.importance} for name, asked in requirements.items()}
        for role, requirements in known.roles.items()
    }
    replaced = {kind: {name: list(ids) for name, ids in found.items()} for kind, found in known.replaced.items()}
    return {
        "version": known.version,
        "levels": known.levels,
        "reasons": list(known.reasons),
        "roles": roles,
        "replaced": replaced,
    }


def role_now(known: Now, role: str) -> str | None:
    """Return the role that an id means today, None where there is none."""
    candidates = (role, *known.replaced.get(ROLE, {}).get(role, ()))
    return next((name for name in candidates if name in known.roles), None)


def carry(assessment: Assessment, known: Now) -> Carried | None:
    """Return an assessment as of today; None where its role is unknown and nothing replaced it."""
    role = role_now(known, assessment.role)
    if role is None:
        return None
    replaced = known.replaced.get(COMPETENCY, {})
    views = {name: _followed(view, replaced) for name, view in assessment.views.items()}
    current = assessment.version == known.version
    changes = (
        *((Change("role", role, assessment.role, role),) if role != assessment.role else ()),
        *_replacements(assessment, views, replaced),
        *_requirements(assessment, views, known.roles[role], replaced),
        *(change for name, view in views.items() for change in _outside(name, view, known) if not current),
    )
    carried = replace(
        assessment,
        version=known.version,
        role=role,
        requirements=known.roles[role],
        views={name: _capped(view, known.levels) for name, view in views.items()},
    )
    return Carried(carried, changes)


def _followed(view: View, replaced: Ids) -> View:
    """Return a view with answers under the ids of today; those given under such an id come first."""
    answers = {name: answer for name, answer in view.answers.items() if answer != BLANK}
    found = {name: answer for name, answer in answers.items() if not replaced.get(name)}
    for name, answer in answers.items():
        if replaced.get(name):
            free = [other for other in replaced[name] if other not in found]
            found |= dict.fromkeys(free or [name], answer)
    return replace(view, answers=found)


def _replacements(assessment: Assessment, views: Mapping[str, View], replaced: Ids) -> Iterator[Change]:
    moved = (
        name
        for view, given in assessment.views.items()
        for name, answer in given.answers.items()
        if answer != BLANK and name not in views[view].answers
    )
    for name in dict.fromkeys((*assessment.requirements, *moved)):
        if replaced.get(name):
            yield Change("replaced", name, name, " ".join(replaced[name]))


def _requirements(
    assessment: Assessment, views: Mapping[str, View], today: Mapping[str, Asked], replaced: Ids
) -> Iterator[Change]:
    before = _asked_before(assessment.requirements, replaced)
    for name, asked in today.items():
        yield from _asked_differently(name, before.get(name), asked)
    answered = tuple(dict.fromkeys(name for view in views.values() for name in view.answers))
    yield from _gone("dropped", (name for name in before if name not in answered), today)
    yield from _gone("kept", (name for name in answered if name in assessment.requirements), today)


def _asked_before(requirements: Mapping[str, Asked], replaced: Ids) -> dict[str, Asked]:
    found = {name: asked for name, asked in requirements.items() if not replaced.get(name)}
    for name, asked in requirements.items():
        for other in replaced.get(name, ()):
            found.setdefault(other, asked)
    return found


def _asked_differently(name: str, was: Asked | None, asked: Asked) -> Iterator[Change]:
    if was is None:
        yield Change("new", name, "", str(asked.level))
        return
    if was.level != asked.level:
        yield Change("level", name, str(was.level), str(asked.level))
    if was.importance != asked.importance:
        yield Change("importance", name, was.importance, asked.importance)


def _gone(kind: str, names: Iterable[str], today: Mapping[str, Asked]) -> Iterator[Change]:
    return (Change(kind, name) for name in names if name not in today)


def _outside(name: str, view: View, known: Now) -> Iterator[Change]:
    for competency, answer in view.answers.items():
        if answer.level is not None and answer.level > known.levels:
            yield Change("capped", competency, str(answer.level), str(known.levels), name)
        if answer.not_applicable and answer.not_applicable not in known.reasons:
            yield Change("reason", competency, answer.not_applicable, "", name)


def _capped(view: View, most: int) -> View:
    answers = {
        name: answer if answer.level is None else replace(answer, level=min(answer.level, most))
        for name, answer in view.answers.items()
    }
    return replace(view, answers=answers)
