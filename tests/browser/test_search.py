"""The search finds every name, behaviours by pieces of them, and leads to the right place."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from tests.browser.searching import FIRST, Found, ask, hits, names, ready
from tests.browser.visits import Opener
from tests.built import BuiltSite
from tests.cases import DATA

pytestmark = [pytest.mark.site, pytest.mark.browser]

PHRASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((DATA / "search-phrases.yaml").read_text(encoding="utf-8"))
COMMUNICATION = "competencies/communication.html"


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_every_name_and_alias_in_every_language_is_found(built: BuiltSite, go: Opener, locale: str) -> None:
    meant = names(built.framework)
    assert len(meant) > len(built.framework.competencies) + len(built.framework.roles)
    found = hits(go(f"{locale}/index.html"), meant)
    sys.stdout.write(f"names and aliases on the {locale} pages, {found}\n")
    assert found.missed == {}


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_name_typed_in_full_comes_first(built: BuiltSite, go: Opener, locale: str) -> None:
    wanted = {entry.name[locale]: f"competencies/{entry.id}.html" for entry in built.framework.competencies.values()}
    wanted |= {role.title[locale]: f"roles/{role.id}.html" for role in built.framework.roles.values()}
    found = ask(go(f"{locale}/roles/index.html"), wanted)
    assert {name: results[0].path for name, results in zip(wanted, found, strict=True)} == wanted


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_behaviours_are_found_by_pieces_of_them(go: Opener, locale: str) -> None:
    phrases = PHRASES[locale]
    found = ask(go(f"{locale}/index.html"), [phrase["query"] for phrase in phrases])
    lost = [phrase for phrase, results in zip(phrases, found, strict=True) if not _leads(phrase, results[:FIRST])]
    first = sum(_leads(phrase, results[:1]) for phrase, results in zip(phrases, found, strict=True))
    among = len(phrases) - len(lost)
    sys.stdout.write(f"{len(phrases)} {locale} phrases: {among} among the first {FIRST} results, {first} the first\n")
    assert lost == []


def _leads(phrase: dict[str, Any], results: list[Found]) -> bool:
    paths = [result for result in results if result.path == f"{phrase['page']}.html"]
    return any(phrase.get("place", result.place) == result.place for result in paths)


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_phrases_are_those_of_the_framework(built: BuiltSite, locale: str) -> None:
    """A phrase whose behaviour is gone would show nothing about the search."""
    for phrase in (phrase for phrase in PHRASES[locale] if "place" in phrase):
        competency = built.framework.competencies[phrase["page"].removeprefix("competencies/")]
        behaviours = {entry.id: entry.text[locale] for level in competency.levels for entry in level.indicators}
        assert phrase["place"] in behaviours
    assert len(PHRASES[locale]) == 20


@pytest.mark.parametrize("query", ["goutong", "gt", "GouTong", "沟通", "Communication"])
def test_pinyin_and_the_other_language_find_chinese_pages(go: Opener, query: str) -> None:
    assert COMMUNICATION in [result.path for result in ask(go("zh/index.html"), [query])[0][:FIRST]]


def test_a_chinese_name_finds_its_english_page(go: Opener) -> None:
    assert ask(go("en/index.html"), ["沟通能力"])[0][0].path == COMMUNICATION


def test_a_mistyped_name_is_forgiven(go: Opener) -> None:
    assert ask(go("en/index.html"), ["communicaton"])[0][0].path == COMMUNICATION


@pytest.mark.parametrize("query", ["xyzzyplugh", "((((", "\\", "[a-", "<img src=x onerror=alert(1)>", "*", "   "])
def test_what_nobody_wrote_is_not_found(go: Opener, query: str) -> None:
    page = go("en/index.html")
    assert ask(page, [query]) == [[]]
    expect(page.locator("#cf-search-status img")).to_have_count(0)


def test_a_search_without_results_says_so(go: Opener) -> None:
    page = go("en/index.html")
    page.locator("#cf-search").fill("xyzzyplugh")
    expect(page.locator("#cf-search-status")).to_contain_text("xyzzyplugh")


def test_enter_leads_to_the_behaviour(go: Opener) -> None:
    page = go("en/roles/index.html")
    ready(page)
    page.keyboard.type("fee waiver within their authority")
    expect(page.get_by_role("option").first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/en/competencies/decision-making\.html#i05$"))
    assert _in_sight(page, "i05")


def test_a_click_leads_to_the_behaviour(go: Opener) -> None:
    page = go("zh/index.html")
    page.locator("#cf-search").fill("减免额度")
    page.get_by_role("option").first.click()
    page.wait_for_url(re.compile(r"/zh/competencies/decision-making\.html#i05$"))
    assert _in_sight(page, "i05")


def _in_sight(page: Page, name: str) -> bool:
    """Return whether an element stands in the window, below the fixed header."""
    script = """name => {
      const top = document.getElementById(name).getBoundingClientRect().top;
      return top >= document.querySelector(".md-header").getBoundingClientRect().bottom && top < innerHeight;
    }"""
    return bool(page.evaluate(script, name))


def test_arrows_choose_a_result(go: Opener) -> None:
    page = go("en/index.html")
    ready(page)
    page.keyboard.type("customer")
    box, options = page.locator("#cf-search"), page.get_by_role("option")
    for key, index in (("ArrowDown", 1), ("ArrowDown", 2), ("ArrowUp", 1), ("ArrowUp", 0), ("ArrowUp", -1)):
        page.keyboard.press(key)
        chosen = options.nth(index)
        expect(chosen).to_have_attribute("aria-selected", "true")
        expect(box).to_have_attribute("aria-activedescendant", str(chosen.get_attribute("id")))
        expect(page.locator("[aria-selected=true]")).to_have_count(1)


def test_slash_opens_and_escape_closes_the_search(go: Opener) -> None:
    page = go("en/index.html")
    page.keyboard.press("/")
    box, panel = page.locator("#cf-search"), page.locator(".cf-search__panel")
    expect(box).to_be_focused()
    expect(box).to_have_value("")
    page.keyboard.type("trust")
    expect(panel).to_be_visible()
    expect(box).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(box).to_have_attribute("aria-expanded", "false")
    expect(box).to_have_value("")


def test_a_slash_typed_into_a_field_stays_there(go: Opener) -> None:
    page = go("en/roles/index.html")
    field = page.locator("#cf-filter")
    field.focus()
    page.keyboard.press("/")
    expect(field).to_have_value("/")


def test_the_search_works_from_a_folder(built: BuiltSite, page: Page) -> None:
    page.goto(_address(built.folder, "zh/roles/index.html"))
    page.locator("#cf-search").fill("沟通能力")
    expect(page.get_by_role("option").first).to_contain_text("沟通能力")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"^file://.*/zh/competencies/communication\.html"))
    expect(page.locator("h1")).to_have_text("沟通能力")


def _address(folder: Path, path: str) -> str:
    return (folder / path).as_uri()
