"""A folder that keeps what was slow to make, by the hash of everything it was made from."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

MOST = 3000  # entries that stay; those used longest ago go first


@dataclass(frozen=True)
class Store:
    """Bytes by key in `folder`; what is lost is made again."""

    folder: Path

    def has(self, key: str) -> bool:
        """Return whether something is kept under `key`."""
        return (self.folder / key).is_file()

    def get(self, key: str) -> bytes | None:
        """Return what is kept under `key`, None where there is nothing."""
        try:
            content = (self.folder / key).read_bytes()
            (self.folder / key).touch()
        except OSError:
            return None
        return content

    def put(self, key: str, content: bytes) -> None:
        """Keep `content`; at any moment there is the whole of it or nothing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        aside = self.folder / f"{key}.{os.getpid()}"
        aside.write_bytes(content)
        aside.replace(self.folder / key)

    def tidy(self) -> None:
        """Remove what was used longest ago, so that the folder does not grow for ever."""
        entries = sorted(self.folder.glob("*"), key=lambda entry: entry.stat().st_mtime, reverse=True)
        for entry in entries[MOST:]:
            entry.unlink(missing_ok=True)
