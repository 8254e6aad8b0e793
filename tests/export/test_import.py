"""The way back: nothing is lost, an edit arrives, and what is wrong changes nothing."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import main
from generator.export.incoming import changes, incoming
from generator.export.open_data import everything
from generator.export.tables import Unreadable
from generator.export.workbook import WORKBOOK, workbook
from generator.kinds import ROOT
from generator.model import Framework
from tests.export.conftest import Exported
from tests.export.variants import MINIMAL, framework_in, with_german, written

Edit = Callable[[Any], None]


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@pytest.mark.parametrize("name", ["framework.json", "framework.xlsx"])
def test_the_full_framework_comes_back_without_a_difference(tmp_path: Path, neutral: Exported, name: str) -> None:
    file = tmp_path / name
    file.write_bytes(neutral[f"data/{name}"])
    assert changes(incoming(file), ROOT / "framework") == {}


@pytest.mark.parametrize("export", [everything, workbook])
def test_into_an_empty_folder_the_whole_framework_is_written(tmp_path: Path, framework: Framework, export: Any) -> None:
    document = next(export(framework))
    file = tmp_path / Path(document.path).name
    file.write_bytes(document.content)
    folder = written({kind: list(entities) for kind, entities in incoming(file).items()}, tmp_path / "framework")
    assert framework_in(folder).data == framework.data


def test_a_third_language_comes_back_too(tmp_path: Path) -> None:
    folder = written(with_german(), tmp_path / "german")
    file = tmp_path / "framework.xlsx"
    file.write_bytes(next(workbook(framework_in(folder))).content)
    assert changes(incoming(file), folder) == {}


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


def test_a_row_taken_out_takes_its_file(folder: Path) -> None:
    def edit(book: Any) -> None:
        for name in ("competencies", "levels", "indicators", "roles"):
            book[name].delete_rows(2)

    assert imported(folder, edited(folder, edit)) == 1  # what belonged to it is left over


def spoil_reference(book: Any) -> None:
    sheet = book["requirements"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("competency") + 1).value = "nowhere"


def spoil_number(book: Any) -> None:
    sheet = book["requirements"]
    sheet.cell(2, [cell.value for cell in sheet[1]].index("level") + 1).value = "three"


def spoil_id(book: Any) -> None:
    book["roles"].cell(2, 1).value = "../../outside"


@pytest.mark.parametrize("edit", [spoil_reference, spoil_number, spoil_id])
def test_what_is_wrong_changes_nothing(folder: Path, edit: Edit) -> None:
    before = files_of(folder)
    assert imported(folder, edited(folder, edit)) == 1
    assert files_of(folder) == before
    assert sorted(path.name for path in folder.parent.iterdir()) == ["framework.xlsx", "minimal"]


@pytest.mark.parametrize(
    ("name", "content"), [("a.json", b"{"), ("a.json", b"[1]"), ("a.xlsx", b"no zip"), ("a.txt", b"")]
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    with pytest.raises(Unreadable):
        incoming(file)


def test_a_number_typed_where_text_belongs_is_text(folder: Path) -> None:
    def edit(book: Any) -> None:
        sheet = book["categories"]
        sheet.cell(2, [cell.value for cell in sheet[1]].index("name.en") + 1).value = 2024

    data = incoming(edited(folder, edit))
    assert data["categories"][0]["categories"][0]["name"]["en"] == "2024"
