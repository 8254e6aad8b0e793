"""From what the typesetter refused to the places in the framework that have to change."""

from __future__ import annotations

from generator.problems import Problem
from generator.reading.corpus import Corpus
from generator.rules.printing import overflowing
from generator.typesetting.typeset import Overflow, Unprintable


def problems_of(error: Unprintable, corpus: Corpus) -> list[Problem]:
    """Return where the texts are that could not be printed; nothing where that is not known."""
    return list(overflowing(corpus, str(error))) if isinstance(error, Overflow) else []
