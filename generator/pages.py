"""What renderers return: pages and documents, as plain values."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents; `level` as in h2, h3."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True)
class Page:
    """A page of the site in one language.

    `path` has no ending ("roles/teller"); `html` is the content; `source` is the file that an
    author edits, below the project's root, empty where there is none.
    """

    path: str
    title: str
    description: str
    html: str
    headings: tuple[Heading, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Document:
    """A file beside the pages; `path` is below the folder of its language."""

    path: str
    content: bytes
