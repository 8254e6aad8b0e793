"""The view of a team: figures, who could coach whom, letters for names, and both files."""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has no types
from openpyxl import load_workbook
from playwright.sync_api import Browser

from generator.assess.form import MANAGER, SELF, Answer, Assessment, View, requirements_of
from generator.assess.team import Coaching, Team, team, team_by_letter
from generator.assess.team_page import page
from generator.assess.team_workbook import workbook
from generator.model import Framework
from generator.render import Site
from tests.built import framework_in
from tests.cases import MINIMAL

UNNAMED = "unnamed"


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(MINIMAL)


@pytest.fixture
def site(framework: Framework) -> Site:
    return Site(framework, next(locale for locale in framework.locales if locale.id == "en"))


def somebody(
    framework: Framework, name: str, levels: Sequence[int | None], role: str = "clerk", **more: str
) -> Assessment:
    """Return an assessment whose ratings stand in the order of the role's requirements."""
    asked = framework.roles[role].requirements
    answers = {need.competency: Answer(level) for need, level in zip(asked, levels, strict=False) if level is not None}
    date = more.get("date", "2026-03-31")
    views = {SELF: View(answers)}
    return Assessment(framework.id, framework.version, role, name, date, requirements_of(framework.roles[role]), views)


def first_row(found: Team, framework: Framework, role: str = "clerk") -> int:
    wanted = framework.roles[role].requirements[0].competency
    return next(place for place, row in enumerate(found.rows) if row.competency == wanted)


def test_median_spread_and_gaps_of_a_row(framework: Framework) -> None:
    asked = framework.roles["clerk"].requirements[0].level
    people = [somebody(framework, f"p{level}", [level]) for level in (1, 2, 4, 5)]
    found = team(framework, [*people, somebody(framework, "none", [None])], UNNAMED)
    row = found.rows[first_row(found, framework)]
    assert (row.middle, row.rated, row.few) == (3, (1, 2, 4, 5), True)
    assert row.below == sum(level < asked for level in (1, 2, 4, 5))
    assert row.short == sum(max(0, asked - level) for level in (1, 2, 4, 5))
    five = team(framework, [*people, somebody(framework, "p3", [3])], UNNAMED)
    assert not five.rows[first_row(five, framework)].few


def test_who_is_at_the_level_that_another_needs_could_coach(framework: Framework) -> None:
    asked = framework.roles["clerk"].requirements[0]
    assert asked.level > 1
    levels = [asked.level - 1, asked.level, asked.level + 1, None]
    found = team(framework, [somebody(framework, f"p{n}", [level]) for n, level in enumerate(levels)], UNNAMED)
    pairs = [pair for pair in found.coaching if pair.competency == asked.competency]
    assert pairs == [Coaching(asked.competency, 1, 0), Coaching(asked.competency, 2, 0)]


def test_nobody_coaches_where_nobody_is_far_enough(framework: Framework) -> None:
    asked = framework.roles["senior-clerk"].requirements[0]
    low = somebody(framework, "low", [asked.level - 1], "senior-clerk")
    found = team(framework, [low, low], UNNAMED)
    assert not [pair for pair in found.coaching if pair.competency == asked.competency]


def test_people_of_the_same_name_are_told_apart(framework: Framework) -> None:
    dates = ("2026-01-01", "2026-02-01", "2026-02-01")
    people = [somebody(framework, "Lin", [1], date=date) for date in dates]
    found = team(framework, [*people, somebody(framework, " ", [1])], UNNAMED)
    assert [person.label for person in found.people] == [
        "Lin 2026-01-01", "Lin 2026-02-01 (1)", "Lin 2026-02-01 (2)", UNNAMED,
    ]  # fmt: skip


def test_letters_hide_names_and_the_order_of_files(framework: Framework, site: Site) -> None:
    people = [somebody(framework, f"Member{n:02}", [1 + n % 3]) for n in range(30)]
    found = team_by_letter(framework, people)
    assert [person.label for person in found.people][:2] == ["A", "B"]
    assert [person.label for person in found.people][-4:] == ["AA", "AB", "AC", "AD"]
    assert found == team_by_letter(framework, people[::-1])
    shown = page(site, found).decode()
    assert "Member" not in shown
    texts = {
        str(cell.value) for sheet in load_workbook(BytesIO(workbook(site, found))) for row in sheet for cell in row
    }
    assert not [text for text in texts if "Member" in text]


def full(framework: Framework) -> Team:
    people = [somebody(framework, f"=SUM({n}) <b>Lin</b>", [1 + n % 4, 2, 1 + n % 2]) for n in range(4)]
    first = people[0]
    need = framework.roles["clerk"].requirements[0].competency
    away = framework.roles["clerk"].requirements[1].competency
    views = {
        SELF: View({**first.views[SELF].answers, away: Answer(None, "no-occasion", "secret evidence")}),
        MANAGER: View({need: Answer(2)}),
    }
    with_manager = Assessment(
        first.framework, first.version, first.role, first.name, first.date, first.requirements, views
    )
    return team(framework, [with_manager, *people[1:]], UNNAMED)


def test_the_page_needs_nothing_else_and_escapes_names(framework: Framework, site: Site) -> None:
    shown = page(site, full(framework)).decode()
    assert not re.search(r"(src|href)=|https?://|<script|@import|url\(", shown)
    assert "<b>Lin" not in shown
    assert "&lt;b&gt;Lin" in shown
    assert "secret evidence" not in shown
    assert framework.assessment.notice["en"] in shown
    assert site.label("team.few", count=5) in shown


@pytest.mark.browser
def test_the_page_has_no_barriers_and_prints(
    framework: Framework, site: Site, browser: Browser, tmp_path: Path
) -> None:
    file = tmp_path / "team.html"
    file.write_bytes(page(site, full(framework)))
    opened = browser.new_page()
    opened.goto(file.as_uri())
    found = Axe().run(opened, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(entry["id"], entry["nodes"][0]["html"]) for entry in found] == []
    assert opened.pdf(prefer_css_page_size=True).startswith(b"%PDF")
    opened.close()


def test_the_workbook_holds_texts_and_no_formulas(framework: Framework, site: Site) -> None:
    book = load_workbook(BytesIO(workbook(site, full(framework))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n"}
    assert any("=SUM(0)" in str(cell.value) for cell in cells)
    assert not any("secret evidence" in str(cell.value) for cell in cells)
    assert all(
        sheet.page_setup.paperSize == 9 and sheet["A2"].value == framework.assessment.notice["en"] for sheet in book
    )
    short = [cell for cell in cells if "▼" in str(cell.value) and cell.row > 4]
    assert short
    assert all(cell.border.left.style == "mediumDashed" for cell in short)


def test_a_team_without_gaps_says_so(framework: Framework, site: Site) -> None:
    levels = [need.level for need in framework.roles["clerk"].requirements]
    found = team(framework, [somebody(framework, "Lin", levels)], UNNAMED)
    assert found.gaps == ()
    assert site.label("team.no-gaps") in page(site, found).decode()
