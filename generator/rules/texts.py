"""Rules on texts: every language there, in its own script and punctuation, in the glossary's terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.problems import Problem, listing
from generator.reading.corpus import Corpus
from generator.reading.read import Document
from generator.reading.texts import EACH, Localized, Path, Pattern, TextAt, languages

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
    for place in corpus.localized if declared_once else ():
        found = set(languages(place.value))
        if found != expected:
            yield from _incomplete(corpus, place, sorted(found - expected), sorted(expected - found))


def _incomplete(corpus: Corpus, place: Localized, unknown: list[str], missing: list[str]) -> Iterator[Problem]:
    for locale in unknown:
        allowed = listing(corpus.locales)
        yield place.document.problem("TEXT-LOCALE", (*place.path, locale), locale=locale, allowed=allowed)
    optional = (place.document.kind, (*place.pattern, EACH)) in FREE
    for locale in () if optional or unknown else missing:
        yield place.document.problem("TEXT-MISSING", place.path, locale=locale)


Patterns = Callable[[str], re.Pattern[str] | None]  # the pattern to look for in the texts of a language


def _holding(corpus: Corpus, patterns: Patterns) -> Iterator[tuple[TextAt, re.Match[str]]]:
    """Yield each text that the pattern of its language is found in, with the first place.

    Most passages hold none, so each is looked through as a whole before its texts are.
    """
    for passage in corpus.passages:
        pattern = patterns(passage.locale)
        if pattern is None or not pattern.search(passage.joined):
            continue
        for text in passage.texts:
            found = pattern.search(text.text)
            if found:
                yield text, found


def blank(corpus: Corpus) -> Iterator[Problem]:
    """Yield texts without a single letter or digit."""
    for text in corpus.texts:
        if not any(map(str.isalnum, text.text)):
            yield text.document.problem("TEXT-BLANK", text.path, locale=text.locale)


def _foreign(locale: str) -> re.Pattern[str] | None:
    return None if locale.startswith(HAN_LOCALES) else HAN


def foreign_script(corpus: Corpus) -> Iterator[Problem]:
    """Yield Chinese characters in a language that is not written with them."""
    for text, found in _holding(corpus, _foreign):
        yield text.document.problem("TEXT-SCRIPT", text.path, locale=text.locale, found=found[0])


def _half_width(locale: str) -> re.Pattern[str] | None:
    return HALF_WIDTH if locale.startswith("zh") else None


def _full_width(locale: str) -> re.Pattern[str] | None:
    return None if locale.startswith(HAN_LOCALES) else FULL_WIDTH


def punctuation(corpus: Corpus) -> Iterator[Problem]:
    """Yield half-width punctuation next to a Chinese character, and full-width punctuation in other languages."""
    for text, found in _holding(corpus, _half_width):
        yield _sign(text, found, "TEXT-PUNCTUATION", WIDER)
    for text, found in _holding(corpus, _full_width):
        if not HAN.search(text.text):
            yield _sign(text, found, "TEXT-WIDE", NARROWER)


def _sign(text: TextAt, found: re.Match[str], code: str, table: Mapping[int, Any]) -> Problem:
    sign = found[0].strip()
    values = {"found": sign, "wanted": sign.translate(table), "around": _around(text.text, found)}
    return text.document.problem(code, text.path, locale=text.locale, **values)


def _around(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - AROUND) : found.end() + AROUND]


def _gap(locale: str) -> re.Pattern[str] | None:
    return GAP if locale.startswith("zh") else None


def gaps(corpus: Corpus) -> Iterator[Problem]:
    """Yield spaces between two Chinese characters; a text over two lines has one where they meet."""
    for text, found in _holding(corpus, _gap):
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
    for passage in corpus.passages:
        pattern = patterns.get(passage.locale)
        if pattern is None or not pattern.search(passage.joined.lower()):
            continue
        for text in passage.texts:
            free = (text.document.kind, text.pattern) in FREE
            for match in () if free else pattern.finditer(text.text.lower()):
                wanted = terms[text.locale][match[0]]
                yield text.document.problem("TEXT-VARIANT", text.path, found=match[0], wanted=wanted)


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
