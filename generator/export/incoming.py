"""The way back, first step: our own JSON or an edited workbook to data, or to every fault in them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from generator.export.faults import Fault, Spot, wanted
from generator.export.open_data import key
from generator.export.sheets import Incoming, Row, Sheet, data_of
from generator.export.tables import TABLES, Cell
from generator.problems import listing, nearest
from generator.reading.kinds import KINDS, Kind
from generator.reading.read import MAX_DEPTH
from generator.reading.texts import is_language

MOST_BYTES = 100_000_000  # of all parts of a workbook when unpacked; our own has 5 million
MOST_ROWS, MOST_COLUMNS = 100_000, 500  # of a sheet; our own have 2,000 and 20
DEEPEST = MAX_DEPTH + 2  # a file of the framework may be that deep, and stands in a list in the whole
Steps = tuple[str | int, ...]


def incoming(path: Path) -> Incoming:
    """Return what a JSON file or a workbook says; raises OSError where there is no such file."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        return _nothing(Fault("file-kind", Spot(), {"name": path.name}))
    size = path.stat().st_size
    return _too_large(size) if size > MOST_BYTES else reader(path)


def _nothing(*faults: Fault) -> Incoming:
    return Incoming({}, faults, lambda _kind, _data, _path: Spot())


def _too_large(size: int) -> Incoming:
    return _nothing(Fault("file-size", Spot(), {"size": f"{size:,}", "limit": f"{MOST_BYTES:,}"}))


class _Twice(ValueError):  # noqa: N818  # a refusal, as elsewhere
    """A key stands twice in a group of a JSON file."""


def _json(path: Path) -> Incoming:
    try:
        whole = json.loads(path.read_text(encoding="utf-8-sig"), object_pairs_hook=_once)
        json.dumps(whole, ensure_ascii=False).encode()  # halves of characters can't be written
    except json.JSONDecodeError as error:
        where = {"line": error.lineno, "column": error.colno}
        return _nothing(Fault("json-broken", Spot(), {**where, "reason": error.msg}))
    except _Twice as error:
        return _nothing(Fault("json-twice", Spot(), {"name": str(error)}))
    except (ValueError, RecursionError) as error:
        return _nothing(Fault("file-broken", Spot(), {"reason": str(error)}))
    faults = list(_json_faults(whole))
    if faults:
        return _nothing(*faults)
    data = {kind.name: whole[key(kind)] if kind.many else [whole[key(kind)]] for kind in KINDS if key(kind) in whole}
    return Incoming(data, (), lambda kind, entry, steps: _in_json(data, kind, entry, steps))


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the pairs as a group; json would keep the last of several with one key."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _Twice(next(name for name, _ in pairs if [other for other, _ in pairs].count(name) > 1))
    return found


def _json_faults(whole: Any) -> Iterator[Fault]:
    """Yield what keeps the parts of the JSON from being told apart; what is in them is for the schemas."""
    if not isinstance(whole, dict):
        yield Fault("json-shape", Spot(path="$"), {"wanted": wanted("object")})
        return
    if _is_deeper(whole, DEEPEST):
        yield Fault("json-deep", Spot(), {"limit": DEEPEST})
        return
    kinds = {key(kind): kind for kind in KINDS}
    for name, part in whole.items():
        if name in kinds:
            yield from _part_faults(kinds[name], name, part)
        elif name != "$schema":
            yield Fault(
                "json-key", Spot(), {"name": name, "nearest": nearest(name, kinds), "allowed": listing(kinds, 20)}
            )


def _is_deeper(value: Any, most: int) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return most < 0 or any(_is_deeper(part, most - 1) for part in inner)


def _part_faults(kind: Kind, name: str, part: Any) -> Iterator[Fault]:
    if not kind.many:
        if not isinstance(part, dict):
            yield Fault("json-shape", Spot(path=name), {"wanted": wanted("object")})
        return
    if not isinstance(part, list):
        yield Fault("json-shape", Spot(path=name), {"wanted": wanted("array")})
        return
    seen = set()
    for number, entry in enumerate(part):
        spot = Spot(path=f"{name}[{number}]")
        if not isinstance(entry, dict):
            yield Fault("json-shape", spot, {"wanted": wanted("object")})
            continue
        found = entry.get("id")
        if not isinstance(found, str) or not re.fullmatch(r"[A-Za-z0-9-]{1,60}", found):
            yield Fault("cell-id", spot, {"value": str(found)})
        elif found in seen:
            yield Fault("json-twice", spot, {"name": found})
        seen.add(str(found))


