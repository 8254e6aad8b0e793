"""Rules on proficiency levels: within the scale, in order, complete, and there when required."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem, listing
from generator.reading.corpus import Corpus, find
from generator.reading.texts import EACH, Pattern

LEVELS: tuple[tuple[str, Pattern], ...] = (
    ("competency", ("levels", EACH, "level")),
    ("competency", ("omitted_levels", EACH, "level")),
    ("competency", ("development", EACH, "levels", EACH)),
    ("role", ("requirements", EACH, "level")),
    ("source", ("scale", EACH, "to", EACH)),
    ("limits", ("limits", EACH, "up_to_level")),
)


def outside_scale(corpus: Corpus) -> Iterator[Problem]:
    """Yield levels that the scale does not have."""
    for kind, pattern in LEVELS:
        for document in corpus.of(kind):
            for path, level in find(document.data, pattern):
                if level > corpus.scale_size:
                    yield document.problem("LEVEL-SCALE", path, level=level, most=corpus.scale_size)


def order(corpus: Corpus) -> Iterator[Problem]:
    """Yield levels of a competency that do not stand in rising order."""
    for document in corpus.of("competency"):
        before = 0
        for path, level in find(document.data, ("levels", EACH, "level")):
            if level <= before:
                yield document.problem("LEVEL-ORDER", path, level=level, before=before)
            before = level


def left_out(corpus: Corpus) -> Iterator[Problem]:
    """Yield levels of the scale that a competency neither defines nor gives a reason for leaving out."""
    for document in corpus.of("competency") if corpus.one("scale") else ():
        defined = {level for _, level in find(document.data, ("levels", EACH, "level"))}
        excused = {level for _, level in find(document.data, ("omitted_levels", EACH, "level"))}
        for level in range(1, corpus.scale_size + 1):
            if level not in defined | excused:
                yield document.problem("LEVEL-MISSING", ("levels",), level=level)


def both(corpus: Corpus) -> Iterator[Problem]:
    """Yield levels that a competency defines and leaves out at once."""
    for document in corpus.of("competency"):
        defined = {level for _, level in find(document.data, ("levels", EACH, "level"))}
        for path, level in find(document.data, ("omitted_levels", EACH, "level")):
            if level in defined:
                yield document.problem("LEVEL-BOTH", path, level=level)


def undefined_requirements(corpus: Corpus) -> Iterator[Problem]:
    """Yield requirements on a level that the competency leaves out."""
    defined = {
        document.data["id"]: [level for _, level in find(document.data, ("levels", EACH, "level"))]
        for document in corpus.of("competency")
    }
    for document in corpus.of("role"):
        for path, entry in find(document.data, ("requirements", EACH)):
            levels = defined.get(entry["competency"])
            if levels is not None and entry["level"] not in levels and entry["level"] <= corpus.scale_size:
                yield document.problem(
                    "LEVEL-UNDEFINED",
                    (*path, "level"),
                    id=entry["competency"],
                    level=entry["level"],
                    allowed=listing(map(str, levels)),
                )
