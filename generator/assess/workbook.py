"""A filled spreadsheet to plain data in the exchange format: by its defined names, wherever the cells have gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from warnings import catch_warnings
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.workbook import Workbook

from generator.assess.complaints import Complaint, Unusable
from generator.assess.form import FORMAT, FORMAT_VERSION, LEVELS, MANAGER, SELF
from generator.checklist import contract
from generator.problems import listing

MOST_UNPACKED = 40_000_000  # bytes of all parts; ours have two millions
MOST_CELLS = 200  # of one name; a role has at most a hundred requirements
NO_TICK = frozenset({"", "否", "no", "false", "0"})


def data_in(raw: bytes, file: str, today: date) -> dict[str, Any]:
    """Return the answers in a filled workbook; raises Unusable.  `today` stands in where no date was given."""
    found = _Named(_opened(raw, file), file)
    if found.text(contract.FORMAT) != contract.FORMAT_OF_FORM:
        raise Unusable(Complaint(file, "foreign"))
    ids = found.texts(contract.IDS)
    complaints: list[Complaint] = []
    reasons = dict(zip(found.texts(contract.CHOICES), found.texts(contract.REASONS), strict=False))
    levels = found.values(contract.REQUIRED)
    own = _Answers(found, reasons, complaints)
    views = {
        SELF: _view("", ids, own.ratings(contract.SELF), list(own.remarks())),
        MANAGER: _view(found.text(contract.MANAGER_NAME), ids, own.ratings(contract.MANAGER), [{}] * len(ids)),
    }
    data = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": found.text(contract.FRAMEWORK), "version": found.text(contract.VERSION)},
        "role": found.text(contract.ROLE),
        "name": found.text(contract.PERSON),
        "date": _day(found.cells(contract.DATE)[0], today),
        "requirements": {
            name: {"level": level, "importance": importance}
            for name, level, importance in zip(ids, levels, found.texts(contract.IMPORTANCE), strict=False)
        },
        "views": {kind: view for kind, view in views.items() if kind == SELF or view["answers"] or "name" in view},
    }
    if complaints:
        raise Unusable(*complaints)
    return data


def _opened(raw: bytes, file: str) -> Workbook:
    try:
        with ZipFile(BytesIO(raw)) as parts:
            size = sum(part.file_size for part in parts.infolist())
        with catch_warnings(action="ignore"):  # of parts of the file that do not matter here
            book = load_workbook(BytesIO(raw), data_only=True) if size <= MOST_UNPACKED else None
    except Exception as error:  # a stranger's file: there is no list of what the library may raise on one
        raise Unusable(Complaint(file, "not-workbook")) from error
    if book is None:
        raise Unusable(Complaint(file, "not-workbook"))
    return book


@dataclass(frozen=True)
class _Named:
    """The cells of a workbook by the names that a form defines."""

    book: Workbook
    file: str

    def cells(self, name: str) -> list[Cell]:
        """Return the cells of a name from top to bottom."""
        try:
            ((sheet, reference),) = self.book.defined_names[name].destinations
            area = self.book[sheet][reference.replace("$", "")]
        except (KeyError, ValueError, TypeError, AttributeError) as error:
            raise Unusable(Complaint(self.file, "changed-workbook", "", {"name": name})) from error
        rows = area if isinstance(area, tuple) else ((area,),)
        return [row[0] for row in rows[:MOST_CELLS]]

    def values(self, name: str) -> list[Any]:
        return [_plain(cell.value) for cell in self.cells(name)]

    def texts(self, name: str) -> list[str]:
        return [_text(value) for value in self.values(name)]

    def text(self, name: str) -> str:
        return self.texts(name)[0]


def _plain(value: Any) -> Any:
    """Return a cell's value; spreadsheets keep whole numbers as floating ones."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _text(value: Any) -> str:
    return "" if value is None else str(value).strip()


def _day(cell: Cell, today: date) -> str:
    value = cell.value
    if isinstance(value, (datetime, date)):
        return value.strftime("%Y-%m-%d")
    return _text(value).replace("/", "-") or today.isoformat()


@dataclass(frozen=True)
class _Answers:
    """The answers of a form; what can't be one is added to `complaints`."""

    found: _Named
    reasons: Mapping[str, str]
    complaints: list[Complaint]

    def ratings(self, name: str) -> list[dict[str, Any]]:
        """Return level or reason of each cell of a name."""
        return [self._rating(cell) for cell in self.found.cells(name)]

    def _rating(self, cell: Cell) -> dict[str, Any]:
        value = _text(_plain(cell.value))
        if not value:
            return {}
        if value in self.reasons:
            return {"not_applicable": self.reasons[value]}
        if value in LEVELS:
            return {"level": int(value)}
        self._complain(cell, "rating", allowed=listing(LEVELS))
        return {}

    def remarks(self) -> Iterator[dict[str, Any]]:
        """Yield evidence and wish to develop of each requirement."""
        for evidence, develop in zip(
            self.found.cells(contract.EVIDENCE), self.found.cells(contract.DEVELOP), strict=False
        ):
            text = _text(evidence.value)
            wish = {"develop": True} if _text(develop.value).lower() not in NO_TICK else {}
            yield {**({"evidence": text} if text else {}), **wish}

    def _complain(self, cell: Cell, code: str, **values: Any) -> None:
        place = f"{cell.parent.title}!{cell.coordinate}"
        self.complaints.append(Complaint(self.found.file, code, place, {"value": _text(cell.value), **values}))


def _view(name: str, ids: list[str], ratings: list[dict[str, Any]], remarks: list[dict[str, Any]]) -> dict[str, Any]:
    answers = {
        competency: {**rating, **remark}
        for competency, rating, remark in zip(ids, ratings, remarks, strict=False)
        if rating or remark
    }
    return {"name": name, "answers": answers} if name else {"answers": answers}
