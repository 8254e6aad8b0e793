"""Every case of the test data is told what it should be told, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import load
from generator.problems import Problem
from tests.cases import MINIMAL, cases, expected, framework, lines, problems

INVALID = cases("invalid")
VALID = cases("valid")


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_a_mistake_is_told_at_its_place(case: Path) -> None:
    assert lines(problems(case)) == expected(case)


@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_a_case_of_a_mistake_expects_something(case: Path) -> None:
    assert expected(case)


@pytest.mark.parametrize("case", VALID, ids=lambda case: case.name)
def test_what_is_right_is_told_nothing(case: Path, tmp_path: Path) -> None:
    loaded = load(framework(case, tmp_path))
    assert lines(loaded.problems) == []
    assert loaded.framework is not None


def test_the_small_framework_is_right() -> None:
    assert load(MINIMAL).problems == ()


def test_there_are_many_realistic_mistakes() -> None:
    assert len(INVALID) >= 150
    assert len(VALID) >= 20


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    case = next(case for case in INVALID if case.name == "many-files-at-once")
    found = problems(case)
    assert len({problem.file for problem in found}) == 7
    assert list(found) == sorted(found, key=Problem.order)


@pytest.mark.parametrize(
    "case", [case for case in INVALID if case.name.startswith("broken-")], ids=lambda case: case.name
)
def test_a_broken_file_makes_no_problem_elsewhere(case: Path) -> None:
    changed = {f"framework/{path.relative_to(case).as_posix()}" for path in case.rglob("*.yaml")}
    assert {problem.file for problem in problems(case)} <= changed
