"""The built site that tests look at: its folder, its framework, and a page of each type."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from generator.build.build import build
from generator.build.results import Result
from generator.history import load_with_past
from generator.model import Framework
from generator.reading.kinds import ROOT
from generator.render import PATHS, Site

FRAMEWORK = ROOT / "framework"


def framework_in(folder: Path) -> Framework:
    """Return the framework in `folder`, which has to be free of problems."""
    loaded = load_with_past(folder)
    assert loaded.framework is not None, [problem.line_of_text("en") for problem in loaded.problems]
    return loaded.framework


def build_site(framework: Path, out: Path) -> Result:
    """Build without a word, and return what came of it."""
    return build(framework, out, lambda _: None)


def built(framework: Path, out: Path) -> Result:
    """Build a site that is bound to succeed."""
    result = build_site(framework, out)
    assert not result.error, result.error
    assert not result.problems, [problem.line_of_text("en") for problem in result.problems]
    return result


def contents(folder: Path) -> dict[str, bytes]:
    """Return the content of each file below `folder`."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@dataclass(frozen=True)
class BuiltSite:
    """A site on disk and the framework that it shows."""

    folder: Path
    framework: Framework

    @cached_property
    def locales(self) -> tuple[str, ...]:
        """Return the ids of the languages."""
        return tuple(locale.id for locale in self.framework.locales)

    def site(self, locale: str) -> Site:
        """Return the renderer of one language, for its labels and names."""
        return Site(self.framework, next(entry for entry in self.framework.locales if entry.id == locale))

    @cached_property
    def samples(self) -> Mapping[str, str]:
        """Return the path of one page of each type, below the folder of a language; the largest where there are many."""
        largest = {
            "role": max(self.framework.roles.values(), key=lambda role: len(role.requirements)).id,
            "competency": max(self.framework.competencies, key=lambda name: len(self.framework.required_by[name])),
            "source": max(self.framework.sources.values(), key=lambda source: len(source.items)).id,
            "matrix": self.framework.families[0].id,
        }
        largest["assess"] = largest["role"]
        return {kind: f"{path.format(id=largest.get(kind, ''))}.html" for kind, path in PATHS.items()}

    def html_files(self) -> Iterator[Path]:
        """Yield every HTML file of the site."""
        yield from sorted(self.folder.rglob("*.html"))
