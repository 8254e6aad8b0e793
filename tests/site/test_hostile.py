"""Texts of a framework stay texts, wherever they stand and whatever they hold."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from generator.reading.kinds import ROOT
from tests.built import BuiltSite, built, framework_in
from tests.cases import MINIMAL
from tests.hostile import ATTACK, FORMULAS, LOCALE, hostile
from tests.site.html import Element, Parsed, parse, text

pytestmark = pytest.mark.site

Pages = Mapping[str, Parsed]
LINE = ("text", "x", "y")
OF_A_LANGUAGE = re.compile(r"\.[a-z-]+\.(pdf|xlsx)$")
PICTURES = {f"images/{file.name}" for file in (ROOT / "docs").glob("*/guide/images/*.png")}
OWN_IMAGES = {"assets/mark.svg", "../assets/mark.svg"} | PICTURES


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of the hostile framework."""
    folder = tmp_path_factory.mktemp("hostile")
    framework = hostile(folder / "framework")
    built(framework, folder / "site")
    return BuiltSite(folder / "site", framework_in(framework))


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Pages:
    """Return the pages of the small framework as it is: what a page holds when nobody attacks."""
    out = tmp_path_factory.mktemp("harmless") / "site"
    built(MINIMAL, out)
    return _pages(out)


@pytest.fixture(scope="module")
def pages(attacked: BuiltSite) -> Pages:
    """Return the pages of the hostile framework."""
    return _pages(attacked.folder)


def _pages(folder: Path) -> Pages:
    return {file.relative_to(folder).as_posix(): parse(file.read_bytes()) for file in sorted(folder.rglob("*.html"))}


def _english(pages: Pages) -> Pages:
    return {path: page for path, page in pages.items() if path.startswith(f"{LOCALE}/")}


def _shape(page: Parsed) -> Counter[tuple[str, ...]]:
    """Count the elements of a page by name and names of attributes; their order may change with the texts."""
    others = {id(part) for link in page.all("a") if _is_other_language(link) for part in link.iter()}
    lasting = [element for element in page.elements if id(element) not in others and not _is_switch(element)]
    return Counter((element.tag, *sorted(name for name, _ in element.items())) for element in lasting)


def _is_switch(element: Element) -> bool:
    """Return whether the element is there only where a framework has several languages."""
    alternate = "alternate" in element.get("rel", "").split()
    other = element.tag == "small" and bool(element.get("lang", ""))
    return bool(element.get("data-locale", "")) or alternate or other


def _is_other_language(link: Element) -> bool:
    """Return whether the link offers a file in other languages, which the attacked framework lacks."""
    file = link.get("href", "")
    return "download" in dict(link.items()) and bool(OF_A_LANGUAGE.search(file)) and f".{LOCALE}." not in file


def test_attacks_add_no_element_and_no_attribute(pages: Pages, harmless: Pages) -> None:
    assert set(_english(pages)) == set(_english(harmless))
    for path, page in _english(pages).items():
        if path.endswith("/data.html"):
            continue  # it lists a column for each language, and the two frameworks differ in those
        found, expected = _shape(page), _shape(harmless[path])
        if path.endswith("careers.html"):
            del found[LINE], expected[LINE]  # a longer title takes a second line in its box
        assert found == expected, path


def test_no_script_handler_or_script_address_arises(pages: Pages) -> None:
    for path, page in pages.items():
        assert page.errors == (), path
        for element in page.elements:
            names = [name for name, _ in element.items()]
            assert not [name for name in names if name.startswith("on")], path
            assert "alert(1)" not in (element.text or "") or element.tag not in {"script", "style"} or _is_data(element)
        assert not [link for link in page.links if "javascript:" in link.address.lower()], path
        assert {element.get("src", "") for element in page.all("img")} <= OWN_IMAGES


def _is_data(element: Element) -> bool:
    return element.get("type", "") in {"application/json", "application/ld+json"}


def test_every_text_shows_as_it_was_written(attacked: BuiltSite, pages: Pages) -> None:
    framework = attacked.framework
    for role in framework.roles.values():
        page = pages[f"{LOCALE}/roles/{role.id}.html"]
        assert text(page.all("h1")[0]) == role.title[LOCALE]
        for statement in role.accountabilities:
            assert statement.text[LOCALE] in text(page.all("body")[0])
    for competency in framework.competencies.values():
        page = pages[f"{LOCALE}/competencies/{competency.id}.html"]
        assert text(page.all("h1")[0]) == competency.name[LOCALE]
        body = text(page.all("body")[0])
        for level in competency.levels:
            assert all(entry.text[LOCALE] in body for entry in (*level.indicators, *level.evidence))


