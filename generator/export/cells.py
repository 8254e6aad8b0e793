"""The way back from cells: what somebody typed, or a spreadsheet made of it, to the value of a field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.export.tables import EMPTY_LIST, Cell, Column, between


def value_in(cell: Cell, column: Column) -> Any:
    """Return the value that a cell says, None where it is empty.

    Raises ValueError or OverflowError where the field of the column can't have such a value.
    """
    if cell is None or cell == "":
        return None
    return _READ[_type(column.part)](cell, column)


def type_of(column: Column) -> str:
    """Return the JSON type of the values in a column: that of each one where a cell holds a list."""
    kind = _type(column.part)
    return _type(column.part["items"]) if kind == "array" else kind


def _type(part: Any) -> str:
    return str(part.get("type", "string"))  # a choice of words names no type


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
    read = _READ[type_of(column)]
    words = _text(cell, column).split(between(column).strip() or "\n")
    return [read(word.strip(), column) for word in words if word.strip()]


_READ: Mapping[str, Callable[[Any, Column], Any]] = {
    "integer": _whole,
    "string": _text,
    "boolean": _truth,
    "array": _list,
}
