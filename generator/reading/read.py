"""Strict reading: bytes of one YAML file to plain data, or to problems with their places.

A small part of YAML is accepted: one document of mappings, lists and scalars.  Anchors, tags
and everything that turns a text silently into something else are refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from generator.problems import Problem, Value
from generator.reading.refusals import INVISIBLE, Refused, line_refusals, spot, syntax_refusal

MAX_BYTES = 1_000_000  # the largest file of the framework has a fiftieth of it
MAX_ENTRIES = 100_000  # keys, values, groups and lists; the fullest file of the framework has 1,000
MAX_DEPTH = 20  # the deepest has 7
MAX_REFUSALS = 200  # of one file; a wrong paste can hold a hundred thousand
BOM = b"\xef\xbb\xbf"
UTF16 = (b"\xff\xfe", b"\xfe\xff")
HIGH_PAIR = re.compile(rb"[\x80-\xff]{2}")

WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
COMMENT = re.compile(r"[ \t]+#")
PLAIN_WORD = re.compile(r"[\w.:/+-]*", re.ASCII)  # a number, an id, a date: a comment behind it hides no text

PathKey = str | int
Place = tuple[int, int]
Found = tuple[Any, Any]  # libyaml's mark and node


@dataclass(frozen=True)
class Document:
    """One file that was read: its kind, its data, and where each part of it stands."""

    file: str
    kind: str
    data: Any
    text: str = field(repr=False)

    @property
    def stem(self) -> str:
        """Return the file's name without folder and ending."""
        return Path(self.file).stem

    @cached_property
    def _root(self) -> Any:
        return yaml.compose(self.text, Loader=yaml.CSafeLoader)

    @cached_property
    def _entries(self) -> dict[int, dict[PathKey, Found]]:
        return {}

    def place(self, path: tuple[PathKey, ...]) -> Place:
        """Return line and column, from 1, of the key or list item at `path`, or of its nearest parent."""
        mark, node = self._root.start_mark, self._root
        for key in path:
            found = self._below(node).get(key)
            if found is None:
                break
            mark, node = found
        return spot(mark)

    def _below(self, node: Any) -> dict[PathKey, Found]:
        """Return what `node` holds by key or index; kept, as a file can have many problems."""
        if id(node) not in self._entries:
            self._entries[id(node)] = _found(node)
        return self._entries[id(node)]

    def problem(self, code: str, path: tuple[PathKey, ...], **values: Any) -> Problem:
        """Return a problem of `code` at the value that stands at `path`."""
        line, column = self.place(path)
        return Problem(self.file, line, column, code, values)


