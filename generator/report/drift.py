"""Texts changed in one language only, with both texts, as text or Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.change.drift import Drift
from generator.change.naming import words
from generator.change.places import place
from generator.change.state import State
from generator.report.problems import escaped


@dataclass(frozen=True)
class Drifted:
    """What drifted between two states, to be told in one language; `folder` is the framework's name."""

    old: State
    new: State
    drifts: Sequence[Drift]
    folder: str
    language: str

    def word(self, name: str, **values: object) -> str:
        """Return a word with `values` filled in."""
        return str(words()["drift"][name][self.language]).format_map(values)

    def title(self, drift: Drift) -> str:
        """Return where a text stands, in words and by its file."""
        named = words()["labels"]["path"][self.language].join(place(drift.path, (self.old, self.new), self.language))
        return f"{named} ({self.folder}/{drift.file})"

    def texts(self, drift: Drift) -> Iterator[str]:
        """Yield the text in each language: before and after where it changed, as it is where it did not."""
        before = dict(drift.old.words)
        names = {locale["id"]: locale["name"] for locale in self.new.head["locales"]}
        for locale, text in drift.new.words:
            name = "changed" if drift.changed(locale) else "kept"
            yield self.word(name, language=names[locale], old=before.get(locale, ""), new=text)


def text(drifted: Drifted) -> str:
    """Return the texts for a terminal."""
    if not drifted.drifts:
        return f"{drifted.word('none')}\n"
    lines = [drifted.word("title", count=len(drifted.drifts)), drifted.word("advice")]
    for drift in drifted.drifts:
        lines += ["", drifted.title(drift), *(f"  {line}" for line in drifted.texts(drift)), *_entry(drift)]
    return "\n".join([*lines, ""])


def markdown(drifted: Drifted) -> str:
    """Return the texts for a comment on a pull request."""
    if not drifted.drifts:
        return f"### {drifted.word('none')}\n"
    lines = [f"### {drifted.word('title', count=len(drifted.drifts))}", "", drifted.word("advice")]
    for drift in drifted.drifts:
        lines += ["", f"#### {escaped(drifted.title(drift))}", ""]
        lines += [*(f"- {escaped(line)}" for line in drifted.texts(drift)), "", "```yaml", *_entry(drift), "```"]
    return "\n".join([*lines, ""])


def _entry(drift: Drift) -> list[str]:
    """Return the lines that confirm a text; a place and a fingerprint hold nothing that could end a code block."""
    return [f"  - text: {drift.place}", f"    state: {drift.state}"]


FORMATS: Mapping[str, Callable[[Drifted], str]] = {"text": text, "markdown": markdown}
