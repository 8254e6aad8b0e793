"""Build times: ours against stock mkdocs-material, same texts, one language, in one run.

Run: .venv/bin/python -m benchmarks.site_speed [--sizes 200 1000 3000] [--locale zh]
The stock build splits Chinese words with jieba where that is installed, as its makers advise.
"""

from __future__ import annotations

import argparse
import importlib.util
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from benchmarks import frameworks, stock
from generator.load import load

LISTED_UP_TO = 1000  # with every page in the navigation a stock build grows with the square of the pages


class Cost(NamedTuple):
    """What a command took: seconds on the clock, and seconds of all processors, which a busy machine disturbs less."""

    clock: float
    work: float


def cost(command: list[str]) -> Cost:
    """Return what a command takes; raises where it fails."""
    start, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own commands
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    work = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return Cost(time.perf_counter() - start, work)


def main() -> None:
    """Print a table of each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 3000])
    parser.add_argument("--locale", default="zh")
    options = parser.parse_args()
    jieba = importlib.util.find_spec("jieba") is not None
    _say(f"jieba for the stock build: {'yes' if jieba else 'no'}")
    _say("roles  build               clock s  of ours   work s  of ours  clock ms/page  work ms/page")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _table(size, options.locale, Path(folder))


def _table(size: int, locale: str, folder: Path) -> None:
    framework = frameworks.copies(size, locale, folder)
    loaded = load(framework).framework
    if loaded is None:
        raise ValueError(framework)
    out = folder / "ours"
    program = str(Path(sys.executable).with_name("competency"))
    ours = cost([program, "build", "--framework", str(framework), "--out", str(out)])
    _row(size, "ours", ours, ours, len(list((out / locale).rglob("*.html"))))
    for listed in (False, True) if size <= LISTED_UP_TO else (False,):
        target = folder / f"stock-{listed}"
        config = stock.write(loaded, locale, target, listed=listed)
        took = cost([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)])
        name = "stock, in navigation" if listed else "stock"
        _row(size, name, took, ours, len(list((target / "site").rglob("*.html"))))
    index = out / locale / "assets" / "search-data.js"
    _say(f"{size:5}  our site {_megabytes(out):.1f} MB, its search index {index.stat().st_size / 1e6:.2f} MB")


def _row(size: int, name: str, took: Cost, ours: Cost, pages: int) -> None:
    _say(
        f"{size:5}  {name:20}{took.clock:7.1f}  {took.clock / ours.clock:7.2f}  {took.work:7.1f}"
        f"  {took.work / ours.work:7.2f}  {1000 * took.clock / pages:13.1f}  {1000 * took.work / pages:12.1f}"
    )


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
