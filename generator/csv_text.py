"""Comma-separated text that no spreadsheet takes for anything but text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")  # OWASP: CSV injection
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads Chinese CSV as the system's code page


def spreadsheet_bytes(rows: Iterable[Sequence[object]]) -> bytes:
    """Return rows as a file to be opened in a spreadsheet."""
    return (BYTE_ORDER_MARK + csv_text(rows)).encode()


def csv_text(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as RFC 4180 has them; a text that a spreadsheet would take for a formula gets an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows([_inert(cell) for cell in row] for row in rows)
    return out.getvalue()


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_STARTS) else cell
