"""The way back: nothing is lost, an edit arrives, and what is wrong changes nothing."""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import pytest

from generator.cli import main
from generator.export.changing import changes
from generator.export.incoming import MOST_BYTES, MOST_COLUMNS, incoming
from generator.export.open_data import everything
from generator.export.workbook import WORKBOOK, workbook
from generator.model import Framework
from generator.reading.kinds import ROOT
from generator.wording import wording
from tests.built import framework_in
from tests.cases import MINIMAL
from tests.export.conftest import Exported
from tests.export.variants import with_german, written

Edit = Callable[[Any], None]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@pytest.mark.parametrize("name", ["framework.json", "framework.xlsx"])
def test_the_full_framework_comes_back_without_a_difference(tmp_path: Path, neutral: Exported, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(neutral[f"data/{name}"])
    assert changes(incoming(file).data, ROOT / "framework") == {}


@pytest.mark.parametrize("export", [everything, workbook])
def test_into_an_empty_folder_the_whole_framework_is_written(tmp_path: Path, framework: Framework, export: Any) -> None:
    document = next(export(framework))
    file = tmp_path / Path(document.path).name
    file.write_bytes(document.content)
    folder = written({kind: list(entities) for kind, entities in incoming(file).data.items()}, tmp_path / "framework")
    assert framework_in(folder).data == framework.data


def test_a_third_language_comes_back_too(tmp_path: Path) -> None:
    folder = written(with_german(), tmp_path / "german")
    file = tmp_path / "framework.xlsx"
    file.write_bytes(next(workbook(framework_in(folder))).content)
    assert changes(incoming(file).data, folder) == {}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(MINIMAL, tmp_path / "minimal"))


def edited(folder: Path, edit: Edit) -> Path:
    """Return the workbook of a framework as somebody saved it from a spreadsheet program."""
    book = openpyxl.load_workbook(io.BytesIO(next(workbook(framework_in(folder))).content))
    edit(book)
    path = folder.parent / Path(WORKBOOK).name
    book.save(path)
    return path


def imported(folder: Path, file: Path) -> int:
    return main(["import", "--lang", "en", "--framework", str(folder), str(file)])


def test_a_changed_text_changes_one_line_of_one_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["fmt", "--lang", "en", "--framework", str(folder)])
    before = files_of(folder)
    capsys.readouterr()

    def edit(book: Any) -> None:
        sheet = book["competencies"]
        column = [cell.value for cell in sheet[1]].index("why.en") + 1
        sheet.cell(3, column).value = "Reworded in the spreadsheet."

    assert imported(folder, edited(folder, edit)) == 0
    after = files_of(folder)
    (name,) = [name for name in before if before[name] != after[name]]
    changed = set(after[name].splitlines()) - set(before[name].splitlines())
    assert changed == {b"  en: Reworded in the spreadsheet."}
    assert "+  en: Reworded in the spreadsheet." in capsys.readouterr().out


def test_a_new_row_becomes_a_new_entry(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["glossary"]
        values = {
            "id": "new-term",
            "term.zh": "新词",
            "term.en": "New term",
            "definition.zh": "一句话。",
            "definition.en": "Words.",
        }
        sheet.append([values.get(cell.value) for cell in sheet[1]])

    assert imported(folder, edited(folder, edit)) == 0
    assert "new-term" in {term.id for term in framework_in(folder).terms}


def column(sheet: Any, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


def without_role(book: Any) -> None:
    """Take a role out of every sheet, from the last row up; another one gets the competency that it alone required."""
    for name, key in (("roles", "id"), *((name, "role") for name in PARTS)):
        sheet = book[name]
        here = column(sheet, key)
        for row in range(sheet.max_row, 1, -1):
            if (sheet.cell(row, here).value, sheet.cell(row, 2).value) == ("adviser", "explaining"):
                sheet.cell(row, here).value = "senior-clerk"
                sheet.cell(row, column(sheet, "importance")).value = "supporting"
            elif sheet.cell(row, here).value == "adviser":
                sheet.delete_rows(row)
    for name in ("paths", "readiness"):
        sheet = book[name]
        for row in range(sheet.max_row, 1, -1):
            if "adviser" in (sheet.cell(row, column(sheet, "from")).value, sheet.cell(row, column(sheet, "to")).value):
                sheet.delete_rows(row)
    source = book["sources"]
    source.cell(2, column(source, "roles")).value = "clerk; senior-clerk"


PARTS = ("accountabilities", "entry-conditions", "requirements", "occupations")


def test_a_role_taken_out_takes_its_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    result = imported(folder, edited(folder, without_role))
    told = capsys.readouterr().out
    assert result == 0, told
    assert not (folder / "roles" / "adviser.yaml").exists()
    assert "-id: adviser" in told
    assert "adviser" not in framework_in(folder).roles


def test_columns_and_rows_may_stand_in_another_order(folder: Path) -> None:
    def edit(book: Any) -> None:
        for sheet in book:
            rows = [list(row) for row in sheet.iter_rows(values_only=True)]
            sheet.delete_cols(1, sheet.max_column)
            for number, row in enumerate(rows, start=1):
                for place, value in enumerate(reversed(row), start=1):
                    sheet.cell(number, place).value = value

    data = incoming(edited(folder, edit))
    assert data.faults == ()
    assert changes(data.data, folder) == {}


def test_only_some_sheets_change_only_their_files(folder: Path) -> None:
    def edit(book: Any) -> None:
        for sheet in list(book):
            if sheet.title not in ("glossary", "categories"):
                del book[sheet.title]
        book["categories"].cell(2, column(book["categories"], "name.en")).value = "Other words"

    data = incoming(edited(folder, edit))
    assert data.faults == ()
    assert list(changes(data.data, folder)) == ["categories.yaml"]


# what somebody did -> what is told, in English; the sheet, row and column come first
def cell(sheet: str, row: int, name: str, value: Any) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].cell(row, column(book[sheet], name)).value = value

    return edit


def header(sheet: str, before: str, after: Any) -> Edit:
    return cell(sheet, 1, before, after)


def added(sheet: str, like: int) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].append([cell.value for cell in book[sheet][like]])

    return edit


