"""A framework with its past: what each release changed, and what changed since the last one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from generator.change.compare import compare
from generator.change.record import Damaged, read_record, read_releases, release_of
from generator.change.state import state_of
from generator.load import Loaded, load
from generator.model import Release
from generator.problems import Problem
from generator.reading.corpus import Corpus
from generator.report.changes import Comparison, as_data
from generator.rules import RULES, Rule


def load_with_past(folder: Path, rules: Iterable[Rule] = RULES) -> Loaded:
    """Read, validate and check every file below `folder`, and the records of its releases."""
    loaded = load(folder, rules)
    if loaded.problems:
        return loaded
    try:
        releases = read_releases(folder)
        return replace(loaded, releases=(*_pending(folder, loaded.corpus), *releases))
    except Damaged as damaged:
        return replace(loaded, problems=(Problem(f"{folder.name}/{damaged}", 1, 1, "RELEASE-RECORD"),))


def _pending(folder: Path, corpus: Corpus) -> Iterator[Release]:
    """Yield the version that is being written, where the last release had another one."""
    record, state = read_record(folder), state_of(corpus)
    if record and record.state.head["id"] == state.head["id"] and record.state.version != state.version:
        yield release_of(as_data(Comparison(record.state, state, compare(record.state, state), "")))
