"""The open data in a real spreadsheet program: LibreOffice opens them, and what it saves comes back."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from generator.export.changing import changes
from generator.export.incoming import incoming
from generator.outputs import neutral_documents
from generator.reading.kinds import ROOT
from tests.built import framework_in
from tests.export.conftest import Exported
from tests.hostile import hostile
from tests.office import converted

pytestmark = pytest.mark.documents

pytestmark = pytest.mark.site  # it takes as long as a site

UTF8 = "--infilter=CSV:44,34,76,1,,0,false,true"  # commas, quotes, UTF-8: what its dialog proposes where there is a BOM
XLSX = "xlsx:Calc MS Excel 2007 XML"


def saved(files: Mapping[str, bytes], at: Path) -> dict[str, Path]:
    """Return files, as LibreOffice saves them as workbooks, by the name of the file."""
    sources = {name: at / f"{number}-{Path(name).name}" for number, name in enumerate(files)}
    for name, path in sources.items():
        path.write_bytes(files[name])
    for suffix, options in ((".csv", [UTF8]), (".xlsx", [])):
        converted((path for path in sources.values() if path.suffix == suffix), XLSX, at / "out", *options)
    return {name: at / "out" / path.with_suffix(".xlsx").name for name, path in sources.items()}


def test_tables_open_and_the_workbook_comes_back(neutral: Exported, tmp_path: Path) -> None:
    attacked = neutral_documents(framework_in(hostile(tmp_path / "hostile")))
    hostile_roles = next(document.content for document in attacked if document.path == "data/roles.csv")
    names = [name for name in neutral if name.endswith((".csv", ".xlsx"))]
    found = saved({**{name: neutral[name] for name in names}, "hostile.csv": hostile_roles}, tmp_path)
    for name in (name for name in names if name.endswith(".csv")):
        assert shown(found[name]) == cells(neutral[name]), name
    assert shown(found["hostile.csv"]) == cells(hostile_roles)
    came = incoming(found["data/framework.xlsx"])
    assert came.faults == ()
    assert changes(came.data, ROOT / "framework") == {}


def cells(raw: bytes) -> list[list[str]]:
    return [row for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline="")) if any(row)]


def shown(path: Path) -> list[list[str]]:
    """Return the rows of a workbook as texts; no cell may have become a formula."""
    sheet = openpyxl.load_workbook(path).active
    rows = [list(row) for row in sheet.iter_rows()]
    assert not [cell for row in rows for cell in row if cell.data_type == "f"]
    values = [["" if cell.value is None else _word(cell.value) for cell in row] for row in rows]
    return [row for row in values if any(row)]


def _word(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return str(value).lower() if isinstance(value, bool) else str(value)
