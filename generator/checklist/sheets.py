"""The sheets that people see: about, to fill in (or answers seen in another language), result, next steps."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.checklist import backstage, formulas
from generator.checklist.backstage import Inputs, Words
from generator.checklist.content import Form, Line, Step
from generator.checklist.formulas import Block, absolute, picked, quoted
from generator.checklist.look import LOOKS, Looks, row_height

A4 = 9
SHOWN = 5  # gaps with their next level; the rest stands in the list alone
LEAST_AXES = 3  # of a radar
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


def _set_up(sheet: Sheet, face: Face, *, wide: bool) -> None:
    """Set up what all sheets share: print set-up, protection without a password, notice at the foot."""
    sheet.hide_gridlines(2)
    (sheet.set_landscape if wide else sheet.set_portrait)()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    sheet.fit_to_pages(1, 0)
    foot = f"{face.form.title} · {face.form.version}".replace("&", "&&")[:200]
    sheet.set_footer(f"&L&8{foot}&R&8&P / &N")
    sheet.protect("", {"format_rows": True, "format_columns": True, "objects": False, "scenarios": False})
    sheet.set_default_row(15)


def _merge(sheet: Sheet, row: int, columns: tuple[int, int], text: str, look: Any) -> None:
    sheet.merge_range(row, columns[0], row, columns[1], "", look)
    sheet.write_string(row, columns[0], text, look)


def _heads(sheet: Sheet, face: Face, last: int, widths: Sequence[float]) -> None:
    """Write title and notice over the columns up to `last`."""
    look, form = face.look, face.form
    _merge(sheet, 0, (0, last), face.label("form.title", role=form.title), look("title"))
    sheet.set_row(0, 28)
    _merge(sheet, 1, (0, last), form.notice, look("notice"))
    sheet.set_row(1, row_height([(form.notice, sum(widths) - 2)]) + 4)


# --- about ---

ABOUT_WIDTHS = (16, 84)


def about(sheet: Sheet, face: Face) -> None:
    """Write how the workbook is filled in, and what the levels mean."""
    look, form, label = face.look, face.form, face.label
    _set_up(sheet, face, wide=False)
    for column, width in enumerate(ABOUT_WIDTHS):
        sheet.set_column(column, column, width)
    _heads(sheet, face, 1, ABOUT_WIDTHS)
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
        _merge(sheet, row, (0, 1), heading, look("heading"))
        sheet.set_row(row, 20)
        for offset, (name, text) in enumerate(entries, start=row + 1):
            sheet.write_string(offset, 0, name, look("name"))
            sheet.write_string(offset, 1, text, look("cell"))
            sheet.set_row(offset, row_height([(name, ABOUT_WIDTHS[0] * 0.9), (text, ABOUT_WIDTHS[1])]))
        row += len(entries) + 2
    _merge(sheet, row, (0, 1), label("form.private"), look("text"))
    _merge(sheet, row + 1, (0, 1), f"{form.framework} · {form.version}", look("lead"))
    sheet.print_area(0, 0, row + 1, 1)


# --- to fill in ---

NUMBER, NAME, IMPORTANCE, REQUIRED, BELOW, ASKED, ABOVE, RATING, EVIDENCE, DEVELOP, MANAGER = range(11)
FILL_WIDTHS = (4, 15, 8, 9, 27, 27, 27, 13, 28, 8, 13)
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
    _questions(sheet, face)
    look = face.look
    for (row, column), kind in ((PERSON_CELL, "line"), (DATE_CELL, "day"), (MANAGER_CELL, "line")):
        sheet.write_blank(row, column, None, look(kind))
    for place in range(len(face.form.lines)):
        for column, kind in ((RATING, "choice"), (EVIDENCE, "input"), (DEVELOP, "choice"), (MANAGER, "choice")):
            sheet.write_blank(TOP + place, column, None, look(kind))
    _validate(sheet, face)
    _shade(sheet, face)
    sheet.set_selection(TOP, RATING, TOP, RATING)


def _questions(sheet: Sheet, face: Face) -> None:
    """Write all that is to be read on a sheet of answers."""
    _set_up(sheet, face, wide=True)
    look, label, form = face.look, face.label, face.form
    for column, width in enumerate(FILL_WIDTHS):
        sheet.set_column(column, column, width)
    _heads(sheet, face, MANAGER, FILL_WIDTHS)
    sheet.set_row(PEOPLE, 24)
    for (row, column), key in ((PERSON_CELL, "person"), (DATE_CELL, "date"), (MANAGER_CELL, "manager")):
        sheet.write_string(row, column - 1, label(f"form.{key}"), look("label"))
    for column, key in enumerate(FILL_HEADS):
        sheet.write_string(HEAD, column, label(f"form.{key}"), look("head"))
    sheet.set_row(HEAD, 30)
    for place, line in enumerate(form.lines):
        _question(sheet, face, place, line)
    legend = "  ".join(f"{number} {name}" for number, name in enumerate(form.levels, 1))
    row = TOP + len(form.lines)
    _merge(sheet, row, (0, MANAGER), f"{label('form.levels')}  {legend}", look("lead"))
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
    sheet.set_row(row, row_height([*texts, (definition, FILL_WIDTHS[NAME])]))


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


def _shade(sheet: Sheet, face: Face) -> None:
    """Mark ratings below, at and above the requirement: by pattern and weight, not by colour alone."""
    last = TOP + len(face.form.lines) - 1
    for column in (RATING, MANAGER):
        rated = xl_rowcol_to_cell(TOP, column, col_abs=True)
        _marks(sheet, face, (TOP, column, last, column), rated, xl_rowcol_to_cell(TOP, REQUIRED, col_abs=True))


def _marks(sheet: Sheet, face: Face, place: tuple[int, int, int, int], rated: str, required: str) -> None:
    rules = (
        ("low", f"=AND(ISNUMBER({rated}),{rated}<{required})"),
        ("over", f"=AND(ISNUMBER({rated}),{rated}>{required})"),
        ("met", f"=AND(ISNUMBER({rated}),{rated}={required})"),
        ("away", f"=ISTEXT({rated})"),
    )
    for look, criteria in rules:
        sheet.conditional_format(*place, {"type": "formula", "criteria": criteria, "format": face.look(look)})


# --- answers, seen in another language ---


def seen(sheet: Sheet, face: Face, filled: Face, name: str) -> None:
    """Write the answers given on the sheet `name`, in another language and not to be changed."""
    _questions(sheet, face)
    for cell, kind in ((PERSON_CELL, "text"), (DATE_CELL, "text"), (MANAGER_CELL, "text")):
        source = cell_on(name, cell)
        shown = f'TEXT({source},"yyyy-mm-dd")' if cell == DATE_CELL else source
        sheet.write_formula(*cell, f'=IF({source}="","",{shown})', face.look(kind, valign="vcenter"), "")
    inputs = inputs_on(name, len(face.form.lines))
    columns = {RATING: inputs.own, EVIDENCE: inputs.evidence, DEVELOP: inputs.develop, MANAGER: inputs.manager}
    for column, cells in columns.items():
        for place, source in enumerate(cells):
            formula = _TRANSLATED.get(column, _same)(source, face, filled)
            look = face.look("cell" if column == EVIDENCE else "seen")
            sheet.write_formula(TOP + place, column, formula, look, "")
    _shade(sheet, face)


def _same(source: str, _face: Face, _filled: Face) -> str:
    return f'=IF({source}="","",{source})'


def _chosen(source: str, face: Face, filled: Face) -> str:
    """Return what was chosen from one language's list as the other's has it."""
    return f'=IF({source}="","",IFERROR(INDEX({face.words.choices},MATCH({source},{filled.words.choices},0)),{source}))'


def _ticked(source: str, face: Face, _filled: Face) -> str:
    return f'=IF({source}="","",{quoted(face.label("form.yes"))})'


_TRANSLATED = {RATING: _chosen, MANAGER: _chosen, DEVELOP: _ticked}


# --- result ---

RESULT_WIDTHS = (6, 24, 11, 9, 9, 9, 10, 3, 6, 24, 11, 9, 9, 10)
RIGHT = 8  # first column of the right half
RESULT_LAST = len(RESULT_WIDTHS) - 1
TABLE_HEADS = ("number", "competency", "importance", "required", "own", "manager.rating", "difference")


def result(sheet: Sheet, face: Face, inputs: Inputs) -> None:
    """Write the comparison with its radar, the gaps and the strengths, all worked out by formulas."""
    _set_up(sheet, face, wide=True)
    sheet.fit_to_pages(1, 1)
    for column, width in enumerate(RESULT_WIDTHS):
        sheet.set_column(column, column, width)
    _heads(sheet, face, RESULT_LAST, RESULT_WIDTHS)
    top = _summary(sheet, face)
    _table(sheet, face, inputs, top)
    _radar(sheet, face, top)
    lists = top + len(face.form.lines) + 3
    for ranking in RANKINGS:
        _ranking(sheet, face, (lists, ranking.column), ranking)
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
    _merge(sheet, 3, (4, RESULT_LAST), label("form.legend"), look("lead", align="right", valign="vcenter"))
    if not form.bands:
        return 5
    band = backstage.single(backstage.BAND_ROW)
    _merge(sheet, 4, (0, 1), label("form.score"), look("name", valign="vcenter"))
    score = backstage.single(backstage.SCORE_ROW)
    sheet.write_formula(4, 2, f'=IF(ISNUMBER({score}),{score},"–")', look("figure"), "–")
    sheet.merge_range(4, 3, 4, 6, "", look("name", valign="vcenter"))
    sheet.write_formula(4, 3, picked(face.words.band_names, band), look("name", valign="vcenter"), "")
    meaning = look("text", valign="vcenter", indent=1)
    sheet.merge_range(4, RIGHT - 1, 4, RESULT_LAST, "", meaning)
    sheet.write_formula(4, RIGHT - 1, picked(face.words.band_meanings, band), meaning, "")
    sheet.set_row(4, 34)
    _merge(sheet, 5, (0, RESULT_LAST), form.score, look("lead"))
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
            row, 6, f"={_sign(rated, block.cell(formulas.REQUIRED, place))}", look("seen", **middle), "–"
        )
    last = top + len(face.form.lines)
    required = xl_rowcol_to_cell(top + 1, 3, col_abs=True)
    for column in (4, 5):
        _marks(sheet, face, (top + 1, column, last, column), xl_rowcol_to_cell(top + 1, column, col_abs=True), required)


def _shown(face: Face, rated: str, answer: str) -> str:
    """Return a rating, the word for not applicable, or nothing."""
    away = quoted(face.label("form.na"))
    return f'=IF({rated}>0,{rated},IF(LEN(TRIM({answer}))>0,{away},""))'


def _sign(rated: str, required: str) -> str:
    """Return the sign of a comparison with the levels between."""
    above = f'IF({rated}>{required},"▲ "&({rated}-{required}),"＝")'
    return f'IF({rated}=0,"–",IF({rated}<{required},"▼ "&({required}-{rated}),{above}))'


@dataclass(frozen=True)
class Ranking:
    """A list in order: its heading, its first column, the label of its last one, and where its order stands."""

    kind: str
    column: int
    last: str
    places: int


RANKINGS = (
    Ranking("gaps", 0, "gap", formulas.GAP_PLACE),
    Ranking("strengths", RIGHT, "difference", formulas.STRENGTH_PLACE),
)


def _ranking(sheet: Sheet, face: Face, corner: tuple[int, int], ranking: Ranking) -> None:
    look, block, words = face.look, face.block, face.words
    row, column = corner
    heads = ("rank", "competency", "importance", "required", "own", ranking.last)
    _merge(sheet, row, (column, column + len(heads) - 1), face.label(f"form.{ranking.kind}"), look("heading"))
    sheet.set_row(row, 20)
    for offset, key in enumerate(heads):
        sheet.write_string(row + 1, column + offset, face.label(f"form.{key}"), look("head"))
    required, rated = block.column(formulas.REQUIRED), block.column(formulas.RATED)
    for rank in range(block.count):
        here, place = row + 2 + rank, block.cell(ranking.places, rank)
        asked, own = f"INDEX({required},{place})", f"INDEX({rated},{place})"
        cells = (
            (f'=IF({place}=0,"",{rank + 1})', "rank"),
            (picked(words.names, place), "ranked"),
            (picked(words.importances, place), "rank"),
            (picked(required, place), "rank"),
            (picked(rated, place), "rank"),
            (f'=IF({place}=0,"",{_sign(own, asked)})', "rank"),
        )
        for offset, (formula, kind) in enumerate(cells):
            sheet.write_formula(here, column + offset, formula, look(kind), "")
        sheet.set_row(here, 16)


def _radar(sheet: Sheet, face: Face, top: int) -> None:
    if face.block.count < LEAST_AXES:
        return
    block, label, font = face.block, face.label, {"name": face.look.font, "size": 9}
    chart = face.look.book.add_chart({"type": "radar"})
    series = (
        (formulas.REQUIRED, "form.required", {"color": "#51616B", "width": 2.5, "dash_type": "dash"}, "none"),
        (formulas.RATED, "form.own", {"color": "#0B6B68", "width": 2.5}, "circle"),
        (
            formulas.MANAGER,
            "form.manager.rating",
            {"color": "#8A4B14", "width": 1.5, "dash_type": "round_dot"},
            "diamond",
        ),
    )
    for column, key, line, marker in series:
        chart.add_series(
            {
                "name": label(key),
                "categories": f"={face.words.names}",
                "values": f"={block.column(column)}",
                "line": line,
                "marker": {
                    "type": marker,
                    "size": 6,
                    "fill": {"color": line["color"]},
                    "border": {"color": line["color"]},
                },
            }
        )
    chart.show_hidden_data()
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font})
    grid = {"visible": True, "line": {"color": "#B8C2C0", "width": 0.75}}
    chart.set_y_axis(
        {"min": 0, "max": block.levels, "major_unit": 1, "major_gridlines": grid, "num_font": {**font, "size": 8}}
    )
    chart.set_size({"width": 560, "height": max(400, 24 * (block.count + 1) + 14)})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(
        top, RIGHT - 1, chart, {"x_offset": 10, "description": label("form.radar"), "object_position": 1}
    )


# --- next steps ---

NEXT_WIDTHS = (6, 20, 9, 9, 46, 46, 32)
NEXT_HEADS = ("rank", "competency", "own", "next.level", "next.behaviours", "next.development", "next.plan")


def next_steps(sheet: Sheet, face: Face) -> None:
    """Write the weightiest gaps with the behaviours of the next level and what helps to get there."""
    _set_up(sheet, face, wide=True)
    sheet.fit_to_pages(1, 1)
    look, label, form = face.look, face.label, face.form
    for column, width in enumerate(NEXT_WIDTHS):
        sheet.set_column(column, column, width)
    last = len(NEXT_WIDTHS) - 1
    _heads(sheet, face, last, NEXT_WIDTHS)
    _merge(sheet, 2, (0, last), label("form.next.title"), look("heading"))
    sheet.set_row(2, 22)
    _merge(sheet, 3, (0, last), label("form.next.lead"), look("lead"))
    for column, key in enumerate(NEXT_HEADS):
        sheet.write_string(4, column, label(f"form.{key}"), look("head"))
    sheet.set_row(4, 28)
    height = _tallest(form)
    for rank in range(min(SHOWN, len(form.lines))):
        sheet.set_row(5 + rank, height)
        for column, (formula, kind) in enumerate(_step_cells(face, rank)):
            sheet.write_formula(5 + rank, column, formula, look(kind), "")
        sheet.write_blank(5 + rank, last, None, look("input"))
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


def tab_colour(name: str) -> str:
    """Return the colour of a tab by the look it is named after."""
    return str(LOOKS["heading"]["font_color"] if name == "fill" else "#9AA6A4")
