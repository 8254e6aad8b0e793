"""A page of each type, in each language: quiet, narrow enough for a phone, and accessible."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.render import PATHS
from tests.browser.visits import Visits
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

LOCALES = ("zh", "en")
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
AUDIT = "tags => axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag', values: tags}})"
# Words of tables that are broken in the middle, and Chinese set one below the other; paths of files may break.
BROKEN = """() => {
  const lines = (node, from, to) => {
    const range = document.createRange();
    range.setStart(node, from);
    range.setEnd(node, to);
    return new Set(Array.from(range.getClientRects(), box => Math.round(box.top))).size;
  };
  const nodes = document.createNodeIterator(document.querySelector("article"), NodeFilter.SHOW_TEXT,
    node => node.parentElement.closest("table") && !node.parentElement.closest("code, .cf-hidden") ? 1 : 2);
  const found = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    for (const word of node.data.matchAll(/(?<![\\w/.])[a-z]{4,}(?![\\w/]|[.]\\w)|[\\u4e00-\\u9fff]{4,}/gi)) {
      const taken = lines(node, word.index, word.index + word[0].length);
      if (taken > (word[0] < "\\u4e00" ? 1 : (word[0].length + 2) / 2)) { found.push(word[0]); }
    }
  }
  return found;
}"""
WIDTHS = {"phone": {"width": 360, "height": 740}, "wide": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script of axe-core, which axe-playwright-python brings with it."""
    found = find_spec("axe_playwright_python")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", PATHS)
def test_a_page_fits_a_phone(built: BuiltSite, visits: Visits, served: str, kind: str, locale: str) -> None:
    """Wide tables scroll by themselves or become blocks; words in them stay whole, and the page within the window."""
    page = visits.page(viewport=WIDTHS["phone"])
    page.goto(f"{served}/{locale}/{built.samples[kind]}")
    assert page.evaluate("() => document.documentElement.scrollWidth") <= WIDTHS["phone"]["width"]
    page.evaluate("() => scrollTo(1000, 0)")
    assert page.evaluate("() => scrollX") == 0
    assert page.evaluate(BROKEN) == []


# colours are the same on a phone: what differs there is where things stand
@pytest.mark.parametrize(("width", "scheme"), [("wide", "light"), ("wide", "dark"), ("phone", "light")])
@pytest.mark.parametrize("locale", LOCALES)
def test_pages_meet_the_accessibility_standards(  # noqa: PLR0913, PLR0917  # fixtures and what is varied
    built: BuiltSite, visits: Visits, served: str, axe: str, locale: str, width: str, scheme: str
) -> None:
    page = visits.page(viewport=WIDTHS[width], color_scheme=scheme)
    found = []
    for path in built.samples.values():
        page.goto(f"{served}/{locale}/{path}")
        found += [f"{path}: {violation}" for violation in _violations(page, axe)]
    assert found == []


def test_root_pages_meet_the_accessibility_standards(visits: Visits, served: str, axe: str) -> None:
    for scheme in ("light", "dark"):
        page = visits.page(locale="fr-FR", color_scheme=scheme)
        for path in ("index.html", "404.html"):
            page.goto(f"{served}/{path}", wait_until="domcontentloaded")
            assert _violations(page, axe) == [], path


def test_opened_search_and_menu_meet_the_accessibility_standards(visits: Visits, served: str, axe: str) -> None:
    for scheme in ("light", "dark"):
        page = visits.page(color_scheme=scheme)
        page.goto(f"{served}/en/index.html")
        page.locator("#cf-search").fill("customer")
        page.get_by_role("option").first.wait_for()
        assert _violations(page, axe) == []
        phone = visits.page(color_scheme=scheme, viewport=WIDTHS["phone"])
        phone.goto(f"{served}/en/roles/index.html")
        phone.locator(".cf-menu").click()
        phone.locator(".md-overlay").evaluate(
            "element => Promise.all(element.getAnimations().map(one => one.finished))"
        )
        assert _violations(phone, axe) == []


def _violations(page: Page, axe: str) -> list[str]:
    page.evaluate(axe)
    result: dict[str, Any] = page.evaluate(AUDIT, list(STANDARDS))
    return [
        f"{violation['id']} {node['target']}: {node['html'][:120]}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]
