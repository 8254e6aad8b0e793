"""Two states to a list of changes, each with its meaning for people and the version step it asks for.

What a change is called stands in tables by where it is; what each name means (section, step,
words) stands in locales/changes.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from generator.change.facts import Fact, Facts, Path, Text, facts
from generator.change.state import State
from generator.wording import wording

ANY = "*"


class Step(IntEnum):
    """What a change asks of the version."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True)
class Change:
    """One change: what it is called, where it is, what stood there and stands there, and the roles it reaches."""

    code: str
    step: Step
    path: Path
    old: Fact
    new: Fact
    roles: tuple[str, ...] = ()

    @property
    def section(self) -> str:
        """Return under which heading it is told."""
        return str(words()["changes"][self.code]["section"])


def words() -> Mapping[str, Any]:
    """Return the words and meanings of all changes."""
    found: Mapping[str, Any] = wording("changes")
    return found


# Behind the pages: where texts come from, and what authors go by.  Nobody's work changes with it.
BACKGROUND_KINDS = frozenset({"source", "verbs", "limits", "framework"})
BACKGROUND_KEYS = frozenset({"basis", "sources", "related", "aliases", "avoid"})
BACKGROUND = "background-changed"
OWN_STEP = frozenset({("framework", "version"), ("framework", "date")})  # the answer, no part of the question

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

REPLACED = {
    "role-removed": "role-replaced",
    "competency-removed": "competency-replaced",
    "indicator-removed": "indicator-replaced",
}
INDICATOR = ("competency", ANY, "indicators", ANY)
TOLD = ("text", "level")  # what tells an entry that came or went, where it has it


def compare(old: State, new: State) -> tuple[Change, ...]:
    """Return every change from `old` to `new`, gravest first."""
    found = _replaced(_changes(facts(old, new), facts(new, old)), old, new)
    reached = (_reach(change, old, new) for change in found)
    return tuple(sorted(reached, key=lambda change: (-change.step, change.code, change.path)))


def _changes(before: Facts, after: Facts) -> Iterator[Change]:
    """Yield what came, went and differs; of an entry that came or went as a whole, only itself."""
    for path in _tops(after, before):
        yield _named(_called(ENTRIES, path, OTHER_ENTRIES)[0], path, None, _told(after, path))
    for path in _tops(before, after):
        yield _named(_called(ENTRIES, path, OTHER_ENTRIES)[1], path, _told(before, path), None)
    for path in before.keys() & after.keys() - OWN_STEP:
        if before[path] != after[path]:
            yield _named(_difference(path, before[path], after[path]), path, before[path], after[path])


def _named(code: str, path: Path, old: Fact, new: Fact) -> Change:
    return Change(code, step_of(code), path, old, new)


def _tops(these: Facts, those: Facts) -> Iterator[Path]:
    """Yield the paths in `these` but not in `those`, without what lies below one of them."""
    came = these.keys() - those.keys()
    for path in came:
        if not any(path[:size] in came for size in range(1, len(path))):
            yield path


def _told(side: Facts, path: Path) -> Fact:
    return next((side[*path, key] for key in TOLD if (*path, key) in side), side[path])


def _difference(path: Path, old: Fact, new: Fact) -> str:
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


def _replaced(changes: Iterator[Change], old: State, new: State) -> Iterator[Change]:
    """Yield the changes, with the removal of what has a replacement told as a replacement."""
    replacements = {retired_path(entry): entry.get("replaced_by", ()) for entry in new.entries("retired", "retired")}
    for change in changes:
        names = tuple(replacements.get(change.path, ()))
        if not names or change.code not in REPLACED:
            yield change
            continue
        told = _named(REPLACED[change.code], change.path, change.old, names)
        more = change.path[0] == "role" and any(_asks_more(change.path[1], name, old, new) for name in names)
        yield replace(told, step=Step.MAJOR) if more else told


def _asks_more(before: str, after: str, old: State, new: State) -> bool:
    """Return whether a role asks whoever had the one that it replaces for anything more."""
    had, has = (_levels(state, name) for state, name in ((old, before), (new, after)))
    return any(level > had.get(name, 0) for name, level in has.items())


def _levels(state: State, role: str) -> Mapping[str, int]:
    entries = state.entities("role").get(role, {}).get("requirements", ())
    return {entry["competency"]: entry["level"] for entry in entries}


def retired_path(entry: Mapping[str, Any]) -> Path:
    """Return the path at which the facts of an earlier state had what `entry` of retired.yaml names."""
    name, _, part = entry["id"].partition(".")
    return ("competency", name, "indicators", part) if part else (entry["kind"], name)


def _reach(change: Change, old: State, new: State) -> Change:
    """Return a change of an indicator with the roles it reaches; where it reaches none, nobody is asked for more."""
    if not fits(INDICATOR, change.path[:4]) or change.section == "wording":
        return change
    name, indicator = change.path[1], change.path[3]
    before, after = (_bound(state, name, indicator) for state in (old, new))
    lasting = old.entities("role").keys() & new.entities("role").keys()
    roles = tuple(sorted((before ^ after) & lasting))
    return replace(change, roles=roles, step=change.step if roles else min(change.step, Step.MINOR))


def _bound(state: State, competency: str, indicator: str) -> set[str]:
    """Return the roles that ask for an indicator: whoever is asked for a level is asked for those below it."""
    level = indicator_level(state, competency, indicator)
    return {
        name
        for name, role in state.entities("role").items()
        for entry in role["requirements"]
        if entry["competency"] == competency and 0 < level <= entry["level"]
    }


def indicator_level(state: State, competency: str, indicator: str) -> int:
    """Return the level at which a competency has an indicator, 0 where it has it at none."""
    return next((level for level, entry in _indicators(state, competency) if entry["id"] == indicator), 0)


def indicator_text(state: State, competency: str, indicator: str) -> Mapping[str, Any]:
    """Return an indicator's data, its words under the ids of the languages; empty where it is not there."""
    return next((entry for _, entry in _indicators(state, competency) if entry["id"] == indicator), {})


def _indicators(state: State, competency: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the indicators of a competency with their levels."""
    for level in state.entities("competency").get(competency, {}).get("levels", ()):
        yield from ((level["level"], entry) for entry in level["indicators"])
