"""All tables in one workbook, with what each column means and a matrix; `competency import` reads it back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

import xlsxwriter

from generator.export.tables import TABLES, Cell, columns, rows
from generator.model import Framework
from generator.pages import Document

WORKBOOK = "data/framework.xlsx"
WIDTHS = (8, 60)
Rows = Sequence[Sequence[Cell]]


def workbook(framework: Framework) -> Iterator[Document]:
    """Yield the workbook."""
    out = io.BytesIO()
    # strings stay strings: no cell becomes a formula, a number or a link
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        year, month, day = map(int, framework.date.split("-"))
        title = framework.name[framework.default_locale]
        book.set_properties(
            {"title": title, "comments": framework.version, "created": datetime(year, month, day, tzinfo=UTC)}
        )
        for name, content in _sheets(framework):
            _write(book, name, content)
    yield Document(WORKBOOK, out.getvalue())


def _sheets(framework: Framework) -> Iterator[tuple[str, Rows]]:
    locales = [locale.id for locale in framework.locales]
    used = [table for table in TABLES if table.kind in framework.data]
    fields = [
        (table.name, column.name, column.part.get("title") or column.part.get("description", ""))
        for table in used
        for column in columns(table, locales)
    ]
    yield "fields", [("table", "column", "含义 / Meaning"), *fields]
    for table in used:
        head = [column.name for column in columns(table, locales)]
        yield table.name, [head, *rows(table, framework.data, locales)]
    yield "matrix", _matrix(framework)


def _matrix(framework: Framework) -> Rows:
    """Return the levels that roles require: a row a competency, a column a role."""
    names = [f"name.{locale.id}" for locale in framework.locales]
    content: list[Sequence[Cell]] = [["competency", *names, *framework.roles]]
    for competency in framework.competencies.values():
        found = [role.required.get(competency.id) for role in framework.roles.values()]
        texts = [competency.name[locale.id] for locale in framework.locales]
        content.append([competency.id, *texts, *(need.level if need else None for need in found)])
    return content


def _write(book: xlsxwriter.Workbook, name: str, content: Rows) -> None:
    sheet = book.add_worksheet(name)
    sheet.write_row(0, 0, content[0], book.add_format({"bold": True, "bottom": 1}))
    plain = book.add_format({"valign": "top"})
    for number, cells in enumerate(content[1:], start=1):
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell, plain)
    for column, title in enumerate(content[0]):
        longest = max((len(str(row[column] or "")) for row in content[1:]), default=0)
        sheet.set_column(column, column, min(max(WIDTHS[0], len(str(title)) + 4, longest), WIDTHS[1]))
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(content) - 1, 1), len(content[0]) - 1)
