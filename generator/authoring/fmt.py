"""One canonical style for every file: the order of the schema, plain block style, long texts on one line.

The writer is our own.  A round trip through ruamel.yaml would keep comments behind what precedes
them, so that a key put in its place leaves its comment with the wrong neighbour; and it would
keep every other freedom of style, of which there is to be none.  The strict reader accepts so
small a part of YAML that writing it takes less than steering a library.

A comment stands on lines of its own above what it explains.  Whether the data are still the same
is not left to trust: `rewrite` reads the result back before it takes the file's place.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from generator.reading.read import WHOLE_NUMBER, WORDS, Document, read
from generator.reading.schemas import schema

IN_BRACES = frozenset({"maps_to"})  # lists whose entries are so short that each takes a line
HASH = re.compile(r"(?:^|(?<=[ \t]))#[^\n]*", re.MULTILINE)
STEP = "  "

Place = tuple[int, int]


class Changed(Exception):  # noqa: N818  # a refusal, as elsewhere
    """Formatting would have changed the data of a file; the file was left alone."""


def formatted(document: Document) -> str:
    """Return the text of a document in the canonical style."""
    root = yaml.compose(document.text, Loader=yaml.CSafeLoader)
    part = schema(document.kind)
    comments = _comments(document.text, root)
    lines = [*comments.head, *_block(root, part, "", comments), *comments.foot]
    return "\n".join(lines) + "\n"


def rewrite(path: Path, document: Document) -> None:
    """Put the formatted text in the file's place, if it still says the same."""
    aside = path.with_name(f".{path.name}.formatted")
    aside.write_text(formatted(document), encoding="utf-8", newline="\n")
    try:
        again = read(aside, document.file, document.kind)
        if not isinstance(again, Document) or again.data != document.data:
            raise Changed(document.file)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@dataclass(frozen=True)
class _Comments:
    """The comments of a file: above its first entry, above each other one, and below the last."""

    head: list[str]
    above: Mapping[Place, list[str]]
    foot: list[str]


def _comments(text: str, root: Any) -> _Comments:
    """Return the comments by the entry they belong to.

    One on a line of its own belongs to the next entry, one at the end of a line to the entry there.
    """
    places = sorted(_places(root))
    head: list[str] = []
    foot: list[str] = []
    above: dict[Place, list[str]] = {}
    for line, alone, comment in _found(text, root):
        after = bisect_left(places, (line, 0)) if alone else bisect_right(places, (line, len(text))) - 1
        if alone and after == 0:
            head.append(comment)
        elif after == len(places):
            foot.append(comment)
        else:
            above.setdefault(places[after], []).append(comment)
    return _Comments(head, above, foot)


def _found(text: str, root: Any) -> Iterator[tuple[int, bool, str]]:
    """Yield line, whether it has the line for itself, and text of each comment."""
    spans = sorted((node.start_mark.index, node.end_mark.index) for node in _scalars(root))
    starts = [start for start, _ in spans]
    commented = -1
    for match in HASH.finditer(text):
        number = bisect_right(starts, match.start()) - 1
        inside = number >= 0 and spans[number][0] <= match.start() < spans[number][1]
        line = text.count("\n", 0, match.start())
        if not inside and line != commented:
            commented = line
            before = text[text.rfind("\n", 0, match.start()) + 1 : match.start()]
            yield line, not before.strip(), match[0].rstrip()


def _scalars(node: Any) -> Iterator[Any]:
    todo = [node]
    while todo:
        found = todo.pop()
        if isinstance(found, yaml.ScalarNode):
            yield found
        else:
            pairs = found.value
            todo += [part for pair in pairs for part in (pair if isinstance(pair, tuple) else (pair,))]


def _places(node: Any, key: str = "") -> Iterator[Place]:
    """Yield where each entry starts that will begin a line."""
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            yield _place(name)
            yield from _places(value, name.value)
    elif _stacked(node):
        for entry in node.value:
            yield _start(entry)
            yield from () if key in IN_BRACES else _places(entry)


def _place(node: Any) -> Place:
    return (node.start_mark.line, node.start_mark.column)


def _start(entry: Any) -> Place:
    """Return the place of a list entry: before that of its first key, which may begin at the same sign."""
    line, column = _place(entry)
    return (line, column - 1)


