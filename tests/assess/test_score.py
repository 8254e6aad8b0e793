"""The Python scorer on the shared cases."""

from __future__ import annotations

import pytest

from generator.assess.score import Item, band, gaps, score, strengths
from generator.load import load
from tests.assess.scoring import COUNT, Case, cases, generated
from tests.built import FRAMEWORK


def items(case: Case) -> tuple[Item, ...]:
    return tuple(Item(str(place), **entry) for place, entry in enumerate(case["items"]))


@pytest.mark.parametrize("case", cases())
def test_the_scorer_agrees_with_exact_fractions(case: Case) -> None:
    found = items(case)
    assert score(found) == case["score"]
    assert [int(item.competency) for item in gaps(found)] == case["gaps"]
    assert [int(item.competency) for item in strengths(found)] == case["strengths"]


def test_the_cases_are_those_that_are_generated_and_meet_the_awkward_ones() -> None:
    known = cases()
    assert known == list(generated())
    assert len(known) == COUNT
    assert any(case["score"] is None for case in known)
    assert any(case["score"] == 100 for case in known)
    assert any(_is_half(case) for case in known)


def _is_half(case: Case) -> bool:
    rated = [item for item in case["items"] if item["rated"] is not None]
    points = sum(item["weight"] * 420 * min(item["rated"], item["required"]) // item["required"] for item in rated)
    most = 420 * sum(item["weight"] for item in rated)
    return bool(most) and (200 * points) % (2 * most) == most


def test_every_score_is_in_one_band_and_full_marks_in_the_last() -> None:
    framework = load(FRAMEWORK).framework
    assert framework is not None
    bands = framework.assessment.bands
    for points in range(101):
        within = [found for found in bands if found.start <= points < found.end]
        assert band(points, bands) == (within[0] if within else bands[-1])
    assert band(100, bands) == bands[-1]
