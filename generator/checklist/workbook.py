"""The spreadsheet of a role: to fill in, with its result, in the language of the site first."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import xlsxwriter

from generator.checklist import backstage, contract
from generator.checklist.look import Looks
from generator.checklist.parts import Part
from generator.checklist.sheets import about, fill, next_steps, result, seen
from generator.checklist.sheets.common import Face, Sheet, tab_colour

PAGES = ("about", "fill", "result", "next")
SEEN = ("about", "seen", "result", "next")
# strings stay strings: no cell becomes a formula, a number or a link
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def workbook(data: Mapping[str, Any], date: str) -> bytes:
    """Return the workbook that `data` (of generator.checklist.parts) make; it carries the date of the framework."""
    out = io.BytesIO()
    parts: Sequence[Part] = data["parts"]
    with xlsxwriter.Workbook(out, PLAIN) as book:
        first = parts[0].form
        properties(book, parts[0].label("form.title", role=first.title), (first.framework, first.version), date)
        _write(book, data, parts)
    return out.getvalue()


def properties(book: xlsxwriter.Workbook, title: str, framework: tuple[str, str], date: str) -> None:
    """Say in the workbook what it is of which framework and version; its date makes it the same every time."""
    created = datetime.fromisoformat(date).replace(tzinfo=UTC)
    book.set_properties({"title": title, "author": framework[0], "comments": framework[1], "created": created})


def _write(book: xlsxwriter.Workbook, data: Mapping[str, Any], parts: Sequence[Part]) -> None:
    visible = {key: book.add_worksheet(name) for key, name in _names(parts).items()}
    ids = book.add_worksheet(backstage.DATA)
    hidden = [book.add_worksheet(f"words-{part.locale}"[:31]) for part in parts]
    words = [backstage.write_words(sheet, part.form) for sheet, part in zip(hidden, parts, strict=True)]
    block = backstage.block_of(parts[0].form)
    faces = [
        Face(part.form, part.label, Looks(book, part.label("form.font")), words_of, block)
        for part, words_of in zip(parts, words, strict=True)
    ]
    filled = visible[0, "fill"]
    inputs = fill.inputs_on(filled.get_name(), block.count)
    singles = (contract.FORMAT_OF_FORM, data["framework"], data["version"], data["role"])
    backstage.write_data(book, ids, parts[0].form, backstage.Written(singles, inputs, words[0].starts))
    _name(book, filled.get_name(), words[0])
    first = First(faces[0], filled.get_name(), visible[0, "next"].get_name())
    for number, face in enumerate(faces):
        of_language = {page: sheet for (language, page), sheet in visible.items() if language == number}
        _write_language(of_language, face, first, inputs)
    filled.activate()


@dataclass(frozen=True)
class First:
    """The language that is filled in: its face, and the names of its sheets with answers and with plans."""

    face: Face
    filled: str
    plans: str


def _write_language(found: dict[str, Sheet], face: Face, first: First, inputs: backstage.Inputs) -> None:
    for page, sheet in found.items():
        sheet.set_tab_color(tab_colour(page))
    about.about(found["about"], face)
    if "fill" in found:
        fill.fill(found["fill"], face)
    else:
        seen.seen(found["seen"], face, first.face, first.filled)
    result.result(found["result"], face, inputs)
    next_steps.next_steps(found["next"], face, first.plans)


def _name(book: xlsxwriter.Workbook, filled: str, words: backstage.Words) -> None:
    """Name the cells that a reader looks for beside those of the data sheet."""
    cells = {
        contract.PERSON: fill.cell_on(filled, fill.PERSON_CELL),
        contract.DATE: fill.cell_on(filled, fill.DATE_CELL),
        contract.MANAGER_NAME: fill.cell_on(filled, fill.MANAGER_CELL),
        contract.CHOICES: words.reason_choices,
        contract.REASONS: words.reasons,
    }
    for name, reference in cells.items():
        book.define_name(name, f"={reference}")


def _names(parts: Sequence[Part]) -> dict[tuple[int, str], str]:
    """Return the names of the visible sheets by language and page; no two are the same."""
    found: dict[tuple[int, str], str] = {}
    for number, part in enumerate(parts):
        for page in SEEN if number else PAGES:
            name = part.label(f"form.tab.{page}")[:20]
            found[number, page] = f"{name} ({part.locale})"[:31] if name in found.values() else name
    return found
