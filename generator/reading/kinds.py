"""The kinds of file a framework is made of: where each stands and which schema it obeys."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schema"
CACHE = ROOT / ".cache"  # what was slow to make; all of it may be thrown away


@dataclass(frozen=True)
class Kind:
    """A kind of file.  `pattern` is relative to the framework's folder."""

    name: str
    pattern: str
    optional: bool = False

    @property
    def many(self) -> bool:
        """Return whether there is a file per entity."""
        return "*" in self.pattern


KINDS = (
    Kind("framework", "framework.yaml"),
    Kind("scale", "scale.yaml"),
    Kind("categories", "categories.yaml"),
    Kind("grades", "grades.yaml"),
    Kind("families", "families.yaml"),
    Kind("assessment", "assessment.yaml"),
    Kind("limits", "limits.yaml", optional=True),
    Kind("glossary", "glossary.yaml", optional=True),
    Kind("verbs", "verbs.yaml", optional=True),
    Kind("development", "development.yaml", optional=True),
    Kind("retired", "retired.yaml", optional=True),
    Kind("translations", "translations.yaml", optional=True),
    Kind("competency", "competencies/*.yaml"),
    Kind("role", "roles/*.yaml"),
    Kind("paths", "paths.yaml"),
    Kind("source", "sources/*.yaml", optional=True),
)
MANY = frozenset(kind.name for kind in KINDS if kind.many)


def kind_of(relative: PurePosixPath) -> Kind | None:
    """Return the kind of the file at `relative`, or None where no kind has its place."""
    return next((kind for kind in KINDS if _matches(relative, kind)), None)


def _matches(relative: PurePosixPath, kind: Kind) -> bool:
    return relative.match(kind.pattern) and len(relative.parts) == len(PurePosixPath(kind.pattern).parts)
