"""Filling in: what is chosen is kept, in the browser alone, until it is deleted."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import expect

from tests.browser.assessing import Sheet, blank
from tests.browser.visits import Visits
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]


def test_what_is_filled_in_is_there_after_a_reload(sheet: Sheet) -> None:
    first, second, third, *_ = sheet.asked
    sheet.rate(first, 2)
    sheet.rate(second, "no-occasion")
    sheet.evidence(third).fill("Ticket 4711")
    sheet.item(third).get_by_label("I would like to develop").check()
    sheet.name("Ren")
    assert sheet.count == f"2 of {len(sheet.asked)} rated"
    assert sheet.kept()[0]["views"]["self"]["answers"] == {
        first: {"level": 2},
        second: {"not_applicable": "no-occasion"},
        third: {"evidence": "Ticket 4711", "develop": True},
    }
    sheet.page.reload()
    assert (sheet.rated(first), sheet.rated(second), sheet.rated(third)) == ("2", "no-occasion", None)
    assert sheet.evidence(third).input_value() == "Ticket 4711"
    assert sheet.page.input_value("#cfa-name") == "Ren"
    assert sheet.count == f"2 of {len(sheet.asked)} rated"


def test_it_is_resumed_after_the_page_was_closed(sheet: Sheet) -> None:
    sheet.rate(sheet.asked[0], 4)
    again = sheet.page.context.new_page()
    sheet.page.close()
    found = Sheet(again, sheet.root, sheet.role).open()
    assert found.rated(sheet.asked[0]) == "4"


def test_a_visit_without_an_answer_leaves_nothing_behind(sheet: Sheet) -> None:
    assert sheet.kept() == []
    assert sheet.page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('competency.assess'))") == []


def test_the_count_is_said_and_counts_answers_only(sheet: Sheet) -> None:
    assert sheet.page.get_attribute(".cfa-count", "role") == "status"
    sheet.evidence(sheet.asked[0]).fill("nothing rated yet")
    assert sheet.count == f"0 of {len(sheet.asked)} rated"
    assert "%" not in sheet.page.inner_text("main")


def test_a_rating_can_be_cleared_and_its_note_stays(sheet: Sheet) -> None:
    name = sheet.asked[0]
    sheet.evidence(name).fill("Ticket 4711")
    sheet.rate(name, 3)
    sheet.page.click(f'[data-clear="self.{name}"]')
    assert sheet.rated(name) is None
    assert sheet.kept()[0]["views"]["self"]["answers"] == {name: {"evidence": "Ticket 4711"}}
    expect(sheet.page.locator(f'input[name="self.{name}"]').first).to_be_focused()


def test_people_and_dates_are_kept_apart(sheet: Sheet) -> None:
    name = sheet.asked[0]
    sheet.name("Ren")
    sheet.rate(name, 2)
    sheet.do("new")
    expect(sheet.page.locator("#cfa-name")).to_be_focused()
    sheet.name("Kim")
    sheet.page.fill("#cfa-date", "2026-03-01")
    sheet.rate(name, 4)
    assert {(found["name"], found["views"]["self"]["answers"][name]["level"]) for found in sheet.kept()} == {
        ("Ren", 2),
        ("Kim", 4),
    }
    sheet.page.reload()
    assert sheet.rated(name) == "4"
    sheet.page.select_option("#cfa-which", index=0)
    assert (sheet.page.input_value("#cfa-name"), sheet.rated(name)) == ("Ren", "2")


def test_another_role_has_records_of_its_own(sheet: Sheet, built: BuiltSite) -> None:
    sheet.rate(sheet.asked[0], 2)
    other = next(role for role in built.framework.roles.values() if role.id != sheet.role.id)
    second = Sheet(sheet.page, sheet.root, other).open()
    assert second.count.startswith("0 of")
    sheet.page.goto(f"{sheet.root}/en/assess/index.html")
    link = sheet.page.locator(".cfa-kept a")
    assert link.count() == 1
    link.click()
    expect(sheet.page.locator(".cfa-count")).to_have_text(f"1 of {len(sheet.asked)} rated")
    assert sheet.rated(sheet.asked[0]) == "2"


def test_one_click_deletes_and_another_brings_back(sheet: Sheet) -> None:
    sheet.rate(sheet.asked[0], 2)
    sheet.do("delete")
    assert sheet.kept() == []
    assert sheet.rated(sheet.asked[0]) is None
    expect(sheet.page.locator(".cfa-undo")).to_be_focused()
    sheet.page.keyboard.press("Enter")
    assert sheet.rated(sheet.asked[0]) == "2"
    assert len(sheet.kept()) == 1


def test_language_and_theme_change_nothing(sheet: Sheet) -> None:
    name = sheet.asked[0]
    sheet.rate(name, 3)
    sheet.evidence(name).fill("工单 4711")
    sheet.page.locator('label[for="__palette_1"]').click()
    assert sheet.page.get_attribute("body", "data-md-color-scheme") == "slate"
    sheet.page.click('a[data-locale="zh"]')
    sheet.page.wait_for_url("**/zh/assess/**")
    assert sheet.page.get_attribute("html", "lang") == "zh-Hans"
    assert (sheet.rated(name), sheet.evidence(name).input_value()) == ("3", "工单 4711")
    assert sheet.count == f"已评 1 项，共 {len(sheet.asked)} 项"


def test_a_manager_adds_a_second_rating_beside_the_first(sheet: Sheet) -> None:
    name = sheet.asked[0]
    sheet.rate(name, 2)
    sheet.page.check("#cfa-second")
    sheet.page.fill("#cfa-second-name", "Lee")
    sheet.rate(name, 3, "manager")
    sheet.evidence(name, "manager").fill("Recording 9")
    views = sheet.kept()[0]["views"]
    assert views["self"]["answers"] == {name: {"level": 2}}
    assert views["manager"] == {"name": "Lee", "answers": {name: {"level": 3, "evidence": "Recording 9"}}}
    sheet.page.uncheck("#cfa-second")
    assert sheet.kept()[0]["views"] == views
    sheet.page.reload()
    assert sheet.rated(name, "manager") == "3"


def test_the_keyboard_is_enough(sheet: Sheet) -> None:
    sheet.page.locator(".cfa-bar [data-do=next]").focus()
    sheet.page.keyboard.press("Enter")
    first, second, *_ = sheet.asked
    expect(sheet.page.locator(f'input[name="self.{first}"]').first).to_be_focused()
    sheet.page.keyboard.press("Space")
    sheet.page.keyboard.press("ArrowDown")
    assert sheet.rated(first) == "2"
    sheet.page.keyboard.press("Tab")
    expect(sheet.evidence(first)).to_be_focused()
    sheet.page.locator(".cfa-bar [data-do=next]").press("Enter")
    expect(sheet.page.locator(f'input[name="self.{second}"]').first).to_be_focused()


def test_every_choice_has_a_name_and_a_group(sheet: Sheet, built: BuiltSite) -> None:
    name = built.framework.competencies[sheet.asked[0]].name["en"]
    group = sheet.page.get_by_role("group", name=f"Your own level: {name}")
    assert group.get_by_role("radio").count() == len(built.framework.scale.levels) + len(
        built.framework.assessment.not_applicable_reasons
    )
    level = sheet.role.required[sheet.asked[0]].level
    summary = built.framework.competencies[sheet.asked[0]].at(level)
    radio = group.locator(f'input[value="{level}"]')
    assert summary
    expect(radio).to_have_accessible_description(summary.summary["en"])


def test_two_windows_show_the_same_record(sheet: Sheet) -> None:
    sheet.rate(sheet.asked[0], 2)
    other = Sheet(sheet.page.context.new_page(), sheet.root, sheet.role).open()
    other.rate(sheet.asked[0], 5)
    expect(sheet.page.locator(".cfa-status")).to_contain_text("another window")
    assert sheet.rated(sheet.asked[0]) == "5"


def test_a_full_storage_is_said_and_nothing_breaks(sheet: Sheet) -> None:
    sheet.page.evaluate("localStorage.setItem('filler', 'x'.repeat(5 * 1024 * 1024 - 200 - localStorage.length))")
    sheet.rate(sheet.asked[0], 2)
    sheet.evidence(sheet.asked[0]).fill("long " * 300)
    assert "storage is full" in sheet.status
    assert "storage is full" in sheet.page.locator(".cfa-bar").inner_text()
    assert json.loads(sheet.saved("json"))["views"]["self"]["answers"][sheet.asked[0]]["level"] == 2


def test_a_browser_that_keeps_nothing_says_so(visits: Visits, served: str, sheet: Sheet) -> None:
    context = visits.context()
    context.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    context.set_default_timeout(5000)
    found = Sheet(context.new_page(), served, sheet.role)
    # the theme's own scripts complain of such a browser as well, which is theirs to mend
    found.open()
    assert "keeps nothing" in found.status
    found.rate(sheet.asked[0], 2)
    assert "keeps nothing" in found.status
    assert json.loads(found.saved("json"))["views"]["self"]["answers"] == {sheet.asked[0]: {"level": 2}}
    visits.complaints.clear()


def test_spoilt_storage_stops_nothing(sheet: Sheet, built: BuiltSite) -> None:
    good = json.dumps(blank(built.framework, sheet.role))
    sheet.page.evaluate(
        """([id, good]) => {
          const key = `competency.assess/${id}/record/`;
          localStorage[key + "a"] = "{";
          localStorage[key + "b"] = JSON.stringify({ format: "x" });
          localStorage[key + "c"] = good;
          localStorage[`competency.assess/${id}/open/`] = "nowhere";
        }""",
        [built.framework.id, good],
    )
    sheet.page.reload()
    assert sheet.page.input_value("#cfa-name") == "Ren"
    assert sheet.page.locator("#cfa-which option").count() == 1
