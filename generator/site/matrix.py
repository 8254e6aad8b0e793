"""Matrices of competencies by roles: the tables, and their CSV and XLSX files."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass

import xlsxwriter

from generator.csv_text import spreadsheet_bytes
from generator.model import Competency, Role
from generator.pages import Document
from generator.pinyin import collation
from generator.render import Site
from generator.spreadsheets import A4, PLAIN, properties

ALL = "index"


@dataclass(frozen=True)
class Table:
    """A matrix: the roles of a family, or all, and the competencies that they require."""

    name: str
    title: str
    roles: tuple[Role, ...]
    competencies: tuple[Competency, ...]


def tables(site: Site) -> Iterator[Table]:
    """Yield the matrix of all roles, then that of each job family."""
    framework = site.framework
    ranks = {grade.id: rank for rank, grade in enumerate(framework.grades)}
    families = {family.id: place for place, family in enumerate(framework.families)}
    roles = sorted(framework.roles.values(), key=lambda role: (families[role.family], ranks[role.grade]))
    yield _table(site, ALL, site.label("matrix.title"), roles)
    for family in framework.families:
        title = site.label("matrix.family", family=site.tr(family.name))
        yield _table(site, family.id, title, [role for role in roles if role.family == family.id])


def _table(site: Site, name: str, title: str, roles: list[Role]) -> Table:
    categories = [category.id for category in site.framework.categories]
    used = [c for c in site.framework.competencies.values() if any(c.id in role.required for role in roles)]
    ordered = sorted(used, key=lambda c: (categories.index(c.category), collation(site.tr(c.name))))
    return Table(name, title, tuple(roles), tuple(ordered))


def matrix_documents(site: Site) -> Iterator[Document]:
    """Yield each matrix as CSV and as XLSX."""
    for table in tables(site):
        yield Document(f"matrix/{table.name}.csv", _csv(site, table))
        yield Document(f"matrix/{table.name}.xlsx", _xlsx(site, table))


def _head(site: Site, table: Table) -> list[str]:
    return ["id", site.label("table.competency"), *(site.tr(role.title) for role in table.roles)]


def _rows(site: Site, table: Table) -> Iterator[tuple[Competency, list[str]]]:
    for competency in table.competencies:
        found = [role.required.get(competency.id) for role in table.roles]
        yield competency, [f"{r.level} {site.names[f'importance.{r.importance}']}" if r else "" for r in found]


def _csv(site: Site, table: Table) -> bytes:
    rows = ([competency.id, site.tr(competency.name), *cells] for competency, cells in _rows(site, table))
    return spreadsheet_bytes([_head(site, table), *rows])


def _xlsx(site: Site, table: Table) -> bytes:
    out = io.BytesIO()
    framework = site.framework
    version = site.label("foot.version", version=framework.version, date=framework.date)
    with xlsxwriter.Workbook(out, PLAIN) as book:
        properties(book, framework.date, title=table.title, author=site.tr(framework.name), comments=version)
        _sheet(site, table, book)
    return out.getvalue()


def _sheet(site: Site, table: Table, book: xlsxwriter.Workbook) -> None:
    sheet = book.add_worksheet("matrix")
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    plain = book.add_format({"valign": "top"})
    sheet.write_row(0, 0, _head(site, table), head)
    for number, (competency, cells) in enumerate(_rows(site, table), start=1):
        for column, cell in enumerate((competency.id, site.tr(competency.name), *cells)):
            sheet.write_string(number, column, cell, plain)
    sheet.freeze_panes(1, 2)
    sheet.autofilter(0, 0, len(table.competencies), len(table.roles) + 1)
    sheet.set_column(0, 1, 26)
    sheet.set_column(2, len(table.roles) + 1, 14)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
