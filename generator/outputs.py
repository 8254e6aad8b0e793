"""The one table of outputs: what is made of a framework in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.pages import Document, Page
from generator.render import Site
from generator.site.data import script_documents
from generator.site.entities import competency_pages, role_pages, source_pages
from generator.site.matrix import matrix_documents
from generator.site.overviews import overview_pages

PAGES: dict[str, Callable[[Site], Iterator[Page]]] = {
    "roles": role_pages,
    "competencies": competency_pages,
    "sources": source_pages,
    "overviews": overview_pages,
}

DOCUMENTS: dict[str, Callable[[Site], Iterator[Document]]] = {
    "matrices": matrix_documents,
    "scripts": script_documents,
}


def pages(site: Site) -> Iterator[Page]:
    """Yield every generated page."""
    for renderer in PAGES.values():
        yield from renderer(site)


def documents(site: Site) -> Iterator[Document]:
    """Yield every file that stands beside the pages."""
    for renderer in DOCUMENTS.values():
        yield from renderer(site)
