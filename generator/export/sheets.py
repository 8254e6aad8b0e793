"""The way back from tables: sheets of an edited workbook to the data of a framework, or to every fault in them.

Columns are found by their names, in whatever order they stand; so are rows by the keys of what
they belong to.  What is wrong is collected, so that one run tells all of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from generator.export.faults import Fault, Spot, wanted
from generator.export.tables import (
    AT,
    EMPTY_LIST,
    MANY,
    TABLES,
    Cell,
    Column,
    Data,
    Keys,
    Steps,
    Table,
    between,
    columns,
    is_table,
)
from generator.problems import listing, nearest
from generator.reading.schemas import schema

Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number as spreadsheets count, and its cells by name of the column."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet as it came: the names over its columns, in order, where they stand, and the rows below; `torn` where they are not all."""

    head: tuple[str, ...]
    at: int = 1
    rows: Sequence[Row] = ()
    faults: tuple[Fault, ...] = ()
    torn: bool = False


Locate = Callable[[str, Any, Path], Spot]  # kind of file, its data, path in them -> the place they came from


@dataclass(frozen=True)
class Incoming:
    """What came of a file: data by kind, what is wrong, and the documents that faults have touched, by identity."""

    data: Data
    faults: tuple[Fault, ...]
    locate: Locate
    touched: frozenset[int] = frozenset()


def data_of(sheets: Mapping[str, Sheet], locales: Sequence[str]) -> Incoming:
    """Return the data that sheets say, by kind, with all faults; a kind of which there is no sheet is left out."""
    reading = _Reading(locales)
    present = {table.kind for table in TABLES if table.name in sheets}
    for table in TABLES:
        if table.kind in present:
            reading.table(table, sheets)
    for kind, documents in reading.made.items():
        for document in documents:
            _complete(document, schema(kind))
    torn = {id(document) for kind in reading.torn for document in reading.made[kind]}
    return Incoming(reading.made, tuple(reading.faults), reading.locate, frozenset(reading.touched | torn))


