"""The second stage: the pages of each language, those that did not change as they were, and a Markdown copy of each."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from generator.build import manifest
from generator.build.aside import timed, write
from generator.build.job import Job
from generator.build.manifest import Manifest
from generator.build.mkdocs_sink import write_pages
from generator.build.results import Built
from generator.export.markdown import markdown_of
from generator.fingerprints import file_fingerprint
from generator.outputs import pages
from generator.pages import Page
from generator.render import Site
from generator.site.navigation import NAMED

PARTS = 2  # tasks that the Markdown copies of a language are divided into


@dataclass(frozen=True)
class Before:
    """The site of the last build, and the `shell` that pages of this one stand in."""

    out: Path
    manifest: Manifest
    shell: str

    @cached_property
    def known(self) -> Mapping[str, str]:
        """Return the fingerprints of the pages that could stay, by path: same shell, and untouched since."""
        if self.manifest.shell != self.shell:
            return {}
        return {path: value for path, value in self.manifest.pages.items() if self._intact(path)}

    def _intact(self, path: str) -> bool:
        names = (f"{path}.html", f"{path}.md")
        files = ((self.out / name, self.manifest.files.get(name)) for name in names)
        return all(file.is_file() and file_fingerprint(file) == value for file, value in files)


def write_languages(sites: Sequence[Site], new: Path, before: Before, pool: Executor) -> tuple[Built, ...]:
    """Write the pages of all languages below `new`; raises SinkError where the sink refuses one."""
    # the sink empties the folder that it writes to, and files are in `new` already
    staged = new.parent / "pages"
    futures = [pool.submit(_pages, site, staged, before) for site in sites]
    languages, copies = [], []
    for future in futures:
        built = future.result()
        languages.append(built)
        copies.append(_copies(pool, built, staged, before))
    seconds = [max(task.result() for task in tasks) for tasks in copies]
    shutil.copytree(staged, new, dirs_exist_ok=True)
    return tuple(
        replace(built, seconds=built.seconds | {"markdown": took})
        for built, took in zip(languages, seconds, strict=True)
    )


def _pages(site: Site, staged: Path, before: Before) -> Built:
    """Write the pages of one language; runs in a process of its own."""
    seconds: dict[str, float] = {}
    locale, folder = site.locale.id, staged / site.locale.id
    with timed(seconds, "render"):
        made = tuple(pages(site))
        prints = {page.path: manifest.page_fingerprint(page) for page in made}
    kept = _kept(locale, prints, before)
    with timed(seconds, "mkdocs"):
        # the sink empties its folder, and the menu leads to every page of the navigation
        due = tuple(page for page in made if page.path not in kept or page.path in NAMED)
        write_pages(Job(site, due, folder))
    with timed(seconds, "copy"):
        _copy(made, kept, before.out / locale, folder)
    return Built(locale, len(made) - len(kept), len(kept), seconds, prints)


def _kept(locale: str, prints: Mapping[str, str], before: Before) -> frozenset[str]:
    """Return the paths of the pages whose fingerprint is that of the last build."""
    return frozenset(path for path, value in prints.items() if before.known.get(f"{locale}/{path}") == value)


def _copy(made: Iterable[Page], kept: frozenset[str], source: Path, target: Path) -> None:
    """Copy the kept pages that the sink did not write (those of the navigation it always writes)."""
    for page in made:
        file = target / f"{page.path}.html"
        if page.path in kept and not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / f"{page.path}.html", file)


def _copies(pool: Executor, built: Built, staged: Path, before: Before) -> list[Future[float]]:
    """Have the Markdown copies of one language written; each task returns its seconds."""
    target, source = staged / built.locale, before.out / built.locale
    found = sorted(target.rglob("*.html"))
    kept = _kept(built.locale, built.pages, before)
    return [pool.submit(_markdown, found[part::PARTS], kept, source, target) for part in range(PARTS)]


def _markdown(found: Sequence[Path], kept: frozenset[str], source: Path, target: Path) -> float:
    """Write a Markdown copy beside each page, that of a kept page as it was; return the seconds it took."""
    start = time.perf_counter()
    for page in found:
        copy = page.relative_to(target).with_suffix(".md")
        if copy.with_suffix("").as_posix() in kept:
            shutil.copyfile(source / copy, target / copy)
        else:
            write(target / copy, markdown_of(page.read_text(encoding="utf-8")).encode())
    return time.perf_counter() - start
