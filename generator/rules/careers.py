"""Rules on career paths: promotions ask for more, never for less, and every role is on the map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Problem
from generator.reading.corpus import Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path

PROMOTION = "promotion"
Edge = tuple[Document, Path, Mapping[str, Any]]


def _promotions(corpus: Corpus) -> Iterator[Edge]:
    for document in corpus.of("paths"):
        for path, edge in find(document.data, ("paths", EACH)):
            if edge["kind"] == PROMOTION:
                yield document, path, edge


def _roles(corpus: Corpus) -> dict[str, Any]:
    return {document.data["id"]: document.data for document in corpus.of("role")}


def falling_levels(corpus: Corpus) -> Iterator[Problem]:
    """Yield competencies whose required level falls along a promotion."""
    roles = _roles(corpus)
    levels = {name: {r["competency"]: r["level"] for r in role["requirements"]} for name, role in roles.items()}
    for document, path, edge in _promotions(corpus):
        before, after = levels.get(edge["from"], {}), levels.get(edge["to"], {})
        for name in sorted(before.keys() & after.keys()):
            if after[name] < before[name] <= corpus.scale_size:
                ends = {"start": edge["from"], "end": edge["to"], "id": name}
                yield document.problem("PATH-FALLS", path, **ends, high=before[name], low=after[name])


def falling_grades(corpus: Corpus) -> Iterator[Problem]:
    """Yield promotions to a lower grade."""
    roles = _roles(corpus)
    rank = {grade["id"]: number for number, grade in enumerate(corpus.data("grades", "grades"))}
    for document, path, edge in _promotions(corpus):
        before, after = (_rank(rank, roles.get(edge[end])) for end in ("from", "to"))
        if before is not None and after is not None and after < before:
            yield document.problem("PATH-GRADE", path, start=edge["from"], end=edge["to"])


def _rank(rank: Mapping[str, int], role: Any) -> int | None:
    return rank.get(role["grade"]) if role else None


def cycles(corpus: Corpus) -> Iterator[Problem]:
    """Yield promotions from which further promotions lead back to their start."""
    edges = list(_promotions(corpus))
    onward: dict[str, list[str]] = {}
    for _, _, edge in edges:
        onward.setdefault(edge["from"], []).append(edge["to"])
    for document, path, edge in edges:
        if edge["from"] != edge["to"] and edge["from"] in _reached(edge["to"], onward):
            yield document.problem("PATH-CYCLE", path, start=edge["from"], end=edge["to"])


def _reached(start: str, onward: Mapping[str, list[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        for name in onward.get(todo.pop(), []):
            if name not in seen:
                seen.add(name)
                todo.append(name)
    return seen


def orphan_roles(corpus: Corpus) -> Iterator[Problem]:
    """Yield roles that no career path touches; silent while the paths can't be read."""
    document = corpus.one("paths")
    if document is None or len(corpus.of("role")) == 1:
        return
    touched = {edge[end] for edge in document.data["paths"] for end in ("from", "to")}
    for role in corpus.of("role"):
        if touched.isdisjoint({role.data["id"], role.stem}):
            yield role.problem("ORPHAN-ROLE", ("id",), id=role.data["id"])
