"""The pure scripts of the self-assessment, on the cases that Python is held to."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from generator.assess.carry import carry
from generator.assess.exchange import data_of
from tests.assess.carrying import assessment, generated, known
from tests.assess.carrying import cases as carry_cases
from tests.assess.scoring import cases
from tests.browser.assessing import Sheet

pytestmark = [pytest.mark.site, pytest.mark.browser]

SCORED = """(cases) => cases.map(({ items }) => {
  const named = items.map((item, place) => ({ ...item, competency: place }));
  const places = (found) => found.map((item) => item.competency);
  const { score, gaps, strengths } = competencyAssess.score;
  return { items, score: score(named), gaps: places(gaps(named)), strengths: places(strengths(named)) };
})"""
CARRIED = """(cases) => cases.map(({ record, now }) => {
  const { copy } = competencyAssess.plain;
  const found = competencyAssess.carry.carry(copy(record), now);
  return found ? [found.record, found.changes] : [null, []];
})"""


def test_the_scorer_agrees_with_python_on_every_case(sheet: Sheet) -> None:
    known = cases()
    assert sheet.page.evaluate(SCORED, known) == known


def test_records_are_carried_forward_as_python_does_it(sheet: Sheet) -> None:
    known = list(carry_cases().values())
    found = sheet.page.evaluate(CARRIED, known)
    assert found == [[case["carried"], case["changes"]] for case in known]


def test_both_carry_generated_records_alike(sheet: Sheet) -> None:
    records = list(generated())
    found = sheet.page.evaluate(CARRIED, [{"record": record, "now": today} for record, today in records])
    for (record, today), (carried, changes) in zip(records, found, strict=True):
        expected = carry(assessment(record), known(today))
        assert carried == (data_of(expected.assessment) if expected else None)
        assert changes == [asdict(change) for change in (expected.changes if expected else ())]


def test_every_score_is_in_the_band_of_the_policy(sheet: Sheet) -> None:
    found = sheet.page.evaluate(
        "[...Array(101).keys()].map((points) => competencyAssess.score.band(points, competencyAssessData.score.bands))"
    )
    for points, band in enumerate(found):
        assert band["start"] <= points
        assert points < band["end"] or (points == band["end"] == 100)
