"""The sheet to fill in."""

from __future__ import annotations

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.checklist.backstage import Inputs
from generator.checklist.content import Line, Step
from generator.checklist.formulas import absolute
from generator.checklist.look import row_height
from generator.checklist.sheets.common import Face, Sheet, heads, marks, merge, set_up

SMALL = 9 / 8  # more of a definition fits on a line than of a behaviour, which is set larger
NUMBER, NAME, IMPORTANCE, REQUIRED, BELOW, ASKED, ABOVE, RATING, EVIDENCE, DEVELOP, MANAGER = range(11)
FILL_WIDTHS = (4, 19, 9, 10, 27, 27, 27, 13, 28, 8, 13)
PEOPLE, HEAD, TOP = 2, 3, 4
PERSON_CELL, DATE_CELL, MANAGER_CELL = (PEOPLE, BELOW), (PEOPLE, ABOVE), (PEOPLE, EVIDENCE)
FILL_HEADS = (
    "number", "competency", "importance", "required", "below", "asked", "above", "own", "evidence", "develop",
    "manager.rating",
)  # fmt: skip


def inputs_on(name: str, count: int) -> Inputs:
    """Return where people write on the sheet to fill in."""

    def column(number: int) -> tuple[str, ...]:
        return tuple(f"'{name}'!{absolute(TOP + place, number)}" for place in range(count))

    return Inputs(*map(column, (RATING, MANAGER, EVIDENCE, DEVELOP)))


def cell_on(name: str, cell: tuple[int, int]) -> str:
    """Return the reference to a cell of a sheet."""
    return f"'{name}'!{absolute(*cell)}"


def fill(sheet: Sheet, face: Face) -> None:
    """Write the sheet to fill in."""
    questions(sheet, face)
    look = face.look
    for (row, column), kind in ((PERSON_CELL, "line"), (DATE_CELL, "day"), (MANAGER_CELL, "line")):
        sheet.write_blank(row, column, None, look(kind))
    for place in range(len(face.form.lines)):
        for column, kind in ((RATING, "choice"), (EVIDENCE, "input"), (DEVELOP, "choice"), (MANAGER, "choice")):
            sheet.write_blank(TOP + place, column, None, look(kind))
    _validate(sheet, face)
    shade(sheet, face)
    sheet.set_selection(TOP, RATING, TOP, RATING)


def questions(sheet: Sheet, face: Face) -> None:
    """Write all that is to be read on a sheet of answers."""
    set_up(sheet, face, wide=True)
    look, label, form = face.look, face.label, face.form
    for column, width in enumerate(FILL_WIDTHS):
        sheet.set_column(column, column, width)
    heads(sheet, face, MANAGER, FILL_WIDTHS)
    sheet.set_row(PEOPLE, 24)
    merge(sheet, PEOPLE, (NUMBER, PERSON_CELL[1] - 1), label("form.person"), look("label"))
    for (row, column), key in ((DATE_CELL, "date"), (MANAGER_CELL, "manager")):
        sheet.write_string(row, column - 1, label(f"form.{key}"), look("label"))
    for column, key in enumerate(FILL_HEADS):
        sheet.write_string(HEAD, column, label(f"form.{key}"), look("head"))
    sheet.set_row(HEAD, 30)
    for place, line in enumerate(form.lines):
        _question(sheet, face, place, line)
    legend = "  ".join(f"{number} {name}" for number, name in enumerate(form.levels, 1))
    row = TOP + len(form.lines)
    merge(sheet, row, (0, MANAGER), f"{label('form.levels')}  {legend}", look("lead"))
    sheet.freeze_panes(TOP, ASKED - 2)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, row, MANAGER)


