"""The one table of outputs: what is made of a framework in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from generator.export import EXPORTS, NEUTRAL_EXPORTS
from generator.export.schema_org import linked_data
from generator.model import Framework
from generator.pages import Document, Page
from generator.print.documents import Print, workbooks
from generator.print.documents import prints as printed
from generator.render import Site
from generator.site.assess import assess_data, assess_pages
from generator.site.data import script_documents
from generator.site.entities import competency_pages, role_pages, source_pages
from generator.site.matrix import matrix_documents
from generator.site.open_data import data_page
from generator.site.overviews import overview_pages
from generator.site.redirects import redirect_documents

PAGES: dict[str, Callable[[Site], Iterator[Page]]] = {
    "roles": role_pages,
    "competencies": competency_pages,
    "sources": source_pages,
    "overviews": overview_pages,
    "assess": assess_pages,
    "data": data_page,
}

DOCUMENTS: dict[str, Callable[[Site], Iterator[Document]]] = {
    "matrices": matrix_documents,
    "scripts": script_documents,
    "assess": assess_data,
    **EXPORTS,
    "redirects": redirect_documents,
}


def pages(site: Site, kinds: Iterable[str] = tuple(PAGES)) -> Iterator[Page]:
    """Yield every generated page of the `kinds`, with what it says about itself to search engines."""
    said = dict(linked_data(site))
    for kind in kinds:
        for page in PAGES[kind](site):
            yield replace(page, html=f"{page.html}{said.get(page.path, '')}")


def documents(site: Site, kinds: Iterable[str] = tuple(DOCUMENTS)) -> Iterator[Document]:
    """Yield every file of the `kinds` that stands beside the pages."""
    for kind in kinds:
        yield from DOCUMENTS[kind](site)


def neutral_documents(framework: Framework, kinds: Iterable[str] = tuple(NEUTRAL_EXPORTS)) -> Iterator[Document]:
    """Yield every file of the `kinds` that is the same in all languages; paths are below the root of the site."""
    for kind in kinds:
        yield from NEUTRAL_EXPORTS[kind](framework)


def prints(framework: Framework) -> Iterator[Print]:
    """Yield every file that is printed or filled in; their paths are below the root of the site."""
    yield from printed(framework)
    yield from workbooks(framework)
