"""What the tests of exports share: our framework, and its files by path."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.model import Framework
from generator.outputs import documents, neutral_documents
from generator.reading.kinds import ROOT
from generator.render import Site
from tests.built import framework_in

Exported = Mapping[str, bytes]


@pytest.fixture(scope="session")
def framework() -> Framework:
    """Return the project's framework."""
    return framework_in(ROOT / "framework")


@pytest.fixture(scope="session")
def neutral(framework: Framework) -> Exported:
    """Return the files that are the same in all languages, by path."""
    return {document.path: document.content for document in neutral_documents(framework)}


@pytest.fixture(scope="session")
def exported(framework: Framework) -> Mapping[str, Exported]:
    """Return the files of each language, by language and path."""
    return {
        locale.id: {document.path: document.content for document in documents(Site(framework, locale))}
        for locale in framework.locales
    }
