"""Build times: ours against stock mkdocs-material, same texts, one language, in one run.

Run: .venv/bin/python -m benchmarks.site_speed [--sizes 200 1000 3000] [--locale zh]
The stock build splits Chinese words with jieba where that is installed, as its makers advise.
"""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks import frameworks, stock
from generator.load import load

LISTED_UP_TO = 1000  # with every page in the navigation a stock build grows with the square of the pages


def seconds(command: list[str]) -> float:
    """Return the wall seconds that a command takes; raises where it fails."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)  # noqa: S603  # our own commands
    return time.perf_counter() - start


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[200, 1000, 3000])
    parser.add_argument("--locale", default="zh")
    options = parser.parse_args()
    jieba = importlib.util.find_spec("jieba") is not None
    _say(f"jieba for the stock build: {'yes' if jieba else 'no'}")
    _say("roles  ours s  ms/page  stock s  stock/ours  stock in nav s  in nav/ours  site MB  search index MB")
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as folder:
            _row(size, options.locale, Path(folder))


def _row(size: int, locale: str, folder: Path) -> None:
    framework = frameworks.copies(size, locale, folder)
    out = folder / "ours"
    program = str(Path(sys.executable).with_name("competency"))
    ours = seconds([program, "build", "--framework", str(framework), "--out", str(out)])
    loaded = load(framework).framework
    if loaded is None:
        raise ValueError(framework)
    pages = len(list(out.rglob("*.html")))
    plain = _stock(stock.write(loaded, locale, folder / "stock", listed=False))
    listed = _stock(stock.write(loaded, locale, folder / "listed", listed=True)) if size <= LISTED_UP_TO else None
    index = out / locale / "assets" / "search-data.js"
    nav = f"{listed:14.1f}  {listed / ours:11.1f}" if listed else f"{'not run':>14}  {'':11}"
    _say(
        f"{size:5}  {ours:6.1f}  {1000 * ours / pages:7.1f}  {plain:7.1f}  {plain / ours:10.1f}  {nav}"
        f"  {_megabytes(out):7.1f}  {index.stat().st_size / 1e6:15.2f}"
    )


def _stock(config: Path) -> float:
    return seconds([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)])


def _megabytes(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
