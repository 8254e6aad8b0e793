"""The build: from a folder of YAML to a finished site, made aside and then put in place."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing import get_context
from pathlib import Path

from generator import manifest
from generator.export.markdown import markdown_of
from generator.history import load_with_past
from generator.job import Job
from generator.manifest import Manifest
from generator.mkdocs_sink import SinkError, write_pages
from generator.model import Framework, Locale
from generator.outputs import documents, exports, neutral_documents, pages
from generator.pages import Page
from generator.problems import Problem
from generator.render import Site
from generator.site.root import root_documents

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
class Result:
    """What came of a build: problems of the framework, an error of the sink, or neither."""

    problems: tuple[Problem, ...] = ()
    error: str = ""
    unchanged: bool = False
    languages: tuple[Built, ...] = ()


def build(framework: Path, out: Path, report: Report) -> Result:
    """Build the site of the framework in `framework` into `out`; on any failure `out` stays as it was."""
    before = manifest.last(out)
    inputs = manifest.inputs_fingerprint(framework)
    if before.inputs == inputs and before.files == manifest.file_fingerprints(out):
        return Result(unchanged=True)
    loaded = load_with_past(framework)
    if loaded.framework is None:
        return Result(problems=loaded.problems)
    report(f"framework: {loaded.files} files")
    try:
        with _aside(out) as new:
            languages = _languages(loaded.framework, new, out, before, report)
            for document in root_documents(loaded.framework, languages[0].pages):
                _write(new / document.path, document.content)
    except SinkError as error:
        return Result(error=str(error))
    known = {f"{built.locale}/{path}": value for built in languages for path, value in built.pages.items()}
    shell = _shell(loaded.framework)
    manifest.keep(out, Manifest(inputs, shell, known, manifest.file_fingerprints(out)))
    return Result(languages=languages)


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


def _languages(framework: Framework, new: Path, out: Path, before: Manifest, report: Report) -> tuple[Built, ...]:
    reusable = before.pages if before.shell == _shell(framework) else {}
    intact = {path for path in reusable if _intact(out, before, path)}
    known = {path: value for path, value in reusable.items() if path in intact}
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        staged = new.parent / "documents"  # MkDocs empties the folder that it writes to
        first = [pool.submit(_neutral, framework, staged)]
        first += [pool.submit(_exports, framework, locale, staged) for locale in framework.locales]
        sizes = {path: size for task in first for path, size in task.result().items()}  # the page on data tells them
        sites = [Site(framework, locale, sizes) for locale in framework.locales]
        futures = [pool.submit(_pages, site, new, out, known) for site in sites]
        beside = [pool.submit(_documents, framework, locale, staged) for locale in framework.locales]
        languages, copies = [], []
        for future in futures:
            built = future.result()
            report(f"{built.locale}: {built.made} pages built, {built.kept} unchanged")
            languages.append(built)
            copies.append(_copies(pool, built, new, out, known))
        for task in beside:
            task.result()
        seconds = [max(task.result() for task in tasks) for tasks in copies]
    shutil.copytree(staged, new, dirs_exist_ok=True)
    return tuple(
        replace(built, seconds=built.seconds | {"markdown": took})
        for built, took in zip(languages, seconds, strict=True)
    )


def _copies(pool: Executor, built: Built, new: Path, out: Path, known: dict[str, str]) -> list[Future[float]]:
    """Have the Markdown copies of one language written, by all workers; each task returns its seconds."""
    target, source = new / built.locale, out / built.locale
    pages = sorted(target.rglob("*.html"))
    kept = _kept(built.locale, built.pages, known)
    return [pool.submit(_markdown, pages[number::WORKERS], kept, source, target) for number in range(WORKERS)]


def _kept(locale: str, prints: Mapping[str, str], known: Mapping[str, str]) -> frozenset[str]:
    """Return the paths of the pages whose fingerprint is that of the last build."""
    return frozenset(path for path, value in prints.items() if known.get(f"{locale}/{path}") == value)


def _intact(out: Path, before: Manifest, path: str) -> bool:
    names = (f"{path}.html", f"{path}.md")
    files = ((out / name, before.files.get(name)) for name in names)
    return all(file.is_file() and manifest.file_fingerprint(file) == value for file, value in files)


def _documents(framework: Framework, locale: Locale, folder: Path) -> None:
    """Write the files beside the pages of one language; runs in a process of its own."""
    for document in documents(Site(framework, locale)):
        _write(folder / locale.id / document.path, document.content)


def _neutral(framework: Framework, folder: Path) -> dict[str, int]:
    """Write the files that are the same in all languages and return their sizes; runs in a process of its own."""
    return _sized(folder, ((document.path, document.content) for document in neutral_documents(framework)))


def _exports(framework: Framework, locale: Locale, folder: Path) -> dict[str, int]:
    """Write the files for others in one language and return their sizes; runs in a process of its own."""
    found = exports(Site(framework, locale))
    return _sized(folder, ((f"{locale.id}/{document.path}", document.content) for document in found))


def _sized(folder: Path, files: Iterator[tuple[str, bytes]]) -> dict[str, int]:
    sizes = {}
    for path, content in files:
        _write(folder / path, content)
        sizes[path] = len(content)
    return sizes


def _pages(site: Site, new: Path, out: Path, known: dict[str, str]) -> Built:
    """Write the pages of one language; runs in a process of its own."""
    seconds: dict[str, float] = {}
    locale, folder = site.locale, new / site.locale.id
    with _timed(seconds, "render"):
        made = tuple(pages(site))
        prints = {page.path: manifest.page_fingerprint(page) for page in made}
    kept = _kept(locale.id, prints, known)
    with _timed(seconds, "mkdocs"):
        write_pages(Job(site, made, kept, folder))
    with _timed(seconds, "copy"):
        _copy(made, kept, out / locale.id, folder)
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


def _markdown(pages: list[Path], kept: frozenset[str], source: Path, target: Path) -> float:
    """Write a Markdown copy beside each page, that of a kept page as it was; return the seconds it took."""
    start = time.perf_counter()
    for page in pages:
        copy = page.relative_to(target).with_suffix(".md")
        if copy.with_suffix("").as_posix() in kept:
            shutil.copyfile(source / copy, target / copy)
        else:
            _write(target / copy, markdown_of(page.read_text(encoding="utf-8")).encode())
    return time.perf_counter() - start


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
