"""What one run of MkDocs is to build: the last step before the sink."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.pages import Page
from generator.render import Site


@dataclass(frozen=True)
class Job:
    """The pages of one language; those in `kept` stand in the output already."""

    site: Site
    pages: tuple[Page, ...]
    kept: frozenset[str]
    out: Path
