"""The first stage: every file that stands beside the pages, with its size."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import Executor
from pathlib import Path

from generator.build.aside import timed, write
from generator.build.handover import taken
from generator.build.results import Files
from generator.export import NEUTRAL_EXPORTS
from generator.model import Framework, Locale
from generator.outputs import DOCUMENTS, documents, neutral_documents, prints
from generator.pages import Document
from generator.reading.kinds import CACHE
from generator.render import Site
from generator.typesetting.press import press
from generator.typesetting.store import Store

STORE = CACHE / "press"


def write_files(framework: Framework, handed: Path, new: Path, pool: Executor) -> Files:
    """Write all files below `new`; raises Unprintable where one of the printed can't be made."""
    seconds: dict[str, float] = {}
    with timed(seconds, "print"):
        printed, fresh = write_printed(framework, new)
    with timed(seconds, "files"):
        sizes = write_exports(framework, handed, new, pool)
    return Files({**printed, **sizes}, fresh, len(printed) - fresh, seconds)


def write_exports(
    framework: Framework,
    handed: Path,
    new: Path,
    pool: Executor,
    kinds: Iterable[str] = (*NEUTRAL_EXPORTS, *DOCUMENTS),
) -> dict[str, int]:
    """Write the files of the `kinds`, as `outputs` names them, below `new`; return their sizes by path."""
    tasks = [pool.submit(_neutral, handed, kind, new) for kind in kinds if kind in NEUTRAL_EXPORTS]
    for locale in framework.locales:
        tasks += [pool.submit(_own, handed, locale, kind, new) for kind in kinds if kind in DOCUMENTS]
    return {path: size for task in tasks for path, size in task.result().items()}


def write_printed(framework: Framework, new: Path) -> tuple[dict[str, int], int]:
    """Write what is printed below `new`; return the sizes by path, and how many files were not in the store."""
    sizes, fresh, store = {}, 0, Store(STORE)
    for pressed in press(prints(framework), framework.date, store):
        document = pressed.document
        write(new / document.path, document.content)
        sizes[document.path] = len(document.content)
        fresh += pressed.fresh
    store.tidy()
    return sizes, fresh


def _neutral(handed: Path, name: str, folder: Path) -> dict[str, int]:
    """Write the files of an export that are the same in all languages; runs in another process."""
    return _sized(folder, "", neutral_documents(taken(handed), [name]))


def _own(handed: Path, locale: Locale, name: str, folder: Path) -> dict[str, int]:
    """Write the files of a renderer in one language; runs in another process."""
    return _sized(folder, f"{locale.id}/", documents(Site(taken(handed), locale), [name]))


def _sized(folder: Path, below: str, found: Iterable[Document]) -> dict[str, int]:
    sizes = {}
    for document in found:
        write(folder / f"{below}{document.path}", document.content)
        sizes[f"{below}{document.path}"] = len(document.content)
    return sizes
