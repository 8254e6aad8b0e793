"""The sheet of the result: the comparison with its radar, gaps and strengths, all worked out by formulas."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.checklist import backstage, formulas
from generator.checklist.backstage import Inputs
from generator.checklist.formulas import picked, quoted
from generator.checklist.look import row_height
from generator.checklist.sheets.common import Face, Sheet, heads, marks, merge, set_up
from generator.checklist.sheets.radar import radar
from generator.checklist.sheets.rankings import RANKINGS, RIGHT, ranked, sign

RESULT_WIDTHS = (6, 24, 11, 9, 9, 9, 10, 3, 6, 24, 11, 9, 9, 10)
RESULT_LAST = len(RESULT_WIDTHS) - 1
TABLE_HEADS = ("number", "competency", "importance", "required", "own", "manager.rating", "difference")


def result(sheet: Sheet, face: Face, inputs: Inputs) -> None:
    """Write the comparison with its radar, the gaps and the strengths, all worked out by formulas."""
    set_up(sheet, face, wide=True)
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(RESULT_WIDTHS):
        sheet.set_column(column, column, width)
    heads(sheet, face, RESULT_LAST, RESULT_WIDTHS)
    top = _summary(sheet, face)
    _table(sheet, face, inputs, top)
    radar(sheet, face, (top, RIGHT - 1))
    lists = top + len(face.form.lines) + 3
    for ranking in RANKINGS:
        ranked(sheet, face, (lists, ranking.column), ranking)
    sheet.print_area(0, 0, lists + 1 + len(face.form.lines), RESULT_LAST)


def _summary(sheet: Sheet, face: Face) -> int:
    """Write how many are answered, the score and its band in a sentence; return the row of the table's head."""
    look, label, form = face.look, face.label, face.form
    answered, count = backstage.single(backstage.ANSWERED_ROW), len(form.lines)
    before, after = label("form.answered", answered="\0", count=count).split("\0")
    formula = f"={quoted(before)}&{answered}&{quoted(after)}"
    sheet.merge_range(3, 0, 3, 3, "", look("heading"))
    sheet.write_formula(3, 0, formula, look("heading"), f"{before}0{after}")
    sheet.set_row(3, 22)
    merge(sheet, 3, (4, RESULT_LAST), label("form.legend"), look("lead", align="right", valign="vcenter"))
    if not form.bands:
        return 5
    band = backstage.single(backstage.BAND_ROW)
    merge(sheet, 4, (0, 1), label("form.score"), look("name", valign="vcenter"))
    score = backstage.single(backstage.SCORE_ROW)
    sheet.write_formula(4, 2, f'=IF(ISNUMBER({score}),{score},"–")', look("figure"), "–")
    sheet.merge_range(4, 3, 4, 6, "", look("name", valign="vcenter"))
    sheet.write_formula(4, 3, picked(face.words.band_names, band), look("name", valign="vcenter"), "")
    meaning = look("text", valign="vcenter", indent=1)
    sheet.merge_range(4, RIGHT - 1, 4, RESULT_LAST, "", meaning)
    sheet.write_formula(4, RIGHT - 1, picked(face.words.band_meanings, band), meaning, "")
    sheet.set_row(4, 34)
    merge(sheet, 5, (0, RESULT_LAST), form.score, look("lead"))
    sheet.set_row(5, row_height([(form.score, sum(RESULT_WIDTHS))]))
    return 7


def _table(sheet: Sheet, face: Face, inputs: Inputs, top: int) -> None:
    look, block, middle = face.look, face.block, {"valign": "vcenter"}
    for column, key in enumerate(TABLE_HEADS):
        sheet.write_string(top, column, face.label(f"form.{key}"), look("head"))
    sheet.set_row(top, 28)
    for place, line in enumerate(face.form.lines):
        row = top + 1 + place
        rated, manager = block.cell(formulas.RATED, place), block.cell(formulas.MANAGER, place)
        sheet.set_row(row, 18)
        sheet.write_number(row, 0, place + 1, look("number", **middle))
        sheet.write_string(row, 1, line.name, look("name", shrink=True, text_wrap=False, **middle))
        sheet.write_string(row, 2, line.importance, look("number", **middle))
        sheet.write_number(row, 3, line.required, look("number", **middle))
        sheet.write_formula(row, 4, _shown(face, rated, inputs.own[place]), look("seen", **middle), "")
        sheet.write_formula(row, 5, _shown(face, manager, inputs.manager[place]), look("seen", **middle), "")
        sheet.write_formula(
            row, 6, f"={sign(rated, block.cell(formulas.REQUIRED, place))}", look("seen", **middle), "–"
        )
    last = top + len(face.form.lines)
    required = xl_rowcol_to_cell(top + 1, 3, col_abs=True)
    for column in (4, 5):
        marks(sheet, face, (top + 1, column, last, column), xl_rowcol_to_cell(top + 1, column, col_abs=True), required)


def _shown(face: Face, rated: str, answer: str) -> str:
    """Return a rating, the word for not applicable, or nothing."""
    away = quoted(face.label("form.na"))
    return f'=IF({rated}>0,{rated},IF(LEN(TRIM({answer}))>0,{away},""))'
