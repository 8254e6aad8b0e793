"""The scoring rule of generator.assess.score as spreadsheet formulas, for Excel 2016, WPS and LibreOffice.

Nothing newer than IFERROR is used: no arrays that spill, no LET, no FILTER.  Order comes from keys
that tie no two rows, picked by LARGE.  All numbers are whole, as in Python; INT divides once, and the
nearest that a true quotient comes to a whole number without being one is far from rounding errors.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from generator.assess.score import FULL, UNIT

PLACES = 1_000  # a role has fewer requirements
STEPS = 1_000_000  # a key is weight, then levels, then place: three digits each

# columns of the block
ID, REQUIRED, IMPORTANCE, WEIGHT, RATED, MANAGER, REACHED, COUNTED, GAP_KEY, STRENGTH_KEY, GAP_PLACE, STRENGTH_PLACE = (
    range(12)
)


def absolute(row: int, column: int) -> str:
    """Return the reference to a cell, counted from 0, that stays when it is copied."""
    return str(xl_rowcol_to_cell(row, column, row_abs=True, col_abs=True))


@dataclass(frozen=True)
class Block:
    """Where the calculation of one form stands: its sheet, its first row (from 0), its requirements, the scale."""

    sheet: str
    first: int
    count: int
    levels: int

    def cell(self, column: int, place: int) -> str:
        """Return the reference to a cell from another sheet."""
        return f"'{self.sheet}'!{absolute(self.first + place, column)}"

    def column(self, column: int) -> str:
        """Return the reference to all cells of a column."""
        last = absolute(self.first + self.count - 1, column)
        return f"{self.cell(column, 0)}:{last}"


def rating(cell: str, levels: int) -> str:
    """Return the level that stands in a cell, 0 where there is none."""
    value = f"VALUE({cell})"
    return f"=IFERROR(IF(AND({value}>=1,{value}<={levels},{value}=INT({value})),{value},0),0)"


def reached(block: Block, place: int) -> str:
    """Return what a rating counts, times its weight."""
    rated, required = block.cell(RATED, place), block.cell(REQUIRED, place)
    return f"={block.cell(WEIGHT, place)}*{UNIT}*MIN({rated},{required})/{required}"


def counted(block: Block, place: int) -> str:
    """Return the weight of a requirement where it is rated, else 0."""
    return f"=IF({block.cell(RATED, place)}>0,{block.cell(WEIGHT, place)},0)"


def gap_key(block: Block, place: int) -> str:
    """Return the key that puts gaps in order, 0 where there is none."""
    rated, required = block.cell(RATED, place), block.cell(REQUIRED, place)
    key = _key(block, place, f"({required}-{rated})")
    return f"=IF(AND({rated}>0,{rated}<{required}),{key},0)"


def strength_key(block: Block, place: int) -> str:
    """Return the key that puts strengths in order, 0 where there is none."""
    rated, required = block.cell(RATED, place), block.cell(REQUIRED, place)
    return f"=IF(AND({rated}>0,{rated}>={required}),{_key(block, place, f'({rated}-{required})')},0)"


def _key(block: Block, place: int, steps: str) -> str:
    return f"{block.cell(WEIGHT, place)}*{STEPS}+{steps}*{PLACES}+{PLACES - 1 - place}"


def placed(block: Block, keys: int, rank: int) -> str:
    """Return which requirement (from 1) has the key of a rank (from 0), 0 where none has."""
    column = block.column(keys)
    largest = f"LARGE({column},{rank + 1})"
    return f"=IF({largest}>0,MATCH({largest},{column},0),0)"


def score(block: Block) -> str:
    """Return the score from 0 to 100, halves up; an empty text where nothing is rated."""
    most = f"({UNIT}*SUM({block.column(COUNTED)}))"
    total = f"SUM({block.column(REACHED)})"
    return f'=IF(SUM({block.column(COUNTED)})=0,"",INT(({2 * FULL}*{total}+{most})/(2*{most})))'


def band(score_cell: str, starts: str) -> str:
    """Return which band (from 1) a score is in, 0 where there is no score."""
    return f"=IF(ISNUMBER({score_cell}),MATCH({score_cell},{starts},1),0)"


def answered(cells: str) -> str:
    """Return how many of the cells hold something."""
    return f"=SUMPRODUCT(--(LEN(TRIM({cells}))>0))"


def picked(column: str, place_cell: str) -> str:
    """Return the entry of a column at the place that a cell names, an empty text where it names none."""
    return f'=IF({place_cell}=0,"",INDEX({column},{place_cell}))'


def quoted(text: str) -> str:
    """Return one of our own labels as a text inside a formula."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'
