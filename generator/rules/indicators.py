"""Rules on behavioural indicators: each starts with a verb one can see, and says one thing once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.problems import Problem, nearest
from generator.reading.corpus import Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path, languages

INDICATORS = ("levels", EACH, "indicators", EACH)
FIRST_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
LONGEST_HAN_VERB = 4
Pairs = frozenset[tuple[str, str]]
SAME = 0.72  # share of common pairs of characters from which two indicators say the same


@dataclass(frozen=True)
class _Verbs:
    observable: frozenset[str]
    vague: Mapping[str, Mapping[str, str]]


def verbs(corpus: Corpus) -> Iterator[Problem]:
    """Yield indicators that start with a vague verb, or with no verb of the list."""
    tables = {locale: _table(corpus, locale) for locale in corpus.locales}
    for document in corpus.of("competency") if corpus.one("verbs") else ():
        for path, indicator in find(document.data, INDICATORS):
            for locale in languages(indicator):
                if locale in tables and tables[locale].observable:
                    yield from _judge(document, (*path, locale), indicator[locale], tables[locale])


def _table(corpus: Corpus, locale: str) -> _Verbs:
    document = corpus.one("verbs")
    data = document.data if document else {"observable": {}, "vague": []}
    vague = {word: group["advice"] for group in data["vague"] for word in group["words"].get(locale, [])}
    return _Verbs(frozenset(data["observable"].get(locale, [])), vague)


def _judge(document: Document, path: Path, text: str, table: _Verbs) -> Iterator[Problem]:
    starts = _starts(text)
    found = next((word for word in reversed(starts) if word in table.observable or word in table.vague), None)
    if found is None:
        first = starts[min(1, len(starts) - 1)] if starts else text[:8]
        yield document.problem("IND-VERB", path, word=first, nearest=nearest(first, table.observable))
    elif found in table.vague:
        yield document.problem("IND-VAGUE", path, word=found, advice=table.vague[found])


def _starts(text: str) -> list[str]:
    """Return what the text may start with: its first word, or its first Chinese characters."""
    if "\u3400" <= text[0] <= "\u9fff":
        return [text[:size] for size in range(1, LONGEST_HAN_VERB + 1)]
    word = FIRST_WORD.match(text)
    return [word[0].lower()] if word else []


def near_duplicates(corpus: Corpus) -> Iterator[Problem]:
    """Yield indicators of a competency that say the same as an earlier one."""
    for document in corpus.of("competency"):
        for locale in corpus.locales:
            yield from _near(document, locale)


def _near(document: Document, locale: str) -> Iterator[Problem]:
    found = [
        (path, value["id"], _pairs(value[locale])) for path, value in find(document.data, INDICATORS) if locale in value
    ]
    for first, second in alike([pairs for _, _, pairs in found]):
        yield document.problem("IND-SAME", (*found[second][0], locale), first=found[first][1], second=found[second][1])


def alike(texts: Sequence[Pairs]) -> Iterator[tuple[int, int]]:
    """Yield the places of texts, earlier and later, of which the share of pairs in common reaches SAME."""
    by_length = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for rank, shorter in enumerate(by_length):
        one, most = texts[shorter], len(texts[shorter]) / SAME
        for longer in by_length[rank + 1 :]:
            other = texts[longer]
            if len(other) > most:
                break  # this one and all that follow are too long to have so much in common
            common = len(one & other)
            if common >= SAME * (len(one) + len(other) - common):
                yield min(shorter, longer), max(shorter, longer)


def _pairs(text: str) -> Pairs:
    return frozenset(pairwise(filter(str.isalnum, text.lower())))