def _found(node: Any) -> dict[PathKey, Found]:
    if isinstance(node, yaml.MappingNode):
        return {key.value: (key.start_mark, value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return {index: (value.start_mark, value) for index, value in enumerate(node.value)}
    return {}


def read(path: Path, file: str, kind: str) -> Document | list[Problem]:
    """Return the document in `path`, or everything that keeps it from being read.

    `file` is the name that problems carry.
    """
    refusals: list[Refused] = []
    data: Any = None
    text = ""
    try:
        text = _decode(_bytes(path))
        refusals += islice(line_refusals(text), MAX_REFUSALS)
        data = None if refusals else _Builder(text, refusals).build()
    except Refused as stop:
        refusals.append(stop)
    return [refused.problem(file) for refused in refusals] or Document(file, kind, data, text)


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise Refused("READ-SIZE", (1, 1), size=f"{size:,}", limit=f"{MAX_BYTES:,}")
        return path.read_bytes()
    except OSError as error:
        raise Refused("READ-FILE", (1, 1), reason=error.strerror or str(error)) from error


def _decode(raw: bytes) -> str:
    """Return the text with every line ending in a plain line feed, as libyaml counts lines."""
    if raw.startswith(BOM):
        raise Refused("READ-BOM", (1, 1))
    if raw.startswith(UTF16) or raw[:200].count(0) > len(raw[:200]) // 4:
        raise Refused("READ-ENCODING", (1, 1), found="UTF-16")
    try:
        return raw.decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        column = len(before.rpartition(b"\n")[2].decode("utf-8")) + 1
        raise Refused("READ-ENCODING", (before.count(b"\n") + 1, column), found=_encoding(raw)) from error


def _encoding(raw: bytes) -> Value:
    """Return the likely encoding: GBK reads every Big5 file too, but its oldest part, GB 2312, reads hardly any."""
    if b"\x00" in raw:
        return "UTF-16"
    if not HIGH_PAIR.search(raw):
        return "Windows-1252"
    for codec, name in (("gb2312", "GBK"), ("big5", "Big5"), ("gb18030", "GBK")):
        if _decodes(raw, codec):
            return name
    return {"zh": "别的编码", "en": "some other encoding"}


def _decodes(raw: bytes, codec: str) -> bool:
    try:
        raw.decode(codec)
    except UnicodeDecodeError:
        return False
    return True


class _Builder:
    """Builds data from the parser's events, without recursion, so that depth is bounded.

    What can be passed over is added to `refusals`; only what can't ends the reading.
    """

    def __init__(self, text: str, refusals: list[Refused]) -> None:
        self.text, self.refusals = text, refusals
        self.comments = " #" in text or "\t#" in text
        self.open: list[Any] = []
        self.keys: list[Any] = []
        self.documents = 0
        self.result: Any = None
        self.last: Any = None

    def build(self) -> Any:
        """Return the data of the text."""
        takers = {kind: getattr(self, name) for kind, name in TAKERS.items()}
        try:
            for number, event in enumerate(yaml.parse(self.text, Loader=yaml.CSafeLoader)):
                if number > MAX_ENTRIES:
                    raise _at(event, "READ-ENTRIES", limit=f"{MAX_ENTRIES:,}")
                takers[type(event)](event)
                self.last = event
        except yaml.MarkedYAMLError as error:
            raise syntax_refusal(error, self.text, self.last) from error
        except yaml.YAMLError as error:
            raise Refused("READ-SYNTAX", (1, 1), reason=str(error)) from error
        if self.result is None and not self.refusals:
            raise Refused("READ-EMPTY", (1, 1))
        return self.result

    def pass_over(self, _event: yaml.Event) -> None:
        """Take an event that says nothing of the data."""

    def document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _at(event, "READ-DOCUMENTS")

    def mapping(self, event: yaml.Event) -> None:
        self.start(event, {})

    def sequence(self, event: yaml.Event) -> None:
        self.start(event, [])

    def start(self, event: Any, value: Any) -> None:
        self.check(event)
        self.put(value, event)
        self.open.append(value)
        self.keys.append(None)
        if len(self.open) > MAX_DEPTH:
            raise _at(event, "READ-DEPTH", limit=str(MAX_DEPTH))

    def end(self, _event: yaml.Event) -> None:
        self.open.pop()
        self.keys.pop()

    def alias(self, event: Any) -> None:
        self.refuse(event, "READ-ALIAS", name=f"*{event.anchor}")
        self.scalar(yaml.ScalarEvent(None, None, (False, True), f"*{event.anchor}"))

    def scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self.check(event)
        if not event.implicit[0]:
            self.escapes(event)
        elif self.comments:
            self.comment(event)
        if self.open and self.keys[-1] is None and type(self.open[-1]) is dict:
            self.key(event)
        else:
            self.put(_value(event), event)

    def refuse(self, event: yaml.Event, code: str, **values: Value) -> None:
        refused = _at(event, code, **values)
        if len(self.refusals) >= MAX_REFUSALS:
            raise refused
        self.refusals.append(refused)

    def check(self, event: Any) -> None:
        if event.anchor is not None:
            self.refuse(event, "READ-ALIAS", name=f"&{event.anchor}")
        if event.tag is not None:
            self.refuse(event, "READ-TAG", tag=event.tag.replace("tag:yaml.org,2002:", "!!"))

    def comment(self, event: Any) -> None:
        """Refuse a comment that was most likely meant as the rest of the text before it."""
        if COMMENT.match(self.text, event.end_mark.index) and not PLAIN_WORD.fullmatch(event.value):
            self.refuse(event, "READ-COMMENT", text=event.value)

    def escapes(self, event: Any) -> None:
        """Refuse invisible signs that are written as escapes."""
        found = INVISIBLE.search(event.value)
        if found:
            self.refuse(event, "READ-CHARACTER", character=f"U+{ord(found[0]):04X}")

    def key(self, event: Any) -> None:
        if event.value in self.open[-1]:
            self.refuse(event, "READ-DUPLICATE", key=event.value)
        self.keys[-1] = event.value

    def put(self, value: Any, event: yaml.Event) -> None:
        if not self.open:
            self.result = value
        elif isinstance(self.open[-1], list):
            self.open[-1].append(value)
        elif self.keys[-1] is None:
            raise _at(event, "READ-KEY")
        else:
            self.open[-1][self.keys[-1]] = value
            self.keys[-1] = None


# what the parser says -> the method of the builder that takes it
TAKERS: Mapping[type[yaml.Event], str] = {
    yaml.ScalarEvent: "scalar",
    yaml.MappingStartEvent: "mapping",
    yaml.SequenceStartEvent: "sequence",
    yaml.MappingEndEvent: "end",
    yaml.SequenceEndEvent: "end",
    yaml.AliasEvent: "alias",
    yaml.DocumentStartEvent: "document",
    yaml.DocumentEndEvent: "pass_over",
    yaml.StreamStartEvent: "pass_over",
    yaml.StreamEndEvent: "pass_over",
}


def _value(event: Any) -> Any:
    """Return a whole number, true, false or nothing where plainly written; all else is text."""
    word = event.value
    if not event.implicit[0]:
        return word
    if word in WORDS:
        return WORDS[word]
    return int(word) if word[-1].isdecimal() and WHOLE_NUMBER.fullmatch(word) else word


def _at(event: yaml.Event, code: str, **values: Value) -> Refused:
    return Refused(code, spot(event.start_mark), **values)
