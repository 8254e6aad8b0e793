"""What came of a build."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.problems import Problem

Report = Callable[[str], None]


@dataclass(frozen=True)
class Files:
    """The files beside the pages: size of each in bytes by its path, printed ones made and kept, seconds by stage."""

    sizes: Mapping[str, int] = field(default_factory=dict)
    pressed: int = 0
    kept: int = 0
    seconds: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Built:
    """What one language took: pages built and kept, seconds by stage, and the fingerprint of each page."""

    locale: str
    made: int
    kept: int
    seconds: dict[str, float]
    pages: dict[str, str]


@dataclass(frozen=True)
class Result:
    """What came of a build: problems of the framework, an error of a sink, or neither."""

    problems: tuple[Problem, ...] = ()
    error: str = ""
    unchanged: bool = False
    files: Files = field(default_factory=Files)
    languages: tuple[Built, ...] = ()

    @property
    def pages(self) -> dict[str, str]:
        """Return the fingerprints of the pages of all languages, by path below the root of the site."""
        return {f"{built.locale}/{path}": value for built in self.languages for path, value in built.pages.items()}

    @property
    def seconds(self) -> dict[str, float]:
        """Return the seconds of every stage, by its name."""
        pages = {f"{built.locale} {stage}": took for built in self.languages for stage, took in built.seconds.items()}
        return {**self.files.seconds, **pages}
