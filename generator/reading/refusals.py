"""What the strict reader refuses, and the likely mistake behind it.

libyaml often notices a mistake one line late and names it in its own terms; here its complaint
is traced to the line that a person has to change.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from generator.problems import Problem, Value

Match = re.Match[str]

# Bidirectional controls reorder what a reviewer sees; zero-width and filler signs hide in names.
INVISIBLE = re.compile(
    "(?P<at>[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffc\ufffe\uffff\U000e0000-\U000e0fff])"
)
DAMAGED = re.compile("(?P<at>\ufffd|锟斤拷|烫烫烫|â€)")  # what a wrong encoding leaves behind
TAB = re.compile("[ -]*(?P<at>[\t\u3000\xa0])")
WIDE_COLON = re.compile("[ -]*(?P<key>[a-z][a-z_]*) ?(?P<at>：)")
CONFLICT = re.compile(r"(?P<at><{7}|={7}|>{7}|\|{7})(\s|$)")

MISSING_SPACE = re.compile(r"[ -]*[a-z][a-z_]*:[^ \t]")
MISSING_DASH_SPACE = re.compile(r" *-[^\s-]")
BARE_KEY = re.compile(r"[ -]*[a-z][a-z_]*")
KEY = re.compile(r":([ \t]|$)")

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
EXCERPT = 60

Place = tuple[int, int]


class Refused(Exception):  # noqa: N818  # a refusal is the normal answer to a wrong file
    """One thing that the reader does not accept, and where."""

    def __init__(self, code: str, place: Place, **values: Value) -> None:
        """Keep what a problem is made of; the name of the file is added later."""
        super().__init__(code)
        self.code, self.place, self.values = code, place, values

    def problem(self, file: str) -> Problem:
        """Return the refusal as a problem of `file`."""
        return Problem(file, *self.place, self.code, self.values)


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


# libyaml's words -> the code that explains the mistake
SYNTAX = {
    "mapping values are not allowed in this context": "READ-MAPPING",
    "did not find expected key": "READ-INDENT",
    "did not find expected '-' indicator": "READ-INDENT",
    "could not find expected ':'": "READ-NO-COLON",
    "found unexpected end of stream": "READ-QUOTE",
    "found unexpected document indicator": "READ-QUOTE",
    "found character that cannot start any token": "READ-START",
    "did not find expected comment or line break": "READ-START",
    "did not find expected alphabetic or numeric character": "READ-START",
    "block sequence entries are not allowed in this context": "READ-START",
    "mapping keys are not allowed in this context": "READ-START",
    "found unknown directive name": "READ-START",
    "found unknown escape character": "READ-ESCAPE",
    "did not find expected hexdecimal number": "READ-ESCAPE",
    "found invalid Unicode character escape code": "READ-ESCAPE",
    "did not find expected ',' or ']'": "READ-BRACKET",
    "did not find expected ',' or '}'": "READ-BRACKET",
    "found undefined tag handle": "READ-TAG",
    "did not find expected whitespace or line break": "READ-TAG",
    "did not find expected tag URI": "READ-TAG",
}
FROM_START = {"READ-QUOTE", "READ-BRACKET", "READ-NO-COLON"}  # told where the thing begins that has no end


def syntax_refusal(error: yaml.MarkedYAMLError, text: str, last: Any) -> Refused:
    """Return the mistake behind `error`; `last` is what was read just before it."""
    flow = error.context == "while parsing a flow node"
    code = "READ-BRACKET" if flow else SYNTAX.get(error.problem or "", "READ-SYNTAX")
    start = error.context_mark if code in FROM_START else None
    lines = text.rstrip().split("\n")
    line, column = _within(lines, *spot(start or error.problem_mark or error.context_mark))
    trace = TRACES.get(code)
    if trace:
        code, line, column = trace(lines, line, column)
    if code != "READ-ESCAPE" and _runs_on(last):
        code, (line, column) = "READ-QUOTE", spot(last.start_mark)
    return Refused(code, (line, column), reason=error.problem or "", line=excerpt(lines, line), tag="!")


def _within(lines: Sequence[str], line: int, column: int) -> Place:
    """Return a place in the text: libyaml notices some mistakes behind the last line."""
    return (line, column) if line <= len(lines) else (len(lines), len(lines[-1]) + 1)


def spot(mark: Any) -> Place:
    """Return line and column of `mark`, from 1."""
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def excerpt(lines: Sequence[str], line: int) -> str:
    """Return the beginning of a line, counted from 1."""
    return lines[line - 1].strip()[:EXCERPT]


def _runs_on(event: Any) -> bool:
    """Return whether `event` is a quoted text over several lines: its end is most likely the next one's start."""
    quoted = isinstance(event, yaml.ScalarEvent) and not event.implicit[0]
    return quoted and bool(event.start_mark.line < event.end_mark.line)


Traced = tuple[str, int, int]


def _colon(lines: Sequence[str], line: int, column: int) -> Traced:
    """Tell a colon too many from a line before that never became a key."""
    if not BARE_KEY.fullmatch(lines[line - 1][: column - 1]):
        return "READ-MAPPING", line, column
    before = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), line)
    if before == line or KEY.search(lines[before - 1]):
        return "READ-INDENT", line, column
    return _key(lines, before, _first(lines[before - 1]))


def _key(lines: Sequence[str], line: int, column: int) -> Traced:
    """Tell a missing space from a missing colon."""
    return "READ-SPACE" if MISSING_SPACE.match(lines[line - 1]) else "READ-NO-COLON", line, column


def _indent(lines: Sequence[str], line: int, column: int) -> Traced:
    """Tell what stands in a wrong column from what is left over behind a quote or a bracket."""
    text = lines[line - 1]
    if column == _first(text):
        return "READ-DASH" if MISSING_DASH_SPACE.match(text) else "READ-INDENT", line, column
    return "READ-BRACKET" if text[column - 1 : column] in {"]", "}"} else "READ-QUOTED", line, column


def _first(line: str) -> int:
    return len(line) - len(line.lstrip()) + 1


TRACES = {"READ-MAPPING": _colon, "READ-NO-COLON": _key, "READ-INDENT": _indent}
