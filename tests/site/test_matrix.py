"""The matrix as CSV and as a workbook says what the framework says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from generator.model import Role
from tests.built import BuiltSite

pytestmark = pytest.mark.site

BOM = b"\xef\xbb\xbf"
Rows = list[list[str]]


def _tables(built: BuiltSite) -> Iterator[tuple[str, str, list[Role]]]:
    """Yield language, name and roles of each matrix."""
    roles = list(built.framework.roles.values())
    for locale in built.locales:
        yield locale, "index", roles
        for family in built.framework.families:
            yield locale, family.id, [role for role in roles if role.family == family.id]


def _check(built: BuiltSite, locale: str, roles: list[Role], rows: Rows) -> None:
    """Check that `rows` hold each requirement of `roles`, and nothing else."""
    framework = built.framework
    names = {entry.id: entry.name[locale] for entry in framework.assessment.importance}
    head, *body = rows
    assert sorted(head[2:]) == sorted(role.title[locale] for role in roles)
    required = {requirement.competency for role in roles for requirement in role.requirements}
    assert sorted(row[0] for row in body) == sorted(required)
    assert all(row[1] == framework.competencies[row[0]].name[locale] for row in body)
    expected = {
        (requirement.competency, role.title[locale]): f"{requirement.level} {names[requirement.importance]}"
        for role in roles
        for requirement in role.requirements
    }
    found = {(row[0], title): cell for row in body for title, cell in zip(head[2:], row[2:], strict=True) if cell}
    assert found == expected


def test_csv_has_every_requirement(built: BuiltSite) -> None:
    for locale, name, roles in _tables(built):
        raw = (built.folder / locale / "matrix" / f"{name}.csv").read_bytes()
        assert raw.startswith(BOM)
        assert raw.endswith(b"\r\n")
        rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
        _check(built, locale, roles, rows)


def test_workbook_has_every_requirement(built: BuiltSite) -> None:
    for locale, name, roles in _tables(built):
        sheet = _sheet(built.folder / locale / "matrix" / f"{name}.xlsx")
        rows = [["" if cell.value is None else cell.value for cell in row] for row in sheet.iter_rows()]
        _check(built, locale, roles, rows)


def test_workbook_holds_plain_texts_and_keeps_its_headings_in_sight(built: BuiltSite) -> None:
    for locale, name, _ in _tables(built):
        sheet = _sheet(built.folder / locale / "matrix" / f"{name}.xlsx")
        kinds = {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert kinds == {"s"}
        assert sheet.freeze_panes == "C2"
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet.print_title_rows == "$1:$1"


def _sheet(path: Path) -> openpyxl.worksheet.worksheet.Worksheet:
    return openpyxl.load_workbook(path).active
