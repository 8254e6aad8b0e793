"""The hidden sheets of a workbook: the calculation with its ids, and each language's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import xlsxwriter

from generator.checklist import contract, formulas
from generator.checklist.content import Ahead, Form, Line
from generator.checklist.formulas import Block, absolute
from generator.spreadsheets import Sheet

DATA = "data"
FIRST = 12  # row of the block; single values stand above it
SINGLES = (contract.FORMAT, contract.FRAMEWORK, contract.VERSION, contract.ROLE)
SCORE_ROW, BAND_ROW, ANSWERED_ROW = range(len(SINGLES), len(SINGLES) + 3)
SUGGESTIONS = "\n• "


@dataclass(frozen=True)
class Inputs:
    """Where people write: references to the first and last cell of each column of the sheet to fill in."""

    own: Sequence[str]
    manager: Sequence[str]
    evidence: Sequence[str]
    develop: Sequence[str]


@dataclass(frozen=True)
class Written:
    """What the calculation starts from: the values of SINGLES, where people write, and where the starts of the bands stand."""

    singles: Sequence[str]
    inputs: Inputs
    starts: str


def area(cells: Sequence[str]) -> str:
    """Return the reference to all of the cells, which stand below one another."""
    return f"{cells[0]}:{cells[-1].rpartition('!')[2]}"


def single(row: int) -> str:
    """Return the reference to a single value of the data sheet."""
    return f"'{DATA}'!{absolute(row, 1)}"


def block_of(form: Form) -> Block:
    """Return where the calculation of a form stands."""
    return Block(DATA, FIRST, len(form.lines), len(form.levels))


def write_data(book: xlsxwriter.Workbook, sheet: Sheet, form: Form, written: Written) -> None:
    """Write ids and calculation, and name what a reader looks for."""
    block, inputs = block_of(form), written.inputs
    for row, (name, value) in enumerate(zip(SINGLES, written.singles, strict=True)):
        sheet.write_string(row, 0, name)
        sheet.write_string(row, 1, value)
        book.define_name(name, f"={single(row)}")
    write_block(sheet, block, form.lines, inputs.own, inputs.manager)
    sheet.write_formula(ANSWERED_ROW, 1, formulas.answered(area(inputs.own)), None, 0)
    if written.starts:
        sheet.write_formula(SCORE_ROW, 1, formulas.score(block), None, "")
        sheet.write_formula(BAND_ROW, 1, formulas.band(single(SCORE_ROW), written.starts), None, 0)
    for name, reference in _names(block, inputs).items():
        book.define_name(name, f"={reference}")
    sheet.hide()
    sheet.protect()


def _names(block: Block, inputs: Inputs) -> Mapping[str, str]:
    """Return where the ids stand and where people write, by the names of the contract."""
    columns = {
        contract.IDS: formulas.ID,
        contract.REQUIRED: formulas.REQUIRED,
        contract.IMPORTANCE: formulas.IMPORTANCE,
    }
    asked = {
        contract.SELF: inputs.own,
        contract.MANAGER: inputs.manager,
        contract.EVIDENCE: inputs.evidence,
        contract.DEVELOP: inputs.develop,
    }
    found = {name: block.column(column) for name, column in columns.items()}
    return found | {name: area(cells) for name, cells in asked.items()}


def write_block(sheet: Sheet, block: Block, lines: Sequence[Line], own: Sequence[str], manager: Sequence[str]) -> None:
    """Write the calculation: a row a requirement, whose ratings stand in the cells `own` and `manager`."""
    for place, line in enumerate(lines):
        row = block.first + place
        sheet.write_string(row, formulas.ID, line.id)
        sheet.write_number(row, formulas.REQUIRED, line.required)
        sheet.write_string(row, formulas.IMPORTANCE, line.importance_id)
        sheet.write_number(row, formulas.WEIGHT, line.weight)
        for column, formula in _row(block, place, own[place], manager[place]).items():
            sheet.write_formula(row, column, formula, None, 0)


def _row(block: Block, place: int, own: str, manager: str) -> Mapping[int, str]:
    return {
        formulas.RATED: formulas.rating(own, block.levels),
        formulas.MANAGER: formulas.rating(manager, block.levels),
        formulas.REACHED: formulas.reached(block, place),
        formulas.COUNTED: formulas.counted(block, place),
        formulas.GAP_KEY: formulas.gap_key(block, place),
        formulas.STRENGTH_KEY: formulas.strength_key(block, place),
        formulas.GAP_PLACE: formulas.placed(block, formulas.GAP_KEY, place),
        formulas.STRENGTH_PLACE: formulas.placed(block, formulas.STRENGTH_KEY, place),
    }


@dataclass(frozen=True)
class Words:
    """Where the words of one language stand, as references: a column each, or a table by level."""

    choices: str
    reason_choices: str
    reasons: str
    names: str
    importances: str
    next_levels: str
    behaviours: str
    development: str
    starts: str
    band_names: str
    band_meanings: str


def write_words(sheet: Sheet, form: Form) -> Words:
    """Write the words that formulas and lists of one language take from a hidden sheet."""
    writer = _Columns(sheet)
    levels = range(1, len(form.levels) + 1)
    ahead = [[line.ahead[level] for level in levels] for line in form.lines]
    words = Words(
        writer.column([*levels, *(reason.choice for reason in form.reasons)]),
        writer.column([reason.choice for reason in form.reasons]),
        writer.column([reason.id for reason in form.reasons]),
        writer.column([line.name for line in form.lines]),
        writer.column([line.importance for line in form.lines]),
        writer.table([[entry.level for entry in row] for row in ahead]),
        writer.table([[_behaviours(entry) for entry in row] for row in ahead]),
        writer.table([[_development(entry) for entry in row] for row in ahead]),
        writer.column([band.start for band in form.bands]),
        writer.column([band.name for band in form.bands]),
        writer.column([band.meaning for band in form.bands]),
    )
    writer.sheet.hide()
    writer.sheet.protect()
    return words


def _behaviours(entry: Ahead) -> str:
    return "".join(f"{SUGGESTIONS}{text}" for text in entry.behaviours).lstrip("\n")


def _development(entry: Ahead) -> str:
    return "".join(f"{SUGGESTIONS}{text}" for text in entry.development).lstrip("\n")


class _Columns:
    """Writes columns of a sheet one beside the other, and says where each stands."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.next = sheet, 0

    def column(self, values: Sequence[str | int]) -> str:
        return self.table([[value] for value in values])

    def table(self, rows: Sequence[Sequence[str | int]]) -> str:
        """Write a table and return the reference to it, empty where it has no rows."""
        if not rows:
            return ""
        first, self.next = self.next, self.next + len(rows[0])
        for row, cells in enumerate(rows):
            for offset, value in enumerate(cells):
                write = self.sheet.write_number if isinstance(value, int) else self.sheet.write_string
                write(row, first + offset, value)
        start = absolute(0, first)
        return f"'{self.sheet.get_name()}'!{start}:{absolute(len(rows) - 1, self.next - 1)}"