def _question(sheet: Sheet, face: Face, place: int, line: Line) -> None:
    row, look = TOP + place, face.look
    sheet.write_number(row, NUMBER, place + 1, look("number"))
    name = [look("bold", font_size=10), line.name, look("plain", font_size=8), f"\n{line.definition}"]
    sheet.write_rich_string(row, NAME, *name, look("cell"))
    sheet.write_string(row, IMPORTANCE, line.importance, look("number"))
    _required(sheet, face, (row, REQUIRED), line)
    columns = {BELOW: _step_below(line), ASKED: _step_asked(line), ABOVE: _step_above(line)}
    for column, step in columns.items():
        _behaviours(sheet, face, (row, column), step)
    texts = [(_step_text(step), FILL_WIDTHS[column]) for column, step in columns.items() if step]
    definition = f"{line.name}\n{line.definition}"
    sheet.set_row(row, row_height([*texts, (definition, FILL_WIDTHS[NAME] * SMALL)]))


def _required(sheet: Sheet, face: Face, cell: tuple[int, int], line: Line) -> None:
    """Write the required level as a number, so that formulas can read it, shown with its name."""
    name = face.form.levels[line.required - 1].replace('"', "")
    sheet.write_number(*cell, line.required, face.look("strong", num_format=f'0 "{name}"', font_size=10))


def _step_below(line: Line) -> Step | None:
    return next((step for step in line.steps if step.level < line.required), None)


def _step_asked(line: Line) -> Step | None:
    return next((step for step in line.steps if step.asked), None)


def _step_above(line: Line) -> Step | None:
    return next((step for step in line.steps if step.level > line.required), None)


def _step_text(step: Step) -> str:
    return "\n".join([f"{step.level} {step.name}", *(f"• {text}" for text in step.behaviours)])


def _behaviours(sheet: Sheet, face: Face, cell: tuple[int, int], step: Step | None) -> None:
    if step is None:
        sheet.write_string(*cell, "–", face.look("number"))
        return
    frame = face.look("asked" if step.asked else "cell")
    head, _, rest = _step_text(step).partition("\n")
    sheet.write_rich_string(*cell, face.look("bold"), head, face.look("plain"), f"\n{rest}", frame)


def _validate(sheet: Sheet, face: Face) -> None:
    label, words, last = face.label, face.words, TOP + len(face.form.lines) - 1
    wrong = {"error_title": label("form.tab.fill"), "error_message": label("form.prompt.wrong")}

    def prompt(key: str, title: str) -> dict[str, str]:
        return {"input_title": label(f"form.{title}")[:32], "input_message": label(f"form.prompt.{key}")}

    ratings = {"validate": "list", "source": f"={words.choices}", **wrong}
    sheet.data_validation(TOP, RATING, last, RATING, {**ratings, **prompt("rating", "own")})
    sheet.data_validation(TOP, MANAGER, last, MANAGER, {**ratings, **prompt("rating", "manager.rating")})
    develop = {"validate": "list", "source": [label("form.yes")], **wrong, **prompt("develop", "develop")}
    sheet.data_validation(TOP, DEVELOP, last, DEVELOP, develop)
    evidence = {"validate": "length", "criteria": "<=", "value": 2000, **prompt("evidence", "evidence")}
    sheet.data_validation(TOP, EVIDENCE, last, EVIDENCE, evidence)
    person = {"validate": "length", "criteria": "<=", "value": 100, **prompt("person", "person")}
    sheet.data_validation(*PERSON_CELL, *PERSON_CELL, person)
    sheet.data_validation(*MANAGER_CELL, *MANAGER_CELL, {**person, "input_title": label("form.manager")[:32]})
    day = {"validate": "date", "criteria": ">=", "value": "=DATE(2000,1,1)", **prompt("date", "date")}
    sheet.data_validation(*DATE_CELL, *DATE_CELL, day)


def shade(sheet: Sheet, face: Face) -> None:
    """Mark what people choose."""
    last = TOP + len(face.form.lines) - 1
    for column in (RATING, MANAGER):
        rated = xl_rowcol_to_cell(TOP, column, col_abs=True)
        marks(sheet, face, (TOP, column, last, column), rated, xl_rowcol_to_cell(TOP, REQUIRED, col_abs=True))
