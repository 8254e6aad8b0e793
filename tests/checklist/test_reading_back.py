"""Filled spreadsheets become the assessment that was meant, or are refused with the cell that is wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.assess.complaints import Unusable
from generator.assess.form import MANAGER, SELF, Answer, Assessment, View, requirements_of
from generator.assess.incoming import assessment
from generator.checklist import contract
from generator.model import Framework
from tests.built import FRAMEWORK, framework_in
from tests.checklist.filling import DAY, EVIDENCE, cells, made
from tests.office import converted

pytestmark = pytest.mark.documents

TODAY = date(2026, 11, 24)
ROLE = "customer-service-specialist"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(FRAMEWORK)


@pytest.fixture(scope="module")
def form(framework: Framework) -> bytes:
    return made(framework, "zh", framework.roles[ROLE])


def write(book: Workbook, name: str, place: int, value: object) -> None:
    cells(book, name)[place].value = value


def answered(form: bytes, target: Path) -> Path:
    """Fill in the form as EXPECTED has it."""
    book = load_workbook(BytesIO(form))
    choice = cells(book, contract.CHOICES)[2].value
    for name, place, value in (
        (contract.PERSON, 0, " 小林 "),
        (contract.DATE, 0, datetime(DAY.year, DAY.month, DAY.day)),  # noqa: DTZ001  # as spreadsheets have them
        (contract.MANAGER_NAME, 0, "主管"),
        (contract.SELF, 0, 3),
        (contract.SELF, 1, choice),
        (contract.SELF, 2, "2"),
        (contract.EVIDENCE, 0, EVIDENCE),
        (contract.DEVELOP, 0, "是"),
        (contract.DEVELOP, 3, "是"),
        (contract.MANAGER, 0, 2.0),
    ):
        write(book, name, place, value)
    cells(book, contract.EVIDENCE)[0].data_type = "s"
    book.save(target)
    return target


def expected(framework: Framework) -> Assessment:
    role = framework.roles[ROLE]
    first, second, third, fourth, *_ = (asked.competency for asked in role.requirements)
    own = {
        first: Answer(3, "", EVIDENCE, develop=True),
        second: Answer(None, "too-new"),
        third: Answer(2),
        fourth: Answer(develop=True),
    }
    views = {SELF: View(own), MANAGER: View({first: Answer(2)}, "主管")}
    return Assessment(framework.id, framework.version, role.id, "小林", DAY.isoformat(), requirements_of(role), views)


def test_a_filled_form_is_read_back(framework: Framework, form: bytes, tmp_path: Path) -> None:
    assert assessment(answered(form, tmp_path / "filled.xlsx"), TODAY) == expected(framework)


def test_a_form_saved_by_libreoffice_is_read_back(framework: Framework, form: bytes, tmp_path: Path) -> None:
    (saved,) = converted([answered(form, tmp_path / "filled.xlsx")], "xlsx", tmp_path / "saved")
    assert assessment(saved, TODAY) == expected(framework)


def test_a_form_is_read_back_when_sheets_were_renamed_and_moved(
    framework: Framework, form: bytes, tmp_path: Path
) -> None:
    file = answered(form, tmp_path / "filled.xlsx")
    book = load_workbook(file)
    sheet = book["填写"]
    for name in book.defined_names.values():
        name.attr_text = name.attr_text.replace("'填写'", "'我的'").replace("填写!", "'我的'!")
    sheet.title = "我的"
    book.move_sheet(sheet, 2)
    book.save(file)
    assert assessment(file, TODAY) == expected(framework)


def test_an_empty_form_reads_as_empty(framework: Framework, form: bytes, tmp_path: Path) -> None:
    file = tmp_path / "empty.xlsx"
    file.write_bytes(form)
    found = assessment(file, TODAY)
    assert (found.name, found.date, found.views) == ("", TODAY.isoformat(), {SELF: View({})})
    assert found.requirements == requirements_of(framework.roles[ROLE])


Spoil = Callable[[Workbook], None]
WRONG: dict[str, tuple[Spoil, str, str]] = {
    "a level of nine": (lambda book: write(book, contract.SELF, 0, 9), "rating", "填写!H5"),
    "a word": (lambda book: write(book, contract.MANAGER, 1, "很好"), "rating", "填写!K6"),
    "half a level": (lambda book: write(book, contract.SELF, 2, 2.5), "rating", "填写!H7"),
    "evidence without end": (
        lambda book: write(book, contract.EVIDENCE, 0, "x" * 2001),
        "too-long",
        "views / self / answers / communication / evidence",
    ),
    "a date in words": (lambda book: write(book, contract.DATE, 0, "昨天"), "value", "date"),
    "a name gone": (lambda book: book.defined_names.pop(contract.IDS), "changed-workbook", ""),
    "another form": (lambda book: write(book, contract.FORMAT, 0, "tax"), "foreign", ""),
    "a hostile role": (lambda book: write(book, contract.ROLE, 0, "../x"), "value", "role"),
}


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_with_its_cell(what: str, form: bytes, tmp_path: Path) -> None:
    spoil, code, place = WRONG[what]
    book = load_workbook(BytesIO(form))
    spoil(book)
    file = tmp_path / "wrong.xlsx"
    book.save(file)
    with pytest.raises(Unusable) as caught:
        assessment(file, TODAY)
    assert [(found.code, found.place) for found in caught.value.complaints] == [(code, place)]


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "other.xlsx"
    Workbook().save(file)
    with pytest.raises(Unusable) as caught:
        assessment(file, TODAY)
    assert [found.code for found in caught.value.complaints] == ["changed-workbook"]


def test_a_workbook_that_unpacks_to_very_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b" " * 50_000_000)
    with pytest.raises(Unusable) as caught:
        assessment(file, TODAY)
    assert [found.code for found in caught.value.complaints] == ["not-workbook"]


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet2.xml", "[Content_Types].xml", "xl/styles.xml"]
)
@pytest.mark.parametrize("content", [b"", b"<a", b"<worksheet/>"])
def test_a_workbook_with_a_spoilt_part_is_refused_or_read(
    part: str, content: bytes, form: bytes, tmp_path: Path
) -> None:
    file = tmp_path / "spoilt.xlsx"
    with ZipFile(BytesIO(form)) as source, ZipFile(file, "w") as target:
        for name in source.namelist():
            target.writestr(name, content if name == part else source.read(name))
    try:
        found = assessment(file, TODAY)
    except Unusable:
        return
    assert found.role == ROLE
