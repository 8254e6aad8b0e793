"""The sheet of next steps: the weightiest gaps with the behaviours of the level after."""

from __future__ import annotations

from generator.checklist import formulas
from generator.checklist.content import Form
from generator.checklist.formulas import picked
from generator.checklist.look import row_height
from generator.checklist.sheets.common import Face, Sheet, heads, merge, same, set_up
from generator.checklist.sheets.fill import cell_on

SHOWN = 5  # gaps with their next level; the rest stands in the list alone
NEXT_WIDTHS = (6, 22, 9, 9, 58, 58, 36)
NEXT_HEADS = ("rank", "competency", "own", "next.level", "next.behaviours", "next.development", "next.plan")


def next_steps(sheet: Sheet, face: Face, first: str) -> None:
    """Write the weightiest gaps with the behaviours of the next level and what helps to get there.

    Plans are written on the sheet of the first language, whose name is `first`, and shown on the others.
    """
    set_up(sheet, face, wide=True)
    sheet.fit_to_pages(1, 1)
    look, label, form = face.look, face.label, face.form
    for column, width in enumerate(NEXT_WIDTHS):
        sheet.set_column(column, column, width)
    last = len(NEXT_WIDTHS) - 1
    heads(sheet, face, last, NEXT_WIDTHS)
    merge(sheet, 2, (0, last), label("form.next.title"), look("heading"))
    sheet.set_row(2, 22)
    merge(sheet, 3, (0, last), label("form.next.lead"), look("lead"))
    for column, key in enumerate(NEXT_HEADS):
        sheet.write_string(4, column, label(f"form.{key}"), look("head"))
    sheet.set_row(4, 28)
    height = _tallest(form)
    for rank in range(min(SHOWN, len(form.lines))):
        sheet.set_row(5 + rank, height)
        for column, (formula, kind) in enumerate(_step_cells(face, rank)):
            sheet.write_formula(5 + rank, column, formula, look(kind), "")
        if sheet.get_name() == first:
            sheet.write_blank(5 + rank, last, None, look("input"))
        else:
            sheet.write_formula(5 + rank, last, same(cell_on(first, (5 + rank, last)), face, face), look("cell"), "")
    sheet.print_area(0, 0, 4 + min(SHOWN, len(form.lines)), last)


def _step_cells(face: Face, rank: int) -> tuple[tuple[str, str], ...]:
    block, words = face.block, face.words
    place = block.cell(formulas.GAP_PLACE, rank)
    rated = f"INDEX({block.column(formulas.RATED)},{place})"

    def ahead(table: str) -> str:
        return f'=IF({place}=0,"",INDEX({table},{place},{rated}))'

    return (
        (f'=IF({place}=0,"",{rank + 1})', "strong"),
        (picked(words.names, place), "name"),
        (picked(block.column(formulas.RATED), place), "strong"),
        (ahead(words.next_levels), "strong"),
        (ahead(words.behaviours), "cell"),
        (ahead(words.development), "cell"),
    )


def _tallest(form: Form) -> float:
    """Return the height that any gap of the form fits in, as rows do not grow when formulas find new text."""
    return max(
        row_height([("\n".join(f"• {text}" for text in texts), NEXT_WIDTHS[4])])
        for line in form.lines
        for ahead in line.ahead.values()
        for texts in (ahead.behaviours, ahead.development)
    )
