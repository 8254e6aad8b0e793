"""Assessments of an older version, carried to the framework of today."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import pytest

from generator.assess.carry import carry, now, now_data
from tests.assess.carrying import Case, assessment, cases, generated, known
from tests.built import framework_in
from tests.cases import DATA, framework


@pytest.mark.parametrize("case", cases().values(), ids=cases())
def test_answers_are_carried_and_the_changes_listed(case: Case) -> None:
    found = carry(assessment(case["record"]), known(case["now"]))
    assert (found and found.assessment) == (case["carried"] and assessment(case["carried"]))
    assert [asdict(change) for change in (found.changes if found else ())] == case["changes"]


def test_no_answer_is_lost_and_nothing_is_told_twice() -> None:
    for record, today in generated():
        found = carry(assessment(record), known(today))
        assert (found is None) == (record["role"] == "pilot")
        for name, view in assessment(record).views.items() if found else ():
            after = {answer.evidence for answer in found.assessment.views[name].answers.values()} if found else set()
            assert {answer.evidence for answer in view.answers.values() if answer.evidence} <= after
        again = found and carry(found.assessment, known(today))
        assert again is None or (again.assessment, again.changes) == (found and found.assessment, ())


def test_a_framework_says_what_matters_and_the_data_says_the_same(tmp_path: Path) -> None:
    found = now(framework_in(framework(DATA / "valid" / "retired-ids", tmp_path)))
    assert found.replaced["competency"] == {"hearing": ("listening",)}
    assert known(now_data(found)) == found
