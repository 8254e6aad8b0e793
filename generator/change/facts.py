"""A state taken apart: every single thing it says, under a path that survives reordering.

List entries stand under their id (or level, or the competency they require) instead of their
position, and statements stand directly under their competency: an indicator that moves to
another level is then the same indicator with another level, not one removed and one added.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from generator.change.state import State

Path = tuple[str, ...]


class Entry(NamedTuple):
    """The fact that an entity or a list entry is there at all; what it says stands below it."""

    named_by: str


class Text(NamedTuple):
    """A text in its languages, sorted by language; lists of words, each language's its own, are joined."""

    words: tuple[tuple[str, str], ...]
    listed: bool = False

    def in_language(self, language: str) -> str:
        """Return the text in `language`, in the first one there is where that is missing."""
        return dict(self.words).get(language) or self.words[0][1]


Fact = Entry | Text | str | int | tuple[Any, ...] | None
Facts = Mapping[Path, Fact]

LEFT_OUT = frozenset({"retired", "translations"})  # notes on changes, no part of what people read
LIFTED = ("indicators", "counter_indicators", "evidence")  # from a level to the competency
ENTRY_KEYS = ("id", "competency", "level", "from")  # the first that an entry has names it


def facts(state: State, beside: State | None = None) -> dict[Path, Fact]:
    """Return everything that `state` says; of files that `beside` has just the same, nothing."""
    found: dict[Path, Fact] = {}
    same = beside.documents if beside and beside.locales == state.locales else {}
    for kind, documents in state.documents.items():
        for name, data in {} if kind in LEFT_OUT else documents.items():
            if same.get(kind, {}).get(name) == data:
                continue
            path = (kind, name) if name else (kind,)
            found.update({path: Entry("id")} if name else {})
            found.update(_of_mapping(_lifted(data), path, state.locales, "id"))
    return found


def _lifted(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a competency with the statements of its levels side by side; anything else as it is."""
    levels = data.get("levels", ())
    statements = {name: [_at(level, entry) for level in levels for entry in level.get(name, ())] for name in LIFTED}
    if not statements["indicators"]:
        return data
    bare = [{key: value for key, value in level.items() if key not in LIFTED} for level in levels]
    return {**data, "levels": bare, **statements}


def _at(level: Mapping[str, Any], entry: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**entry, "level": level["level"]}


def _of(value: Any, path: Path, locales: frozenset[str]) -> Iterator[tuple[Path, Fact]]:
    if isinstance(value, dict):
        yield from _of_mapping(value, path, locales, "")
    elif isinstance(value, list) and any(isinstance(entry, dict) for entry in value):
        for index, entry in enumerate(value):
            yield from _of_entry(entry, index, path, locales)
    else:
        yield path, tuple(sorted(map(str, value))) if isinstance(value, list) else value


def _of_entry(entry: Any, index: int, path: Path, locales: frozenset[str]) -> Iterator[tuple[Path, Fact]]:
    key = next((key for key in ENTRY_KEYS if key in entry), "")
    below = (*path, _name(entry, key) or str(index + 1))
    if key:
        yield below, Entry(key)
    yield from _of_mapping(entry, below, locales, key)


def _name(entry: Mapping[str, Any], key: str) -> str:
    return f"{entry['from']} → {entry['to']}" if key == "from" else str(entry.get(key, ""))


def _of_mapping(
    value: Mapping[str, Any], path: Path, locales: frozenset[str], named_by: str
) -> Iterator[tuple[Path, Fact]]:
    spoken = {key: part for key, part in value.items() if key in locales}
    rest = {key: part for key, part in value.items() if key not in locales and key != named_by}
    if spoken:
        yield (*path, "text") if rest or named_by else path, _text(spoken)
    for key, part in rest.items():
        yield from _of(part, (*path, key), locales)


def _text(spoken: Mapping[str, Any]) -> Text:
    listed = any(isinstance(text, list) for text in spoken.values())
    joined = {locale: " / ".join(text) if isinstance(text, list) else str(text) for locale, text in spoken.items()}
    return Text(tuple(sorted(joined.items())), listed)