def _stacked(node: Any) -> bool:
    """Return whether a node is a list that gives each of its entries a line."""
    return (
        isinstance(node, yaml.SequenceNode)
        and bool(node.value)
        and all(isinstance(entry, yaml.MappingNode) and entry.value for entry in node.value)
    )


def _block(node: Any, part: Any, indent: str, comments: _Comments, key: str = "") -> list[str]:
    """Return a mapping, or a list of them, as lines; a text or number alone is the whole file."""
    if isinstance(node, yaml.MappingNode) and node.value:
        pairs = _ordered(node, part)
        return [line for pair in pairs for line in _pair(*pair, part, indent, comments)]
    if not _stacked(node):
        return [_flow(node)]
    inner = part.get("items", {})
    return [line for entry in node.value for line in _entry(entry, inner, indent, comments, key in IN_BRACES)]


def _ordered(node: Any, part: Any) -> list[tuple[Any, Any]]:
    """Return the pairs in the order of the schema; a language that it does not name follows those it does."""
    known = {name: number for number, name in enumerate(part.get("properties", {}))}
    other = known.get("en", len(known)) + 0.5
    return sorted(node.value, key=lambda pair: known.get(pair[0].value, other))


def _pair(key: Any, value: Any, part: Any, indent: str, comments: _Comments) -> Iterator[str]:
    yield from (f"{indent}{comment}" for comment in comments.above.get(_place(key), ()))
    below = part.get("properties", {}).get(key.value, {})
    name = f"{indent}{_scalar(key, flow=False)}:"
    if _stacked(value) or (isinstance(value, yaml.MappingNode) and value.value):
        yield name
        yield from _block(value, below, indent + STEP, comments, key.value)
    else:
        yield f"{name} {_flow(value)}".rstrip()


def _entry(entry: Any, part: Any, indent: str, comments: _Comments, braces: bool) -> Iterator[str]:  # noqa: FBT001  # one of two styles, told by the table above
    yield from (f"{indent}{comment}" for comment in comments.above.get(_start(entry), ()))
    if braces:
        yield f"{indent}- {_flow(entry, part)}"
        return
    lines = _block(entry, part, indent + STEP, comments)
    first = next(number for number, line in enumerate(lines) if not line.lstrip().startswith("#"))
    yield from (indent + line.lstrip() for line in lines[:first])
    yield f"{indent}- {lines[first].lstrip()}"
    yield from lines[first + 1 :]


def _flow(node: Any, part: Any = None) -> str:
    """Return a node on one line."""
    if isinstance(node, yaml.SequenceNode):
        return f"[{', '.join(_inside(value) for value in node.value)}]"
    if isinstance(node, yaml.MappingNode):
        pairs = _ordered(node, part or {})
        return f"{{{', '.join(f'{_inside(key)}: {_inside(value)}' for key, value in pairs)}}}"
    return _scalar(node, flow=False)


def _inside(node: Any) -> str:
    return _scalar(node, flow=True) if isinstance(node, yaml.ScalarNode) else _flow(node)


def _scalar(node: Any, *, flow: bool) -> str:
    """Return a text in the plainest way that reads the same; numbers, true, false and nothing as they are."""
    word = str(node.value)
    if not node.style and (word in WORDS or WHOLE_NUMBER.fullmatch(word)):
        return word or ("null" if flow else "")
    return word if _plain(word, flow=flow) else _quoted(word)


@cache
def _plain(word: str, *, flow: bool) -> bool:
    """Return whether a text needs no quotes."""
    if word in WORDS or WHOLE_NUMBER.fullmatch(word) or "\n" in word:
        return False
    try:
        events = list(yaml.parse(f"[{word}]" if flow else f"- {word}", Loader=yaml.CSafeLoader))
    except yaml.YAMLError:
        return False
    found = [event for event in events if isinstance(event, (yaml.ScalarEvent, yaml.MappingStartEvent))]
    return [(getattr(event, "value", ""), getattr(event, "implicit", ())) for event in found] == [(word, (True, False))]


def _quoted(word: str) -> str:
    """Return a text in double quotes; in single ones where it has double ones in it, which then need no escape."""
    if word.isprintable() and not set(word) & {'"', "\\"}:
        return f'"{word}"'
    if word.isprintable():
        return "'" + word.replace("'", "''") + "'"
    return json.dumps(word, ensure_ascii=False)
