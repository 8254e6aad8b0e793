"""Fixtures of the tests of the self-assessment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.assessing import Sheet, shortest
from tests.built import BuiltSite


@pytest.fixture
def sheet(built: BuiltSite, served: str, page: Page) -> Sheet:
    """Return the open self-assessment of the role that asks for least, in English."""
    return Sheet(page, served, shortest(built.framework)).open()
