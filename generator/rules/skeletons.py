"""The rule on texts that nobody has written yet."""

from __future__ import annotations

from collections.abc import Iterator

from generator.authoring.skeleton import unwritten
from generator.problems import Problem
from generator.reading.corpus import Corpus


def unwritten_texts(corpus: Corpus) -> Iterator[Problem]:
    """Yield the places where a text is still that of a skeleton, once for all its languages."""
    told = set()
    for text in corpus.texts:
        place = (text.document.file, text.path[:-1])
        if unwritten(text.text) and place not in told:
            told.add(place)
            yield text.document.problem("TEXT-UNWRITTEN", text.path, text=text.text)
