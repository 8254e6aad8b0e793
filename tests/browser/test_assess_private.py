"""Nothing leaves the browser: no request, no connection, no need of one."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Request

from tests.browser.assessing import Sheet, shortest
from tests.browser.visits import Visits
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]


def use(sheet: Sheet, built: BuiltSite) -> None:
    """Do everything that can be done on the page."""
    first, second, *_ = sheet.asked
    sheet.rate(first, 2)
    sheet.rate(second, "no-occasion")
    sheet.evidence(first).fill("Ticket 4711")
    sheet.name("Ren")
    sheet.page.check("#cfa-second")
    sheet.rate(first, 3, "manager")
    other = next(role.id for role in built.framework.roles.values() if role.id != sheet.role.id)
    sheet.page.select_option("#cfa-other", other)
    content = sheet.saved("json")
    sheet.saved("csv")
    sheet.do("delete")
    sheet.give(content)
    assert sheet.rated(first) == "2"


def test_no_request_leaves_whatever_one_does(sheet: Sheet, built: BuiltSite) -> None:
    sheet.page.wait_for_load_state("networkidle")
    asked: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith("blob:"):  # a download that the page itself made
            asked.append(request.url)

    sheet.page.context.on("request", note)
    use(sheet, built)
    assert asked == []


def test_the_browser_is_told_to_refuse_every_connection(browser: Browser, served: str, built: BuiltSite) -> None:
    page = browser.new_page()  # not one that is watched: what is refused here is complained of
    Sheet(page, served, shortest(built.framework)).open()
    refused = page.evaluate(
        """async () => {
          const refused = new Set();
          document.addEventListener("securitypolicyviolation", (event) => refused.add(event.effectiveDirective));
          await fetch(location.href).catch(() => {});
          navigator.sendBeacon(location.href, "x");
          new Image().src = "https://example.org/x.png";
          const form = document.body.appendChild(document.createElement("form"));
          form.action = "https://example.org/";
          form.submit();
          for (let wait = 0; wait < 100 && refused.size < 3; wait += 1) {
            await new Promise((done) => setTimeout(done, 50));
          }
          return [...refused].sort();
        }"""
    )
    assert refused == ["connect-src", "form-action", "img-src"]
    page.context.close()


def test_once_loaded_it_works_without_a_network(sheet: Sheet, built: BuiltSite) -> None:
    sheet.page.context.set_offline(True)
    use(sheet, built)
    assert "points over" in sheet.outcome


def test_it_works_from_a_folder(visits: Visits, built: BuiltSite) -> None:
    sheet = Sheet(visits.page(), built.folder.as_uri(), shortest(built.framework)).open()
    use(sheet, built)
    sheet.page.reload()
    assert sheet.rated(sheet.asked[0]) == "2"
    sheet.page.click('a[data-locale="zh"]')
    sheet.page.wait_for_url("**/zh/assess/**")
    assert sheet.rated(sheet.asked[0]) == "2"


def test_without_scripts_it_is_a_checklist(visits: Visits, served: str, built: BuiltSite) -> None:
    sheet = Sheet(visits.page(java_script_enabled=False), served, shortest(built.framework)).open()
    text = sheet.page.locator("main").inner_text()
    for name, asked in sheet.role.required.items():
        for level in built.framework.competencies[name].levels:
            near = abs(level.level - asked.level) <= 1
            assert level.summary["en"] in text
            assert not near or all(entry.text["en"] in text for entry in level.indicators)
    assert "need JavaScript" in text
    assert sheet.page.locator("noscript a").get_attribute("href") == f"../roles/{sheet.role.id}.html#downloads"
    assert sheet.page.locator(".cfa-records, .cfa-bar, .cfa-result, .cfa-notes").locator("visible=true").count() == 0
