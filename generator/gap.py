"""What one role asks beyond another: the pure comparison behind career steps."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Requirement, Role

NEW, RISES, SAME, FALLS = "new", "rises", "same", "falls"


@dataclass(frozen=True)
class Gap:
    """One requirement of the target role, beside what the role before asks; 0 is not required."""

    requirement: Requirement
    before: int
    kind: str


def gaps(start: Role, end: Role) -> tuple[Gap, ...]:
    """Return a gap for each requirement of `end`, in its order."""
    return tuple(_gap(start, requirement) for requirement in end.requirements)


def _gap(start: Role, requirement: Requirement) -> Gap:
    known = start.required.get(requirement.competency)
    if known is None:
        return Gap(requirement, 0, NEW)
    kinds = {True: RISES, False: FALLS}
    difference = requirement.level - known.level
    return Gap(requirement, known.level, kinds[difference > 0] if difference else SAME)
