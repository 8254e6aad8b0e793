"""Rules on counts: the limits of limits.yaml, each with its reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.problems import Problem
from generator.reading.corpus import Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path

Counted = Iterator[tuple[Document, Path, int, int]]  # document, place, count, level (0: no level)


def _lists(corpus: Corpus, kind: str, name: str) -> Counted:
    for document in corpus.of(kind):
        yield document, (name,), len(document.data[name]), 0


def _core(corpus: Corpus) -> Counted:
    for document in corpus.of("role"):
        core = [entry for entry in document.data["requirements"] if entry["importance"] == "core"]
        yield document, ("requirements",), len(core), 0


def _by_level(corpus: Corpus, name: str) -> Counted:
    for document in corpus.of("competency"):
        for path, level in find(document.data, ("levels", EACH)):
            yield document, (*path, name), len(level.get(name, [])), level["level"]


COUNTS: Mapping[str, Callable[[Corpus], Counted]] = {
    "requirements-per-role": lambda corpus: _lists(corpus, "role", "requirements"),
    "core-requirements-per-role": _core,
    "accountabilities-per-role": lambda corpus: _lists(corpus, "role", "accountabilities"),
    "indicators-per-level": lambda corpus: _by_level(corpus, "indicators"),
    "counter-indicators-per-level": lambda corpus: _by_level(corpus, "counter_indicators"),
    "development-per-competency": lambda corpus: _lists(corpus, "competency", "development"),
}


NAMES: Mapping[str, Mapping[str, str]] = {
    "requirements-per-role": {"zh": "这个岗位的要求", "en": "requirements in this role"},
    "core-requirements-per-role": {"zh": "这个岗位的核心要求（core）", "en": "core requirements in this role"},
    "accountabilities-per-role": {"zh": "这个岗位的职责", "en": "accountabilities in this role"},
    "indicators-per-level": {"zh": "这一级的行为指标", "en": "indicators at this level"},
    "counter-indicators-per-level": {"zh": "这一级的反向指标", "en": "counter-indicators at this level"},
    "development-per-competency": {
        "zh": "这项胜任力的发展建议",
        "en": "suggestions for development in this competency",
    },
}


def upside_down(corpus: Corpus) -> Iterator[Problem]:
    """Yield limits that no count can meet."""
    for document in corpus.of("limits"):
        for path, limit in find(document.data, ("limits", EACH)):
            if limit["min"] > limit["max"]:
                yield document.problem("POLICY-LIMIT", (*path, "min"), low=limit["min"], high=limit["max"])


def counts(corpus: Corpus) -> Iterator[Problem]:
    """Yield every count that lies outside its limit; silent on limits that are wrong themselves."""
    for limit in corpus.data("limits", "limits"):
        if limit["min"] > limit["max"] or limit.get("up_to_level", 0) > corpus.scale_size:
            continue
        for document, path, count, level in COUNTS[limit["id"]](corpus):
            if level <= limit.get("up_to_level", corpus.scale_size) and not limit["min"] <= count <= limit["max"]:
                yield _outside(document, path, count, limit)


def _outside(document: Document, path: Path, count: int, limit: Mapping[str, Any]) -> Problem:
    values = {
        "id": limit["id"],
        "what": NAMES[limit["id"]],
        "low": limit["min"],
        "high": limit["max"],
        "reason": limit["reason"],
    }
    return document.problem("LIMIT", path, count=count, **values)
