"""Scoring: pure arithmetic on ratings, by the rule that assessment.yaml states.

A rated item counts as the rated level over the required level, at most one: being above a
requirement does not make up for a gap elsewhere (our rule; the sources give none).  The score is
the mean of these shares weighted by importance, times one hundred, to the nearest whole number;
core items weigh more, as source S16 asks.  Items not applicable or not yet rated are left out.

The same rule runs in the browser and in the workbook, so that nothing is a matter of rounding
here: shares are counted in whole UNITs and only the last step divides.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import lcm

from generator.model import Band

LEVELS = range(1, 8)  # a scale has at most seven levels
UNIT = lcm(*LEVELS)  # 420: a share of any required level is a whole number of these
FULL = 100  # a score of every requirement met


@dataclass(frozen=True)
class Item:
    """A requirement with its rating: `weight` by importance, `rated` None where there is no level."""

    competency: str
    required: int
    weight: int
    rated: int | None


def share(item: Item, rated: int) -> int:
    """Return what a rating counts, in UNITs: UNIT where the requirement is met."""
    return UNIT * min(rated, item.required) // item.required


def score(items: Iterable[Item]) -> int | None:
    """Return the score from 0 to 100, halves rounded up; None where nothing is rated."""
    rated = [(item, item.rated) for item in items if item.rated is not None]
    most = UNIT * sum(item.weight for item, _ in rated)
    reached = sum(item.weight * share(item, level) for item, level in rated)
    return (2 * FULL * reached + most) // (2 * most) if most else None


def band(points: int, bands: Sequence[Band]) -> Band:
    """Return the band of a score: from its start up to but not including its end, and 100 in the last."""
    return next((found for found in bands if found.start <= points < found.end), bands[-1])


def gap(item: Item) -> int:
    """Return how many levels the rating is short of the requirement, 0 where it is met or not rated."""
    return max(0, item.required - item.rated) if item.rated is not None else 0


def gaps(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items with a gap: the weightiest first, then the widest, then as the role lists them."""
    return tuple(sorted((item for item in items if gap(item)), key=lambda item: (-item.weight, -gap(item))))


def strengths(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items whose requirement is met, the weightiest first, then those furthest above it."""
    met = [(item, item.rated) for item in items if item.rated is not None and item.rated >= item.required]
    return tuple(item for item, _ in sorted(met, key=lambda pair: (-pair[0].weight, pair[0].required - pair[1])))
