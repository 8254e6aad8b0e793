"""The processes that build side by side."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from generator.build.pages import ready

WORKERS = 2  # languages are built side by side, or shares of one


@contextmanager
def crew() -> Iterator[Executor]:
    """Yield an executor; its processes start at once, to load the program while the framework is read."""
    with ProcessPoolExecutor(WORKERS, mp_context=get_context("spawn")) as pool:
        for _ in range(WORKERS):
            pool.submit(ready)
        yield pool
