"""The folders of test data: a small framework, and cases that differ from it in a few files.

A case is a folder.  Its files are copied over the small framework; an empty file whose name ends
in `.deleted` deletes.  A case in `invalid` lists what it is told in `expected.txt`.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.load import load
from generator.problems import Problem
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

DATA = Path(__file__).parent / "data"
MINIMAL = DATA / "minimal"
EXPECTED = "expected.txt"
DELETED = ".deleted"


def cases(kind: str) -> list[Path]:
    """Return the folders of the cases of a kind, "valid" or "invalid"."""
    return sorted(path for path in (DATA / kind).iterdir() if path.is_dir())


def framework(case: Path, below: Path) -> Path:
    """Write the small framework with the changes of `case` into a new folder `below`; return that folder."""
    target = below / "framework"
    shutil.copytree(MINIMAL, target)
    files = [path for path in sorted(case.rglob("*")) if path.is_file() and path.name != EXPECTED]
    for path in sorted(files, key=lambda path: not path.name.endswith(DELETED)):
        _change(path, target / path.relative_to(case))
    return target


def _change(source: Path, target: Path) -> None:
    if target.name.endswith(DELETED):
        target.with_name(target.name.removesuffix(DELETED)).unlink()
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def lines(problems: Iterable[Problem]) -> list[str]:
    """Return problems as `expected.txt` lists them."""
    return [f"{problem.file}:{problem.line}:{problem.column}: {problem.code}" for problem in problems]


def expected(case: Path) -> list[str]:
    """Return the lines of the case's `expected.txt`."""
    return (case / EXPECTED).read_text(encoding="utf-8").splitlines()


def codes(case: Path) -> set[str]:
    """Return the codes that a case is told."""
    return {line.rpartition(" ")[2] for line in expected(case)}


@cache
def problems(case: Path) -> tuple[Problem, ...]:
    """Return the problems of a case, as `check` finds them."""
    with TemporaryDirectory() as below:
        folder = framework(case, Path(below))
        return load(folder, (*RULES, *proposal_rules(folder))).problems
