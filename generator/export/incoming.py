"""The way back: our own JSON or workbook to the files of a framework.

A file whose data are the same is left as it is; one that differs is written in the canonical
style, below the comments that it began with.  What the JSON or workbook does not speak of stays.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from openpyxl import load_workbook

from generator.export.open_data import key
from generator.export.tables import TABLES, Cell, Data, Unreadable, data_of
from generator.fmt import formatted
from generator.kinds import KINDS, SCHEMAS, Kind
from generator.read import Document, read

Files = Mapping[str, str | None]  # path below the folder -> new text, None where the file goes


def incoming(path: Path) -> Data:
    """Return the data of a JSON file or a workbook, by kind; raises Unreadable."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unreadable(path.name, 1, f"{', '.join(READERS)}?")
    return reader(path)


def _json(path: Path) -> Data:
    try:
        whole = dict(json.loads(path.read_text(encoding="utf-8-sig")))
        return {
            kind.name: whole[key(kind)] if kind.many else [whole[key(kind)]] for kind in KINDS if key(kind) in whole
        }
    except (ValueError, TypeError, AttributeError) as error:
        raise Unreadable(path.name, getattr(error, "lineno", 1), str(error)) from None


def _workbook(path: Path) -> Data:
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except (OSError, BadZipFile, KeyError) as error:
        raise Unreadable(path.name, 1, str(error)) from None
    named = {table.name for table in TABLES}
    sheets = {sheet.title: _rows(sheet.iter_rows(values_only=True)) for sheet in book if sheet.title in named}
    book.close()
    return data_of(sheets, [str(row["id"]) for row in sheets.get("languages", ())])


def _rows(found: Iterator[Sequence[Any]]) -> list[Mapping[str, Cell]]:
    head = [str(name or "") for name in next(found, ())]
    return [dict(zip(head, map(_plain, row), strict=False)) for row in found]


def _plain(cell: Any) -> Cell:
    """Return a cell; a spreadsheet turns what looks like a date into one."""
    return cell.date().isoformat() if isinstance(cell, datetime) else cell


READERS: Mapping[str, Callable[[Path], Data]] = {".json": _json, ".xlsx": _workbook}


def changes(data: Data, folder: Path) -> dict[str, str | None]:
    """Return the files of a framework that have to change so that it says what `data` say."""
    return {name: text for kind in KINDS if kind.name in data for name, text in _changes(kind, data[kind.name], folder)}


def _changes(kind: Kind, entries: Sequence[Mapping[str, Any]], folder: Path) -> Iterator[tuple[str, str | None]]:
    wanted = {_place(kind, entry): entry for entry in entries}
    for name, entry in wanted.items():
        path = folder / name
        before = read(path, name, kind.name) if path.is_file() else None
        if not isinstance(before, Document) or before.data != entry:
            yield name, _head(path, kind) + _text(name, kind, entry)
    for path in sorted(folder.glob(kind.pattern)):
        name = path.relative_to(folder).as_posix()
        if name not in wanted:
            yield name, None


def _place(kind: Kind, entry: Mapping[str, Any]) -> str:
    return kind.pattern.replace(
        "*", Path(str(entry.get("id", ""))).name
    )  # a name alone: nothing leads out of the folder


def _text(name: str, kind: Kind, entry: Mapping[str, Any]) -> str:
    return formatted(Document(name, kind.name, entry, json.dumps(entry, ensure_ascii=False)))  # JSON is YAML


def _head(path: Path, kind: Kind) -> str:
    """Return the comments that a file begins with; a new one names its schema for editors."""
    if not path.is_file():
        schema = os.path.relpath(SCHEMAS / f"{kind.name}.schema.json", path.parent)
        return f"# yaml-language-server: $schema={Path(schema).as_posix()}\n"
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    first = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    return "".join(f"{line}\n" for line in lines[:first])


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