def dropped(sheet: str) -> Edit:
    def edit(book: Any) -> None:
        del book[sheet]

    return edit


def renamed(sheet: str, name: str) -> Edit:
    def edit(book: Any) -> None:
        book[sheet].title = name

    return edit


def nameless(book: Any) -> None:
    book["roles"].cell(2, 30).value = "a remark"


WRONG: dict[str, tuple[Edit, str]] = {
    "unknown id": (
        cell("requirements", 2, "competency", "listning"),
        "Sheet requirements, row 2, column competency (B2): REF-UNKNOWN",
    ),
    "no number": (
        cell("requirements", 2, "level", "three"),
        "Sheet requirements, row 2, column level (C2): “three” won't do; this should be a whole number.",
    ),
    "infinite number": (
        cell("requirements", 2, "level", "1e999"),
        "Sheet requirements, row 2, column level (C2): “1e999” won't do; this should be a whole number.",
    ),
    "level outside": (
        cell("requirements", 2, "level", 7),
        "Sheet requirements, row 2, column level (C2): LEVEL-SCALE",
    ),
    "no truth": (
        cell("requirements", 2, "differentiates", "maybe"),
        "Sheet requirements, row 2, column differentiates (E2): “maybe” won't do; this should be true or false.",
    ),
    "formula": (
        cell("competencies", 2, "name.en", "=1+1"),
        "Sheet competencies, row 2, column name.en (D2): The cell holds a formula.",
    ),
    "hostile formula": (
        cell("competencies", 2, "name.en", "=cmd|' /C calc'!A0"),
        "Sheet competencies, row 2, column name.en (D2): The cell holds a formula.",
    ),
    "error value": (
        cell("competencies", 2, "name.en", "#REF!"),
        "Sheet competencies, row 2, column name.en (D2): The cell holds the error “#REF!”.",
    ),
    "path as id": (
        cell("roles", 2, "id", "../../outside"),
        "Sheet roles, row 2, column id (A2): “../../outside” can't be an id.",
    ),
    "empty id": (cell("roles", 2, "id", None), "Sheet roles, row 2, column id (A2): This must not be empty."),
    "empty text": (cell("roles", 2, "title.en", None), "Sheet roles, row 2, column title.en (E2): TEXT-MISSING"),
    "orphan": (
        cell("requirements", 2, "role", "advisor"),
        (
            "Sheet requirements, row 2, column role (A2): Sheet roles has no “advisor”, so that this row belongs to nothing."
            " Did you mean “adviser”?"
        ),
    ),
    "row twice": (added("roles", 2), "Row 2 has “adviser” already; delete one of the two."),
    "second scale": (added("scale", 2), "Sheet scale, row 3: This sheet has one row of contents"),
    "column misspelt": (
        header("roles", "title.en", "titel.en"),
        "Sheet roles, row 1, column titel.en (E1): There is no column “titel.en”. Did you mean “title.en”?",
    ),
    "column gone": (header("roles", "title.en", None), "Sheet roles: The column “title.en” is missing."),
    "column twice": (header("roles", "title.en", "title.zh"), "There are two columns “title.zh”; delete one."),
    "sheet gone": (
        dropped("levels"),
        "Sheet levels: This sheet is missing. Sheets on the same subject come together: competencies",
    ),
    "sheet renamed": (renamed("levels", "level"), "Sheet levels: This sheet is missing. Did you mean “level”?"),
    "no name": (nameless, "Sheet roles, row 2, column AD (AD2): This column has no name over it"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_told_at_its_cell_and_changes_nothing(
    folder: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    edit, message = WRONG[name]
    before = files_of(folder)
    file = edited(folder, edit)
    assert imported(folder, file) == 1
    assert message in capsys.readouterr().out
    assert files_of(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["framework.xlsx", "minimal"]
    assert main(["import", "--lang", "zh", "--framework", str(folder), str(file)]) == 1
    assert "什么都没有改动" in capsys.readouterr().out


def test_all_that_is_wrong_is_told_in_one_run(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def edit(book: Any) -> None:
        cell("requirements", 2, "level", "three")(book)
        cell("glossary", 2, "term.en", "=A1")(book)
        cell("paths", 2, "to", "nobody")(book)
        cell("competencies", 3, "category", "nowhere")(book)

    assert imported(folder, edited(folder, edit)) == 1
    lines = capsys.readouterr().out.splitlines()
    places = {line.partition(":")[0] for line in lines[:-1]}
    assert places == {
        "Sheet requirements, row 2, column level (C2)",
        "Sheet glossary, row 2, column term.en (C2)",
        "Sheet readiness, row 2, column from (A2)",
        "Sheet competencies, row 3, column category (B3)",
    }
    assert lines[-1] == f"Problems to be put right first: {len(lines) - 1}. Nothing was changed."


BROKEN: dict[str, tuple[str, bytes, str]] = {
    "cut off": ("a.json", b"{", "json-broken"),
    "a list": ("a.json", b"[1]", "json-shape"),
    "part of a wrong shape": ("a.json", b'{"roles": {}, "scale": []}', "json-shape"),
    "entry of a wrong shape": ("a.json", b'{"roles": ["clerk"]}', "json-shape"),
    "entry without an id": ("a.json", b'{"roles": [{}]}', "cell-id"),
    "id that leads out": ("a.json", b'{"roles": [{"id": "../x"}]}', "cell-id"),
    "id twice": ("a.json", b'{"roles": [{"id": "x"}, {"id": "x"}]}', "json-twice"),
    "key twice": ("a.json", b'{"scale": {"id": "x", "id": "y"}}', "json-twice"),
    "part misspelt": ("a.json", b'{"rolls": []}', "json-key"),
    "no text": ("a.json", b"\xff\xfe{", "file-broken"),
    "half a character": ("a.json", b'{"scale": {"id": "\\ud800"}}', "file-broken"),
    "deeper than any file": ("a.json", b'{"scale": ' + b"[" * 500 + b"]" * 500 + b"}", "json-deep"),
    "too deep": ("a.json", b"[" * 200_000, "file-broken"),
    "no workbook": ("a.xlsx", b"no zip", "file-broken"),
    "another kind": ("a.txt", b"", "file-kind"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    file, content, code = BROKEN[name]
    (tmp_path / file).write_bytes(content)
    assert {fault.code for fault in incoming(tmp_path / file).faults} == {code}
    for language in ("zh", "en"):
        assert main(["import", "--lang", language, "--framework", str(MINIMAL), str(tmp_path / file)]) == 1
    assert capsys.readouterr().out.count("\n") >= 4


def test_a_workbook_that_unpacks_to_too_much_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with ZipFile(file, "w", ZIP_DEFLATED) as parts:
        parts.writestr("xl/worksheets/sheet1.xml", b" " * (MOST_BYTES + 1))
    assert {fault.code for fault in incoming(file).faults} == {"file-size"}


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(tmp_path / "other.xlsx")
    assert {fault.code for fault in incoming(tmp_path / "other.xlsx").faults} == {"sheet-none"}


def test_a_sheet_as_long_as_a_spreadsheet_goes_is_refused(folder: Path) -> None:
    def edit(book: Any) -> None:
        book["roles"].cell(2, MOST_COLUMNS + 1).value = "far out"

    assert {fault.code for fault in incoming(edited(folder, edit)).faults} == {"sheet-size"}


def test_a_problem_in_json_is_told_at_its_path(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = json.loads(next(everything(framework_in(folder))).content)
    whole["roles"][0]["requirements"][0]["level"] = 7
    whole["scale"]["levels"][0]["name"]["zh"] = ""
    file = folder.parent / "framework.json"
    file.write_text(json.dumps(whole), encoding="utf-8")
    assert imported(folder, file) == 1
    told = capsys.readouterr().out
    assert "roles[0].requirements[0].level: LEVEL-UNDEFINED" in told
    assert "scale.levels[0].name.zh: " in told


def test_a_framework_is_begun_from_a_workbook_alone(folder: Path, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.mkdir()
    assert imported(new, edited(folder, lambda _: None)) == 0
    assert framework_in(new).data == framework_in(folder).data


def test_a_number_typed_where_text_belongs_is_text(folder: Path) -> None:
    data = incoming(edited(folder, cell("categories", 2, "name.en", 2024))).data
    assert data["categories"][0]["categories"][0]["name"]["en"] == "2024"


def test_every_message_has_both_languages_and_is_tried() -> None:
    words = wording("imports")
    assert all(set(said) == {"zh", "en"} for said in words.values())
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "generator").rglob("*.py"))
    codes = {name for name in words if not name.startswith(("place.", "wanted."))}
    assert all(f'"{code}"' in source for code in codes)
