"""What the place of a change is called, in the words of the schema's own descriptions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.change.facts import LIFTED, Path
from generator.change.state import MANY, State
from generator.reading.schemas import schema

NAMED_LISTS = {"requirements": "competency"}  # lists whose entries bear the id of an entity


def place(path: Path, states: tuple[State, State], language: str) -> tuple[str, ...]:
    """Return the words for each step of `path`; entities by their name, fields by their description."""
    kind, rest = path[0], path[1:]
    if kind in MANY:
        return (name_of(kind, path[1], states, language), *_below(kind, path[2:], states, language))
    title = _spoken(schema(kind)["title"], language)
    return (title, *_below(kind, rest, states, language))


def _below(kind: str, path: Path, states: tuple[State, State], language: str) -> Iterator[str]:
    part, listed = schema(kind), ""
    for key in path:
        if listed:
            yield name_of(NAMED_LISTS.get(listed, kind), key, states, language)
            part, listed = part.get("items", {}), ""
            continue
        part = _field(part, key)
        listed = key if part.get("type") == "array" and "items" in part else ""
        if key != "text" and key not in NAMED_LISTS and _described(part):
            yield _spoken(_described(part), language)


def _field(part: Any, key: str) -> Any:
    """Return the schema of a field; statements of a level are found through the levels."""
    fields = part.get("properties", {})
    if key in LIFTED and key not in fields:
        fields = fields["levels"]["items"]["properties"]
    return fields.get(key, {})


def _described(part: Any) -> str:
    return str(part.get("title") or part.get("description") or "")


def _spoken(text: str, language: str) -> str:
    """Return one half of a description, up to the first sign that starts an explanation."""
    zh, _, en = text.partition(" / ")
    chosen = zh if language == "zh" else en or zh
    return chosen.split("，", maxsplit=1)[0].split("；", maxsplit=1)[0].split(",", maxsplit=1)[0]


def name_of(kind: str, name: str, states: tuple[State, State], language: str) -> str:
    """Return what an entity or entry is called, in the newer state if it is there; else its id."""
    return states[1].name(kind, name, language) or states[0].name(kind, name, language) or name
