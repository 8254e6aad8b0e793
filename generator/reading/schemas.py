"""The JSON Schemas of the kinds of file, ready for use."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from generator.reading.kinds import SCHEMAS


@cache
def schema(kind: str) -> Any:
    """Return the schema of a kind of file with the shared definitions in place."""
    return _inlined(_schema(kind))


@cache
def _schema(name: str) -> Any:
    return json.loads((SCHEMAS / f"{name}.schema.json").read_text(encoding="utf-8"))


def _inlined(part: Any) -> Any:
    """Return `part` with each shared definition put in its place: resolving costs 2/3 of the time.

    What stands beside a reference becomes the title, and items without a description take their list's.
    """
    if isinstance(part, dict) and "$ref" in part:
        shared = _inlined(_schema("common")["$defs"][part["$ref"].rpartition("/")[2]])
        return {**shared, "title": part["description"]} if "description" in part else shared
    if isinstance(part, list):
        return [_inlined(value) for value in part]
    if not isinstance(part, dict):
        return _whole(part)
    whole = {_whole(key): _inlined(value) for key, value in part.items()}
    if "items" in whole:
        whole["items"].setdefault("description", whole.get("description", ""))
    return whole


def _whole(word: Any) -> Any:
    r"""Return a pattern so that it ends where the text does: Python's `$` also matches before a last line end."""
    return f"{word[:-1]}\\Z" if isinstance(word, str) and word.startswith("^") and word.endswith("$") else word
