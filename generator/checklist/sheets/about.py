"""The sheet about the workbook: how it is filled in, and what the levels mean."""

from __future__ import annotations

from generator.checklist.look import row_height
from generator.checklist.sheets.common import Face, Sheet, heads, merge, set_up

ABOUT_WIDTHS = (16, 84)


def about(sheet: Sheet, face: Face) -> None:
    """Write how the workbook is filled in, and what the levels mean."""
    look, form, label = face.look, face.form, face.label
    set_up(sheet, face, wide=False)
    for column, width in enumerate(ABOUT_WIDTHS):
        sheet.set_column(column, column, width)
    heads(sheet, face, 1, ABOUT_WIDTHS)
    parts = [
        (label("form.how"), form.guidance),
        (
            label("form.sheets"),
            tuple((label(f"form.tab.{key}"), label(f"form.sheets.{key}")) for key in ("fill", "result", "next")),
        ),
        (label("form.levels"), tuple((f"{number} {name}", text) for number, (name, text) in enumerate(form.scale, 1))),
    ]
    if form.bands:
        parts.append((label("form.score.rule"), ((label("form.score"), form.score),)))
    row = 3
    for heading, entries in parts:
        merge(sheet, row, (0, 1), heading, look("heading"))
        sheet.set_row(row, 20)
        for offset, (name, text) in enumerate(entries, start=row + 1):
            sheet.write_string(offset, 0, name, look("name"))
            sheet.write_string(offset, 1, text, look("cell"))
            sheet.set_row(offset, row_height([(name, ABOUT_WIDTHS[0] * 0.9), (text, ABOUT_WIDTHS[1])]))
        row += len(entries) + 2
    merge(sheet, row, (0, 1), label("form.private"), look("text"))
    merge(sheet, row + 1, (0, 1), f"{form.framework} · {form.version}", look("lead"))
    sheet.print_area(0, 0, row + 1, 1)
