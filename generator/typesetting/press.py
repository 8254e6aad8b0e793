"""The press: sets documents side by side on all cores, and takes from the store what was set before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path

from generator import checklist
from generator.fingerprints import fingerprint
from generator.pages import Document
from generator.print.documents import FORM, WORKBOOK, Data, Print
from generator.typesetting import typeset
from generator.typesetting.store import Store


@dataclass(frozen=True)
class Pressed:
    """A finished document, and whether it had to be set."""

    document: Document
    fresh: bool


def press(prints: Iterable[Print], date: str, store: Store) -> Iterator[Pressed]:
    """Yield the documents in order; raises typeset.Unprintable where one can't be set."""
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        try:
            yield from pool.map(lambda wanted: _pressed(wanted, date, store), prints)
        except typeset.Unprintable:
            pool.shutdown(cancel_futures=True)
            raise


def _pressed(wanted: Print, date: str, store: Store) -> Pressed:
    data = wanted.data()
    key = _key(wanted.template, data, date)
    content = store.get(key)
    if content is not None:
        return Pressed(Document(wanted.path, content), fresh=False)
    content = MAKERS.get(wanted.template, typeset.typeset)(wanted.template, data, date)
    store.put(key, content)
    return Pressed(Document(wanted.path, content), fresh=True)


def _key(template: str, data: Data, date: str) -> str:
    """Return the hash of all that decides on a document's bytes."""
    words = json.dumps([_setting(), template, date, data], ensure_ascii=False, default=vars)
    return hashlib.sha256(words.encode()).hexdigest()


@cache
def _setting() -> str:
    versions = " ".join(f"{name} {version(name)}" for name in ("pikepdf", "xlsxwriter"))
    sources = [typeset.TEMPLATES, Path(typeset.__file__), Path(checklist.__file__).parent]
    return f"{typeset.engine()} {versions} {fingerprint(sources)}"


def _fillable(template: str, data: Data, date: str) -> bytes:
    from generator.checklist.widgets import made_fillable  # noqa: PLC0415  # slow to load, and seldom needed

    return made_fillable(typeset.typeset(template, data, date), data)


def _workbook(_template: str, data: Data, date: str) -> bytes:
    from generator.checklist.workbook import workbook  # noqa: PLC0415  # likewise

    return workbook(data, date)


MAKERS: Mapping[str, Callable[[str, Data, str], bytes]] = {FORM: _fillable, WORKBOOK: _workbook}
