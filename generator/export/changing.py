"""From incoming data to the files of a framework that have to change.

A file whose data are the same is left as it is; one that differs is written in the canonical
style, below the comments that it began with.  What the incoming file does not speak of stays.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from generator.authoring.fmt import formatted
from generator.export.faults import Spot
from generator.export.sheets import Incoming
from generator.export.tables import Data
from generator.problems import Problem
from generator.reading.kinds import KINDS, SCHEMAS, Kind
from generator.reading.read import Document, read

Files = Mapping[str, str | None]  # path below the folder -> new text, None where the file goes
Steps = tuple[str | int, ...]
UNREADABLE = re.compile("[\x7f-\x9f\ufffe\uffff]")  # JSON lets them stand, YAML refuses them (YAML 1.1, 5.1)


def changes(data: Data, folder: Path) -> dict[str, str | None]:
    """Return the files of a framework that have to change so that it says what `data` say."""
    return {name: text for kind in KINDS if kind.name in data for name, text in _changes(kind, data[kind.name], folder)}


def _changes(kind: Kind, entries: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[tuple[str, str | None]]:
    wanted = {place(kind, entry): entry for entry in entries}
    for name, entry in wanted.items():
        path = folder / name
        before = read(path, name, kind.name) if path.is_file() else None
        if not isinstance(before, Document) or before.data != entry:
            yield name, _head(path, kind) + _text(name, kind, entry)
    for path in sorted(folder.glob(kind.pattern)):
        name = path.relative_to(folder).as_posix()
        if name not in wanted:
            yield name, None


def place(kind: Kind, entry: Mapping[str, Any]) -> str:
    """Return the path of an entity's file; from its id a name alone, so that nothing leads out of the folder."""
    return kind.pattern.replace("*", Path(str(entry.get("id", ""))).name)


def _text(name: str, kind: Kind, entry: Mapping[str, Any]) -> str:
    text = json.dumps(entry, ensure_ascii=False)  # JSON is YAML, but for a few signs that YAML wants escaped
    return formatted(Document(name, kind.name, entry, UNREADABLE.sub(_escaped, text)))


def _escaped(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def _head(path: Path, kind: Kind) -> str:
    """Return the comments that a file begins with; a new one names its schema for editors."""
    if not path.is_file():
        schema = os.path.relpath(SCHEMAS / f"{kind.name}.schema.json", path.parent)
        return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(f"{line}\n" for line in lines[:first])


def touched(incoming: Incoming) -> frozenset[str]:
    """Return the files whose data came with faults, so that what is said of them would mislead."""
    return frozenset(
        place(kind, entry)
        for kind in KINDS
        for entry in incoming.data.get(kind.name, ())
        if id(entry) in incoming.touched
    )


def spots(incoming: Incoming, problems: Sequence[Problem], folder: Path) -> list[tuple[Spot, Problem]]:
    """Return problems of a framework in its changed state with the places in the incoming file that they come from."""
    names = {place(kind, entry): (kind, entry) for kind in KINDS for entry in incoming.data.get(kind.name, ())}
    finders: dict[str, Callable[[Problem], Spot]] = {}
    found = []
    for problem in problems:
        name = problem.file.partition("/")[2]
        if name in names and name not in finders:
            finders[name] = _finder(incoming, *names[name], name, (folder / name).read_text(encoding="utf-8"))
        found.append((finders[name](problem) if name in finders else Spot(), problem))
    return found


def _finder(incoming: Incoming, kind: Kind, entry: Any, name: str, text: str) -> Callable[[Problem], Spot]:
    """Return what finds the spot of a problem by the last value that begins before it in the file."""
    document = Document(name, kind.name, entry, text)
    paths = sorted(((document.place(path), len(path), path) for path in _paths(entry)), key=lambda found: found[:2])
    starts = [start for start, _, _ in paths]

    def find(problem: Problem) -> Spot:
        number = bisect_right(starts, (problem.line, problem.column))
        return incoming.locate(kind.name, entry, paths[number - 1][2] if number else ())

    return find


def _paths(value: Any, path: Steps = ()) -> Iterator[Steps]:
    if path:
        yield path
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in below:
        yield from _paths(inner, (*path, key))


def changed_copy(folder: Path, files: Files, target: Path) -> None:
    """Make `target` a copy of the framework with the changes in it."""
    shutil.copytree(folder, target)
    apply(files, target)


def apply(files: Files, folder: Path) -> None:
    """Write and remove files below a folder."""
    for name, text in files.items():
        path = folder / name
        if text is None:
            path.unlink()
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
