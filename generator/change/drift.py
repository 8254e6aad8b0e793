"""Texts that changed in one language only, and may have left the other behind.

A reviewer confirms that the other still holds by an entry in translations.yaml: it names the
place and a fingerprint of the texts as they stood, so who confirmed what and when is in git, and
the next change of either text makes the entry void.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.change.compare import compare
from generator.change.facts import Path, Text
from generator.change.state import MANY, State
from generator.reading.kinds import KINDS

LENGTH = 12  # of a fingerprint: short enough to copy by hand, long enough never to fit by chance


@dataclass(frozen=True)
class Drift:
    """A text that changed in one language: where it is, and what it said before and says now."""

    path: Path
    old: Text
    new: Text

    @property
    def place(self) -> str:
        """Return the place as translations.yaml names it."""
        return "/".join(self.path)

    @property
    def state(self) -> str:
        """Return the fingerprint of the texts as they stand."""
        return hashlib.sha256(json.dumps(self.new.words).encode("ascii")).hexdigest()[:LENGTH]

    @property
    def file(self) -> PurePosixPath:
        """Return the file, below the framework's folder."""
        kind = next(kind for kind in KINDS if kind.name == self.path[0])
        return PurePosixPath(kind.pattern.replace("*", self.path[1] if kind.name in MANY else ""))

    def changed(self, locale: str) -> bool:
        """Return whether the text changed in `locale`."""
        return dict(self.old.words).get(locale) != dict(self.new.words).get(locale)


def drifts(old: State, new: State) -> tuple[Drift, ...]:
    """Return the texts that changed in one language only and that nobody confirmed, in the order of their places."""
    confirmed = {(entry["text"], entry["state"]) for entry in new.entries("translations", "confirmed")}
    found = [
        Drift(change.path, change.old, change.new)
        for change in compare(old, new)
        if change.code == "translated" and isinstance(change.old, Text) and isinstance(change.new, Text)
    ]
    return tuple(drift for drift in found if (drift.place, drift.state) not in confirmed)
