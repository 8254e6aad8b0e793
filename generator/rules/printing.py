"""What paper asks of texts: each character is in the font of the PDFs.

`build` and `pdf` ask this, `check` does not: a framework is sound, and its texts may go anywhere else,
whatever one font can show.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem
from generator.reading.corpus import Corpus
from generator.reading.texts import TextAt
from generator.typesetting.fonts import lacking

NOT_PRINTED = frozenset({"limits", "verbs", "translations", "retired"})  # kinds of file that no document shows


def unprintable(corpus: Corpus) -> Iterator[Problem]:
    """Yield texts with a character that the font of the PDFs has no glyph for."""
    texts = [text for text in corpus.texts if text.document.kind not in NOT_PRINTED]
    missing = lacking({character for text in texts for character in text.text if not character.isspace()})
    for text in texts if missing else ():
        for character in sorted(missing & set(text.text)):
            yield text.document.problem(
                "PRINT-CHARACTER", text.path, character=character, number=f"U+{ord(character):04X}", key=_key(text)
            )


def overflowing(corpus: Corpus, word: str) -> Iterator[Problem]:
    """Yield the texts that hold `word`, which the typesetter found too wide for its place."""
    for text in corpus.texts:
        if word in text.text:
            yield text.document.problem("PRINT-OVERFLOW", text.path, word=word, key=_key(text))


def _key(text: TextAt) -> str:
    return ".".join(map(str, text.path))
