"""The sheet of answers, seen in another language and not to be changed."""

from __future__ import annotations

from generator.checklist.formulas import quoted
from generator.checklist.sheets.common import Face, Sheet, same
from generator.checklist.sheets.fill import (
    DATE_CELL,
    DEVELOP,
    EVIDENCE,
    MANAGER,
    MANAGER_CELL,
    PERSON_CELL,
    RATING,
    TOP,
    cell_on,
    inputs_on,
    questions,
    shade,
)


def seen(sheet: Sheet, face: Face, filled: Face, name: str) -> None:
    """Write the answers given on the sheet `name`, in another language and not to be changed."""
    questions(sheet, face)
    for cell, kind in ((PERSON_CELL, "text"), (DATE_CELL, "text"), (MANAGER_CELL, "text")):
        source = cell_on(name, cell)
        shown = f'TEXT({source},"yyyy-mm-dd")' if cell == DATE_CELL else source
        sheet.write_formula(*cell, f'=IF({source}="","",{shown})', face.look(kind, valign="vcenter"), "")
    inputs = inputs_on(name, len(face.form.lines))
    columns = {RATING: inputs.own, EVIDENCE: inputs.evidence, DEVELOP: inputs.develop, MANAGER: inputs.manager}
    for column, cells in columns.items():
        for place, source in enumerate(cells):
            formula = _TRANSLATED.get(column, same)(source, face, filled)
            look = face.look("cell" if column == EVIDENCE else "seen")
            sheet.write_formula(TOP + place, column, formula, look, "")
    shade(sheet, face)


def _chosen(source: str, face: Face, filled: Face) -> str:
    """Return what was chosen from one language's list as the other's has it."""
    return f'=IF({source}="","",IFERROR(INDEX({face.words.choices},MATCH({source},{filled.words.choices},0)),{source}))'


def _ticked(source: str, face: Face, _filled: Face) -> str:
    return f'=IF({source}="","",{quoted(face.label("form.yes"))})'


_TRANSLATED = {RATING: _chosen, MANAGER: _chosen, DEVELOP: _ticked}