def _in_json(data: Mapping[str, Sequence[Any]], kind: str, entry: Any, steps: Steps) -> Spot:
    """Return the place of a value in the JSON: roles[3].requirements[0].level."""
    found = next(known for known in KINDS if known.name == kind)
    number = next((number for number, other in enumerate(data[kind]) if other is entry), 0)
    head = f"{key(found)}[{number}]" if found.many else key(found)
    return Spot(path=head + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps))


def _workbook(path: Path) -> Incoming:
    try:
        with ZipFile(path) as parts:
            size = sum(part.file_size for part in parts.infolist())
        if size > MOST_BYTES:
            return _too_large(size)
        sheets = _sheets(path)
    except (OSError, BadZipFile, KeyError, ValueError, TypeError, AttributeError, SyntaxError) as error:
        # whatever openpyxl and its XML parser make of a file that is no workbook
        return _nothing(Fault("file-broken", Spot(), {"reason": str(error)}))
    if not {table.name for table in TABLES} & set(sheets):
        return _nothing(Fault("sheet-none", Spot()))
    return data_of(sheets, _languages(sheets))


def _sheets(path: Path) -> dict[str, Sheet]:
    """Return every sheet by its title; the cells of those that are not ours are left alone."""
    named = {table.name for table in TABLES}
    book = load_workbook(path, read_only=True)
    try:
        return {sheet.title: _sheet(sheet) if sheet.title in named else Sheet(()) for sheet in book.worksheets}
    finally:
        book.close()


def _sheet(sheet: Any) -> Sheet:
    sheet.reset_dimensions()  # other programs write sizes that are not right
    head: tuple[str, ...] = ()
    at = 0
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        if number > MOST_ROWS or len(cells) > MOST_COLUMNS:
            return Sheet(head, at, (), (_large(sheet.title),), torn=True)
        if all(cell.value in (None, "") for cell in cells):
            continue
        if not at:
            head, at = tuple(str(cell.value or "").strip() for cell in cells), number
            continue
        faults += _cell_faults(sheet.title, number, head, cells)
        rows.append(Row(number, dict(zip(head, (_plain(cell) for cell in cells), strict=False))))
    return Sheet(head, at, rows, tuple(faults))


def _large(title: str) -> Fault:
    return Fault("sheet-size", Spot(title), {"rows": f"{MOST_ROWS:,}", "columns": MOST_COLUMNS})


def _cell_faults(title: str, row: int, head: Sequence[str], cells: Sequence[Any]) -> Iterator[Fault]:
    """Yield cells that hold what can't be told from the file alone, and contents below no name."""
    for number, cell in enumerate(cells):
        name = head[number] if number < len(head) else ""
        spot = Spot(title, row, name or get_column_letter(number + 1), get_column_letter(number + 1))
        if cell.value in (None, ""):
            continue
        if not name:
            yield Fault("cell-nameless", spot)
        elif cell.data_type in _UNTOLD and str(cell.value) not in _TRUTHS:
            yield Fault(_UNTOLD[cell.data_type], spot, {"value": str(cell.value)})


_UNTOLD = {"f": "cell-formula", "e": "cell-error"}
_TRUTHS: Mapping[Any, bool] = {"=TRUE()": True, "=FALSE()": False}  # what LibreOffice makes of true and false


def _plain(cell: Any) -> Cell:
    """Return the value of a cell; a spreadsheet turns what looks like a date into one."""
    value = cell.value
    if cell.data_type in _UNTOLD:
        return _TRUTHS.get(str(value))
    return value.date().isoformat() if isinstance(value, datetime) else value


def _languages(sheets: Mapping[str, Sheet]) -> list[str]:
    """Return the languages that a workbook names, or those of its columns where it has no sheet of them."""
    if "languages" in sheets:
        return [str(row.cells["id"]) for row in sheets["languages"].rows if row.cells.get("id")]
    ends = [name.rpartition(".")[2] for sheet in sheets.values() for name in sheet.head if "." in name]
    return [name for name in dict.fromkeys(ends) if is_language(name)]


READERS: Mapping[str, Callable[[Path], Incoming]] = {".json": _json, ".xlsx": _workbook}
