"""Processor time of `diff`, of `drift`, and of `check` with the record of a release, against a plain `check`.

Run: .venv/bin/python -m benchmarks.change_speed [--runs 5]
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.reading.kinds import ROOT

PROGRAM = Path(sys.executable).with_name("competency")
MANY = ("。\n", "！\n")  # ends of Chinese texts, changed in every competency


def framework(below: Path) -> Path:
    """Return a copy of the framework without the records of its releases."""
    return Path(shutil.copytree(ROOT / "framework", below / "framework", ignore=shutil.ignore_patterns(".released")))


def reworded(below: Path) -> Path:
    """Return a copy of the framework in which every Chinese sentence of the competencies ends otherwise."""
    copy = framework(below)
    for path in sorted(copy.glob("competencies/*.yaml")):
        path.write_text(path.read_text(encoding="utf-8").replace(*MANY), encoding="utf-8")
    return copy


def seconds(*words: object) -> float:
    """Return the processor time that the program takes, which a busy machine changes little; what it finds is no matter."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([PROGRAM, *map(str, words)], capture_output=True, check=False)  # noqa: S603  # our own program
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a row for each command: the best of its runs, and the ratio to a plain check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as aside:
        places = [Path(aside) / name for name in ("plain", "released", "reworded")]
        plain, released = framework(places[0]), framework(places[1])
        other = reworded(places[2])
        subprocess.run([PROGRAM, "release", "--framework", released], capture_output=True, check=True)  # noqa: S603  # likewise
        rows: dict[str, tuple[object, ...]] = {
            "check": ("check", "--framework", plain),
            "check against a release": ("check", "--framework", released),
            "diff, nothing changed": ("diff", "--framework", plain, plain),
            "diff, every text changed": ("diff", "--framework", plain, plain, other),
            "drift, every text changed": ("drift", "--framework", other, plain),
        }
        took = {name: min(seconds(*words) for _ in range(runs)) for name, words in rows.items()}
    for name, value in took.items():
        sys.stdout.write(f"{name:26} {value:6.2f} s {value / took['check']:6.2f} of a check\n")


if __name__ == "__main__":
    main()
