"""Fingerprints of files: what has the same one has the same content."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

PASSED_OVER = {"__pycache__"}


def fingerprint(folders: Iterable[Path]) -> str:
    """Return a fingerprint of all files in `folders`, by name and content."""
    total = hashlib.sha256()
    for folder in folders:
        files = [folder] if folder.is_file() else sorted(path for path in folder.rglob("*") if path.is_file())
        for path in files:
            if PASSED_OVER.isdisjoint(path.parts):
                total.update(path.relative_to(folder.parent).as_posix().encode() + b"\0")
                total.update(hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def file_fingerprint(path: Path) -> str:
    """Return the fingerprint of a file's content."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
