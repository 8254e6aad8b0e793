"""Fixtures that many tests share: the site built once, a server of it, a browser, and pages in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.build import manifest
from tests.browser.visits import Opener, Visits
from tests.built import FRAMEWORK, BuiltSite, built, framework_in
from tests.chromium import launched
from tests.serving import serving


@pytest.fixture(scope="session", autouse=True)
def own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep what builds remember out of the project's folder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest, "CACHE", tmp_path_factory.mktemp("cache"))
        yield


@pytest.fixture(scope="session", name="built")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of the project's framework, built once."""
    folder: Path = tmp_path_factory.mktemp("built") / "site"
    built(FRAMEWORK, folder)
    return BuiltSite(folder, framework_in(FRAMEWORK))


@pytest.fixture(scope="session")
def served(built: BuiltSite) -> Iterator[str]:
    """Yield the address of the built site, on a server that has it below another path than its own."""
    with serving(built.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Yield the browser that all tests share."""
    with launched() as running:
        yield running


@pytest.fixture
def visits(browser: Browser) -> Iterator[Visits]:
    """Yield what opens pages; at the end no page may have complained or asked another host."""
    opened = Visits(browser)
    yield opened
    opened.close()
    assert not opened.complaints


@pytest.fixture
def page(visits: Visits) -> Page:
    """Return an empty page of a wide window, in light colours, in English."""
    return visits.page()


@pytest.fixture
def go(page: Page, served: str) -> Opener:
    """Return what takes `page` to a path of the site."""
    return Opener(page, served)
