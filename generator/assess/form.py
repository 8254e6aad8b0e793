"""An assessment as a value: who was assessed against what, and the answers of each view."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.assess.score import Item
from generator.model import Framework, Role

FORMAT = "competency-self-assessment"
FORMAT_VERSION = 1
SELF, MANAGER = "self", "manager"


@dataclass(frozen=True)
class Answer:
    """The answer on one competency: a level, or the id of a reason why it is not applicable, or neither yet."""

    level: int | None = None
    not_applicable: str = ""
    evidence: str = ""
    develop: bool = False


BLANK = Answer()


@dataclass(frozen=True)
class Asked:
    """What the role asked when the answers were given."""

    level: int
    importance: str


@dataclass(frozen=True)
class View:
    """The answers of one person by competency: one's own, or the manager's beside them."""

    answers: Mapping[str, Answer]
    name: str = ""


@dataclass(frozen=True)
class Assessment:
    """A person (`name` is whatever they chose), a role of one version of a framework, and the views."""

    framework: str
    version: str
    role: str
    name: str
    date: str
    requirements: Mapping[str, Asked]
    views: Mapping[str, View] = field(default_factory=dict)


def requirements_of(role: Role) -> Mapping[str, Asked]:
    """Return what a role asks today, in the form that an assessment keeps."""
    return {asked.competency: Asked(asked.level, asked.importance) for asked in role.requirements}


def items(framework: Framework, role: Role, view: View) -> tuple[Item, ...]:
    """Return the requirements of a role, in its order, with the ratings of a view."""
    weights = {grade.id: grade.weight for grade in framework.assessment.importance}
    none = Answer()
    return tuple(
        Item(
            asked.competency,
            asked.level,
            weights[asked.importance],
            view.answers.get(asked.competency, none).level,
        )
        for asked in role.requirements
    )
