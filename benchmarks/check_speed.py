"""Time and memory of `competency check` on the framework and on many copies of it in one folder.

Run: .venv/bin/python -m benchmarks.check_speed [--copies 1 20]
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import sys
import tempfile
import time
from pathlib import Path

from generator.reading.kinds import ROOT

PROGRAM = Path(sys.executable).with_name("competency")
# lines that name a competency or a role of the copy: their own ids, requirements and paths
NAMING = re.compile(r"^(id|  - competency|  - from|    to): (\S+)$", re.MULTILINE)
RELATED = re.compile(r"^related: \[(.+)\]$", re.MULTILINE)
MEGABYTE = 1024 if sys.platform == "linux" else 1024 * 1024  # of the unit in which the system counts memory


def write(copies: int, target: Path) -> None:
    """Write the framework with `copies` of every competency, role and path."""
    shutil.copytree(ROOT / "framework", target, ignore=shutil.ignore_patterns(".released"))  # a copy has no past
    paths = (target / "paths.yaml").read_text(encoding="utf-8")
    steps = paths.partition("paths:\n")[2]
    for number in range(1, copies):
        for file in sorted((ROOT / "framework").glob("[cr]*/*.yaml")):
            copy = target / file.parent.name / f"{file.stem}-{number}.yaml"
            copy.write_text(renamed(file.read_text(encoding="utf-8"), number), encoding="utf-8")
        paths += renamed(steps, number)
    (target / "paths.yaml").write_text(paths, encoding="utf-8")


def renamed(text: str, number: int) -> str:
    """Return `text` with a number behind each id of a competency or role."""
    text = RELATED.sub(lambda found: f"related: [{found[1].replace(',', f'-{number},')}-{number}]", text)
    return NAMING.sub(rf"\1: \2-{number}", text)


def measure(framework: Path) -> tuple[float, float]:
    """Return the seconds and the peak megabytes of one check; raises where it finds a problem."""
    start = time.perf_counter()
    child = os.posix_spawn(PROGRAM, [str(PROGRAM), "check", "--framework", str(framework)], os.environ)
    _, status, usage = os.wait4(child, 0)
    if status:
        raise ValueError(framework)
    return time.perf_counter() - start, usage.ru_maxrss / MEGABYTE


def main() -> None:
    """Print a row for each number of copies: the best of three runs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, nargs="+", default=[1, 20])
    for copies in parser.parse_args().copies:
        with tempfile.TemporaryDirectory() as folder:
            target = Path(folder) / "framework"
            write(copies, target)
            files = len(list(target.rglob("*.yaml")))
            seconds, megabytes = min(measure(target) for _ in range(3))
            each = 1000 * seconds / files
            sys.stdout.write(f"{copies} copies: {seconds:.2f} s, {each:.2f} ms a file, {megabytes:.0f} MB at most\n")


if __name__ == "__main__":
    main()
