"""What one can do on the pages: filter, compare, change language and colours, move by keyboard, print."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.model import Framework, Requirement
from tests.browser.visits import Opener, Visits
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHONE = {"width": 360, "height": 740}
DARK, LIGHT = "slate", "default"


def _first_two(framework: Framework) -> tuple[str, str]:
    first, second, *_ = framework.roles
    return first, second


def test_the_filter_shows_what_matches_and_counts_it(built: BuiltSite, go: Opener) -> None:
    page = go("en/roles/index.html")
    cards, every = page.locator(".cf-card:visible"), len(built.framework.roles)
    expect(cards).to_have_count(every)
    role = next(iter(built.framework.roles.values()))
    page.locator("#cf-filter").fill(role.title["zh"].upper())
    expect(cards.filter(has_text=role.title["en"])).not_to_have_count(0)
    shown = cards.count()
    assert 0 < shown < every
    ways, groups = page.locator(".cf-chips li:visible"), page.locator(".cf-filter__group:visible")
    expect(ways).to_have_count(groups.count())
    status = page.locator("#cf-filter-count")
    expect(status).to_contain_text(str(shown))
    expect(status).to_contain_text(str(every))
    page.locator("#cf-filter").fill("xyzzyplugh")
    expect(cards).to_have_count(0)
    expect(groups).to_have_count(0)
    expect(ways).to_have_count(0)
    page.locator("#cf-filter").fill("")
    expect(cards).to_have_count(every)
    expect(ways).to_have_count(len(built.framework.families))


def test_the_list_of_checks_can_be_filtered(go: Opener) -> None:
    page = go("en/guide/checks.html")
    rows = page.locator(".cf-check:visible")
    every = rows.count()
    page.locator("#cf-filter").fill("READ-BOM")
    expect(page.locator("#READ-BOM")).to_be_visible()
    assert rows.count() < every


def test_comparing_shows_every_requirement_of_both_roles(built: BuiltSite, go: Opener) -> None:
    one, other = _first_two(built.framework)
    page = go(f"en/compare.html?a={one}&b={other}")
    first, second = built.framework.roles[one].required, built.framework.roles[other].required
    rows = page.locator("#cf-compare-result tbody tr")
    expect(rows).to_have_count(len(first.keys() | second.keys()))
    for name in first.keys() | second.keys():
        row = rows.filter(has=page.locator(f'a[href="competencies/{name}.html"]'))
        assert _levels(row) == [_level(first.get(name)), _level(second.get(name))], name
    page.get_by_role("checkbox").check()
    differing = [name for name in first.keys() | second.keys() if _level(first.get(name)) != _level(second.get(name))]
    expect(rows).to_have_count(len(differing))


def _level(requirement: Requirement | None) -> str:
    return str(requirement.level) if requirement else ""


def _levels(row: Locator) -> list[str]:
    cells = [row.locator("td").nth(index).locator("b") for index in range(2)]
    return [cell.inner_text() if cell.count() else "" for cell in cells]


def test_the_compared_roles_stand_in_the_address(built: BuiltSite, go: Opener) -> None:
    one, other = _first_two(built.framework)
    page = go("en/compare.html")
    page.locator("#cf-a").select_option(other)
    page.locator("#cf-b").select_option(one)
    assert parse_qs(urlsplit(page.url).query) == {"a": [other], "b": [one]}
    page.reload()
    expect(page.locator("#cf-a")).to_have_value(other)
    expect(page.locator("#cf-b")).to_have_value(one)


def test_an_unknown_role_in_the_address_does_no_harm(go: Opener) -> None:
    page = go("en/compare.html?a=unicorn&b=%3Cscript%3E")
    expect(page.locator("#cf-compare-result tbody tr")).not_to_have_count(0)


def test_a_role_is_compared_from_its_own_page(built: BuiltSite, go: Opener) -> None:
    name = list(built.framework.roles)[-1]
    page = go(f"zh/roles/{name}.html")
    page.locator(".cf-actions a[href*=compare]").click()
    page.wait_for_url(re.compile(rf"/zh/compare\.html\?a={name}"))
    expect(page.locator("#cf-a")).to_have_value(name)


def test_the_other_language_shows_the_same_place(built: BuiltSite, go: Opener) -> None:
    one, other = _first_two(built.framework)
    page = go(f"en/compare.html?a={other}&b={one}#cf-compare-result")
    page.locator(".cf-language").click()
    page.wait_for_url(re.compile(rf"/zh/compare\.html\?a={other}&b={one}#cf-compare-result$"))
    expect(page.locator("html")).to_have_attribute("lang", "zh-Hans")
    expect(page.locator("#cf-a")).to_have_value(other)
    page.locator(".cf-language").click()
    page.wait_for_url(re.compile(rf"/en/compare\.html\?a={other}&b={one}#cf-compare-result$"))


def test_colours_once_chosen_stay_on_other_pages_and_in_the_other_language(go: Opener) -> None:
    page = go("en/roles/index.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", LIGHT)
    page.locator("form[data-md-component=palette] label:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", DARK)
    page.locator(".cf-card a").first.click()
    expect(body).to_have_attribute("data-md-color-scheme", DARK)
    page.locator(".cf-language").click()
    page.wait_for_url(re.compile("/zh/roles/"))
    expect(body).to_have_attribute("data-md-color-scheme", DARK)
    page.locator("form[data-md-component=palette] label:visible").click()
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", LIGHT)


@pytest.mark.parametrize(("wanted", "scheme"), [("dark", DARK), ("light", LIGHT)])
def test_colours_follow_the_system_at_first(visits: Visits, served: str, wanted: str, scheme: str) -> None:
    page = visits.page(color_scheme=wanted)
    page.goto(f"{served}/zh/index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_the_menu_of_a_phone_opens_and_leads_on(visits: Visits, served: str) -> None:
    page = visits.page(viewport=PHONE)
    page.goto(f"{served}/en/roles/index.html")
    button, menu = page.get_by_role("button", name="Menu"), page.locator(".md-nav--primary")
    expect(page.locator(".md-tabs")).to_be_hidden()
    expect(menu).to_be_hidden()
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(menu.get_by_role("link").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    menu.get_by_role("link", name="Career map").click()
    page.wait_for_url(re.compile(r"/en/careers\.html$"))


def test_the_search_of_a_phone_opens_and_leads_on(visits: Visits, served: str) -> None:
    page = visits.page(viewport=PHONE)
    page.goto(f"{served}/en/index.html")
    expect(page.locator("#cf-search")).to_be_hidden()
    page.get_by_role("button", name="Open search").click()
    expect(page.locator("#cf-search")).to_be_focused()
    page.keyboard.type("teamwork")
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile(r"/en/competencies/teamwork\.html"))


def test_the_first_key_reaches_the_skip_link_and_it_leads_to_the_content(built: BuiltSite, go: Opener) -> None:
    for path in built.samples.values():
        page = go(f"zh/{path}")
        page.keyboard.press("Tab")
        link = page.locator(".md-skip")
        expect(link).to_be_focused()
        expect(link).to_have_text(re.compile("跳到正文"))
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("() => Boolean(document.activeElement.closest('.md-content, .md-footer, .cf-more'))"), path


def test_a_dialogue_free_page_is_reached_by_keyboard_alone(go: Opener) -> None:
    page = go("en/index.html")
    page.keyboard.press("/")
    page.keyboard.type("teamwork")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/competencies/teamwork\.html"))
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('.cf-kicker a')"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/competencies/index\.html#category-"))


def test_paper_shows_the_content_alone(go: Opener) -> None:
    page = go("en/roles/index.html")
    page.locator(".cf-card a").first.click()
    page.emulate_media(media="print")
    for hidden in (".md-header", ".md-tabs", ".md-footer", ".md-sidebar--secondary", ".cf-actions", ".cf-more"):
        expect(page.locator(hidden)).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".cf-requirement").first).to_be_visible()
    assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_print_button_prints(go: Opener) -> None:
    page = go("en/matrix/index.html")
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    page.locator(".cf-print").click()
    assert page.evaluate("() => window.printed")


@pytest.mark.parametrize(("language", "home"), [("zh-CN", "zh"), ("zh-TW", "zh"), ("en-US", "en"), ("en", "en")])
def test_the_root_page_follows_the_browser(visits: Visits, served: str, language: str, home: str) -> None:
    page = visits.page(locale=language)
    page.goto(f"{served}/")
    page.wait_for_url(f"{served}/{home}/index.html")


def test_the_root_page_lets_speakers_of_other_languages_choose(visits: Visits, served: str) -> None:
    page = visits.page(locale="fr-FR")
    page.goto(f"{served}/index.html")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{served}/en/index.html")


def test_the_root_page_remembers_a_choice(visits: Visits, served: str) -> None:
    page = visits.page(locale="zh-CN")
    page.goto(f"{served}/")
    page.wait_for_url(f"{served}/zh/index.html")
    page.locator(".cf-language").click()
    page.wait_for_url(f"{served}/en/index.html")
    page.goto(f"{served}/")
    page.wait_for_url(f"{served}/en/index.html")


def _page_without_scripts(visits: Visits, served: str, path: str) -> Page:
    page = visits.page(java_script_enabled=False)
    page.goto(f"{served}/{path}")
    return page


def test_the_root_page_works_without_scripts(visits: Visits, served: str) -> None:
    page = _page_without_scripts(visits, served, "")
    expect(page.get_by_role("link")).to_have_count(2)
    page.get_by_role("link", name="简体中文").click()
    page.wait_for_url(f"{served}/zh/index.html")


def test_pages_are_readable_without_scripts(built: BuiltSite, visits: Visits, served: str) -> None:
    page = visits.page(java_script_enabled=False)
    for path in built.samples.values():
        page.goto(f"{served}/en/{path}")
        expect(page.locator("h1")).to_be_visible()
        expect(page.get_by_role("link", name="Roles", exact=True).first).to_be_visible()
        for tool in ("#cf-search", "#cf-filter", ".cf-print", ".cf-compare", ".cf-search-open", ".cf-menu"):
            expect(page.locator(tool).and_(page.locator(":visible"))).to_have_count(0)
    page.goto(f"{served}/en/compare.html")
    expect(page.locator("noscript a")).to_be_visible()


def test_the_menu_of_a_phone_works_without_scripts(visits: Visits, served: str) -> None:
    page = visits.page(java_script_enabled=False, viewport=PHONE)
    page.goto(f"{served}/en/roles/index.html")
    menu = page.locator(".md-nav--primary")
    expect(menu).to_be_hidden()
    page.locator("header label[for=__drawer]").click()
    menu.get_by_role("link", name="Career map").click()
    page.wait_for_url(re.compile(r"/en/careers\.html$"))


def test_pages_opened_from_a_folder_lead_on(built: BuiltSite, page: Page) -> None:
    page.goto((built.folder / "index.html").as_uri())
    page.wait_for_url(re.compile(r"^file://.*/en/index\.html$"))
    page.locator(".cf-lane a").first.click()
    page.locator(".cf-language").click()
    page.wait_for_url(re.compile(r"^file://.*/zh/roles/"))
    page.goto((built.folder / "en/compare.html").as_uri())
    expect(page.locator("#cf-compare-result tbody tr")).not_to_have_count(0)


def test_a_wrong_address_leads_back_into_the_site(built: BuiltSite, visits: Visits, served: str) -> None:
    """A host answers every unknown address with this page, also below another path than the expected one."""
    page = visits.page(locale="en-GB")
    body = (built.folder / "404.html").read_text(encoding="utf-8")
    page.route("**/no-such-page.html", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{served}/en/roles/no-such-page.html")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.locator("section[lang=en]").get_by_role("link", name="Roles").click()
    page.wait_for_url(f"{served}/en/roles/index.html")
