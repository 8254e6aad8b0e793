"""A file that somebody hands in, as an assessment of today: JSON, a filled spreadsheet or a filled PDF."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from generator.assess import exchange, paper, workbook
from generator.assess.carry import Carried, Now, carry
from generator.assess.complaints import Complaint, Unusable
from generator.assess.form import Assessment
from generator.problems import Value, listing, nearest

MOST = 5_000_000  # bytes; a filled form has a fiftieth of it
Reader = Callable[[bytes, str, date], Assessment]


def _json(raw: bytes, file: str, _today: date) -> Assessment:
    return exchange.assessment_in(raw, file)


def _workbook(raw: bytes, file: str, today: date) -> Assessment:
    return exchange.checked(workbook.data_in(raw, file, today), file)


def _paper(raw: bytes, file: str, today: date) -> Assessment:
    return exchange.checked(paper.data_in(raw, file, today), file)


READERS: Mapping[str, Reader] = {".json": _json, ".xlsx": _workbook, ".pdf": _paper}


def assessment(path: Path, today: date) -> Assessment:
    """Return what a file says, as of the version it was made with; raises Unusable.

    `today` is the date of forms that nobody dated.
    """
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        raise Unusable(Complaint(path.name, "ending", "", {"allowed": listing(READERS)}))
    return reader(_bytes(path), path.name, today)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST:
            raise Unusable(Complaint(path.name, "too-large", "", {"size": f"{size:,}", "limit": f"{MOST:,}"}))
        return path.read_bytes()
    except OSError as error:
        raise Unusable(Complaint(path.name, "unreadable", "", {"reason": error.strerror or str(error)})) from error


def as_of_today(found: Assessment, file: str, framework: str, known: Now) -> Carried:
    """Return an assessment carried to the framework of today; raises Unusable where it is of another one."""
    if found.framework != framework:
        raise Unusable(Complaint(file, "framework", "", {"found": found.framework, "wanted": framework}))
    carried = carry(found, known)
    if carried is None:
        names: dict[str, Value] = {
            "role": found.role,
            "allowed": listing(known.roles),
            "nearest": nearest(found.role, known.roles),
        }
        raise Unusable(Complaint(file, "role", "", names))
    return carried
