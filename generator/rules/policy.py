"""Rules on the framework's own tables: scale, weights, bands, languages, excerpts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from generator.problems import Problem, listing
from generator.reading.corpus import Corpus, find
from generator.reading.texts import EACH

FULL_SCORE = 100
GRADES = ("core", "important", "supporting")


def scale_numbers(corpus: Corpus) -> Iterator[Problem]:
    """Yield levels of the scale that are not numbered in a row from 1."""
    for document in corpus.of("scale"):
        for expected, (path, level) in enumerate(find(document.data, ("levels", EACH, "level")), start=1):
            if level != expected:
                yield document.problem("SCALE-NUMBER", path, level=level, expected=expected)


def importance_grades(corpus: Corpus) -> Iterator[Problem]:
    """Yield weights that do not fall from core to important to supporting."""
    for document in corpus.of("assessment"):
        found = {grade["id"]: (path, grade["weight"]) for path, grade in find(document.data, ("importance", EACH))}
        for above, below in pairwise(name for name in GRADES if name in found):
            path, weight = found[below]
            if weight >= found[above][1]:
                yield document.problem("POLICY-WEIGHT", (*path, "weight"), weight=weight, before=found[above][1])


def bands(corpus: Corpus) -> Iterator[Problem]:
    """Yield bands that leave a gap, overlap, or do not run from 0 to 100."""
    for document in corpus.of("assessment"):
        edge, last = 0, len(document.data["bands"]) - 1
        for path, band in find(document.data, ("bands", EACH)):
            if band["from"] != edge:
                yield document.problem("POLICY-BANDS", (*path, "from"), start=band["from"], expected=edge)
            if band["to"] <= band["from"]:
                yield document.problem("POLICY-SPAN", (*path, "to"), start=band["from"], end=band["to"])
            edge = band["to"]
        if edge != FULL_SCORE:
            yield document.problem("POLICY-BANDS", ("bands", last, "to"), start=edge, expected=FULL_SCORE)


def default_locale(corpus: Corpus) -> Iterator[Problem]:
    """Yield a default language that is not among the languages."""
    for document in corpus.of("framework"):
        if document.data["default_locale"] not in corpus.locales:
            values = {"locale": document.data["default_locale"], "allowed": listing(sorted(corpus.locales))}
            yield document.problem("POLICY-LOCALE", ("default_locale",), **values)


def excerpts(corpus: Corpus) -> Iterator[Problem]:
    """Yield sources whose excerpt is cut without a word on what is lacking."""
    for document in corpus.of("source"):
        if document.data["excerpt"] == "cut" and "lacks" not in document.data:
            yield document.problem("SOURCE-LACKS", ("excerpt",), id=document.data["id"])
