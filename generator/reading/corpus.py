"""All documents of one framework, and the questions that rules ask of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Any

from generator.reading.read import Document
from generator.reading.texts import EACH, Localized, Passage, Path, Pattern, TextAt, localized, passages_of, texts_of

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
    def localized(self) -> tuple[Localized, ...]:
        """Return every place of every document that holds languages."""
        return tuple(place for document in self.documents for place in localized(document))

    @cached_property
    def texts(self) -> tuple[TextAt, ...]:
        """Return every text of every document in every declared language, word lists included."""
        return tuple(text for place in self.localized for text in texts_of(place, self.locales))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return all texts of each document together, a passage a language."""
        documents = groupby(self.texts, key=lambda text: id(text.document))
        return tuple(passage for _, texts in documents for passage in passages_of(list(texts)))


def find(data: Any, pattern: Pattern) -> list[tuple[Path, Any]]:
    """Return path and value of everything in `data` that `pattern` matches, in the order of the data."""
    found: list[tuple[Path, Any]] = [((), data)]
    for head in pattern:
        if head == EACH:
            found = [((*path, index), value) for path, values in found for index, value in enumerate(values)]
        else:
            found = [((*path, head), value[head]) for path, value in found if head in value]
    return found
