"""The codes on paper, read as a telephone reads them."""

from __future__ import annotations

import pypdfium2
import pytest
import zxingcpp

from generator.print.documents import prints
from tests.built import BuiltSite

pytestmark = pytest.mark.documents


def seen(content: bytes) -> list[str]:
    """Return what the codes on the first page of a PDF say."""
    with pypdfium2.PdfDocument(content) as document:
        drawn = document[0].render(scale=2, grayscale=True)
        picture = memoryview(bytes(drawn.buffer)).cast("B", (drawn.height, drawn.stride))
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def test_the_code_of_every_document_leads_to_its_page(built: BuiltSite) -> None:
    wanted = {entry.path: [entry.data()["address"]] for entry in prints(built.framework)}
    assert {path: seen((built.folder / path).read_bytes()) for path in wanted} == wanted
