"""The framework on its way to other processes: written once, and read once by each of them."""

from __future__ import annotations

import gc
import pickle
from functools import cache
from pathlib import Path

from generator.model import Framework


def hand_over(framework: Framework, folder: Path) -> Path:
    """Write the framework to a file in `folder`, and return the file."""
    file = folder / "framework.pickle"
    file.write_bytes(pickle.dumps(framework, pickle.HIGHEST_PROTOCOL))
    return file


@cache
def taken(file: Path) -> Framework:
    """Return the framework that was handed over in a file."""
    framework: Framework = pickle.loads(file.read_bytes())  # noqa: S301  # written by this run, in a folder of its own
    gc.freeze()  # it lives as long as the process: no need to look through it for what can go
    return framework
