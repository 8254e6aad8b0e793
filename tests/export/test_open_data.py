"""Our own formats: complete, valid against the published schema, safe and readable in a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator

from generator.csv_text import spreadsheet_bytes
from generator.export.tables import TABLES, columns, rows
from generator.model import Framework
from generator.outputs import neutral_documents
from generator.reading.kinds import KINDS
from generator.reading.schemas import schema
from generator.rules.texts import CELL
from tests.export.conftest import Exported

NAMED = ("competencies", "levels", "indicators", "roles", "requirements", "paths", "crosswalk")


def lists_of(part: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    for name, below in part.get("properties", {}).items():
        inner = below.get("items", below)
        if below.get("type") == "array" and inner.get("type") == "object":
            yield (*at, name)
        yield from lists_of(inner, (*at, name))


@pytest.mark.parametrize("kind", [kind.name for kind in KINDS])
def test_every_list_that_a_schema_knows_has_a_table(kind: str) -> None:
    tabled = {table.at for table in TABLES if table.kind == kind}
    assert set(lists_of(schema(kind))) <= tabled


def test_json_is_valid_and_the_schema_refuses_what_is_wrong(neutral: Exported) -> None:
    whole, published = (json.loads(neutral[f"data/framework.{end}"]) for end in ("json", "schema.json"))
    Draft202012Validator.check_schema(published)
    validator = Draft202012Validator(published)
    assert list(validator.iter_errors(whole)) == []
    whole["roles"][0]["grade"] = "No Id"
    assert len(list(validator.iter_errors(whole))) == 1
    assert whole["$schema"] == published["$id"]


def test_json_says_what_the_files_say(framework: Framework, neutral: Exported) -> None:
    whole = json.loads(neutral["data/framework.json"])
    assert whole["competencies"] == list(framework.data["competency"])
    assert whole["limits"] == framework.data["limits"][0]


@pytest.mark.parametrize("name", NAMED)
def test_csv_opens_in_a_spreadsheet(neutral: Exported, framework: Framework, name: str) -> None:
    raw = neutral[f"data/{name}.csv"]
    assert raw.startswith(b"\xef\xbb\xbf")
    head, *found = csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""))
    table = next(table for table in TABLES if table.name == name)
    assert head == [column.name for column in columns(table, ["zh", "en"])]
    assert len(found) == len(list(rows(table, framework.data, ["zh", "en"])))
    assert {len(row) for row in found} == {len(head)}


def test_numbers_of_rows_are_those_of_the_framework(framework: Framework) -> None:
    sizes = {table.name: len(list(rows(table, framework.data, ["zh"]))) for table in TABLES}
    levels = [level for competency in framework.competencies.values() for level in competency.levels]
    assert sizes["competencies"] == len(framework.competencies)
    assert sizes["levels"] == len(levels)
    assert sizes["indicators"] == sum(len(level.indicators) for level in levels)
    assert sizes["requirements"] == sum(len(role.requirements) for role in framework.roles.values())
    assert sizes["crosswalk"] == sum(len(item.maps_to) for _, item in framework.items.values())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_cell_starts_a_formula(cell: str) -> None:
    ((found,),) = csv.reader(io.StringIO(spreadsheet_bytes([[cell]]).decode("utf-8-sig"), newline=""))
    assert found == f"'{cell}"


def test_workbook_has_every_table_with_filters_and_a_matrix(framework: Framework, neutral: Exported) -> None:
    book = openpyxl.load_workbook(io.BytesIO(neutral["data/framework.xlsx"]))
    wanted = [table.name for table in TABLES if table.kind in framework.data]
    assert book.sheetnames == ["fields", *wanted, "matrix"]
    assert all(sheet.auto_filter.ref for sheet in book)
    matrix = list(book["matrix"].values)
    assert len(matrix) == len(framework.competencies) + 1
    asked = sum(isinstance(cell, int) for row in matrix[1:] for cell in row)
    assert asked == sum(len(role.requirements) for role in framework.roles.values())


def test_every_column_is_explained_in_both_languages(framework: Framework) -> None:
    for table in TABLES:
        for column in columns(table, [locale.id for locale in framework.locales]):
            said = column.part.get("title") or column.part["description"]
            assert " / " in said, (table.name, column.name)


def test_no_cell_can_become_too_long_for_a_spreadsheet() -> None:
    """Excel's specifications and limits: 32,767 characters in a cell; a check holds lists of words to it."""
    for table in TABLES:
        for column in columns(table, ["en"]):
            items = column.part.get("items", {})
            if items.get("type") == "string" and not column.locale:
                assert (items.get("maxLength", 60) + 2) * column.part["maxItems"] <= CELL, (table.name, column.name)
            assert column.part.get("maxLength", 0) <= CELL


def test_exports_are_the_same_every_time(framework: Framework, neutral: Exported) -> None:
    assert {document.path: document.content for document in neutral_documents(framework)} == neutral
