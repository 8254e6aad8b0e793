"""No barriers: axe on the form and the result, in both languages and both themes; a small window holds everything."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types

from tests.browser.assessing import Sheet, shortest
from tests.browser.visits import Visits
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.mark.parametrize(("language", "width"), [("en", 1280), ("zh", 360)])
def test_form_and_result_are_free_of_barriers(
    visits: Visits, served: str, built: BuiltSite, language: str, width: int
) -> None:
    page = visits.page(viewport={"width": width, "height": 740}, reduced_motion="reduce")
    sheet = Sheet(page, served, shortest(built.framework)).open(language)
    fill(sheet)
    for theme in ("default", "slate"):
        assert page.get_attribute("body", "data-md-color-scheme") == theme
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert found.violations_count == 0, found.generate_report()
        page.locator(".md-header [for^=__palette]").locator("visible=true").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    field = sheet.evidence(sheet.asked[0]).bounding_box()
    assert field
    assert field["width"] > width / 2


def fill(sheet: Sheet) -> None:
    """Bring everything into view that the page can show: ratings of both kinds, problems, changes, a second role."""
    first, second, third, *_ = sheet.asked
    sheet.rate(first, 1)
    sheet.rate(second, "no-occasion")
    sheet.evidence(first).fill("Ticket 4711")
    sheet.name("Ren")
    sheet.page.check("#cfa-second")
    sheet.rate(third, 3, "manager")
    sheet.page.select_option("#cfa-other", index=2)
    sheet.page.click(".cfa-policy summary")
    sheet.give("{")
    sheet.page.evaluate(
        "competencyAssess.records.changed('0.9.0', '1.0.0', [{ kind: 'new', id: 'communication', before: '', after: '3' }])"
    )
