"""What the workbooks that we write have in common: texts stay texts, no time of the run, one way to be printed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import xlsxwriter

Sheet = Any  # an xlsxwriter worksheet; the library ships no types
# strings stay strings: no cell becomes a formula, a number or a link
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
A4 = 9
LONGEST_FOOT = 200  # characters; Excel takes 255 with what steers them


def properties(book: xlsxwriter.Workbook, date: str, **said: str) -> None:
    """Say in a workbook what it is; the date of the framework makes it the same every time."""
    book.set_properties({**said, "created": datetime.fromisoformat(date).replace(tzinfo=UTC)})


def lay_out(sheet: Sheet, foot: str, *, wide: bool) -> None:
    """Set up a sheet to be printed, one page wide, with a line at its foot."""
    sheet.hide_gridlines(2)
    (sheet.set_landscape if wide else sheet.set_portrait)()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    # a blank behind the size, else a title that begins with a digit would belong to it
    sheet.set_footer(f"&L&8 {foot.replace('&', '&&')[:LONGEST_FOOT]}&R&8&P / &N")


def merge(sheet: Sheet, row: int, columns: tuple[int, int], text: str, look: Any) -> None:
    """Write a text over several columns of a row."""
    sheet.merge_range(row, columns[0], row, columns[1], "", look)
    sheet.write_string(row, columns[0], text, look)
