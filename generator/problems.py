"""Problems as data: what is wrong, where, and in which words it is told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.wording import wording

LANGUAGES = ("zh", "en")  # of messages, whatever languages a framework has
LONGEST = 1000  # characters of one value in a message; a whole pasted file can stand as a key

Value = str | int | Mapping[str, str]


@dataclass(frozen=True)
class Problem:
    """One thing wrong at one place; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    code: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """Return the message in `language` ("zh" or "en")."""
        words = {name: worded(value, language) for name, value in self.values.items()}
        return catalogue()[self.code]["message"][language].format_map(words)

    def line_of_text(self, language: str) -> str:
        """Return `file:line:column: CODE message`."""
        return f"{visible(self.file)}:{self.line}:{self.column}: {self.code} {self.message(language)}"

    def order(self) -> tuple[str, int, int, str]:
        """Return the key by which problems are listed."""
        return (self.file, self.line, self.column, self.code)


def worded(value: Value, language: str, longest: int = LONGEST) -> str:
    """Return a value as a message says it: in `language` where it has several, cut after `longest` characters."""
    text = value if not isinstance(value, Mapping) else value.get(language) or next(iter(value.values()), "")
    return visible(str(text)[:longest])


def visible(text: str) -> str:
    """Return `text` with line ends and whatever can't be seen written as escapes, so that a message is one line."""
    return text if text.isprintable() else "".join(map(_escape, text))


def _escape(character: str) -> str:
    return character if character.isprintable() else character.encode("unicode_escape").decode("ascii")


def catalogue() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Return every check by code: title, message, why, and an example wrong and right."""
    checks: Mapping[str, Mapping[str, Mapping[str, str]]] = wording("checks")
    return checks


def nearest(word: str, allowed: Iterable[str]) -> Mapping[str, str]:
    """Return a sentence that proposes the nearest allowed word, empty where none is near."""
    found = get_close_matches(word.lower(), list(allowed), n=1, cutoff=0.6)
    if not found:
        return {"zh": "", "en": ""}
    return {"zh": f"是否想写“{found[0]}”？", "en": f" Did you mean “{found[0]}”?"}


def listing(words: Iterable[str], most: int = 12) -> Mapping[str, str]:
    """Return `words` as a list in each language, cut after `most`."""
    names = list(words)
    if not names:
        return {"zh": "（无）", "en": "none"}
    shown, rest = names[:most], len(names) - most
    return {
        "zh": "、".join(shown) + (f" 等 {len(names)} 个" if rest > 0 else ""),
        "en": ", ".join(shown) + (f" and {rest} more" if rest > 0 else ""),
    }
