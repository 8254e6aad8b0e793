"""The site of the last build, from which pages that did not change are taken."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.build.manifest import Manifest
from generator.fingerprints import file_fingerprint

ENDINGS = (".html", ".md")  # of a page's files


@dataclass(frozen=True)
class Before:
    """The site of the last build in `out`, and the `shell` that pages of this one stand in."""

    out: Path
    manifest: Manifest
    shell: str

    def has(self, path: str, fingerprint: str) -> bool:
        """Say whether a page stands there as it would be made now: same shell, same content, untouched since."""
        same = self.manifest.shell == self.shell and self.manifest.pages.get(path) == fingerprint
        return same and all(self._untouched(f"{path}{ending}") for ending in ENDINGS)

    def _untouched(self, name: str) -> bool:
        file = self.out / name
        return file.is_file() and file_fingerprint(file) == self.manifest.files.get(name)
