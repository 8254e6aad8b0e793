"""Fixtures of the tests of the self-assessment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.assessing import Sheet, largest
from tests.built import BuiltSite


@pytest.fixture
def sheet(built: BuiltSite, served: str, page: Page) -> Sheet:
    """Return the open self-assessment of the role that asks for most, in English."""
    return Sheet(page, served, largest(built.framework)).open()
