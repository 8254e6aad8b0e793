"""Rules on ids: each is used once, and a file carries the name of its entity."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.problems import Problem
from generator.reading.corpus import ENTITIES, NAMESPACES, Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path, Pattern

# kind -> lists whose elements carry an id that is unique in the file
LISTS: dict[str, tuple[Pattern, ...]] = {
    "framework": (("locales", EACH, "id"),),
    "categories": (("categories", EACH, "id"),),
    "grades": (("grades", EACH, "id"),),
    "families": (("families", EACH, "id"),),
    "development": (("measures", EACH, "id"),),
    "glossary": (("terms", EACH, "id"),),
    "limits": (("limits", EACH, "id"),),
    "assessment": (
        ("bands", EACH, "id"),
        ("importance", EACH, "id"),
        ("not_applicable", "reasons", EACH, "id"),
    ),
    "competency": (
        ("levels", EACH, "indicators", EACH, "id"),
        ("levels", EACH, "counter_indicators", EACH, "id"),
        ("levels", EACH, "evidence", EACH, "id"),
        ("development", EACH, "id"),
    ),
    "role": (("accountabilities", EACH, "id"), ("entry_conditions", EACH, "id")),
    "source": (("items", EACH, "id"), ("facts", EACH, "id"), ("scale", EACH, "level")),
}


def duplicate_ids(corpus: Corpus) -> Iterator[Problem]:
    """Yield ids that stand twice in one file, and source items of another source."""
    for kind, patterns in LISTS.items():
        for document in corpus.of(kind):
            for pattern in patterns:
                yield from _twice(document, find(document.data, pattern))
    for document in corpus.of("source"):
        for path, name in find(document.data, NAMESPACES["item"][1]):
            if not name.startswith(f"{document.data['id']}."):
                yield document.problem("ID-PREFIX", path, id=name, prefix=f"{document.data['id']}.")


def _twice(document: Document, found: Iterable[tuple[Path, Any]]) -> Iterator[Problem]:
    first: dict[Any, Path] = {}
    for path, name in found:
        if name in first:
            line, _ = document.place(first[name])
            yield document.problem("ID-DUPLICATE", path, id=name, line=line)
        first.setdefault(name, path)


def file_names(corpus: Corpus) -> Iterator[Problem]:
    """Yield entities whose id is not the name of their file."""
    for kind in ENTITIES:
        for document in corpus.of(kind):
            if document.data["id"] != document.stem:
                yield document.problem("ID-FILE", ("id",), id=document.data["id"], stem=document.stem)


def duplicate_requirements(corpus: Corpus) -> Iterator[Problem]:
    """Yield competencies that a role requires twice, and career paths given twice."""
    for document in corpus.of("role"):
        yield from _twice(document, find(document.data, ("requirements", EACH, "competency")))
    for document in corpus.of("paths"):
        pairs = ((path, f"{value['from']} → {value['to']}") for path, value in find(document.data, ("paths", EACH)))
        yield from _twice(document, pairs)
