"""All documents of one framework, and the questions that rules ask of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from generator.reading.read import Document, PathKey
from generator.reading.schemas import schema

LOCALE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
EACH = "*"  # in a pattern: every element of a list

Pattern = tuple[str, ...]
Path = tuple[PathKey, ...]

# Parts of the assessment policy that a source item may map to.
ASSESSMENT_PARTS = frozenset({"scale", "evidence", "bands", "weight-core", "weight-important", "weight-supporting"})

# namespace -> kind of file, and where in it the ids stand
NAMESPACES: Mapping[str, tuple[str, Pattern]] = {
    "competency": ("competency", ("id",)),
    "role": ("role", ("id",)),
    "source": ("source", ("id",)),
    "item": ("source", ("items", EACH, "id")),
    "category": ("categories", ("categories", EACH, "id")),
    "grade": ("grades", ("grades", EACH, "id")),
    "family": ("families", ("families", EACH, "id")),
    "development": ("development", ("measures", EACH, "id")),
}


class TextAt(NamedTuple):
    """One text in one language, and where it stands."""

    document: Document
    pattern: Pattern
    path: Path
    locale: str
    text: str


ENTITIES = ("competency", "role", "source")  # a file each


@dataclass(frozen=True)
class Corpus:
    """The documents that passed the schema; `broken` are (kind, stem) of those that did not.

    The kind of a file in a wrong place is "", as is the stem of a kind of which every file is missing.
    """

    documents: tuple[Document, ...]
    broken: frozenset[tuple[str, str]]

    @cached_property
    def by_kind(self) -> Mapping[str, list[Document]]:
        """Return the documents by kind, in the order of their files."""
        found: dict[str, list[Document]] = {}
        for document in self.documents:
            found.setdefault(document.kind, []).append(document)
        return found

    def of(self, kind: str) -> list[Document]:
        """Return the documents of a kind."""
        return self.by_kind.get(kind, [])

    def one(self, kind: str) -> Document | None:
        """Return the one document of a kind, None where it is missing or broken."""
        return next(iter(self.of(kind)), None)

    def data(self, kind: str, key: str) -> list[Any]:
        """Return the list under `key` of the one document of a kind."""
        document = self.one(kind)
        return list(document.data[key]) if document else []

    @cached_property
    def ids(self) -> Mapping[str, frozenset[str]]:
        """Return the ids of each namespace."""
        return {"assessment": ASSESSMENT_PARTS, **{name: self._ids(name) for name in NAMESPACES}}

    def _ids(self, namespace: str) -> frozenset[str]:
        kind, pattern = NAMESPACES[namespace]
        return frozenset(value for document in self.of(kind) for _, value in find(document.data, pattern))

    def knows(self, namespace: str, name: str) -> bool:
        """Return whether `name` is an id, or would be if a broken file could be read."""
        return name in self.ids[namespace] or (namespace in NAMESPACES and self._hidden(namespace, name))

    def _hidden(self, namespace: str, name: str) -> bool:
        kind, pattern = NAMESPACES[namespace]
        stem = name.partition(".")[0]
        if (kind, "") in self.broken or stem in self.stems:
            return True
        return len(pattern) > 1 and namespace != "item" and any(broken == kind for broken, _ in self.broken)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Return the file names that tell of an entity which can't be seen by its id, or carries another."""
        misnamed = (d.stem for kind in ENTITIES for d in self.of(kind) if d.data["id"] != d.stem)
        return frozenset({stem for _, stem in self.broken} | set(misnamed))

    def partly(self, kind: str) -> bool:
        """Return whether a file of `kind` is broken, missing or perhaps in the wrong place."""
        return any(broken in {kind, ""} for broken, _ in self.broken)

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """Return the ids of the framework's languages, the default one first."""
        document = self.one("framework")
        if document is None:
            return ()
        default = document.data["default_locale"]
        names = [locale["id"] for locale in document.data["locales"]]
        return tuple(sorted(names, key=lambda name: name != default))

    @cached_property
    def scale_size(self) -> int:
        """Return the number of proficiency levels; 7, the most allowed, where the scale is broken."""
        document = self.one("scale")
        return len(document.data["levels"]) if document else 7

    @cached_property
    def texts(self) -> tuple[TextAt, ...]:
        """Return every text of every document in every declared language, word lists included."""
        found = (text for document in self.documents for text in _texts(document))
        return tuple(text for text in found if not self.locales or text.locale in self.locales)


def find(data: Any, pattern: Pattern) -> list[tuple[Path, Any]]:
    """Return path and value of everything in `data` that `pattern` matches, in the order of the data."""
    found: list[tuple[Path, Any]] = [((), data)]
    for head in pattern:
        if head == EACH:
            found = [((*path, index), value) for path, values in found for index, value in enumerate(values)]
        else:
            found = [((*path, head), value[head]) for path, value in found if head in value]
    return found


@cache
def localized(kind: str) -> tuple[Pattern, ...]:
    """Return the patterns of all places that the schema of `kind` allows to hold languages."""
    return tuple(_localized(schema(kind), ()))


def _localized(part: Any, pattern: Pattern) -> Iterator[Pattern]:
    if "patternProperties" in part:
        yield pattern
    for key, value in part.get("properties", {}).items():
        yield from _localized(value, (*pattern, key))
    if isinstance(part.get("items"), dict):
        yield from _localized(part["items"], (*pattern, EACH))


def languages(value: Mapping[str, Any]) -> list[str]:
    """Return the keys of `value` that are languages."""
    return [key for key in value if is_language(key)]


@lru_cache(maxsize=1000)
def is_language(key: str) -> bool:
    """Return whether a key has the form of a language and is none of ours."""
    return key != "id" and LOCALE.fullmatch(key) is not None


def _texts(document: Document) -> Iterator[TextAt]:
    for pattern in localized(document.kind):
        for path, value in find(document.data, pattern):
            for locale in languages(value):
                yield from _strings(document, pattern, (*path, locale), value[locale])


def _strings(document: Document, pattern: Pattern, path: Path, value: Any) -> Iterator[TextAt]:
    locale = str(path[-1])
    if isinstance(value, str):
        yield TextAt(document, pattern, path, locale, value)
    else:
        for index, word in enumerate(value):
            yield TextAt(document, (*pattern, EACH), (*path, index), locale, word)
