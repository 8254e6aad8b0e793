"""What a change is called, in tables by where it is; what each name means stands in locales/changes.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from enum import IntEnum
from typing import Any

from generator.change.facts import Fact, Path, Text
from generator.wording import wording

ANY = "*"  # in a pattern: every key


class Step(IntEnum):
    """What a change asks of the version."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


def words() -> Mapping[str, Any]:
    """Return the words and meanings of all changes."""
    found: Mapping[str, Any] = wording("changes")
    return found


# Behind the pages: where texts come from, and what authors go by.  Nobody's work changes with it.
BACKGROUND_KINDS = frozenset({"source", "verbs", "limits", "framework"})
BACKGROUND_KEYS = frozenset({"basis", "sources", "related", "aliases", "avoid"})
BACKGROUND = "background-changed"

# where -> what it is called when something comes, and when something goes
ENTRIES: Mapping[Path, tuple[str, str]] = {
    ("role", ANY): ("role-added", "role-removed"),
    ("role", ANY, "requirements", ANY): ("requirement-added", "requirement-removed"),
    ("role", ANY, "accountabilities", ANY): ("accountability-added", "accountability-removed"),
    ("role", ANY, "entry_conditions", ANY): ("condition-added", "condition-removed"),
    ("competency", ANY): ("competency-added", "competency-removed"),
    ("competency", ANY, "indicators", ANY): ("indicator-added", "indicator-removed"),
    ("scale", "levels", ANY): ("scale-changed", "scale-changed"),
}
OTHER_ENTRIES = ("content-added", "content-removed")

# where -> what it is called when the value rises, and when it falls
VALUES: Mapping[Path, tuple[str, str]] = {
    ("role", ANY, "requirements", ANY, "level"): ("level-raised", "level-lowered"),
    ("role", ANY, "requirements", ANY, "importance"): ("importance-raised", "importance-lowered"),
    ("competency", ANY, "indicators", ANY, "level"): ("indicator-later", "indicator-sooner"),
}
OTHER_VALUES = ("content-changed", "content-changed")
RANKS: Mapping[Fact, int] = {"supporting": 1, "important": 2, "core": 3}


def difference(path: Path, old: Fact, new: Fact) -> str:
    """Return what it is called that the value at `path` differs."""
    if isinstance(old, Text) and isinstance(new, Text) and not new.listed:
        return _wording(old, new)
    before, after = (RANKS.get(value, value) for value in (old, new))
    rises = isinstance(before, int) and isinstance(after, int) and after > before
    return _called(VALUES, path, OTHER_VALUES)[0 if rises else 1]


def _wording(old: Text, new: Text) -> str:
    """Tell a text that changed in every language from one that changed in some."""
    before, after = dict(old.words), dict(new.words)
    same = [locale for locale in after if before.get(locale) == after[locale]]
    return "translated" if same else "reworded"


def entry_names(path: Path) -> tuple[str, str]:
    """Return what it is called when the entry at `path` comes, and when it goes."""
    return _called(ENTRIES, path, OTHER_ENTRIES)


def _called(table: Mapping[Path, tuple[str, str]], path: Path, other: tuple[str, str]) -> tuple[str, str]:
    if path[0] in BACKGROUND_KINDS or path[-1] in BACKGROUND_KEYS:
        return (BACKGROUND, BACKGROUND)
    return next((names for pattern, names in table.items() if fits(pattern, path)), other)


def fits(pattern: Path, path: Path) -> bool:
    """Return whether `path` is one that `pattern` means."""
    return len(pattern) == len(path) and all(part in {ANY, key} for part, key in zip(pattern, path, strict=True))


def step_of(code: str) -> Step:
    """Return the version step that a change asks for by its name."""
    return Step[words()["changes"][code]["step"].upper()]
