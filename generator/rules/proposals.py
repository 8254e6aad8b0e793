"""Checks of a proposal: nothing left unwritten, and true to the last release in version and ids.

`check` asks them and `build` does not: while somebody is still writing, the site should show the
text, whatever the version says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path as File

from generator.change.compare import Change, compare, retired_path, words
from generator.change.record import Damaged, Record, ids, read_record, read_releases
from generator.change.state import MANY, State, state_of
from generator.change.versions import asked, suffices, wanted
from generator.problems import Problem
from generator.reading.corpus import Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path
from generator.report.changes import Comparison
from generator.rules import Rule
from generator.rules.skeletons import unwritten_texts

LASTING = ("competency", "role")  # what has a page of its own, which people link to


def proposal_rules(framework: File) -> tuple[Rule, ...]:
    """Return the rules on what is proposed for publication."""
    return (unwritten_texts, *_release_rules(framework))


def _release_rules(framework: File) -> tuple[Rule, ...]:
    """Return the rules that hold a framework against the record of its last release."""
    try:
        record, _ = read_record(framework), read_releases(framework)
    except Damaged as damaged:
        return (partial(_damaged, f"{framework.name}/{damaged}"),)
    return tuple(partial(_against, record, rule) for rule in RULES) if record else ()


def _damaged(file: str, _: Corpus) -> Iterator[Problem]:
    yield Problem(file, 1, 1, "RELEASE-RECORD")


def _against(record: Record, rule: Against, corpus: Corpus) -> Iterator[Problem]:
    """Ask `rule`, unless a file can't be read or the record is that of another framework."""
    head = corpus.one("framework")
    if head and not corpus.broken and head.data["id"] == record.state.head["id"]:
        yield from rule(record, state_of(corpus), corpus)


def _version(record: Record, state: State, corpus: Corpus) -> Iterator[Problem]:
    changes = compare(record.state, state)
    step = asked(changes)
    if suffices(state.version, record.state.version, step):
        return
    told = {language: _gravest(changes, record, state, language) for language in ("zh", "en")}
    values = {
        "version": state.version,
        "last": record.state.version,
        "wanted": wanted(record.state.version, step),
        "step": words()["steps"][step.name.lower()],
        "change": told,
    }
    yield corpus.of("framework")[0].problem("RELEASE-VERSION", ("version",), **values)


def _gravest(changes: tuple[Change, ...], record: Record, state: State, language: str) -> str:
    """Return the gravest change in words; changes are sorted by that."""
    return Comparison(record.state, state, changes, language).line(changes[0]) if changes else ""


def _vanished(record: Record, state: State, corpus: Corpus) -> Iterator[Problem]:
    noted = {retired_path(entry) for entry in state.entries("retired", "retired")}
    place = corpus.one("retired") or corpus.of("framework")[0]
    for kind in LASTING:
        for name in sorted(record.state.entities(kind).keys() - state.entities(kind).keys()):
            if (kind, name) not in noted:
                yield place.problem("RELEASE-VANISHED", (), kind=kind, id=name)


def _reused(record: Record, state: State, corpus: Corpus) -> Iterator[Problem]:
    files = {(d.kind, d.data.get("id", "")): d for d in corpus.documents}
    for name in sorted(ids(state, record.state) & record.gone) if record.gone else ():
        kind, *rest = name.split("/")
        document = files.get((kind, rest[0])) or files[kind, ""]
        yield document.problem("RELEASE-REUSED", _place(document, rest[1:] if kind in MANY else rest), id=name)


def _place(document: Document, rest: Sequence[str]) -> Path:
    """Return where an id stands: that of the entity, or that of an entry of a list, at a level or not."""
    if not rest:
        return ("id",)
    *lists, name = rest
    patterns = ((*lists, EACH, "id"), ("levels", EACH, *lists, EACH, "id"))
    return next((path for pattern in patterns for path, value in find(document.data, pattern) if value == name), ())


Against = Callable[[Record, State, Corpus], Iterator[Problem]]
RULES: tuple[Against, ...] = (_version, _vanished, _reused)
