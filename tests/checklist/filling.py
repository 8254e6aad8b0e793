"""Workbooks filled in as a person would, by the names of their cells."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from generator.checklist import contract
from generator.checklist.parts import workbook_data
from generator.checklist.workbook import workbook
from generator.model import Framework, Role
from generator.render import Site

DAY = date(2026, 3, 31)
EVIDENCE = "工单 20391：客户退款，当天回访。\n=1+1"


def site_of(framework: Framework, locale: str) -> Site:
    return Site(framework, next(entry for entry in framework.locales if entry.id == locale))


def made(framework: Framework, locale: str, role: Role) -> bytes:
    """Return the workbook of a role in a language."""
    return workbook(workbook_data(site_of(framework, locale), role), framework.date)


def cells(book: Workbook, name: str) -> list[Any]:
    """Return the cells of a defined name."""
    ((sheet, reference),) = book.defined_names[name].destinations
    area = book[sheet][reference.replace("$", "")]
    return [row[0] for row in area] if isinstance(area, tuple) else [area]


def filled(raw: bytes, ratings: Sequence[Any], target: Path) -> Path:
    """Write the workbook with `ratings` (a level, a choice of the list, or None) to `target`."""
    book = load_workbook(BytesIO(raw))
    for cell, rating in zip(cells(book, contract.SELF), ratings, strict=True):
        cell.value = rating
    book.save(target)
    return target


def drawn(raw: bytes, levels: int, seed: str) -> list[Any]:
    """Return ratings by chance, the same for the same seed: a reason, a blank, then levels with some of both."""
    draw = random.Random(seed)  # noqa: S311  # no secrets
    book = load_workbook(BytesIO(raw))
    choices = [cell.value for cell in cells(book, contract.CHOICES)]
    some = [*range(1, levels + 1), *range(1, levels + 1), choices[0], None]
    return [choices[0], None, *(draw.choice(some) for _ in cells(book, contract.IDS)[2:])]
