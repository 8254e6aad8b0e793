"""The press: sets documents side by side on all cores, and takes from the store what was set before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from multiprocessing import get_context
from pathlib import Path

from generator.fingerprints import fingerprint
from generator.pages import Document
from generator.print.documents import FORM, WORKBOOK, Data, Print
from generator.typesetting import typeset
from generator.typesetting.store import Store

PROGRAM = Path(__file__).parents[1]
MADE_WITH = ("typesetting", "checklist", "spreadsheets.py", "assess/score.py")  # decide on bytes, beside the data


@dataclass(frozen=True)
class Pressed:
    """A finished document, and whether it had to be set."""

    document: Document
    fresh: bool


FEW = 24  # documents: to set more of them takes longer than to start other processes


def press(prints: Iterable[Print], date: str, store: Store) -> Iterator[Pressed]:
    """Yield the documents in order; raises typeset.Unprintable where one can't be set."""
    orders = [_order(entry, date, store) for entry in prints]
    made = _made([order for order in orders if not order.kept], date)
    for order in orders:
        # read in its turn, as all of them together may be more than the memory holds
        content = store.get(order.key) if order.kept else next(made)
        fresh = not order.kept or content is None
        if content is None:  # taken away since
            content = _set((order.template, order.data, date))
        if fresh:
            store.put(order.key, content)
        yield Pressed(Document(order.path, content), fresh)


@dataclass(frozen=True)
class _Order:
    """A document, and whether the store has it."""

    path: str
    template: str
    data: Data
    key: str
    kept: bool


def _order(wanted: Print, date: str, store: Store) -> _Order:
    data = wanted.data()
    key = _key(wanted.template, data, date)
    return _Order(wanted.path, wanted.template, data, key, store.has(key))


def _made(orders: Sequence[_Order], date: str) -> Iterator[bytes]:
    """Yield the bytes of each document; many are set by a process a core, as threads would wait for each other."""
    tasks = [(order.template, order.data, date) for order in orders]
    if len(tasks) <= FEW:
        yield from map(_set, tasks)
        return
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn"), _alone) as pool:
        try:
            yield from pool.map(_set, tasks)
        except typeset.Unprintable:
            pool.shutdown(cancel_futures=True)
            raise


def _alone() -> None:
    # the typesetter's own threads, of which each process would start one a core
    os.environ["RAYON_NUM_THREADS"] = "1"


def _set(task: tuple[str, Data, str]) -> bytes:
    template, data, date = task
    return MAKERS.get(template, typeset.typeset)(template, data, date)


def _key(template: str, data: Data, date: str) -> str:
    """Return the hash of all that decides on a document's bytes."""
    words = json.dumps([_setting(), template, date, data], ensure_ascii=False, default=vars)
    return hashlib.sha256(words.encode()).hexdigest()


@cache
def _setting() -> str:
    versions = " ".join(f"{name} {version(name)}" for name in ("pikepdf", "xlsxwriter"))
    sources = [typeset.TEMPLATES, *(PROGRAM / name for name in MADE_WITH)]
    return f"{typeset.engine()} {versions} {fingerprint(sources)}"


def _fillable(template: str, data: Data, date: str) -> bytes:
    from generator.checklist.widgets import made_fillable  # noqa: PLC0415  # slow to load, and seldom needed

    return made_fillable(typeset.typeset(template, data, date), data)


def _workbook(_template: str, data: Data, date: str) -> bytes:
    from generator.checklist.workbook import workbook  # noqa: PLC0415  # likewise

    return workbook(data, date)


MAKERS: Mapping[str, Callable[[str, Data, str], bytes]] = {FORM: _fillable, WORKBOOK: _workbook}
