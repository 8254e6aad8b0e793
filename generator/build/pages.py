"""The second stage: the pages of each language, those that did not change as they were, and a Markdown copy of each.

Languages are made side by side; where there is one alone, its pages are shared out.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.build import manifest
from generator.build.aside import timed, write
from generator.build.before import ENDINGS, Before
from generator.build.handover import taken
from generator.build.job import Job
from generator.build.mkdocs_sink import write_pages
from generator.build.results import Built
from generator.export.markdown import markdown, markdown_of
from generator.model import Framework, Locale
from generator.navigation import NAMED
from generator.outputs import PAGES, pages
from generator.render import Site

WHOLE = (tuple(PAGES),)
HALVES = (("roles",), tuple(name for name in PAGES if name != "roles"))  # about as much work in large frameworks


@dataclass(frozen=True)
class Share:
    """Pages of one language that are made in one process: kinds of them, as in `outputs`, and where they go."""

    framework: Path
    locale: Locale
    kinds: tuple[str, ...]
    files: Mapping[str, int]
    folder: Path


def shares_of(framework: Framework, handed: Path, sizes: Mapping[str, int], folder: Path) -> list[Share]:
    """Return the shares of all languages; `folder` is where each gets one of its own."""
    groups = HALVES if len(framework.locales) == 1 else WHOLE
    return [
        Share(handed, locale, kinds, sizes, folder / f"{locale.id}-{number}")
        for locale in framework.locales
        for number, kinds in enumerate(groups)
    ]


def write_languages(shares: Sequence[Share], new: Path, before: Before, pool: Executor) -> tuple[Built, ...]:
    """Write the pages of all languages below `new`; raises SinkError where the sink refuses one."""
    made: dict[str, list[tuple[Share, Built]]] = {}
    for share, built in zip(shares, pool.map(partial(_made, before), shares), strict=True):
        made.setdefault(built.locale, []).append((share, built))
    return tuple(_joined(own, new / locale) for locale, own in made.items())


def ready() -> None:
    """Do nothing but have the program loaded in the process that is asked to."""


def _made(before: Before, share: Share) -> Built:
    """Write the pages of a share; runs in a process of its own."""
    seconds: dict[str, float] = {}
    site, target = Site(taken(share.framework), share.locale, share.files), share.folder
    locale = share.locale.id
    with timed(seconds, "render"):
        made = tuple(pages(site, share.kinds))
        prints = {page.path: manifest.page_fingerprint(page) for page in made}
        kept = {path for path, value in prints.items() if before.has(f"{locale}/{path}", value)}
        fresh = [page for page in made if page.path not in kept]
    with timed(seconds, "mkdocs"):
        # the sink empties its folder, and the menu leads to every page of the navigation
        write_pages(Job(site, tuple(page for page in made if page.path in NAMED or page.path not in kept), target))
    with timed(seconds, "markdown"):
        for page in fresh:
            write(target / f"{page.path}.md", markdown(page.html).encode())
    with timed(seconds, "copy"):
        _copy(kept, before.out / locale, target)
    return Built(locale, len(fresh), len(kept), seconds, prints)


def _copy(kept: Iterable[str], source: Path, target: Path) -> None:
    """Copy the files of the kept pages, except those that the sink wrote (it writes all of the navigation)."""
    for name in (f"{path}{ending}" for path in kept for ending in ENDINGS):
        file = target / name
        if not file.exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source / name, file)


def _joined(made: Sequence[tuple[Share, Built]], target: Path) -> Built:
    """Bring together the shares of a language: its own pages from each, and all else from the first."""
    for share, built in made:
        _move(share.folder, target, [f"{path}{ending}" for path in built.pages for ending in ENDINGS])
    first = made[0][0].folder
    rest = (path.relative_to(first).as_posix() for path in sorted(first.rglob("*")) if path.is_file())
    _move(first, target, [name for name in rest if not (target / name).exists()])
    whole = _sum([built for _, built in made])
    for path in NAMED - whole.pages.keys():  # those written by hand
        page = target / f"{path}.html"
        write(page.with_suffix(".md"), markdown_of(page.read_text(encoding="utf-8")).encode())
    return whole


def _move(source: Path, target: Path, names: Iterable[str]) -> None:
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (source / name).rename(target / name)


def _sum(shares: Sequence[Built]) -> Built:
    """Return what the shares of a language, made side by side, come to together."""
    stages = dict.fromkeys(stage for built in shares for stage in built.seconds)
    return Built(
        shares[0].locale,
        sum(built.made for built in shares),
        sum(built.kept for built in shares),
        {stage: max(built.seconds[stage] for built in shares) for stage in stages},
        {path: value for built in shares for path, value in built.pages.items()},
    )
