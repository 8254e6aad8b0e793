"""HTML as a browser reads it: what the tests ask of a page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple, Protocol, cast

import html5lib

LINKING = ("href", "src", "action", "data", "poster", "formaction")


class Element(Protocol):
    """What is used of an element of html5lib's tree."""

    tag: str
    text: str | None

    def get(self, key: str, default: str) -> str:
        """Return an attribute."""

    def iter(self) -> Iterator[Element]:
        """Yield the element and all below it."""

    def itertext(self) -> Iterator[str]:
        """Yield the texts inside."""

    def items(self) -> list[tuple[str, str]]:
        """Return the attributes."""


class Link(NamedTuple):
    """An address in a page: the element and attribute that it stands in."""

    tag: str
    attribute: str
    address: str


@dataclass(frozen=True)
class Parsed:
    """A parsed page; `errors` are what a strict parser complains of, with the line."""

    root: Element
    errors: tuple[str, ...]

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Return every element."""
        return tuple(element for element in self.root.iter() if isinstance(element.tag, str))

    def all(self, tag: str) -> list[Element]:
        """Return the elements of a name."""
        return [element for element in self.elements if element.tag == tag]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Return the ids in the order of the page, doubles included."""
        return tuple(filter(None, (element.get("id", "") for element in self.elements)))

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Return every address that stands in an attribute."""
        return tuple(
            Link(element.tag, name, value)
            for element in self.elements
            for name, value in element.items()
            if name.rpartition("}")[2] in LINKING
        )

    @property
    def lang(self) -> str:
        """Return the language of the page."""
        return self.root.get("lang", "")

    @property
    def title(self) -> str:
        """Return the title of the page, that of its pictures left out."""
        head = next(element for element in self.elements if element.tag == "head")
        return next(text(element) for element in head.iter() if element.tag == "title")

    def meta(self, name: str) -> str:
        """Return the content of a meta element, "" where there is none."""
        found = (element.get("content", "") for element in self.all("meta") if element.get("name", "") == name)
        return next(found, "")


def text(element: Element) -> str:
    """Return the text of an element, with single spaces."""
    return " ".join("".join(element.itertext()).split())


def parse(content: bytes) -> Parsed:
    """Return `content` as a browser would parse it."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    root = cast("Element", parser.parse(content, transport_encoding="utf-8"))
    for element in root.iter():
        if isinstance(element.tag, str):  # comments have none
            element.tag = element.tag.rpartition("}")[2]  # pictures carry their namespace
    return Parsed(root, tuple(f"line {place[0]}: {code}" for place, code, _ in parser.errors))
