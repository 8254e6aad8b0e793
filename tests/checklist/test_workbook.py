"""The spreadsheets: sound, protected, and right in what they work out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.assess.form import Answer, View, items
from generator.assess.score import band, gaps, score, strengths
from generator.checklist import backstage, contract, formulas
from generator.checklist.content import Line
from generator.checklist.formulas import Block, absolute
from generator.model import Framework, Role
from tests.assess.scoring import COUNT, cases
from tests.built import FRAMEWORK, framework_in
from tests.checklist.filling import cells as named
from tests.checklist.filling import drawn, filled, made, site_of
from tests.export.variants import english_with_three_levels, with_german, written
from tests.hostile import ATTACK, hostile
from tests.office import converted

pytestmark = pytest.mark.documents

XML = {"s": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
LONGEST = {"formula": 8192, "text": 32767, "name": 31}  # Excel specifications and limits
NEWER = re.compile(r"_xlfn|_xlws|\b(LET|FILTER|SORT|UNIQUE|SEQUENCE|XLOOKUP|IFS|TEXTJOIN|LAMBDA)\(")


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(FRAMEWORK)


def every(framework: Framework) -> Iterator[tuple[str, Role]]:
    for locale in framework.locales:
        for role in framework.roles.values():
            yield locale.id, role


@pytest.fixture(scope="module")
def workbooks(framework: Framework) -> Mapping[str, bytes]:
    return {f"{role.id}.{locale}": made(framework, locale, role) for locale, role in every(framework)}


@pytest.fixture(scope="module")
def recalculated(
    workbooks: Mapping[str, bytes], framework: Framework, tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, tuple[Path, Path]]:
    """Return every workbook filled in, before and after LibreOffice worked it out; they came without results."""
    folder, out = tmp_path_factory.mktemp("filled"), tmp_path_factory.mktemp("recalculated")
    sources = {
        name: filled(workbooks[name], drawn(framework, locale, role), folder / f"{name}.xlsx")
        for locale, role in every(framework)
        for name in [f"{role.id}.{locale}"]
    }
    results = converted(sources.values(), "xlsx", out)
    return {name: (source, result) for (name, source), result in zip(sources.items(), results, strict=True)}


def column(book: Workbook, block: Block, number: int) -> list[Any]:
    sheet = book[block.sheet]
    return [sheet.cell(block.first + 1 + place, number + 1).value for place in range(block.count)]


def test_every_workbook_says_what_python_says(
    framework: Framework, recalculated: Mapping[str, tuple[Path, Path]]
) -> None:
    for locale, role in every(framework):
        source, result = recalculated[f"{role.id}.{locale}"]
        ratings = [cell.value for cell in named(load_workbook(source), contract.SELF)]
        answers = {
            asked.competency: Answer(level=rating if isinstance(rating, int) else None)
            for asked, rating in zip(role.requirements, ratings, strict=True)
        }
        expected = items(framework, role, View(answers))
        book = load_workbook(result, data_only=True)
        block = Block(backstage.DATA, backstage.FIRST, len(role.requirements), len(framework.scale.levels))
        points = score(expected)
        assert points is not None
        data = book[backstage.DATA]
        assert data.cell(backstage.SCORE_ROW + 1, 2).value == points
        bands = framework.assessment.bands
        assert bands[data.cell(backstage.BAND_ROW + 1, 2).value - 1] == band(points, bands)
        assert data.cell(backstage.ANSWERED_ROW + 1, 2).value == sum(rating is not None for rating in ratings)
        ids = [asked.competency for asked in role.requirements]
        for found, number in ((gaps(expected), formulas.GAP_PLACE), (strengths(expected), formulas.STRENGTH_PLACE)):
            places = [ids.index(item.competency) + 1 for item in found]
            assert column(book, block, number) == places + [0] * (len(ids) - len(places))


def test_the_sheets_show_the_gaps_in_both_languages(
    framework: Framework, recalculated: Mapping[str, tuple[Path, Path]]
) -> None:
    role = framework.roles["customer-service-specialist"]
    book = load_workbook(recalculated[f"{role.id}.zh"][1], data_only=True)
    block = Block(backstage.DATA, backstage.FIRST, len(role.requirements), len(framework.scale.levels))
    places = [place for place in column(book, block, formulas.GAP_PLACE) if place]
    assert places
    for locale in ("zh", "en"):
        site = site_of(framework, locale)
        names = [site.tr(framework.competencies[role.requirements[place - 1].competency].name) for place in places]
        result, following = (book[site.label(f"form.tab.{tab}")] for tab in ("result", "next"))
        heading = next(cell for cell in result["A"] if cell.value == site.label("form.gaps"))
        shown = [result.cell(heading.row + 2 + rank, 2).value for rank in range(len(names))]
        assert shown == names
        assert result.cell(heading.row + 2 + len(names), 2).value in {None, ""}
        assert [following.cell(6 + rank, 2).value for rank in range(min(5, len(names)))] == names[:5]
        first = role.requirements[places[0] - 1]
        rated = column(book, block, formulas.RATED)[places[0] - 1]
        level = framework.competencies[first.competency].at(rated + 1)
        assert level is not None
        assert site.tr(level.indicators[0].text) in following.cell(6, 5).value


def test_the_other_language_shows_the_answers(
    recalculated: Mapping[str, tuple[Path, Path]], framework: Framework
) -> None:
    role = framework.roles["customer-service-specialist"]
    book = load_workbook(recalculated[f"{role.id}.zh"][1], data_only=True)
    zh, en = site_of(framework, "zh"), site_of(framework, "en")
    reason = framework.assessment.not_applicable_reasons[0].text
    pairs: dict[Any, Any] = {
        zh.label("form.reason", reason=reason["zh"]): en.label("form.reason", reason=reason["en"]),
        None: "",
        **{level: level for level in range(1, 8)},
    }
    own = named(book, contract.SELF)
    seen = [book[en.label("form.tab.seen")][cell.coordinate].value for cell in own]
    assert [value or "" for value in seen] == [pairs[cell.value] for cell in own]
    assert {type(cell.value) for cell in own} == {int, str, type(None)}


def test_the_formulas_agree_with_every_shared_case(tmp_path: Path, framework: Framework) -> None:
    source, blocks = tmp_path / "cases.xlsx", []
    bands = framework.assessment.bands
    with xlsxwriter.Workbook(source) as book:
        sheet, ratings = book.add_worksheet(backstage.DATA), book.add_worksheet("in")
        ratings.write_column(0, 5, [entry.start for entry in bands])
        starts = f"'in'!{absolute(0, 5)}:{absolute(len(bands) - 1, 5)}"
        first = 0
        for case in cases():
            block = Block(backstage.DATA, first, len(case["items"]), 7)
            lines = [_line(place, item) for place, item in enumerate(case["items"])]
            own = [f"'in'!{absolute(first + place, 0)}" for place in range(block.count)]
            for place, item in enumerate(case["items"]):
                ratings.write(first + place, 0, item["rated"])
            backstage.write_block(sheet, block, lines, own, own)
            sheet.write_formula(first, 20, formulas.score(block))
            sheet.write_formula(first, 21, formulas.band(block.cell(20, 0), starts))
            blocks.append(block)
            first += block.count
    (result,) = converted([filled_by_nobody(source)], "xlsx", tmp_path / "worked-out")
    book = load_workbook(result, data_only=True)
    known = cases()
    assert len(known) == len(blocks) == COUNT
    for case, block in zip(known, blocks, strict=True):
        data = book[backstage.DATA]
        points = data.cell(block.first + 1, 21).value
        assert (points if points != "" else None) == case["score"]
        if points is not None and points != "":
            assert bands[data.cell(block.first + 1, 22).value - 1] == band(points, bands)
        for key, number in (("gaps", formulas.GAP_PLACE), ("strengths", formulas.STRENGTH_PLACE)):
            assert [place - 1 for place in column(book, block, number) if place] == case[key]


def filled_by_nobody(path: Path) -> Path:
    """Return the workbook without the results that its writer put in, so that they have to be worked out."""
    stripped = path.with_stem("stripped")
    load_workbook(path).save(stripped)
    return stripped


def _line(place: int, item: Mapping[str, Any]) -> Line:
    return Line(f"item-{place}", "", "", "", "", item["weight"], item["required"], (), {})


def parts(raw: bytes, pattern: str) -> Iterator[ET.Element]:
    with ZipFile(BytesIO(raw)) as archive:
        for name in archive.namelist():
            if re.fullmatch(pattern, name):
                yield ET.fromstring(archive.read(name))  # noqa: S314  # our own file


def test_every_workbook_is_what_excel_and_wps_take(workbooks: Mapping[str, bytes]) -> None:
    for raw in workbooks.values():
        with ZipFile(BytesIO(raw)) as archive:
            names = archive.namelist()
            assert not [name for name in names if re.search("vba|external|connections|query", name, re.IGNORECASE)]
            for name in (entry for entry in names if entry.endswith((".xml", ".rels"))):
                ET.fromstring(archive.read(name))  # noqa: S314  # our own file
            assert not [name for name in names if name.endswith(".rels") and b"External" in archive.read(name)]
        book = load_workbook(BytesIO(raw))
        assert all(len(title) <= LONGEST["name"] and not re.search(r"[\[\]:*?/\\]", title) for title in book.sheetnames)
        assert len({title.lower() for title in book.sheetnames}) == len(book.sheetnames)
        for sheet in book:
            found = [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)]
            assert all(len(cell.value) <= LONGEST["text"] for cell in found)
            written = [cell.value for cell in found if cell.data_type == "f"]
            assert not [formula for formula in written if NEWER.search(formula) or len(formula) > LONGEST["formula"]]
            assert not [
                formula for formula in written if any(len(part) > 255 for part in re.findall('"[^"]*"', formula))
            ]


def test_only_the_boxes_to_fill_in_can_be_changed(framework: Framework) -> None:
    role = framework.roles["customer-service-specialist"]
    book = load_workbook(BytesIO(made(framework, "en", role)))
    inputs = (contract.SELF, contract.MANAGER, contract.EVIDENCE, contract.DEVELOP)
    heads = (contract.PERSON, contract.DATE, contract.MANAGER_NAME)
    open_cells = {(cell.parent.title, cell.coordinate) for name in (*inputs, *heads) for cell in named(book, name)}
    found = {
        (sheet.title, cell.coordinate)
        for sheet in book
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    plans = {place for place in found - open_cells if place[0] == "Where to develop"}
    assert open_cells <= found
    assert found - open_cells == plans
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book)
    assert not [cell for row in book["Result"].iter_rows() for cell in row if not cell.protection.locked]


def test_ratings_are_chosen_from_a_list_in_the_language_of_the_sheet(framework: Framework) -> None:
    role = framework.roles["customer-service-specialist"]
    for locale in ("zh", "en"):
        site = site_of(framework, locale)
        book = load_workbook(BytesIO(made(framework, locale, role)))
        sheet = book[site.label("form.tab.fill")]
        own = next(
            found for found in sheet.data_validations.dataValidation if found.promptTitle == site.label("form.own")
        )
        assert own.type == "list"
        assert own.prompt == site.label("form.prompt.rating")
        listed, reference = own.formula1.split("!")
        offered = [row[0].value for row in book[listed.strip("'")][reference.replace("$", "")]]
        levels = list(range(1, len(framework.scale.levels) + 1))
        reasons = [site.tr(reason.text) for reason in framework.assessment.not_applicable_reasons]
        assert offered == [*levels, *(site.label("form.reason", reason=text) for text in reasons)]


def test_every_sheet_prints_on_a4_with_the_notice_and_the_version(framework: Framework) -> None:
    role = framework.roles["customer-service-specialist"]
    book = load_workbook(BytesIO(made(framework, "zh", role)))
    notices = set(framework.assessment.notice.values())
    shown = [sheet for sheet in book if sheet.sheet_state == "visible"]
    assert len(shown) == 4 * len(framework.locales)
    for sheet in shown:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in {None, 1}  # 1 where it is not written
        assert sheet["A2"].value in notices
        assert framework.version in sheet.oddFooter.left.text


def test_marks_do_not_rest_on_colour(framework: Framework) -> None:
    raw = made(framework, "zh", framework.roles["customer-service-specialist"])
    (styles,) = parts(raw, "xl/styles.xml")
    codes = {found.get("formatCode") for found in styles.iterfind(".//s:dxf/s:numFmt", XML)}
    assert codes == {'"▼ "0', '"＝ "0', '"▲ "0'}
    patterns = {found.get("patternType") for found in styles.iterfind(".//s:dxf//s:patternFill", XML)}
    assert "lightUp" in patterns


def test_the_radar_draws_what_the_calculation_holds(framework: Framework) -> None:
    raw = made(framework, "zh", framework.roles["customer-service-specialist"])
    with ZipFile(BytesIO(raw)) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if "charts/chart" in name]
    assert len(charts) == len(framework.locales)
    assert all("<c:radarChart>" in chart and chart.count("<c:ser>") == 3 for chart in charts)


def test_two_runs_give_the_same_bytes(framework: Framework) -> None:
    role = framework.roles["customer-service-specialist"]
    assert made(framework, "zh", role) == made(framework, "zh", role)


def test_texts_are_no_formulas(tmp_path: Path) -> None:
    found = framework_in(hostile(tmp_path / "hostile"))
    for role in found.roles.values():
        book = load_workbook(BytesIO(made(found, "en", role)))
        texts = [cell for sheet in book for row in sheet.iter_rows() for cell in row if ATTACK[:20] in str(cell.value)]
        assert texts
        assert {cell.data_type for cell in texts} == {"s"}
        assert not [cell for cell in texts if cell.hyperlink]


@pytest.mark.parametrize(("data", "sheets"), [(english_with_three_levels, 4), (with_german, 12)])
def test_other_scales_and_languages(data: Any, sheets: int, tmp_path: Path) -> None:
    found = framework_in(written(data(), tmp_path / "framework"))
    role = next(iter(found.roles.values()))
    raw = made(found, found.default_locale, role)
    book = load_workbook(BytesIO(raw))
    assert sum(sheet.sheet_state == "visible" for sheet in book) == sheets
    source = filled(raw, [len(found.scale.levels)] * len(role.requirements), tmp_path / "filled.xlsx")
    (result,) = converted([source], "xlsx", tmp_path / "profile-of-office")
    calculated = load_workbook(result, data_only=True)[backstage.DATA]
    assert calculated.cell(backstage.SCORE_ROW + 1, 2).value == 100


def test_without_a_score_there_is_none(framework: Framework) -> None:
    raw = made(_without_score(framework), "zh", framework.roles["customer-service-specialist"])
    book = load_workbook(BytesIO(raw))
    texts = {str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row}
    site = site_of(framework, "zh")
    assert site.label("form.score") not in texts
    assert not texts & {entry.name["zh"] for entry in framework.assessment.bands}
    assert book[backstage.DATA].cell(backstage.SCORE_ROW + 1, 2).value is None


def _without_score(framework: Framework) -> Framework:
    return replace(framework, assessment=replace(framework.assessment, show_score=False))
