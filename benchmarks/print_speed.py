"""Profiles a second on one core and on two, the handbook, nothing changed, and the same profile from HTML.

Run: .venv/bin/python -m benchmarks.print_speed [--rounds 3]
WeasyPrint is no part of the project: where it is installed, it sets the same texts in the same font from HTML.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from html import escape
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from generator.load import load
from generator.model import Framework
from generator.print.documents import Print, prints
from generator.reading.kinds import ROOT
from generator.typesetting.fonts import font_files
from generator.typesetting.press import press
from generator.typesetting.store import Store
from generator.typesetting.typeset import typeset

Data = Mapping[str, Any]


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def setting(wanted: list[Print], date: str) -> Callable[[str], None]:
    """Return what sets all documents one after the other; with another mark each is new to the typesetter."""
    datas = [(entry.template, entry.data()) for entry in wanted]

    def work(mark: str) -> None:
        for template, data in datas:
            typeset(template, {**data, "mark": mark}, date)

    return work


def processor(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes, which other programs prolong but little."""
    start = time.process_time()
    work()
    return time.process_time() - start


@contextmanager
def on_one_core() -> Iterator[None]:
    """Keep this process and its threads on one core, where the system can; the typesetter has a thread of its own."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    cores = os.sched_getaffinity(0)
    threads = [int(entry.name) for entry in Path("/proc/self/task").iterdir()]
    for thread in threads:
        os.sched_setaffinity(thread, {min(cores)})
    try:
        yield
    finally:
        for thread in threads:
            os.sched_setaffinity(thread, cores)


def on_two(wanted: list[Print], date: str, rounds: int) -> float:
    """Return the seconds that two processes, once started, need for one round of all documents."""
    with ProcessPoolExecutor(2, get_context("spawn"), one_thread) as pool:
        tasks = [[(entry.template, {**entry.data(), "mark": str(n)}, date) for entry in wanted] for n in range(rounds)]
        in_turn(pool, tasks[0])
        return min(seconds(partial(in_turn, pool, now)) for now in tasks[1:])


def in_turn(pool: ProcessPoolExecutor, tasks: Sequence[tuple[str, Data, str]]) -> list[int]:
    """Return the sizes of all documents once they are set."""
    return list(pool.map(one, tasks))


def one_thread() -> None:
    """Keep the typesetter to one thread, as the press does in its processes."""
    os.environ["RAYON_NUM_THREADS"] = "1"


def one(task: tuple[str, Data, str]) -> int:
    """Return the size of a document; runs in a process of its own."""
    return len(typeset(*task))


def profiles(framework: Framework, edition: str, rounds: int) -> None:
    """Say how many profiles of an edition are set in a second, on one core and on two."""
    wanted = [
        entry for entry in prints(framework) if "/roles/" in entry.path and entry.path.endswith(f".{edition}.pdf")
    ]
    work, count = setting(wanted, framework.date), len(wanted)
    work("warm")
    with on_one_core():
        alone = min(seconds(partial(work, str(number))) for number in range(rounds))
    spent = sorted(processor(partial(work, f"processor {number}")) / count for number in range(rounds))
    both = on_two(wanted, framework.date, rounds + 1)
    say(
        f"profiles {edition}: {1000 * spent[0]:.0f} ms of processor time each (worst round {1000 * spent[-1]:.0f}), "
        f"{1 / spent[0]:.1f} a second of it"
    )
    say(
        f"profiles {edition}, by the clock: {count / alone:.1f} a second on one core, {count / both:.1f} on two "
        f"({alone / both:.2f} times as many)"
    )


def books(framework: Framework, rounds: int) -> None:
    """Say how long a handbook takes."""
    for entry in prints(framework):
        if "handbook" in entry.path:
            work = setting([entry], framework.date)
            spent = min(processor(partial(work, str(number))) for number in range(rounds))
            say(f"{entry.path}: {spent:.2f} s of processor time")


def unchanged(framework: Framework) -> None:
    """Say how long all documents take when nothing has changed, beside setting them all."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder))
        first = seconds(lambda: list(press(prints(framework), framework.date, store)))
        again = seconds(lambda: list(press(prints(framework), framework.date, store)))
        fresh = sum(done.fresh for done in press(prints(framework), framework.date, store))
    say(
        f"all documents: {first:.1f} s; nothing changed: {again:.2f} s, {fresh} set, {first / again:.0f} times as quick"
    )


def as_html(data: Data) -> str:
    """Return the texts of a profile in one language as a plain page."""
    role, style = data["role"], f"@font-face{{font-family:N;src:url('{font_files()[0].as_uri()}')}}body{{font:9pt N}}"
    parts = [f"<h1>{escape(role['title'][0])}</h1><p>{escape(role['purpose'][0])}</p><ol>"]
    parts += [f"<li>{escape(entry[0])}</li>" for entry in role["accountabilities"]]
    parts += ["</ol><ul>", *(f"<li>{escape(entry['text'][0])}</li>" for entry in role["entry"]), "</ul><table>"]
    for entry in role["requirements"]:
        parts.append(f"<tr><td>{escape(entry['name'][0])}</td><td>{entry['level']}</td></tr>")
    parts += ["</table><div style='columns:2'>"]
    for entry in role["requirements"]:
        items = "".join(f"<li>{escape(text[0])}</li>" for text in entry["indicators"])
        parts.append(f"<h3>{escape(entry['name'][0])}</h3><p>{escape(entry['why'][0])}</p><ul>{items}</ul>")
    language = data["languages"][0]["lang"]
    return f"<html lang={language}><meta charset=utf-8><style>{style}</style><body>{''.join(parts)}</div></html>"


def beside_weasyprint(framework: Framework, rounds: int) -> None:
    """Say how long the same profile takes here and with WeasyPrint, which draws no radar and no ladders."""
    entry = next(entry for entry in prints(framework) if "/roles/" in entry.path and entry.path.endswith(".zh.pdf"))
    data = entry.data()
    marked = [{**data, "mark": str(number)} for number in range(rounds)]
    here = min(processor(partial(typeset, entry.template, one, framework.date)) for one in marked)
    try:
        weasyprint = importlib.import_module("weasyprint")
    except ImportError:
        say(f"{entry.path}: {1000 * here:.0f} ms; WeasyPrint is not installed, so it was not measured")
        return
    html = as_html(data)
    there = min(
        processor(lambda: weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")) for _ in range(rounds)
    )
    say(f"{entry.path}: {1000 * here:.0f} ms; WeasyPrint {1000 * there:.0f} ms, {there / here:.1f} times as long")


def main() -> None:
    """Print every figure: the best of some rounds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    framework = load(ROOT / "framework").framework
    if framework is None:
        raise SystemExit("the framework has problems; see competency check")
    one_thread()
    say(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; by the clock, a load slows all down")
    for edition in ("zh", "en", "zh-en"):
        profiles(framework, edition, rounds)
    beside_weasyprint(framework, rounds)  # before the books, whose remains slow down what is set next
    books(framework, rounds)
    unchanged(framework)


if __name__ == "__main__":
    main()
