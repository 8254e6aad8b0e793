"""The record of the last release: what it said, and every id that was ever released.

It stands in the framework's folder as `.released/last.json`, for three reasons.  A tag or another
branch is not there in a shallow clone, in a downloaded archive or where there is no git at all,
while this is in any checkout.  A framework is one folder, and whoever copies or archives the
folder takes its past along.  And a hidden folder is passed over by the loader and seldom met by
authors, who have no business in it.

Only the last release is kept whole (some 850 kB for seventy files; a line a file, so that git
stores the next one as a small difference), and of those before it only the ids that have gone
since.  That is all it takes for the two promises: the version rises as far as the changes ask,
and an id is never used twice.  What each release changed is kept beside it in
`.released/<version>.json`, a list of changes each, from which the site tells what is new.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator.change.facts import Entry, facts
from generator.change.naming import ANY, fits
from generator.change.state import State
from generator.change.versions import parsed
from generator.model import Release, Told

FOLDER = ".released"
FILE = f"{FOLDER}/last.json"

# Where ids stand that links and old assessments hold on to.
IDS = (
    ("competency", ANY),
    ("competency", ANY, "indicators", ANY),
    ("competency", ANY, "counter_indicators", ANY),
    ("competency", ANY, "evidence", ANY),
    ("competency", ANY, "development", ANY),
    ("role", ANY),
    ("role", ANY, "accountabilities", ANY),
    ("role", ANY, "entry_conditions", ANY),
    ("source", ANY),
    ("source", ANY, "items", ANY),
    ("categories", "categories", ANY),
    ("grades", "grades", ANY),
    ("families", "families", ANY),
    ("development", "measures", ANY),
    ("glossary", "terms", ANY),
)


@dataclass(frozen=True)
class Record:
    """The state of the last release, and the ids that were released once and are gone since."""

    state: State
    gone: frozenset[str]


class Damaged(Exception):  # noqa: N818  # an answer on a file, not an error of the program
    """A record that was edited by hand or cut off; the argument is its path below the framework's folder."""


def ids(state: State, beside: State | None = None) -> frozenset[str]:
    """Return every lasting id of a state with its place, such as `competency/communication/indicators/i03`.

    The ids of files that `beside` has just the same are left out.
    """
    entries = (path for path, fact in facts(state, beside).items() if isinstance(fact, Entry))
    return frozenset("/".join(path) for path in entries if any(fits(pattern, path) for pattern in IDS))


def read_releases(framework: Path) -> tuple[Release, ...]:
    """Return what each release changed, newest first; raise Damaged where a file does not say it."""
    files = [file for file in (framework / FOLDER).glob("*.json") if file.name != Path(FILE).name]
    return tuple(sorted(map(_release, files), key=lambda release: parsed(release.version), reverse=True))


def _release(file: Path) -> Release:
    try:
        release = release_of(json.loads(file.read_text(encoding="utf-8")))
        _ = parsed(release.version)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(f"{FOLDER}/{file.name}") from error
    return release


def release_of(data: Mapping[str, Any]) -> Release:
    """Return a release from the data of a comparison, as report.changes gives them."""
    return Release(data["to"], data["date"], tuple(_told(change) for change in data["changes"]))


def _told(change: Mapping[str, Any]) -> Told:
    text = {language: str(line) for language, line in change["text"].items()}
    return Told(change["section"], change["step"], tuple(change["path"]), tuple(change["roles"]), text)


def read_record(framework: Path) -> Record | None:
    """Return the record of the last release, None before the first."""
    file = framework / FILE
    if not file.exists():
        return None
    try:
        text = file.read_text(encoding="utf-8")
        data = json.loads(text)
        record = Record(State(data["documents"]), frozenset(data["gone"]))
        intact = data["sha256"] == _digest(text.partition("\n")[2])
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise Damaged(FILE) from error
    if not intact:
        raise Damaged(FILE)
    return record


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def released_version(framework: Path, state: State) -> str:
    """Return the version of the last release of the framework that `state` is one of, empty before the first."""
    record = read_record(framework)
    return record.state.version if record and record.state.head["id"] == state.head["id"] else ""


def record_of(state: State, before: Record | None) -> Record:
    """Return the record of a release that follows the one of `before`."""
    used = before.gone | ids(before.state) if before else frozenset()
    return Record(state, used - ids(state))


def write_record(framework: Path, record: Record) -> None:
    """Write the record, a line a document; the first line tells whether the others are still as they were written."""
    (framework / FOLDER).mkdir(exist_ok=True)
    rest = "\n".join(_lines(record)) + "\n"
    (framework / FILE).write_text(f'{{"sha256":"{_digest(rest)}",\n{rest}', encoding="utf-8", newline="\n")


def _lines(record: Record) -> Iterator[str]:
    yield f'"gone":{json.dumps(sorted(record.gone))},"documents":{{'
    yield ",\n".join(f'"{kind}":{{\n{_documents(found.items())}}}' for kind, found in record.state.documents.items())
    yield "}}"


def _documents(found: Iterable[tuple[str, object]]) -> str:
    dumps = (f'"{name}":{json.dumps(data, ensure_ascii=False, separators=(",", ":"))}' for name, data in sorted(found))
    return ",\n".join(dumps)
