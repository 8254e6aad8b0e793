"""One state of a framework as plain data: what a comparison starts from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.reading.corpus import Corpus
from generator.reading.kinds import KINDS

Documents = Mapping[str, Mapping[str, Any]]  # kind -> id of the entity, "" for a table -> data

MANY = frozenset(kind.name for kind in KINDS if kind.many)
NAMES = ("name", "title", "term")  # where an entity says what it is called


@dataclass(frozen=True)
class State:
    """The data of all files, whether they come from a folder, from git or from the record of a release."""

    documents: Documents

    @property
    def head(self) -> Mapping[str, Any]:
        """Return the data of framework.yaml."""
        head: Mapping[str, Any] = self.documents["framework"][""]
        return head

    @property
    def version(self) -> str:
        """Return the declared version."""
        return str(self.head["version"])

    @cached_property
    def locales(self) -> frozenset[str]:
        """Return the ids of the languages."""
        return frozenset(locale["id"] for locale in self.head["locales"])

    def entries(self, kind: str, key: str) -> list[Any]:
        """Return the list under `key` of a table, an empty one where the table is not there."""
        return list(self.documents.get(kind, {}).get("", {}).get(key, ()))

    def entities(self, kind: str) -> Mapping[str, Any]:
        """Return the entities of a kind by id."""
        return self.documents.get(kind, {})

    def name(self, kind: str, name: str, language: str) -> str:
        """Return what an entity or an entry of a table is called, nothing where the state does not have it."""
        data = self.entities(kind).get(name) or self._named.get((kind, name), {})
        texts: Mapping[str, str] = next((data[key] for key in NAMES if key in data), {})
        return str(texts.get(language) or next(iter(texts.values()), ""))

    @cached_property
    def _named(self) -> Mapping[tuple[str, str], Any]:
        return dict(_listed(self.documents))


def _listed(documents: Documents) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield the entries of tables, such as categories and terms, by kind of file and id."""
    for kind, tables in documents.items():
        for part in tables.get("", {}).values():
            entries = part if isinstance(part, list) else []
            yield from (((kind, entry["id"]), entry) for entry in entries if isinstance(entry, dict) and "id" in entry)


def state_of(corpus: Corpus) -> State:
    """Return the state that the documents of `corpus` describe."""
    found: dict[str, dict[str, Any]] = {}
    for document in corpus.documents:
        name = document.data["id"] if document.kind in MANY else ""
        found.setdefault(document.kind, {})[name] = document.data
    return State(found)
