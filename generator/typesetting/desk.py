"""Desks: the folders that the typesetter works in, each with the templates and the data of the document at hand."""

from __future__ import annotations

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp


@cache
def desk(templates: Path, _thread: int) -> Path:
    """Return the folder in which a thread works: a copy of `templates`, gone at the end of the program."""
    folder = Path(mkdtemp(prefix="typesetting-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(shutil.copytree(templates, folder, dirs_exist_ok=True))


def lay(file: Path, text: str) -> None:
    """Write `text` over what lies there; to empty a file before that takes ten times as long."""
    file.touch()
    with file.open("r+b") as written:
        written.write(text.encode())
        written.truncate()
