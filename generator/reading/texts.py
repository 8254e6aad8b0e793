"""Every text of a document with its language and place, as the schema of its kind says where texts may stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from generator.reading.read import Document, PathKey
from generator.reading.schemas import schema

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
EACH = "*"  # in a pattern: every element of a list
SEAM = "\n\0\n"  # between texts: no sentence and no word goes on across it

Pattern = tuple[str, ...]
Path = tuple[PathKey, ...]


class TextAt(NamedTuple):
    """One text in one language, and where it stands."""

    document: Document
    pattern: Pattern
    path: Path
    locale: str
    text: str


class Localized(NamedTuple):
    """A place that holds the same text in several languages; `value` is by language."""

    document: Document
    pattern: Pattern
    path: Path
    value: Mapping[str, Any]


class Passage(NamedTuple):
    """All texts of a document in one language; what `joined` does not contain, none of them does."""

    locale: str
    texts: list[TextAt]
    joined: str


class _Places(NamedTuple):
    """A part of a schema: its pattern, whether languages stand here, and the parts below."""

    pattern: Pattern
    localized: bool
    below: Mapping[str, _Places]


@cache
def _places(kind: str) -> _Places:
    """Return the places that the schema of `kind` allows to hold languages."""
    return _part(schema(kind), ())


def _part(part: Mapping[str, Any], pattern: Pattern) -> _Places:
    inner = dict(part.get("properties", {}))
    if isinstance(part.get("items"), dict):
        inner[EACH] = part["items"]
    below = {key: _part(value, (*pattern, key)) for key, value in inner.items()}
    lead_on = {key: places for key, places in below.items() if places.localized or places.below}
    return _Places(pattern, "patternProperties" in part, lead_on)


def localized(document: Document) -> list[Localized]:
    """Return every place of a document that holds languages, in the order of its schema."""
    found: list[Localized] = []
    _collect(document, document.data, _places(document.kind), (), found)
    return found


def _collect(document: Document, data: Any, places: _Places, path: Path, found: list[Localized]) -> None:
    if places.localized:
        found.append(Localized(document, places.pattern, path, data))
    for key, below in places.below.items():
        if key == EACH:
            for index, value in enumerate(data):
                _collect(document, value, below, (*path, index), found)
        elif key in data:
            _collect(document, data[key], below, (*path, key), found)


def languages(value: Mapping[str, Any]) -> list[str]:
    """Return the keys of `value` that are languages."""
    return [key for key in value if is_language(key)]


@lru_cache(maxsize=1000)
def is_language(key: str) -> bool:
    """Return whether a key has the form of a language and is none of ours."""
    return key != "id" and LOCALE.fullmatch(key) is not None


def texts_of(place: Localized, declared: Collection[str]) -> Iterator[TextAt]:
    """Yield the texts at a place in the `declared` languages, in all where none is declared; word lists one by one."""
    for locale in languages(place.value):
        if not declared or locale in declared:
            yield from _strings(place, locale)


def _strings(place: Localized, locale: str) -> Iterator[TextAt]:
    document, pattern, path, value = place.document, place.pattern, (*place.path, locale), place.value[locale]
    if isinstance(value, str):
        yield TextAt(document, pattern, path, locale, value)
        return
    for index, word in enumerate(value):
        yield TextAt(document, (*pattern, EACH), (*path, index), locale, word)


def passages_of(texts: list[TextAt]) -> Iterator[Passage]:
    """Yield the texts of one document as passages, one a language."""
    by_locale: dict[str, list[TextAt]] = {}
    for text in texts:
        by_locale.setdefault(text.locale, []).append(text)
    for locale, found in by_locale.items():
        yield Passage(locale, found, SEAM.join(text.text for text in found))