@dataclass
class _Reading:
    """The data as they grow: `known` are entries by table and keys, `origins` the rows of entries by identity."""

    locales: Sequence[str]
    made: dict[str, list[Any]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    known: dict[tuple[str, Steps, Keys], Any] = field(default_factory=dict)
    origins: dict[int, _At] = field(default_factory=dict)
    owners: dict[int, int] = field(default_factory=dict)  # entry -> the document that it is in, by identity
    touched: set[int] = field(default_factory=set)
    torn: set[str] = field(default_factory=set)  # kinds of which rows or columns are lacking
    spoilt: set[tuple[str, Steps]] = field(default_factory=set)  # tables in which a key could not be read

    def table(self, table: Table, sheets: Mapping[str, Sheet]) -> None:
        single = table.kind not in MANY
        if table.kind not in self.made:
            self.made[table.kind] = [self.known.setdefault((table.kind, (), ()), {})] if single else []
        sheet = sheets.get(table.name)
        if sheet is None:
            self.faults.append(_missing(table, sheets))
            self.tear(table)
            return
        wanted_columns = columns(table, self.locales)
        self.faults += sheet.faults
        self.faults += _head_faults(table.name, sheet, [column.name for column in wanted_columns])
        if sheet.torn or any(column.name not in sheet.head for column in wanted_columns):
            self.tear(table)
            return
        places = {name: get_column_letter(number) for number, name in enumerate(sheet.head, start=1)}
        seen: dict[Keys, int] = {}
        for row in sheet.rows:
            self.row(_At(table, row, places), wanted_columns, seen)

    def tear(self, table: Table) -> None:
        self.torn.add(table.kind)
        self.spoilt.add((table.kind, table.at))

    def row(self, at: _At, wanted_columns: Sequence[Column], seen: dict[Keys, int]) -> None:
        table, before = at.table, len(self.faults)
        entry: dict[str, Any] = {}
        for column in wanted_columns:
            if not column.key:
                _set(entry, column.path, self.value(at, column))
        above = tuple(self.value(at, column) for column in wanted_columns if column.key)
        own = tuple(entry.get(origin) for origin in table.keys.values())
        self.identify(at, entry, (*above, *own), seen)
        owner = self.place(at, entry, above, own)
        if None in (*above, *own):
            self.spoilt.add((table.kind, table.at))
        if len(self.faults) > before and owner is not None:
            self.touched.add(owner)

    def identify(self, at: _At, entry: Mapping[str, Any], keys: Keys, seen: dict[Keys, int]) -> None:
        """Note ids that are none, and rows that say what another one says already."""
        name = next(iter(at.table.keys), "")
        origin = at.table.keys.get(name, "")
        if not origin:
            return
        if not at.table.at and not _is_id(at.table.kind, entry.get(origin)):
            code = "cell-id" if entry.get(origin) else "cell-needed"
            self.faults.append(Fault(code, at.spot(origin), {"value": str(entry.get(origin) or "")}))
        elif keys in seen:
            value = " / ".join(map(str, keys))
            self.faults.append(Fault("row-twice", at.spot(origin), {"value": value, "row": seen[keys]}))
        seen.setdefault(keys, at.row.number)

    def place(self, at: _At, entry: dict[str, Any], above: Keys, own: Keys) -> int | None:
        """Put an entry where it belongs; return the identity of its document, None where it belongs to none."""
        table = at.table
        if table.at:
            return self.below(at, entry, above, own)
        if table.kind in MANY:
            self.made[table.kind].append(entry)
            self.known.setdefault((table.kind, (), own), entry)
        else:
            whole = self.known[table.kind, (), ()]
            if whole:
                self.faults.append(Fault("row-second", at.spot("")))
                return id(whole)
            whole.update(entry)
            entry = whole
        self.origins[id(entry)] = at
        self.owners[id(entry)] = id(entry)
        return id(entry)

    def below(self, at: _At, entry: dict[str, Any], above: Keys, own: Keys) -> int | None:
        table = at.table
        depth = next(d for d in reversed(range(len(table.at))) if d == 0 or (table.kind, table.at[:d]) in AT)
        node = self.known.get((table.kind, table.at[:depth], above))
        if node is None:
            if (table.kind, table.at[:depth]) not in self.spoilt:
                self.faults.append(self.orphan(at, depth, above))
            self.torn.add(table.kind)
            self.known.setdefault((table.kind, table.at, (*above, *own)), entry)  # what is below it was told with it
            return None
        owner = self.owners.get(id(node), id(node))
        for step in table.at[depth:-1]:
            node = node.setdefault(step, {})
        node.setdefault(table.at[-1], []).append(entry)
        self.known.setdefault((table.kind, table.at, (*above, *own)), entry)
        self.origins[id(entry)] = at
        self.owners[id(entry)] = owner
        return owner

    def orphan(self, at: _At, depth: int, above: Keys) -> Fault:
        parent = AT[at.table.kind, at.table.at[:depth]]
        names = [
            " / ".join(map(str, keys)) for kind, steps, keys in self.known if (kind, steps) == (parent.kind, parent.at)
        ]
        value = " / ".join(str(key or "") for key in above)
        key = next((column.name for column in columns(at.table, self.locales) if column.key), "")
        return Fault(
            "row-orphan", at.spot(key), {"above": parent.name, "value": value, "nearest": nearest(value, names)}
        )

    def value(self, at: _At, column: Column) -> Any:
        cell = at.row.cells.get(column.name)
        if cell is None or cell == "":
            return None
        kind = column.part.get("type", "string")  # a choice of words names no type
        try:
            return _READ[kind](cell, column)
        except (ValueError, OverflowError):
            kind = column.part["items"].get("type", "string") if kind == "array" else kind
            self.faults.append(Fault("cell-kind", at.spot(column.name), {"value": str(cell), "wanted": wanted(kind)}))
            return None

    def locate(self, kind: str, data: Any, path: Path) -> Spot:
        """Return the cell that the value at `path` came from, or the row, or nothing."""
        at, rest, node = self.origins.get(id(data)), path, data
        for number, step in enumerate(path):
            try:
                node = node[step]
            except (KeyError, IndexError, TypeError):
                break
            if id(node) in self.origins:
                at, rest = self.origins[id(node)], path[number + 1 :]
        if at is None or at.table.kind != kind:
            return Spot()
        return at.spot(_column_of(at, rest, self.locales))


@dataclass(frozen=True)
class _At:
    """Where a row is: its table, the row, and what spreadsheets call its columns."""

    table: Table
    row: Row
    letters: Mapping[str, str]

    def spot(self, column: str) -> Spot:
        return Spot(self.table.name, self.row.number, column, self.letters.get(column, ""))


def _column_of(at: _At, path: Path, locales: Sequence[str]) -> str:
    """Return the column in which the value at `path` of an entry stands or should stand, "" where none does alone."""
    names = tuple(step for step in path if isinstance(step, str))
    own = [column for column in columns(at.table, locales) if not column.key]
    holding = [column.name for column in own if names[: len(column.path)] == column.path]
    lacking = [
        column.name
        for column in own
        if column.required and column.path[:-1] == names and at.row.cells.get(column.name) in (None, "")
    ]
    return next(iter(holding + lacking), "")


def _missing(table: Table, sheets: Mapping[str, Sheet]) -> Fault:
    together = [other.name for other in TABLES if other.kind == table.kind]
    strangers = set(sheets) - {known.name for known in TABLES}
    return Fault(
        "sheet-missing",
        Spot(table.name),
        {"nearest": nearest(table.name, strangers), "allowed": listing(together, most=20)},
    )


def _head_faults(name: str, sheet: Sheet, allowed: Sequence[str]) -> Iterator[Fault]:
    for number, title in enumerate(sheet.head, start=1):
        spot = Spot(name, sheet.at, title, get_column_letter(number))
        if title and title not in allowed:
            free = [column for column in allowed if column not in sheet.head]
            near = nearest(title, free)
            yield Fault("column-unknown", spot, {"name": title, "nearest": near, "allowed": listing(free or allowed)})
        elif title and title in sheet.head[: number - 1]:
            yield Fault("column-twice", spot, {"name": title})
    for title in allowed:
        if title not in sheet.head:
            yield Fault("column-missing", Spot(name), {"name": title})


def _is_id(kind: str, value: Any) -> bool:
    return isinstance(value, str) and re.search(schema(kind)["properties"]["id"]["pattern"], value) is not None


def _set(entry: dict[str, Any], path: Steps, value: Any) -> None:
    if value is None:
        return
    for step in path[:-1]:
        entry = entry.setdefault(step, {})
    entry[path[-1]] = value


def _whole(cell: Any, _column: Column) -> int:
    if isinstance(cell, bool) or int(cell) != float(cell):
        raise ValueError(cell)
    return int(cell)


def _text(cell: Any, _column: Column) -> str:
    if isinstance(cell, bool):
        raise ValueError(cell)  # noqa: TRY004  # a value that won't do, as elsewhere
    whole = isinstance(cell, float) and cell.is_integer()  # a number typed into a cell for text
    return str(int(cell) if whole else cell).replace("\r\n", "\n").strip()


def _truth(cell: Any, _column: Column) -> bool:
    word = str(cell).lower()
    if word not in ("true", "false"):
        raise ValueError(cell)
    return word == "true"


def _list(cell: Any, column: Column) -> list[Any]:
    if cell == EMPTY_LIST:
        return []
    read = _READ[column.part["items"].get("type", "string")]
    words = _text(cell, column).split(between(column).strip() or "\n")
    return [read(word.strip(), column) for word in words if word.strip()]


_READ: Mapping[str, Callable[[Any, Column], Any]] = {
    "integer": _whole,
    "string": _text,
    "boolean": _truth,
    "array": _list,
}


def _complete(entry: Any, part: Any) -> None:
    """Give an entry the empty lists and groups that its schema wants: no row or cell says them."""
    if not isinstance(entry, dict):
        return
    for name, below in part.get("properties", {}).items():
        if name in part.get("required", ()) and name not in entry and below.get("type") in _EMPTY:
            entry[name] = _EMPTY[below["type"]]()
        for inner in entry.get(name, ()) if is_table(below) else [entry.get(name)]:
            _complete(inner, below.get("items", below))


_EMPTY: Mapping[str, Callable[[], Any]] = {"array": list, "object": dict}
