"""What all sheets share: set-up, heads, marks of ratings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from generator.checklist.backstage import Words
from generator.checklist.content import Form
from generator.checklist.formulas import Block
from generator.checklist.look import LOOKS, Looks, row_height

A4 = 9
Sheet = Any  # an xlsxwriter worksheet; the library ships no types
Label = Callable[..., str]


@dataclass(frozen=True)
class Face:
    """What the sheets of one language are made with; `seen` has the words of the language that is filled in."""

    form: Form
    label: Label
    look: Looks
    words: Words
    block: Block


def set_up(sheet: Sheet, face: Face, *, wide: bool) -> None:
    """Set up what all sheets share: print set-up, protection without a password, notice at the foot."""
    sheet.hide_gridlines(2)
    (sheet.set_landscape if wide else sheet.set_portrait)()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    # a blank behind the size, else a title that begins with a digit would belong to it
    foot = f"{face.form.title} · {face.form.version}".replace("&", "&&")[:200]
    sheet.set_footer(f"&L&8 {foot}&R&8&P / &N")
    sheet.protect("", {"format_rows": True, "format_columns": True, "objects": False, "scenarios": False})
    sheet.set_default_row(15)


def merge(sheet: Sheet, row: int, columns: tuple[int, int], text: str, look: Any) -> None:
    """Write a text over several columns of a row."""
    sheet.merge_range(row, columns[0], row, columns[1], "", look)
    sheet.write_string(row, columns[0], text, look)


def heads(sheet: Sheet, face: Face, last: int, widths: Sequence[float]) -> None:
    """Write title and notice over the columns up to `last`."""
    look, form = face.look, face.form
    merge(sheet, 0, (0, last), face.label("form.title", role=form.title), look("title"))
    sheet.set_row(0, 28)
    merge(sheet, 1, (0, last), form.notice, look("notice"))
    sheet.set_row(1, row_height([(form.notice, sum(widths) - 2)]) + 4)


def marks(sheet: Sheet, face: Face, place: tuple[int, int, int, int], rated: str, required: str) -> None:
    """Mark ratings below, at and above the requirement: by pattern and weight, not by colour alone."""
    rules = (
        ("low", f"=AND(ISNUMBER({rated}),{rated}<{required})"),
        ("over", f"=AND(ISNUMBER({rated}),{rated}>{required})"),
        ("met", f"=AND(ISNUMBER({rated}),{rated}={required})"),
        ("away", f"=ISTEXT({rated})"),
    )
    for look, criteria in rules:
        sheet.conditional_format(*place, {"type": "formula", "criteria": criteria, "format": face.look(look)})


def same(source: str, _face: Face, _filled: Face) -> str:
    """Return the formula that shows what stands in another cell, nothing where it is empty."""
    return f'=IF({source}="","",{source})'


def tab_colour(name: str) -> str:
    """Return the colour of a tab by the look it is named after."""
    return str(LOOKS["heading"]["font_color"] if name == "fill" else "#9AA6A4")
