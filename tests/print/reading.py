"""What tests read out of a PDF: text, tags, fonts, links."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pypdfium2
from pypdf import PdfReader


def opened(content: bytes) -> PdfReader:
    """Return a reader of a PDF."""
    return PdfReader(io.BytesIO(content), strict=True)


def flat(text: str) -> str:
    """Return `text` without white space: where lines break is the page's affair."""
    return re.sub(r"\s+", "", text)


def text_of(reader: PdfReader) -> str:
    """Return the text of all pages, in the order in which it stands in the file, without white space."""
    return flat("".join(page.extract_text() for page in reader.pages))


def quick_text_of(content: bytes) -> str:
    """Return the same as `text_of` by Chromium's reader, which takes a second for a book and not half a minute."""
    return "".join(quick_pages(content))


def quick_pages(content: bytes) -> list[str]:
    """Return the text of each page without white space, by the same reader."""
    with pypdfium2.PdfDocument(content) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return [flat(text.replace("\ufffe", "-")) for text in texts]  # what it makes of a hyphen at the end of a line


def out_of_order(text: str, expected: list[str]) -> list[str]:
    """Return those of the `expected` texts that do not follow the one before them in `text`."""
    missed, place = [], 0
    for wanted in map(flat, expected):
        found = text.find(wanted, place)
        if found < 0:
            missed.append(wanted)
        else:
            place = found + len(wanted)
    return missed


def root(reader: PdfReader) -> Any:
    """Return the catalogue of the document."""
    return reader.trailer["/Root"]


def pages(reader: PdfReader) -> Iterator[Any]:
    """Yield the dictionary of each page."""
    yield from reader.pages


def tags(reader: PdfReader) -> Counter[str]:
    """Return how many structure elements there are of each type."""
    return Counter(str(element["/S"]) for element in elements(root(reader)["/StructTreeRoot"]["/K"]))


def elements(node: Any) -> Iterator[Any]:
    """Yield every structure element at and below `node`, in reading order."""
    found = node.get_object()
    if isinstance(found, list):
        for child in found:
            yield from elements(child)
    elif isinstance(found, dict):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from elements(found["/K"])


def fonts(reader: PdfReader) -> Iterator[Any]:
    """Yield every font, as it describes itself."""
    for page in pages(reader):
        for font in page["/Resources"].get("/Font", {}).values():
            for inner in font.get_object()["/DescendantFonts"]:
                yield inner.get_object()


def links(reader: PdfReader) -> Iterator[Any]:
    """Yield every link."""
    for page in pages(reader):
        for entry in page.get("/Annots", ()):
            found = entry.get_object()
            if found["/Subtype"] == "/Link":
                yield found


def outline(reader: PdfReader) -> list[tuple[int, str, int]]:
    """Return the bookmarks: depth, title, and the page that each leads to, counted from 1."""
    return list(_outline(reader, reader.outline, 1))


def _outline(reader: PdfReader, entries: Any, depth: int) -> Iterator[tuple[int, str, int]]:
    for entry in entries:
        if isinstance(entry, list):
            yield from _outline(reader, entry, depth + 1)
        else:
            page = reader.get_destination_page_number(entry)
            assert page is not None
            yield depth, entry.title, page + 1


def marks(reader: PdfReader) -> list[int]:
    """Return how much content each page has that is neither head nor foot."""
    return [page.get_contents().get_data().count(b"/MCID") for page in pages(reader)]
