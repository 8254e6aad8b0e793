"""Build times: ours against stock mkdocs-material, same texts, one language, in one run.

Run: .venv/bin/python -m benchmarks.site_speed [--sizes 200 1000 3000] [--locale zh] [--printed]

Of ours two builds are timed.  One makes everything except what is printed or filled in, of which a stock build has
nothing: pages, search, Markdown copies, open data in all its formats, spreadsheets.  The other makes the pages, their
Markdown copies and the search alone.  Both have about twice the pages of the stock build, which has no pages for
self-assessment, no matrices, no map.  With `--printed` a whole build by `competency build` is timed too.

The stock build is timed with its pages outside the navigation and, up to a thousand roles, with all of them in it, as
it does by itself; that grows with the square of the pages.  It splits Chinese words with jieba where that is
installed, as its makers advise.  "times" is how many times as long as ours a stock build takes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import frameworks, stock
from generator.load import load

LISTED_UP_TO = 1000  # roles
WHAT = {"pages": "ours, pages alone", "all": "ours, all but printed"}
STOCK = {False: "stock", True: "stock, in navigation"}


class Cost(NamedTuple):
    """What a command took: seconds on the clock, and seconds of all processors, which a busy machine disturbs less."""

    clock: float
    work: float


def cost(command: list[str]) -> tuple[Cost, str]:
    """Return what a command takes, and what it prints; raises where it fails."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)  # noqa: S603  # our own commands
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.perf_counter() - start, work), done.stdout


def main() -> None:
    """Print a table of each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 3000])
    parser.add_argument("--locale", default="zh")
    parser.add_argument("--printed", action="store_true", help="time a whole build too, with PDFs and forms")
    options = parser.parse_args()
    jieba = importlib.util.find_spec("jieba") is not None
    _say(f"jieba for the stock build: {'yes' if jieba else 'no'}")
    _say("roles  build                   pages  clock s  work s  clock ms/page  work ms/page")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _table(size, options.locale, Path(folder), whole=options.printed)


def _table(size: int, locale: str, folder: Path, *, whole: bool) -> None:
    framework, out = frameworks.copies(size, locale, folder), folder / "ours"
    ours = {WHAT[what]: _ours(size, what, framework, out) for what in WHAT}
    index = out / locale / "assets" / "search-data.js"
    sizes = f"our site {_megabytes(out):.1f} MB, its search index {index.stat().st_size / 1e6:.2f} MB"
    theirs = {STOCK[listed]: _stock(size, framework, locale, folder, listed=listed) for listed in _listings(size)}
    _say(f"{size:5}  {sizes}")
    if whole:
        program = str(Path(sys.executable).with_name("competency"))
        took, _ = cost([program, "build", "--framework", str(framework), "--out", str(folder / "whole")])
        _row(size, "ours, with the printed", took, folder / "whole")
    for name, stocks in theirs.items():
        for what, own in ours.items():
            times = f"{stocks.clock / own.clock:.2f} times on the clock, {stocks.work / own.work:.2f} times the work"
            _say(f"{size:5}  {name}, against {what}: {times}")


def _ours(size: int, what: str, framework: Path, out: Path) -> Cost:
    took, said = cost([sys.executable, "-m", "benchmarks.site_parts", what, str(framework), str(out)])
    _row(size, WHAT[what], took, out)
    _say(f"{size:5}    of which {', '.join(f'{part} {seconds:.1f}' for part, seconds in json.loads(said).items())}")
    return took


def _listings(size: int) -> tuple[bool, ...]:
    return (False, True) if size <= LISTED_UP_TO else (False,)


def _stock(size: int, source: Path, locale: str, folder: Path, *, listed: bool) -> Cost:
    framework = load(source).framework
    if framework is None:
        raise ValueError(source)
    config = stock.write(framework, locale, folder / f"stock-{listed}", listed=listed)
    took, _ = cost([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)])
    _row(size, STOCK[listed], took, config.parent / "site")
    return took


def _row(size: int, name: str, took: Cost, out: Path) -> None:
    pages = len(list(out.rglob("*.html")))
    _say(
        f"{size:5}  {name:24}{pages:5}  {took.clock:7.1f}  {took.work:6.1f}"
        f"  {1000 * took.clock / pages:13.1f}  {1000 * took.work / pages:12.1f}"
    )


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