def test_templates_in_texts_are_not_run(pages: Pages) -> None:
    for path, page in pages.items():
        shown = text(page.all("body")[0])
        assert shown.count("{{ 7*7 }}") == shown.count("[x](javascript:alert(1))"), path
        assert shown.count("{% raw %}") == shown.count("[x](javascript:alert(1))"), path


def test_titles_descriptions_and_navigation_show_texts_as_written(attacked: BuiltSite, pages: Pages) -> None:
    name = attacked.framework.name[LOCALE]
    for role in attacked.framework.roles.values():
        page = pages[f"{LOCALE}/roles/{role.id}.html"]
        assert page.title.strip() == f"{role.title[LOCALE]} - {name}"
        assert page.meta("description") == role.purpose[LOCALE]
        labels = [element.get("aria-label", "") for element in page.elements if "md-logo" in element.get("class", "")]
        assert set(labels) == {name}
    home = pages[f"{LOCALE}/index.html"]
    assert home.meta("description") == attacked.framework.description[LOCALE]
    root = pages["index.html"]
    assert root.title == name
    assert name in text(root.all("body")[0])


def test_pictures_show_texts_as_written(attacked: BuiltSite, pages: Pages) -> None:
    titles = {role.title[LOCALE] for role in attacked.framework.roles.values()}
    page = pages[f"{LOCALE}/careers.html"]
    boxes = [element for element in page.all("a") if element.get("class", "") == "cf-map__box"]
    assert {" ".join(text(line) for line in box.iter() if line.tag == "text") for box in boxes} == titles
    radar = [element for element in pages[f"{LOCALE}/roles/clerk.html"].all("title") if element.get("id", "")]
    assert attacked.framework.roles["clerk"].title[LOCALE] in text(radar[0])


def test_attributes_hold_texts_as_written(attacked: BuiltSite, pages: Pages) -> None:
    page = pages[f"{LOCALE}/roles/index.html"]
    cards = [element.get("data-text", "") for element in page.elements if element.get("data-text", "")]
    assert len(cards) == len(attacked.framework.roles)
    assert all(ATTACK in card for card in cards)


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("search-data", "competencySearch"),
        ("compare-data", "competencyCompare"),
        ("assess-data", "competencyAssessData"),
    ],
)
def test_data_of_scripts_is_nothing_but_data(attacked: BuiltSite, file: str, name: str) -> None:
    script = (attacked.folder / LOCALE / "assets" / f"{file}.js").read_text(encoding="utf-8")
    start = f"window.{name}="
    assert script.startswith(start)
    assert script.endswith(";\n")
    data = script.removeprefix(start).removesuffix(";\n")
    assert _holds(json.loads(data))
    assert "</" not in data


def _holds(data: object) -> bool:
    if isinstance(data, dict):
        return any(map(_holds, data.values()))
    if isinstance(data, list):
        return any(map(_holds, data))
    return isinstance(data, str) and ATTACK in data


def test_no_cell_of_a_matrix_is_a_formula(attacked: BuiltSite) -> None:
    titles = {role.title[LOCALE] for role in attacked.framework.roles.values()}
    names = {competency.name[LOCALE] for competency in attacked.framework.competencies.values()}
    raw = (attacked.folder / LOCALE / "matrix" / "index.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw, newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]
    assert {cell.removeprefix("'") for cell in rows[0][2:]} == titles
    assert {row[1].removeprefix("'") for row in rows[1:]} == names
    assert sum(cell.startswith("'") for cell in cells) == len(FORMULAS)


def test_no_cell_of_a_workbook_is_a_formula(attacked: BuiltSite) -> None:
    sheet = openpyxl.load_workbook(attacked.folder / LOCALE / "matrix" / "index.xlsx").active
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not [cell for cell in cells if cell.hyperlink]
    shown = {cell.value for cell in cells}
    assert {role.title[LOCALE] for role in attacked.framework.roles.values()} <= shown
