"""A folder that takes the place of another as a whole, or not at all."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def aside(out: Path) -> Iterator[Path]:
    """Yield a new folder beside `out`, and put it in the place of `out` when all went well."""
    out.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        new, old = beside / "new", beside / "old"
        new.mkdir()
        yield new
        if out.exists():
            out.rename(old)
        new.rename(out)
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def write(path: Path, content: bytes) -> None:
    """Write a file, and the folders that it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


@contextmanager
def timed(seconds: dict[str, float], stage: str) -> Iterator[None]:
    """Note what a stage took."""
    start = time.perf_counter()
    yield
    seconds[stage] = time.perf_counter() - start
