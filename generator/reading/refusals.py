"""What the strict reader refuses, and what of it single lines tell before anything is parsed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from generator.problems import Problem, Value

Match = re.Match[str]
Place = tuple[int, int]  # line and column, from 1

# Bidirectional controls reorder what a reviewer sees; zero-width and filler signs hide in names.
INVISIBLE = re.compile(
    "(?P<at>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff])"
)
DAMAGED = re.compile("(?P<at>\ufffd|锟斤拷|烫烫烫|â€)")  # what a wrong encoding leaves behind
TAB = re.compile("[ -]*(?P<at>[\t\u3000\xa0])")
WIDE_COLON = re.compile("[ -]*(?P<key>[a-z][a-z_]*) ?(?P<at>：)")
CONFLICT = re.compile(r"(?P<at><{7}|={7}|>{7}|\|{7})(\s|$)")

INDENTS: dict[str, Value] = {
    "\t": {"zh": " Tab（制表符）", "en": "a tab"},
    "\u3000": {"zh": "全角空格", "en": "a full-width space"},
    "\xa0": {"zh": "不换行空格", "en": "a no-break space"},
}


def _any_of(*signs: str) -> Callable[[str], bool]:
    return lambda text: any(map(text.__contains__, signs))


# code -> the check of a line, and whether any line of a text may need it: most texts need none
LINE_CHECKS: Mapping[str, tuple[Callable[[str], Match | None], Callable[[str], object]]] = {
    "READ-CHARACTER": (INVISIBLE.search, INVISIBLE.search),
    "READ-DAMAGED": (DAMAGED.search, _any_of("\ufffd", "锟斤拷", "烫烫烫", "â€")),
    "READ-TAB": (TAB.match, _any_of(*INDENTS)),
    "READ-COLON": (WIDE_COLON.match, _any_of("：")),
    "READ-CONFLICT": (CONFLICT.match, _any_of("<<<<<<<", "=======", ">>>>>>>", "|||||||")),
}


class Refused(Exception):  # noqa: N818  # a refusal is the normal answer to a wrong file
    """One thing that the reader does not accept, and where."""

    def __init__(self, code: str, place: Place, **values: Value) -> None:
        """Keep what a problem is made of; the name of the file is added later."""
        super().__init__(code)
        self.code, self.place, self.values = code, place, values

    def problem(self, file: str) -> Problem:
        """Return the refusal as a problem of `file`."""
        return Problem(file, *self.place, self.code, self.values)


def spot(mark: Any) -> Place:
    """Return line and column of `mark`, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def line_refusals(text: str) -> Iterator[Refused]:
    """Yield what can be told from single lines: signs nobody sees, and full-width ones in the wrong place."""
    likely = [(code, check) for code, (check, may_need) in LINE_CHECKS.items() if may_need(text)]
    for number, line in enumerate(text.split("\n") if likely else (), start=1):
        for code, check in likely:
            found = check(line)
            if found:
                yield Refused(code, (number, found.start("at") + 1), **_values(found))


def _values(found: re.Match[str]) -> dict[str, Value]:
    sign = found["at"][0]
    named = INDENTS.get(sign, f"U+{ord(sign):04X}")
    return {"character": named, "found": found["at"], "key": found.groupdict().get("key", "")}
