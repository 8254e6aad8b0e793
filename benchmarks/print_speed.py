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
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
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
Task = tuple[str, Data, str]  # template, data, date
EDITIONS = ("zh", "en", "zh-en")


def say(line: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def seconds(work: Callable[[], object]) -> float:
    """Return how long `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor(work: Callable[[], object]) -> float:
    """Return the seconds of processor time that `work` takes, which other programs prolong but little."""
    start = time.process_time()
    work()
    return time.process_time() - start


def turns(works: Mapping[str, Sequence[Task]], cores: int, rounds: int) -> dict[str, list[float]]:
    """Return the seconds that as many processes as cores, once started, need for each round of each edition."""
    with ProcessPoolExecutor(cores, get_context("spawn"), bound, (cores,)) as pool:
        done = [{name: seconds(partial(in_turn, pool, tasks)) for name, tasks in works.items()} for _ in range(rounds)]
    return {name: [turn[name] for turn in done[1:]] for name in works}


def bound(cores: int) -> None:
    """Keep a process and all its threads on so many cores, where the system can; sets as the press does."""
    one_thread()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])


def in_turn(pool: ProcessPoolExecutor, tasks: Sequence[Task]) -> list[int]:
    """Return the sizes of all documents once they are set."""
    return list(pool.map(one, tasks))


def one_thread() -> None:
    """Keep the typesetter to one thread, as the press does in its processes."""
    os.environ["RAYON_NUM_THREADS"] = "1"


def one(task: Task) -> int:
    """Return the size of a document; runs in a process of its own."""
    return len(typeset(*task))


def profiles(framework: Framework, rounds: int) -> None:
    """Say how many profiles of each edition are set in a second, on one core and on two.

    The editions take turns, as the typesetter remembers what it made for the ten documents before: so nothing is left
    of the round before, and a profile finds no more done than roles of one edition have in common.
    """
    works = {edition: tasks_of(framework, of_edition(framework, edition)) for edition in EDITIONS}
    alone, both = (turns(works, cores, rounds + 1) for cores in (1, 2))
    everything = sum(map(len, works.values()))
    whole, halved = (min(map(sum, zip(*spent.values(), strict=True))) for spent in (alone, both))
    say(f"profiles, all editions: {everything / whole:.1f} a second on one core, {everything / halved:.1f} on two")
    for name, tasks in works.items():
        count, spent = len(tasks), alone[name]
        say(
            f"profiles {name}: {count / min(spent):.1f} a second on one core (worst round {count / max(spent):.1f}), "
            f"{count / min(both[name]):.1f} on two"
        )


def of_edition(framework: Framework, edition: str) -> list[Print]:
    """Return the profiles in one edition."""
    return [entry for entry in prints(framework) if "/roles/" in entry.path and entry.path.endswith(f".{edition}.pdf")]


def tasks_of(framework: Framework, entries: Sequence[Print]) -> list[Task]:
    """Return what there is to do for some documents."""
    return [(entry.template, entry.data(), framework.date) for entry in entries]


def anew(framework: Framework, entry: Print, rounds: int) -> float:
    """Return the least seconds of processor time of one document, with more than ten of another edition before it."""
    others, (task,) = tasks_of(framework, of_edition(framework, EDITIONS[-1])), tasks_of(framework, [entry])
    spent = []
    for _ in range(rounds):
        for other in others:
            one(other)
        spent.append(processor(partial(one, task)))
    return min(spent)


def books(framework: Framework, rounds: int) -> None:
    """Say how long a handbook takes."""
    for entry in prints(framework):
        if "handbook" in entry.path:
            say(f"{entry.path}: {anew(framework, entry, rounds):.2f} s of processor time")


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
    language = data["edition"]["languages"][0]["lang"]
    return f"<html lang={language}><meta charset=utf-8><style>{style}</style><body>{''.join(parts)}</div></html>"


def beside_weasyprint(framework: Framework, rounds: int) -> None:
    """Say how long the same profile takes here and with WeasyPrint, which draws no radar and no ladders."""
    entry = of_edition(framework, EDITIONS[0])[0]
    here = anew(framework, entry, rounds)
    try:
        weasyprint = importlib.import_module("weasyprint")
    except ImportError:
        say(f"{entry.path}: {1000 * here:.0f} ms; WeasyPrint is not installed, so it was not measured")
        return
    html = as_html(entry.data())
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
    profiles(framework, rounds)
    beside_weasyprint(framework, rounds)  # before the books, whose remains slow down what is set next
    books(framework, rounds)
    unchanged(framework)


if __name__ == "__main__":
    main()
