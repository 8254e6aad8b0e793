"""The build: from a folder of YAML to a finished site, made aside and then put in place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from generator import manifest
from generator.export.markdown import markdown_of
from generator.job import Job
from generator.load import load
from generator.manifest import Manifest
from generator.mkdocs_sink import SinkError, write_pages
from generator.model import Framework, Locale
from generator.outputs import documents, neutral_documents, pages
from generator.pages import Page
from generator.press import press, problems_of
from generator.print.documents import prints, workbooks
from generator.problems import Problem
from generator.render import Site
from generator.rules import RULES
from generator.rules.printing import unprintable
from generator.site.root import root_documents
from generator.store import Store
from generator.typeset import Unprintable

Report = Callable[[str], None]
WORKERS = 2  # languages are built side by side


@dataclass(frozen=True)
class Built:
    """What one language took: pages built and kept, and seconds by stage."""

    locale: str
    made: int
    kept: int
    seconds: dict[str, float]
    pages: dict[str, str]


@dataclass(frozen=True)
class Printed:
    """What the PDFs took: how many were newly set, seconds, and the size of each by its path."""

    made: int = 0
    seconds: float = 0
    sizes: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What came of a build: problems of the framework, an error of a sink, or neither."""

    problems: tuple[Problem, ...] = ()
    error: str = ""
    unchanged: bool = False
    printed: Printed = field(default_factory=Printed)
    languages: tuple[Built, ...] = ()


def build(framework: Path, out: Path, report: Report) -> Result:
    """Build the site of the framework in `framework` into `out`; on any failure `out` stays as it was."""
    before = manifest.last(out)
    inputs = manifest.inputs_fingerprint(framework)
    if before.inputs == inputs and before.files == manifest.file_fingerprints(out):
        return Result(unchanged=True)
    loaded = load(framework, (*RULES, unprintable))
    if loaded.framework is None:
        return Result(problems=loaded.problems)
    report(f"framework: {loaded.files} files")
    try:
        with _aside(out) as new:
            printed = _printed(loaded.framework, new, report)
            languages = _languages(loaded.framework, new, out, before, printed.sizes)
            for built in languages:
                report(f"{built.locale}: {built.made} pages built, {built.kept} unchanged")
            for document in root_documents(loaded.framework, languages[0].pages):
                _write(new / document.path, document.content)
    except SinkError as error:
        return Result(error=str(error))
    except Unprintable as error:
        found = tuple(problems_of(error, loaded.corpus))
        return Result(problems=found, error="" if found else str(error))
    known = {f"{built.locale}/{path}": value for built in languages for path, value in built.pages.items()}
    shell = _shell(loaded.framework)
    manifest.keep(out, Manifest(inputs, shell, known, manifest.file_fingerprints(out)))
    return Result(printed=printed, languages=languages)


@contextmanager
def _aside(out: Path) -> Iterator[Path]:
    """Yield a new folder beside `out`, and put it in the place of `out` when all went well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new, old = aside / "new", aside / "old"
        new.mkdir()
        yield new
        if out.exists():
            out.rename(old)
        new.rename(out)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _shell(framework: Framework) -> str:
    words = [str(framework.name), str(framework.description), framework.version, framework.date, str(framework.locales)]
    return manifest.shell_fingerprint([*words, framework.site_url, framework.licence_id, framework.licence_url])


def _printed(framework: Framework, new: Path, report: Report) -> Printed:
    """Write the PDFs; pages come after them, as they say how large each is."""
    start = time.perf_counter()
    made, sizes = 0, {}
    store = Store(manifest.CACHE / "pdf")
    for pressed in press([*prints(framework), *workbooks(framework)], framework.date, store):
        document = pressed.document
        _write(new / document.path, document.content)
        made, sizes[document.path] = made + pressed.fresh, len(document.content)
    store.tidy()
    report(f"pdf: {made} documents set, {len(sizes) - made} unchanged")
    return Printed(made, time.perf_counter() - start, sizes)


def _languages(
    framework: Framework, new: Path, out: Path, before: Manifest, files: dict[str, int]
) -> tuple[Built, ...]:
    reusable = before.pages if before.shell == _shell(framework) else {}
    intact = {path for path in reusable if _intact(out, before, path)}
    known = {path: value for path, value in reusable.items() if path in intact}
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        futures = [pool.submit(_pages, Site(framework, locale, files), new, out, known) for locale in framework.locales]
        staged = new.parent / "documents"  # MkDocs empties the folder that it writes to
        beside = [pool.submit(_documents, framework, locale, staged) for locale in framework.locales]
        beside.append(pool.submit(_neutral, framework, staged))
        languages = tuple(future.result() for future in futures)
        for task in beside:
            task.result()
    shutil.copytree(staged, new, dirs_exist_ok=True)
    return languages


def _intact(out: Path, before: Manifest, path: str) -> bool:
    names = (f"{path}.html", f"{path}.md")
    files = ((out / name, before.files.get(name)) for name in names)
    return all(file.is_file() and manifest.file_fingerprint(file) == value for file, value in files)


def _documents(framework: Framework, locale: Locale, folder: Path) -> None:
    """Write the files beside the pages of one language; runs in a process of its own."""
    for document in documents(Site(framework, locale)):
        _write(folder / locale.id / document.path, document.content)


def _neutral(framework: Framework, folder: Path) -> None:
    """Write the files that are the same in all languages; runs in a process of its own."""
    for document in neutral_documents(framework):
        _write(folder / document.path, document.content)


def _pages(site: Site, new: Path, out: Path, known: dict[str, str]) -> Built:
    """Write the pages of one language; runs in a process of its own."""
    seconds: dict[str, float] = {}
    locale, folder = site.locale, new / site.locale.id
    with _timed(seconds, "render"):
        made = tuple(pages(site))
        prints = {page.path: manifest.page_fingerprint(page) for page in made}
    kept = frozenset(path for path, value in prints.items() if known.get(f"{locale.id}/{path}") == value)
    with _timed(seconds, "mkdocs"):
        write_pages(Job(site, made, kept, folder))
    with _timed(seconds, "copy"):
        _copy(made, kept, out / locale.id, folder)
    with _timed(seconds, "markdown"):
        _markdown(kept, out / locale.id, folder)
    return Built(locale.id, len(made) - len(kept), len(kept), seconds, prints)


@contextmanager
def _timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start


def _copy(made: tuple[Page, ...], kept: frozenset[str], source: Path, target: Path) -> None:
    """Copy the kept pages that MkDocs did not write (those of the navigation it always writes)."""
    for page in made:
        file = target / f"{page.path}.html"
        if page.path in kept and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / f"{page.path}.html", file)


def _markdown(kept: frozenset[str], source: Path, target: Path) -> None:
    """Write a Markdown copy beside each page; that of a kept page is kept too."""
    for page in sorted(target.rglob("*.html")):
        copy = page.relative_to(target).with_suffix(".md")
        if copy.with_suffix("").as_posix() in kept:
            shutil.copyfile(source / copy, target / copy)
        else:
            _write(target / copy, markdown_of(page.read_text(encoding="utf-8")).encode())


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
