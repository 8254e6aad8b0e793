"""All tables in one workbook, with what each column means and a matrix; `competency import` reads it back."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from math import ceil

import xlsxwriter

from generator.export.tables import TABLES, Cell, columns, rows
from generator.model import Framework
from generator.pages import Document
from generator.spreadsheets import PLAIN, properties

WORKBOOK = "data/framework.xlsx"
WIDTHS = (8, 60)
LINE, HIGHEST = 15, 409  # points
HEAD = 18  # a longer name of a column takes a second line
FILTER = 4  # what the button of a filter takes
Rows = Sequence[Sequence[Cell]]


def workbook(framework: Framework) -> Iterator[Document]:
    """Yield the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        title = framework.name[framework.default_locale]
        properties(book, framework.date, title=title, comments=framework.version)
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
    titles = ["\n".join(role.title[locale.id] for locale in framework.locales) for role in framework.roles.values()]
    content: list[Sequence[Cell]] = [["competency", *names, *titles]]
    for competency in framework.competencies.values():
        found = [role.required.get(competency.id) for role in framework.roles.values()]
        texts = [competency.name[locale.id] for locale in framework.locales]
        content.append([competency.id, *texts, *(need.level if need else None for need in found)])
    return content


def _write(book: xlsxwriter.Workbook, name: str, content: Rows) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "bottom": 1, "valign": "top", "text_wrap": True})
    plain = book.add_format({"align": "left", "valign": "top", "text_wrap": True})
    widths = [_column_width(column, content) for column in range(len(content[0]))]
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    for number, cells in enumerate(content):
        sheet.set_row(number, _height(cells, widths))
        for column, cell in enumerate(cells):
            sheet.write(number, column, cell, plain if number else head)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)  # one page wide, as many long as it takes
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, max(len(content) - 1, 1), len(content[0]) - 1)


def _column_width(column: int, content: Rows) -> int:
    """Return a width for a column in digits: that of its longest cell within bounds."""
    longest = max((max(_widths(row[column])) for row in content[1:]), default=0)
    title = max(_widths(content[0][column])) + FILTER
    return min(max(WIDTHS[0], min(title, HEAD), longest), WIDTHS[1])


def _height(cells: Sequence[Cell], widths: Sequence[int]) -> int:
    """Return a height for a row in points, since not every program works it out: that of its fullest cell."""
    pairs = zip(cells, widths, strict=True)
    lines = max(sum(max(1, ceil(line / width)) for line in _widths(cell)) for cell, width in pairs)
    return min(lines * LINE, HIGHEST)


def _widths(cell: Cell) -> list[int]:
    """Return about how many digits wide each line of a cell is: GB 18030 has two bytes for what takes two."""
    return [len(line.encode("gb18030")) for line in str("" if cell is None else cell).split("\n")]
