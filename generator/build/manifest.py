"""What the last build was made from, so that only what changed is built again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.fingerprints import file_fingerprint, fingerprint
from generator.pages import Page
from generator.reading.kinds import CACHE, ROOT

SHELL = ("generator", "overrides", "mkdocs.yml", "requirements/build.txt")  # what every page is made with
INPUTS = (*SHELL, "docs", "schema")


@dataclass(frozen=True)
class Manifest:
    """`inputs` is the fingerprint of all inputs; `pages` and `files` are those of each output."""

    inputs: str = ""
    shell: str = ""
    pages: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, str] = field(default_factory=dict)


def cache_file(out: Path) -> Path:
    """Return where the manifest of the site in `out` is kept."""
    return CACHE / f"site-{hashlib.sha256(str(out).encode()).hexdigest()[:16]}.json"


def last(out: Path) -> Manifest:
    """Return the manifest of the last build into `out`, an empty one where there is none."""
    try:
        return Manifest(**json.loads(cache_file(out).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return Manifest()


def keep(out: Path, manifest: Manifest) -> None:
    """Keep the manifest of a finished build."""
    CACHE.mkdir(exist_ok=True)
    cache_file(out).write_text(json.dumps(vars(manifest), sort_keys=True), encoding="utf-8")


def inputs_fingerprint(framework: Path) -> str:
    """Return the fingerprint of everything that a site is built from."""
    return fingerprint([framework, *(ROOT / name for name in INPUTS)])


def shell_fingerprint(names: Iterable[str]) -> str:
    """Return the fingerprint of what surrounds every page: code, theme, and the `names` it prints."""
    return hashlib.sha256("\0".join([fingerprint(ROOT / name for name in SHELL), *names]).encode()).hexdigest()


def page_fingerprint(page: Page) -> str:
    """Return the fingerprint of all that a page shows inside its surroundings."""
    parts = (page.path, page.title, page.description, page.html, repr(page.headings), page.source)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def file_fingerprints(out: Path) -> dict[str, str]:
    """Return the fingerprint of each file below `out`."""
    files = (path for path in sorted(out.rglob("*")) if path.is_file())
    return {path.relative_to(out).as_posix(): file_fingerprint(path) for path in files}
