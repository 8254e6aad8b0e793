"""What one run of MkDocs is to build: the last step before the sink."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.pages import Page
from generator.render import Site


@dataclass(frozen=True, repr=False)  # plugins print the configuration, and the job stands in it
class Job:
    """The pages of one language that have to be made."""

    site: Site
    pages: tuple[Page, ...]
    out: Path

    @cached_property
    def by_path(self) -> Mapping[str, Page]:
        """Return the pages by path."""
        return {page.path: page for page in self.pages}
