"""What all sheets share: set-up, heads, marks of ratings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.checklist.backstage import Words
from generator.checklist.content import Form
from generator.checklist.formulas import Block
from generator.checklist.look import GREEN, LINE, Looks, row_height
from generator.spreadsheets import Sheet, lay_out, merge

Label = Callable[..., str]


@dataclass(frozen=True)
class Face:
    """What the sheets of one language are made with; `words` say where its words stand, `block` where the calculation."""

    form: Form
    label: Label
    look: Looks
    words: Words
    block: Block


def set_up(sheet: Sheet, face: Face, *, wide: bool) -> None:
    """Set up what all sheets share: print set-up, protection without a password, notice at the foot."""
    lay_out(sheet, f"{face.form.title} · {face.form.version}", wide=wide)
    sheet.protect("", {"format_rows": True, "format_columns": True, "objects": False, "scenarios": False})
    sheet.set_default_row(15)


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


def same(source: str) -> str:
    """Return the formula that shows what stands in another cell, nothing where it is empty."""
    return f'=IF({source}="","",{source})'


def tab_colour(page: str) -> str:
    """Return the colour of the tab of a page: the one to fill in stands out."""
    return GREEN if page == "fill" else LINE
