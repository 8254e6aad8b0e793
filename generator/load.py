"""From a folder to a framework, or to all problems of all its files in one run."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.problems import Problem, listing, nearest
from generator.reading.corpus import Corpus
from generator.reading.kinds import KINDS, Kind, kind_of
from generator.reading.read import Document, read
from generator.reading.validate import accepts, validate
from generator.rules import RULES, Rule

if TYPE_CHECKING:
    from generator.model import Framework, Release

MOST = 50  # problems of one code that are listed for one file; one wrong paste can make a hundred thousand


@dataclass(frozen=True)
class Loaded:
    """What came of a folder: what could be read, and the problems in order; `releases` where somebody asked for them."""

    corpus: Corpus
    problems: tuple[Problem, ...]
    files: int
    releases: tuple[Release, ...] = ()

    @cached_property
    def framework(self) -> Framework | None:
        """Return the framework where nothing is wrong; built only when somebody asks for it."""
        from generator.assemble import assemble  # noqa: PLC0415  # slow to load, and a check needs no model

        return None if self.problems else replace(assemble(self.corpus), releases=self.releases)


def load(folder: Path, rules: Iterable[Rule] = RULES) -> Loaded:
    """Read, validate and check every file below `folder`."""
    with _uncollected():
        corpus, problems, files = survey(folder)
        problems += [problem for rule in rules for problem in rule(corpus)]
        ordered = tuple(sorted(_first(problems), key=Problem.order))
    return Loaded(corpus, ordered, files)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let no garbage be looked for meanwhile: nothing here goes in circles, and looking takes a sixth of the time."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()


def _hidden(relative: Path) -> bool:
    return any(part.startswith(".") for part in relative.parts)


def survey(folder: Path) -> tuple[Corpus, list[Problem], int]:
    """Return what could be read, the problems of what could not, and the number of files; no rule is asked."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    documents: list[Document] = []
    problems: list[Problem] = []
    broken: set[tuple[str, str]] = set()
    for path in paths:
        found = _document(folder, path)
        if isinstance(found, Document):
            documents.append(found)
            continue
        problems += found
        kind = kind_of(PurePosixPath(path.relative_to(folder).as_posix()))
        broken.add((kind.name if kind else "", path.stem))
    for kind in _missing(folder):
        problems.append(Problem(f"{folder.name}/{kind.pattern}", 1, 1, "FILE-MISSING", {"file": kind.pattern}))
        broken.add((kind.name, ""))
    return Corpus(tuple(documents), frozenset(broken)), problems, len(paths)


def _first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the first problems of each code in each file, and a word on the rest."""
    count: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        count[problem.file, problem.code] += 1
        number = count[problem.file, problem.code]
        if number <= MOST:
            yield problem
        elif number == MOST + 1:
            yield replace(problem, code="MORE", values={"code": problem.code, "most": MOST})


def _document(folder: Path, path: Path) -> Document | list[Problem]:
    relative = PurePosixPath(path.relative_to(folder).as_posix())
    file = f"{folder.name}/{relative}"
    kind = kind_of(relative)
    if kind is None:
        return [_unexpected(file, relative)]
    document = read(path, file, kind.name)
    if not isinstance(document, Document):
        return document
    problems = validate(document)
    return (_misplaced(document) or problems) if problems else document


def _misplaced(document: Document) -> list[Problem]:
    """Return the problem of a file that is right, but as another kind; none where it fits no kind."""
    kind = next((kind for kind in KINDS if accepts(kind.name)(document.data)), None)
    return [document.problem("FILE-KIND", (), place=kind.pattern.replace("*", document.stem))] if kind else []


def _unexpected(file: str, relative: PurePosixPath) -> Problem:
    places = [kind.pattern for kind in KINDS]
    likely = [place.replace("*", relative.name.partition(".")[0]) for place in places]
    near = nearest(str(relative), likely if ".y" in relative.name.lower() else ())
    return Problem(file, 1, 1, "FILE-UNEXPECTED", {"allowed": listing(places, most=len(places)), "nearest": near})


def _missing(folder: Path) -> list[Kind]:
    return [kind for kind in KINDS if not kind.optional and next(folder.glob(kind.pattern), None) is None]
