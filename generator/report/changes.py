"""Changes as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.change.compare import Change
from generator.change.facts import Entry, Fact, Text
from generator.change.naming import Step, words
from generator.change.places import name_of, place
from generator.change.state import State, indicator_level, indicator_text
from generator.change.versions import asked, parsed, wanted
from generator.problems import LANGUAGES
from generator.report.problems import escaped

# field -> the table that names its value
TABLES = {"category": "categories", "grade": "grades", "family": "families", "importance": "assessment"}
MOST = 60  # lines of a section in a comment on a pull request, which may hold 65,536 characters


@dataclass(frozen=True)
class Comparison:
    """Two states and what changed between them, to be told in one language.

    `released` is the version of the last release, where there is one: a proposal may start from a
    version that is higher already, and not released.
    """

    old: State
    new: State
    changes: Sequence[Change]
    language: str
    released: str = ""

    @property
    def step(self) -> Step:
        """Return the gravest step that the changes ask for."""
        return asked(self.changes)

    def word(self, group: str, name: str, **values: object) -> str:
        """Return a word of locales/changes.yaml with `values` filled in."""
        return str(words()[group][name][self.language]).format_map(values)

    @property
    def since(self) -> str:
        """Return the version that the next one is counted from."""
        return min((version for version in (self.old.version, self.released) if version), key=parsed)

    @property
    def least(self) -> str:
        """Return the least version that the changes ask for."""
        return wanted(self.since, self.step)

    def verdict(self) -> str:
        """Return the sentence on the version."""
        step = self.word("steps", self.step.name.lower()).rstrip("。.")
        return self.word("labels", "version", old=self.since, wanted=self.least, new=self.new.version, step=step)

    def what(self, change: Change) -> str:
        """Return what the place of a change is called."""
        return self.word("labels", "path").join(place(change.path, (self.old, self.new), self.language))

    def roles(self, change: Change) -> str:
        """Return the names of the roles that a change reaches."""
        return self.word("labels", "join").join(self.name("role", role) for role in change.roles)

    def name(self, kind: str, name: str) -> str:
        """Return what an entity or an entry of a table is called."""
        return name_of(kind, name, (self.old, self.new), self.language)

    def line(self, change: Change) -> str:
        """Return a change in one line, with the roles it reaches."""
        told = {"what": self.what(change), "level": self._level(change), **self._values(change)}
        line = str(words()["changes"][change.code][self.language]).format_map(told).rstrip()
        reached = self.word("labels", "roles", names=self.roles(change)) if change.roles else ""
        brackets = {"zh": f"{line}（{reached}）", "en": f"{line} ({reached})"}
        return brackets[self.language] if reached else line

    def _values(self, change: Change) -> Mapping[str, str]:
        if change.code != "translated":
            return {"old": self._told(change, change.old), "new": self._told(change, change.new)}
        old, new = dict(change.old.words), dict(change.new.words)  # type: ignore[union-attr]  # only texts are translated
        locale = next(locale for locale in new if old.get(locale) != new[locale])
        name = next(entry["name"] for entry in self.new.head["locales"] if entry["id"] == locale)
        spaced = {"zh": name, "en": f"{name}:"}
        return {"languages": spaced[self.language], "old": old.get(locale, ""), "new": new[locale]}

    def _told(self, change: Change, fact: Fact) -> str:
        if isinstance(fact, Text):
            return fact.in_language(self.language)
        kind = TABLES.get(change.path[-1], change.path[0])
        if isinstance(fact, Entry):
            return ""
        names = fact if isinstance(fact, tuple) else (fact,)
        told = (self._named(kind, name) if isinstance(name, str) else str(name) for name in names)
        return self.word("labels", "join").join(told) or self.word("labels", "empty")

    def _named(self, kind: str, name: str) -> str:
        """Return what a name stands for: an indicator, named “competency.number”, for its own words."""
        competency, _, indicator = name.partition(".")
        words = indicator_text(self.new, competency, indicator).get(self.language) if indicator else ""
        return self.word("labels", "quoted", text=words) if words else self.name(kind, name)

    def _level(self, change: Change) -> int:
        states = (self.new, self.old)
        return max(indicator_level(state, *change.path[1:4:2]) for state in states) if len(change.path) > 3 else 0  # noqa: PLR2004  # competency, id, indicators, id


def _sections(comparison: Comparison) -> Iterator[tuple[str, list[Change]]]:
    for section in words()["sections"]:
        found = [change for change in comparison.changes if change.section == section]
        if found:
            yield comparison.word("sections", section), found


def text(comparison: Comparison) -> str:
    """Return the changes for a terminal."""
    if not comparison.changes:
        return f"{comparison.word('labels', 'unchanged')}\n"
    lines = [comparison.verdict()]
    for title, changes in _sections(comparison):
        lines += ["", f"{title} ({len(changes)})", *(f"  - {comparison.line(change)}" for change in changes)]
    return "\n".join([*lines, *_note(comparison, ""), ""])


def markdown(comparison: Comparison) -> str:
    """Return the changes for a comment on a pull request."""
    lines = [f"### {comparison.word('labels', 'title')}", ""]
    if not comparison.changes:
        return "\n".join([*lines, comparison.word("labels", "unchanged"), ""])
    lines += [f"**{escaped(comparison.verdict())}**"]
    for title, changes in _sections(comparison):
        lines += ["", f"#### {title} ({len(changes)})", ""]
        lines += [f"- {escaped(comparison.line(change))}" for change in changes[:MOST]]
        lines += [f"- {comparison.word('labels', 'more', count=len(changes) - MOST)}"] if len(changes) > MOST else []
    return "\n".join([*lines, *_note(comparison, "> "), ""])


def _note(comparison: Comparison, mark: str) -> list[str]:
    """Return the reminder that a program does not understand wording, where wording changed."""
    worded = any(change.section in {"wording", "translation"} for change in comparison.changes)
    return ["", f"{mark}{comparison.word('labels', 'judge')}"] if worded else []


def as_json(comparison: Comparison) -> str:
    """Return the changes as data, told in each language, for the site and for other programs."""
    return json.dumps(as_data(comparison), ensure_ascii=False, indent=1) + "\n"


def as_data(comparison: Comparison) -> dict[str, Any]:
    """Return what `as_json` writes."""
    told = {language: replace(comparison, language=language) for language in LANGUAGES}
    return {
        "from": comparison.old.version,
        "to": comparison.new.version,
        "date": comparison.new.head["date"],
        "step": comparison.step.name.lower(),
        "least_version": comparison.least,
        "changes": [_record(change, told) for change in comparison.changes],
    }


def _record(change: Change, told: Mapping[str, Comparison]) -> dict[str, Any]:
    return {
        "text": {language: comparison.line(change) for language, comparison in told.items()},
        "code": change.code,
        "section": change.section,
        "step": change.step.name.lower(),
        "path": list(change.path),
        "old": _data(change.old),
        "new": _data(change.new),
        "roles": list(change.roles),
    }


def _data(fact: Fact) -> Any:
    if isinstance(fact, Text):
        return dict(fact.words)
    return None if isinstance(fact, Entry) else fact


FORMATS: Mapping[str, Callable[[Comparison], str]] = {"text": text, "markdown": markdown, "json": as_json}
