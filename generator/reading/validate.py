"""The schema pass: each document against the JSON Schema of its kind."""

from __future__ import annotations

from functools import cache

from generator.problems import Problem
from generator.reading.accept import Test, compiled
from generator.reading.read import Document
from generator.reading.schemas import schema


@cache
def accepts(kind: str) -> Test:
    """Return the quick test of a kind of file."""
    return compiled(schema(kind))


def validate(document: Document) -> list[Problem]:
    """Return every way in which `document` departs from the schema of its kind."""
    if accepts(document.kind)(document.data):
        return []
    from generator.reading.explain import explain  # noqa: PLC0415  # slow to load, and seldom needed

    return explain(document)
