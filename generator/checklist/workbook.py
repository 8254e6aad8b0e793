"""The spreadsheet of a role: to fill in, with its result, in the language of the site first."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime

import xlsxwriter

from generator.checklist import backstage, contract, sheets
from generator.checklist.content import form
from generator.checklist.look import Looks
from generator.checklist.sheets import Face, Sheet
from generator.model import Role
from generator.pages import Document
from generator.render import Site

FOLDER = "forms"
PAGES = ("about", "fill", "result", "next")
SEEN = ("about", "seen", "result", "next")
# strings stay strings: no cell becomes a formula, a number or a link
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def workbook_documents(site: Site) -> Iterator[Document]:
    """Yield the workbook of each role."""
    for role in site.framework.roles.values():
        yield Document(f"{FOLDER}/{role.id}.xlsx", workbook(site, role))


def workbook(site: Site, role: Role) -> bytes:
    """Return the workbook of a role; its sheets in the language of `site` come first and are those to fill in."""
    out = io.BytesIO()
    others = [Site(site.framework, locale) for locale in site.framework.locales if locale != site.locale]
    with xlsxwriter.Workbook(out, PLAIN) as book:
        properties(book, site, site.label("form.title", role=site.tr(role.title)))
        _write(book, [site, *others], role)
    return out.getvalue()


def properties(book: xlsxwriter.Workbook, site: Site, title: str) -> None:
    """Say in the workbook what it is; its date is that of the framework, so that it is the same every time."""
    created = datetime.fromisoformat(site.framework.date).replace(tzinfo=UTC)
    version = site.label("foot.version", version=site.framework.version, date=site.framework.date)
    book.set_properties(
        {"title": title, "author": site.tr(site.framework.name), "comments": version, "created": created}
    )


def _write(book: xlsxwriter.Workbook, sites: list[Site], role: Role) -> None:
    names = _names(sites)
    visible = {key: book.add_worksheet(name) for key, name in names.items()}
    data = book.add_worksheet(backstage.DATA)
    hidden = [book.add_worksheet(f"words-{site.locale.id}") for site in sites]
    forms = [form(site, role) for site in sites]
    words = [backstage.write_words(sheet, content) for sheet, content in zip(hidden, forms, strict=True)]
    block = backstage.block_of(forms[0])
    faces = [
        Face(content, site.label, Looks(book, site.label("form.font")), words_of, block)
        for site, content, words_of in zip(sites, forms, words, strict=True)
    ]
    filled = names[0, "fill"]
    inputs = sheets.inputs_on(filled, block.count)
    backstage.write_data(book, data, sites[0].framework, forms[0], backstage.Written(inputs, words[0].starts))
    _name(book, filled, words[0])
    for number, face in enumerate(faces):
        of_language = {page: sheet for (language, page), sheet in visible.items() if language == number}
        _write_language(of_language, face, faces[0], filled, inputs)
    visible[0, "fill"].activate()


def _write_language(found: dict[str, Sheet], face: Face, first: Face, filled: str, inputs: backstage.Inputs) -> None:
    for page, sheet in found.items():
        sheet.set_tab_color(sheets.tab_colour(page))
    sheets.about(found["about"], face)
    if "fill" in found:
        sheets.fill(found["fill"], face)
    else:
        sheets.seen(found["seen"], face, first, filled)
    sheets.result(found["result"], face, inputs)
    sheets.next_steps(found["next"], face)


def _name(book: xlsxwriter.Workbook, filled: str, words: backstage.Words) -> None:
    """Name the cells that a reader looks for beside those of the data sheet."""
    cells = {
        contract.PERSON: sheets.cell_on(filled, sheets.PERSON_CELL),
        contract.DATE: sheets.cell_on(filled, sheets.DATE_CELL),
        contract.MANAGER_NAME: sheets.cell_on(filled, sheets.MANAGER_CELL),
        contract.CHOICES: words.reason_choices,
        contract.REASONS: words.reasons,
    }
    for name, reference in cells.items():
        book.define_name(name, f"={reference}")


def _names(sites: list[Site]) -> dict[tuple[int, str], str]:
    """Return the names of the visible sheets by language and page; no two are the same."""
    found: dict[tuple[int, str], str] = {}
    for number, site in enumerate(sites):
        for page in SEEN if number else PAGES:
            name = site.label(f"form.tab.{page}")[:20]
            found[number, page] = f"{name} ({site.locale.id})"[:31] if name in found.values() else name
    return found
