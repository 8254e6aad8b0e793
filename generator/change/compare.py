"""Two states to a list of changes, each with its meaning for people and the version step it asks for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from generator.change.facts import Fact, Facts, Path, facts
from generator.change.naming import ANY, Step, difference, entry_names, fits, step_of, words
from generator.change.state import State, indicator_level


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


OWN_STEP = frozenset({("framework", "version"), ("framework", "date")})  # the answer, no part of the question
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
        yield _named(entry_names(path)[0], path, None, _told(after, path))
    for path in _tops(before, after):
        yield _named(entry_names(path)[1], path, _told(before, path), None)
    for path in before.keys() & after.keys() - OWN_STEP:
        if before[path] != after[path]:
            yield _named(difference(path, before[path], after[path]), path, before[path], after[path])


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
