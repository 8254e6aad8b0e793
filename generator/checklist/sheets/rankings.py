"""Gaps and strengths in their order, as formulas keep it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.checklist import formulas
from generator.checklist.formulas import picked
from generator.checklist.sheets.common import Face, Sheet, merge

RIGHT = 8  # first column of the right half


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


def ranked(sheet: Sheet, face: Face, corner: tuple[int, int], ranking: Ranking) -> None:
    """Write a list in its order, its upper left corner in a cell."""
    look, block, words = face.look, face.block, face.words
    row, column = corner
    heads = ("rank", "competency", "importance", "required", "own", ranking.last)
    merge(sheet, row, (column, column + len(heads) - 1), face.label(f"form.{ranking.kind}"), look("heading"))
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
            (f'=IF({place}=0,"",{sign(own, asked)})', "rank"),
        )
        for offset, (formula, kind) in enumerate(cells):
            sheet.write_formula(here, column + offset, formula, look(kind), "")
        sheet.set_row(here, 16)


def sign(rated: str, required: str) -> str:
    """Return the sign of a comparison with the levels between."""
    above = f'IF({rated}>{required},"▲ "&({rated}-{required}),"＝")'
    return f'IF({rated}=0,"–",IF({rated}<{required},"▼ "&({required}-{rated}),{above}))'
