"""Every export of a framework whose texts try to become formulas, markup or structure: they stay texts."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from markdown import markdown as html_of  # type: ignore[import-untyped]  # it has no types
from rdflib import Graph, Literal
from rdflib.namespace import SKOS

from generator.export.changing import changes
from generator.export.incoming import incoming
from generator.export.markdown import markdown
from generator.model import Framework
from generator.outputs import documents, neutral_documents, pages
from generator.render import Site
from tests.built import framework_in
from tests.export.standards import standard
from tests.export.test_standards import valid_case
from tests.hostile import ATTACK, FORMULAS, LOCALE, hostile
from tests.site.html import parse

LINKED = "application/ld+json"
STARTS = ("=", "+", "-", "@", "\t", "\r")


@pytest.fixture(scope="module", name="folder")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the hostile framework."""
    return hostile(tmp_path_factory.mktemp("hostile") / "framework")


@pytest.fixture(scope="module")
def attacked(folder: Path) -> Framework:
    """Return it as a value."""
    return framework_in(folder)


@pytest.fixture(scope="module")
def files(attacked: Framework) -> Mapping[str, bytes]:
    """Return all its exports by path."""
    found = [*neutral_documents(attacked), *documents(Site(attacked, attacked.locales[0]))]
    return {document.path: document.content for document in found}


def test_no_cell_of_a_csv_is_a_formula(files: Mapping[str, bytes]) -> None:
    tables = {path: raw for path, raw in files.items() if path.endswith(".csv")}
    assert {"data/roles.csv", "data/moodle.csv", "data/open-skills.csv"} <= set(tables)
    for path, raw in tables.items():
        cells = [cell for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) for cell in row]
        assert not [cell for cell in cells if cell.startswith(STARTS)], path
    titles = [row["title.en"] for row in csv.DictReader(io.StringIO(tables["data/roles.csv"].decode("utf-8-sig")))]
    assert all(title.startswith("'") for title in titles)


def test_no_cell_of_the_workbook_is_a_formula_or_a_link(files: Mapping[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(files["data/framework.xlsx"]))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "b"}
    assert not [cell for cell in cells if cell.hyperlink]
    starts = {cell.value[0] for cell in cells if isinstance(cell.value, str)}
    assert starts >= {formula[0] for formula in FORMULAS}


@pytest.mark.parametrize("name", ["framework.json", "framework.xlsx"])
def test_it_comes_back_without_a_difference(
    files: Mapping[str, bytes], folder: Path, tmp_path: Path, name: str
) -> None:
    (tmp_path / name).write_bytes(files[f"data/{name}"])
    came = incoming(tmp_path / name)
    assert came.faults == ()
    assert changes(came.data, folder) == {}


def test_json_is_valid(files: Mapping[str, bytes]) -> None:
    schema = json.loads(files["data/framework.schema.json"])
    assert list(Draft202012Validator(schema).iter_errors(json.loads(files["data/framework.json"]))) == []


def test_case_is_valid(files: Mapping[str, bytes]) -> None:
    assert valid_case(standard("case-v1p1-cfpackage.json"), files["data/case.json"]) == []


@pytest.mark.parametrize(("path", "form"), [("data/skos.ttl", "turtle"), ("data/skos.jsonld", "json-ld")])
def test_linked_data_hold_texts_as_written(
    files: Mapping[str, bytes], attacked: Framework, path: str, form: str
) -> None:
    graph = Graph().parse(data=files[path], format=form)
    labels = set(graph.objects(None, SKOS.prefLabel))
    for role in attacked.roles.values():
        assert Literal(role.title[LOCALE], lang=LOCALE) in labels


def test_linked_data_of_pages_cannot_close_their_script(attacked: Framework) -> None:
    scripts = {
        page.path: [e.text or "" for e in parse(page.html.encode()).all("script") if e.get("type", "") == LINKED]
        for page in pages(Site(attacked, attacked.locales[0]))
    }
    assert scripts["roles/clerk"]
    assert scripts["competencies/index"]
    for path, found in scripts.items():
        assert all(any(ATTACK in said for said in texts(json.loads(script))) for script in found), path


def texts(value: Any) -> Iterator[str]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for part in inner:
        yield from [part] if isinstance(part, str) else texts(part)


def test_markdown_copies_and_llms_txt_hold_no_markup(files: Mapping[str, bytes], attacked: Framework) -> None:
    copies = {page.path: markdown(page.html) for page in pages(Site(attacked, attacked.locales[0]))}
    copies["llms.txt"] = files["llms.txt"].decode()
    for path, copy in copies.items():
        page = parse(html_of(copy, extensions=["tables"]).encode())
        assert not {"script", "img"} & {element.tag for element in page.elements}, path
        assert not [link for link in page.links if "javascript:" in link.address.lower()], path
        assert not [name for e in page.elements for name, _ in e.items() if name.startswith("on")], path
