"""What the tests of printed documents share: those of the built site."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.model import Framework
from generator.pages import Document
from generator.print.documents import prints
from generator.typesetting import press
from generator.typesetting.store import Store
from tests.built import BuiltSite, contents


@pytest.fixture(scope="session")
def pdfs(built: BuiltSite) -> Mapping[str, bytes]:
    """Return the PDFs of the built site by path, without the forms, which have tests of their own."""
    found = contents(built.folder / "pdf")
    return {f"pdf/{path}": content for path, content in found.items() if not path.startswith("forms/")}


def printed(framework: Framework, store: Path, words: str = "") -> dict[str, bytes]:
    """Return the documents of `framework` that have `words` in their path."""
    wanted = [entry for entry in prints(framework) if words in entry.path]
    found = [done.document for done in press.press(wanted, framework.date, Store(store))]
    return {document.path: document.content for document in found if isinstance(document, Document)}
