"""A team as its assessments show it: ratings by competency and person, medians, gaps, who could coach whom.

Pure: assessments in, a value out.  Evidence stays out of it, as it was written for one talk.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import count, islice, product
from statistics import median
from string import ascii_uppercase

from generator.assess.exchange import text_of
from generator.assess.form import BLANK, MANAGER, SELF, Assessment, View
from generator.model import Framework

FEW = 5  # below this many a median says more about single people than about the team (ours)
NONE = View({})


@dataclass(frozen=True)
class Person:
    """Somebody as the view calls them: name or letter, and the id of their role."""

    label: str
    role: str


@dataclass(frozen=True)
class Cell:
    """What one person answered on one competency: `required` and `rated` are None where there is no level."""

    required: int | None
    rated: int | None
    manager: int | None
    away: bool

    @property
    def short(self) -> int:
        """Return how many levels the rating is below the requirement, 0 where it is not."""
        return max(0, self.required - self.rated) if self.required is not None and self.rated is not None else 0


@dataclass(frozen=True)
class Row:
    """One competency over all people, in their order."""

    competency: str
    cells: tuple[Cell, ...]

    @property
    def rated(self) -> tuple[int, ...]:
        """Return the ratings there are."""
        return tuple(cell.rated for cell in self.cells if cell.rated is not None)

    @property
    def middle(self) -> float | None:
        """Return the median rating, None where nobody is rated."""
        return median(self.rated) if self.rated else None

    @property
    def few(self) -> bool:
        """Return whether the median rests on fewer than FEW people."""
        return len(self.rated) < FEW

    @property
    def below(self) -> int:
        """Return how many people are below their requirement."""
        return sum(cell.short > 0 for cell in self.cells)

    @property
    def short(self) -> int:
        """Return how many levels people are short in all."""
        return sum(cell.short for cell in self.cells)


@dataclass(frozen=True)
class Coaching:
    """On one competency: who is at or above the level that somebody else is short of; places among the people."""

    competency: str
    coach: int
    learner: int


@dataclass(frozen=True)
class Team:
    """All of a team; rows stand by category."""

    people: tuple[Person, ...]
    rows: tuple[Row, ...]
    coaching: tuple[Coaching, ...]

    @property
    def gaps(self) -> tuple[Row, ...]:
        """Return the rows in which somebody is short, those that concern most people first."""
        return tuple(sorted((row for row in self.rows if row.below), key=lambda row: (-row.below, -row.short)))


def team(framework: Framework, assessments: Sequence[Assessment], unnamed: str) -> Team:
    """Return the team by name; `unnamed` stands for who gave none."""
    return _team(framework, assessments, _names(assessments, unnamed))


def team_by_letter(framework: Framework, assessments: Sequence[Assessment]) -> Team:
    """Return the team with letters for names, in an order that tells nothing about who is who."""
    mixed = sorted(assessments, key=lambda found: sha256(text_of(found).encode()).digest())
    return _team(framework, mixed, list(islice(_letters(), len(mixed))))


def _letters() -> Iterator[str]:
    """Yield A to Z, then AA, AB and so on."""
    return ("".join(letters) for length in count(1) for letters in product(ascii_uppercase, repeat=length))


def _names(assessments: Sequence[Assessment], unnamed: str) -> list[str]:
    """Return the names; who stands there several times is told apart by date, then by number."""
    names = [found.name.strip() or unnamed for found in assessments]
    times = Counter(names)
    dated = [
        f"{name} {found.date}" if times[name] > 1 else name for name, found in zip(names, assessments, strict=True)
    ]
    again = Counter(dated)
    seen: Counter[str] = Counter()
    labels = []
    for name in dated:
        seen[name] += 1
        labels.append(f"{name} ({seen[name]})" if again[name] > 1 else name)
    return labels


def _team(framework: Framework, assessments: Sequence[Assessment], labels: Sequence[str]) -> Team:
    people = tuple(Person(label, found.role) for label, found in zip(labels, assessments, strict=True))
    asked = {competency for found in assessments for competency in _concerned(found)}
    rows = tuple(
        Row(competency.id, tuple(_cell(found, competency.id) for found in assessments))
        for competency in framework.in_categories
        if competency.id in asked
    )
    return Team(people, rows, tuple(pair for row in rows for pair in _pairs(row)))


def _concerned(assessment: Assessment) -> Iterator[str]:
    yield from assessment.requirements
    for view in assessment.views.values():
        yield from view.answers


def _cell(assessment: Assessment, competency: str) -> Cell:
    asked = assessment.requirements.get(competency)
    own, manager = (assessment.views.get(kind, NONE).answers.get(competency, BLANK) for kind in (SELF, MANAGER))
    return Cell(asked.level if asked else None, own.level, manager.level, bool(own.not_applicable))


def _pairs(row: Row) -> Iterator[Coaching]:
    """Yield who could coach whom: a rating at or above the level that the other is short of."""
    for learner, cell in enumerate(row.cells):
        if cell.short:
            for coach, other in enumerate(row.cells):
                if other.rated is not None and cell.required is not None and other.rated >= cell.required:
                    yield Coaching(row.competency, coach, learner)
