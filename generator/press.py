"""The press: sets documents side by side on all cores, and takes from the store what was set before."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator import typeset
from generator.corpus import Corpus
from generator.manifest import fingerprint
from generator.pages import Document
from generator.print.documents import Data, Print
from generator.problems import Problem
from generator.rules.printing import overflowing
from generator.store import Store


@dataclass(frozen=True)
class Pressed:
    """A finished document, and whether it had to be set."""

    document: Document
    fresh: bool


def problems_of(error: typeset.Unprintable, corpus: Corpus) -> list[Problem]:
    """Return where the texts are that could not be printed; nothing where that is not known."""
    return list(overflowing(corpus, str(error))) if isinstance(error, typeset.Overflow) else []


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
    content = typeset.typeset(wanted.template, data, date)
    store.put(key, content)
    return Pressed(Document(wanted.path, content), fresh=True)


def _key(template: str, data: Data, date: str) -> str:
    """Return the hash of all that decides on a document's bytes."""
    words = json.dumps([_setting(), template, date, data], ensure_ascii=False)
    return hashlib.sha256(words.encode()).hexdigest()


@cache
def _setting() -> str:
    return f"{typeset.engine()} {fingerprint([typeset.TEMPLATES, Path(typeset.__file__)])}"
