"""What keeps an incoming file from being read, told where the person who edited it has to look."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Value, visible, worded
from generator.wording import wording


@dataclass(frozen=True)
class Spot:
    """A place in an incoming file: a cell, a row or a sheet of a workbook, or a path in JSON.

    Rows count as spreadsheets count them, and `letter` is what they call the column.
    """

    sheet: str = ""
    row: int = 0
    column: str = ""
    letter: str = ""
    path: str = ""

    def words(self, language: str) -> str:
        """Return the place in `language` ("zh" or "en"), empty for the whole file."""
        form = next((name for name in ("path", "letter", "column", "row", "sheet") if getattr(self, name)), "file")
        return _words()[f"place.{form}"][language].format_map(
            {name: visible(str(value)) for name, value in vars(self).items()}
        )


@dataclass(frozen=True)
class Fault:
    """One thing wrong with an incoming file."""

    code: str
    spot: Spot
    values: Mapping[str, Value] = field(default_factory=dict)

    def line_of_text(self, language: str) -> str:
        """Return place and message in `language` ("zh" or "en")."""
        values = {name: worded(value, language) for name, value in self.values.items()}
        return self.spot.words(language) + _words()[self.code][language].format_map(values)


def wanted(kind: str) -> Mapping[str, str]:
    """Return what a value of a JSON type is called."""
    return _words()[f"wanted.{kind}"]


def _words() -> Mapping[str, Mapping[str, str]]:
    found: Mapping[str, Mapping[str, str]] = wording("imports")
    return found
