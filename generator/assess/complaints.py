"""What is wrong with a file that somebody hands in, as data: where, what, what is allowed, in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.problems import Value, visible, worded
from generator.wording import wording

LONGEST = 200  # characters of one value in a message; a whole pasted file can stand as a value


@dataclass(frozen=True)
class Complaint:
    """One thing wrong in one file; `place` is a key, a cell or a field, empty for the file as a whole."""

    file: str
    code: str
    place: str = ""
    values: Mapping[str, Value] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Return the message in `language` ("zh" or "en")."""
        words = {name: worded(value, language, LONGEST) for name, value in self.values.items()}
        return complaints()[self.code][language].format_map(words)

    def line_of_text(self, language: str) -> str:
        """Return `file: place: message`, a single line."""
        where = [visible(part[:LONGEST]) for part in (self.file, self.place) if part]
        return ": ".join([*where, self.message(language)])


class Unusable(Exception):  # noqa: N818  # an answer on a file, not an error of the program
    """A file that can't be used, and everything found wrong with it."""

    def __init__(self, *complaints: Complaint) -> None:
        """Keep what was found."""
        super().__init__(*complaints)
        self.complaints = complaints


def complaints() -> Mapping[str, Mapping[str, str]]:
    """Return the messages by code and language."""
    found: Mapping[str, Mapping[str, str]] = wording("assess")
    return found
