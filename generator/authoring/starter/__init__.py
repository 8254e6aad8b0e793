"""A small framework in both languages, to be written over bit by bit: the folder beside this file."""

from __future__ import annotations

import os
from pathlib import Path

from generator.reading.kinds import SCHEMAS

STARTER = Path(__file__).parent / "framework"
HEAD = "# yaml-language-server: $schema="


def start(folder: Path) -> int:
    """Write the framework into a folder, and return how many files it has."""
    files = sorted(STARTER.rglob("*.yaml"))
    for path in files:
        target = folder / path.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_with_schema(path.read_text(encoding="utf-8"), target), encoding="utf-8", newline="\n")
    return len(files)


def _with_schema(text: str, target: Path) -> str:
    """Return the text of a file with the way to its schema, for editors, as it is from its new place."""
    first, _, rest = text.partition("\n")
    name = first.removeprefix(HEAD).rpartition("/")[2]
    return f"{HEAD}{Path(os.path.relpath(SCHEMAS / name, target.parent)).as_posix()}\n{rest}"
