"""Rules on texts: every language there, in its own script and punctuation, in the glossary's terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Problem, listing
from generator.reading.corpus import EACH, Corpus, Path, Pattern, TextAt, find, languages, localized
from generator.reading.read import Document

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
HAN_LOCALES = ("zh", "ja", "yue")
HALF_WIDTH = re.compile(
    r"(?<=[\u3400-\u9fff])\s?[,;:?!()\"']|[,;:?!()\"'](?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])\.+(?=\s|$)"
)
FULL_WIDTH = re.compile(r"[\u3001-\u303f\uff01-\uff5e]")
GAP = re.compile(r"[\u3400-\u9fff]\s+[\u3400-\u9fff]")
SEPARATOR = re.compile(r"[，、；]")
WIDER = str.maketrans(",;:?!().", "，；：？！（）。") | {ord('"'): "“”", ord("'"): "‘’"}
NARROWER = str.maketrans(
    {wide: chr(ord(wide) - 0xFEE0) for wide in map(chr, range(0xFF01, 0xFF5F))} | {"、": ",", "。": "."}
)

MOST = 1000  # words not to be used in one language
CELL = 32_767  # characters in a cell (Excel specifications and limits)
AROUND = 6  # characters shown on either side

# What a source is called is a fact, what people type is their own, and the glossary names what it forbids.
FREE: frozenset[tuple[str, Pattern]] = frozenset(
    {
        ("source", ("title",)),
        ("source", ("items", EACH, "name")),
        ("competency", ("aliases", EACH)),
        ("role", ("aliases", EACH)),
        ("glossary", ("terms", EACH, "avoid", EACH)),
        ("verbs", ("observable", EACH)),
        ("verbs", ("vague", EACH, "words", EACH)),
    }
)


def languages_complete(corpus: Corpus) -> Iterator[Problem]:
    """Yield texts that lack a language of the framework, or have one that it does not declare."""
    expected = set(corpus.locales)
    declared_once = len(expected) == len(corpus.locales) > 0
    for document in corpus.documents if declared_once else ():
        for pattern in localized(document.kind):
            optional = (document.kind, (*pattern, EACH)) in FREE
            for path, value in find(document.data, pattern):
                found = set(languages(value))
                unknown = sorted(found - expected)
                for locale in unknown:
                    yield document.problem(
                        "TEXT-LOCALE", (*path, locale), locale=locale, allowed=listing(corpus.locales)
                    )
                for locale in sorted(() if optional or unknown else expected - found):
                    yield document.problem("TEXT-MISSING", path, locale=locale)


def blank(corpus: Corpus) -> Iterator[Problem]:
    """Yield texts without a single letter or digit."""
    for text in corpus.texts:
        if not any(map(str.isalnum, text.text)):
            yield text.document.problem("TEXT-BLANK", text.path, locale=text.locale)


def foreign_script(corpus: Corpus) -> Iterator[Problem]:
    """Yield Chinese characters in a language that is not written with them."""
    for text in corpus.texts:
        if text.locale.startswith(HAN_LOCALES):
            continue
        found = HAN.search(text.text)
        if found:
            yield text.document.problem("TEXT-SCRIPT", text.path, locale=text.locale, found=found[0])


def punctuation(corpus: Corpus) -> Iterator[Problem]:
    """Yield half-width punctuation next to a Chinese character, and full-width punctuation in other languages."""
    for text in corpus.texts:
        if text.locale.startswith("zh"):
            yield from _sign(text, HALF_WIDTH.search(text.text), "TEXT-PUNCTUATION", WIDER)
        elif not text.locale.startswith(HAN_LOCALES) and not HAN.search(text.text):
            yield from _sign(text, FULL_WIDTH.search(text.text), "TEXT-WIDE", NARROWER)


def _sign(text: TextAt, found: re.Match[str] | None, code: str, table: Mapping[int, Any]) -> Iterator[Problem]:
    if found:
        sign = found[0].strip()
        values = {"found": sign, "wanted": sign.translate(table), "around": _around(text.text, found)}
        yield text.document.problem(code, text.path, locale=text.locale, **values)


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - AROUND) : found.end() + AROUND]


def gaps(corpus: Corpus) -> Iterator[Problem]:
    """Yield spaces between two Chinese characters; a text over two lines has one where they meet."""
    for text in corpus.texts:
        found = GAP.search(text.text) if text.locale.startswith("zh") else None
        if found:
            yield text.document.problem("TEXT-SPACE", text.path, around=_around(text.text, found))


def lists(corpus: Corpus) -> Iterator[Problem]:
    """Yield entries of a word list that are most likely several words, parted by a full-width sign."""
    for text in corpus.texts:
        found = SEPARATOR.search(text.text) if text.pattern[-1] == EACH and text.path[-2] == text.locale else None
        if found:
            yield text.document.problem("TEXT-LIST", text.path, found=found[0], text=text.text)


def long_lists(corpus: Corpus) -> Iterator[Problem]:
    """Yield word lists that together are longer than the one cell of a workbook that they stand in."""
    sizes: dict[tuple[str, Path], tuple[Document, int]] = {}
    for text in corpus.texts:
        if text.pattern[-1] == EACH and text.path[-2] == text.locale:
            here = (text.document.file, text.path[:-1])
            sizes[here] = (text.document, sizes.get(here, (text.document, 0))[1] + len(text.text) + 1)
    for (_, path), (document, size) in sizes.items():
        if size > CELL:
            yield document.problem("TEXT-CELL", path, size=size, limit=CELL)


def forbidden_variants(corpus: Corpus) -> Iterator[Problem]:
    """Yield words that the glossary says not to use."""
    terms = {locale: _variants(corpus, locale) for locale in corpus.locales}
    patterns = {locale: _alternatives(locale, words) for locale, words in terms.items() if 0 < len(words) <= MOST}
    for text in corpus.texts:
        pattern = patterns.get(text.locale)
        if pattern is None or (text.document.kind, text.pattern) in FREE:
            continue
        for match in pattern.finditer(text.text.lower()):
            yield text.document.problem("TEXT-VARIANT", text.path, found=match[0], wanted=terms[text.locale][match[0]])


def too_many_variants(corpus: Corpus) -> Iterator[Problem]:
    """Yield languages with more words not to be used than can be searched for in reasonable time."""
    for document in corpus.of("glossary"):
        for locale in corpus.locales:
            count = len(_variants(corpus, locale))
            if count > MOST:
                yield document.problem("TEXT-VARIANTS", ("terms",), locale=locale, count=count, limit=MOST)


def _variants(corpus: Corpus, locale: str) -> dict[str, str]:
    return {
        word.lower(): term["term"].get(locale, "")
        for term in corpus.data("glossary", "terms")
        for word in term.get("avoid", {}).get(locale, [])
    }


def _alternatives(locale: str, words: Mapping[str, str]) -> re.Pattern[str]:
    joined = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    return re.compile(joined if locale.startswith(HAN_LOCALES) else rf"\b(?:{joined})\b")
