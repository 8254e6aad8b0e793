"""An edited workbook as a value: its sheets with their rows, and what is wrong with a sheet as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openpyxl.utils import get_column_letter

from generator.export.faults import Fault, Spot
from generator.export.tables import TABLES, Cell, Table
from generator.problems import listing, nearest


@dataclass(frozen=True)
class Row:
    """A row of a sheet: its number as spreadsheets count, and its cells by name of the column."""

    number: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Sheet:
    """A sheet as it came: the names over its columns, in order, the row that they stand in, and the rows below.

    `torn` is whether those are not all of them.
    """

    head: tuple[str, ...]
    at: int = 1
    rows: Sequence[Row] = ()
    faults: tuple[Fault, ...] = ()
    torn: bool = False


def missing(table: Table, sheets: Mapping[str, Sheet]) -> Fault:
    """Return the fault that there is no sheet of a table, with the name that most likely was meant for it."""
    together = [other.name for other in TABLES if other.kind == table.kind]
    strangers = set(sheets) - {known.name for known in TABLES}
    return Fault(
        "sheet-missing",
        Spot(table.name),
        {"nearest": nearest(table.name, strangers), "allowed": listing(together, most=20)},
    )


def head_faults(name: str, sheet: Sheet, allowed: Sequence[str]) -> Iterator[Fault]:
    """Yield what is wrong with the names over the columns: unknown ones, repeated ones, ones that are lacking."""
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
