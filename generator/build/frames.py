"""Frames: what the theme puts around pages that stand in one folder and have the same headings.

The theme makes each frame once, around a page of holes, and every such page fills one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import escape

from generator.pages import Page

FILE = "_frame-"  # begins the name of a frame, as no id can
TITLE, DESCRIPTION = "\ue000title\ue000", "\ue000description\ue000"
CONTENT = "<h1>\ue000content\ue000</h1>"  # where a page has no such heading, the theme would add one


@dataclass(frozen=True)
class Frame:
    """A page of holes, and the pages that fill it."""

    holes: Page
    pages: tuple[Page, ...]


def frames(pages: Iterable[Page]) -> Iterator[Frame]:
    """Yield the frames of `pages`; every page is in one of them."""
    groups: dict[tuple[object, ...], list[Page]] = {}
    for page in pages:
        groups.setdefault((_folder(page.path), page.headings), []).append(page)
    for number, group in enumerate(groups.values()):
        path = f"{_folder(group[0].path)}{FILE}{number}"
        yield Frame(Page(path, TITLE, DESCRIPTION, CONTENT, group[0].headings), tuple(group))


def filled(frame: Frame, made: str) -> Iterator[tuple[Page, str]]:
    """Yield each page of a frame as a whole; `made` is what the theme made of the holes."""
    name = _name(frame.holes.path)
    parts = re.split(f"({'|'.join(map(re.escape, (TITLE, DESCRIPTION, CONTENT, name)))})", made)
    for page in frame.pages:
        fillings = _fillings(page, name)
        yield page, "".join([fillings.get(part, part) for part in parts])


def _fillings(page: Page, name: str) -> Mapping[str, str]:
    title, description = str(escape(page.title)), str(escape(page.description))
    return {TITLE: title, DESCRIPTION: description, CONTENT: page.html, name: _name(page.path)}


def _folder(path: str) -> str:
    folder, slash, _ = path.rpartition("/")
    return folder + slash


def _name(path: str) -> str:
    return path.rpartition("/")[2]
