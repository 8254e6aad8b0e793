"""The result: what Python would say of the same answers, in a table first."""

from __future__ import annotations

import re
from io import BytesIO
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from generator.assess.form import Answer, View, items
from generator.assess.score import band, gap, gaps, score, strengths
from tests.browser.assessing import Sheet
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]


@pytest.fixture
def answers(sheet: Sheet, built: BuiltSite) -> dict[str, Answer]:
    """Rate below, at and above what is required, leave some out, and return the answers."""
    most = len(built.framework.scale.levels)
    shifts = (-1, 0, 1, -2, 0, -1)
    levels = {
        name: max(1, min(most, sheet.role.required[name].level + shift))
        for name, shift in zip(sheet.asked, shifts * 3, strict=False)
    }
    levels.pop(sheet.asked[-1])
    for name, level in levels.items():
        sheet.rate(name, level)
    sheet.name("Ren")
    sheet.evidence(sheet.asked[0]).fill("Ticket 4711")
    return {name: Answer(level=level) for name, level in levels.items()}


def test_table_score_gaps_and_strengths_are_those_of_python(
    sheet: Sheet, built: BuiltSite, answers: dict[str, Answer]
) -> None:
    framework = built.framework
    expected = items(framework, sheet.role, View(answers))
    names = {found.id: found.name["en"] for found in framework.competencies.values()}
    rows = sheet.table()
    assert [row[1] for row in rows] == [names[name] for name in sheet.asked]
    assert [row[3] for row in rows] == [str(item.required) for item in expected]
    assert [row[4] for row in rows] == [str(item.rated or "not rated") for item in expected]
    points = score(expected)
    assert points is not None
    assert f"{points} of 100 points over {len(answers)} of {len(expected)} requirements" in sheet.outcome
    assert f"“{band(points, framework.assessment.bands).name['en']}”" in sheet.outcome
    assert framework.assessment.score["en"] in sheet.outcome
    titles = sheet.page.locator(".cfa-outcome .cfa-gap h4 a").all_inner_texts()
    assert titles == [names[item.competency] for item in gaps(expected)]
    met = sheet.page.locator(".cfa-strengths a").all_inner_texts()
    assert met == [names[item.competency] for item in strengths(expected)]
    widest = gaps(expected)[0]
    text = sheet.page.locator(".cfa-outcome .cfa-gap").first.inner_text()
    assert gap(widest)
    following = next(
        level for level in framework.competencies[widest.competency].levels if level.level > (widest.rated or 0)
    )
    assert all(entry.text["en"] in text for entry in following.indicators)
    assert any(entry.text["en"] in text for entry in framework.competencies[widest.competency].development)


def test_the_chart_tells_ratings_apart_without_colour(sheet: Sheet, answers: dict[str, Answer]) -> None:
    sheet.page.check("#cfa-second")
    sheet.rate(sheet.asked[0], 3, "manager")
    chart = sheet.page.locator(".cfa-chart svg").first
    marks = {kind: chart.locator(f".cfa-mark--{kind}") for kind in ("required", "self", "manager")}
    assert [found.count() for found in marks.values()] == [len(sheet.asked), len(answers), 1]
    assert len({found.first.evaluate("(mark) => mark.tagName") for found in marks.values()}) == 3
    dashes = {
        kind: chart.locator(f".cfa-line--{kind}").first.evaluate("(line) => getComputedStyle(line).strokeDasharray")
        for kind in marks
    }
    assert len(set(dashes.values())) == 3
    assert sheet.page.get_by_role("img", name=re.compile("the table beside it says the same")).count() == 1


def test_another_role_says_what_it_would_ask_for(sheet: Sheet, built: BuiltSite, answers: dict[str, Answer]) -> None:
    other = next(
        role
        for role in built.framework.roles.values()
        if role.id != sheet.role.id and gaps(items(built.framework, role, View(answers)))
    )
    sheet.page.select_option("#cfa-other", other.id)
    expected = items(built.framework, other, View(answers))
    short, met = gaps(expected), strengths(expected)
    rest = len(expected) - len(short) - len(met)
    said = sheet.page.locator(".cfa-sum").inner_text()
    assert f"{len(met)} are met, {len(short)} would have to rise, and {rest} are not rated here" in said
    first = built.framework.competencies[short[0].competency].name["en"]
    assert sheet.table(".cfa-other")[0][0] == first
    assert len(sheet.table(".cfa-other")) == len(expected)


def test_the_notice_stands_on_the_result_and_on_paper(
    sheet: Sheet, built: BuiltSite, answers: dict[str, Answer]
) -> None:
    notice = built.framework.assessment.notice["en"]
    assert sheet.page.locator(".cfa-result").get_by_text(notice).is_visible()
    assert answers
    text = _printed(sheet)
    for expected in (notice, "Ren", "Ticket 4711", "Where to develop", f"Framework version {built.framework.version}"):
        assert expected in text
    for unwanted in ("Save as file", "Next open item", "Your own level", "Everything is kept in this browser"):
        assert unwanted not in text


def test_an_empty_form_prints_as_a_checklist(sheet: Sheet, built: BuiltSite) -> None:
    text = _printed(sheet)
    first = built.framework.competencies[sheet.asked[0]].at(sheet.role.required[sheet.asked[0]].level)
    assert first
    assert all(entry.text["en"] in text for entry in first.indicators)
    assert built.framework.assessment.notice["en"] in text
    assert "Rate an item" not in text


def _printed(sheet: Sheet) -> str:
    pages = PdfReader(BytesIO(sheet.page.pdf(format="A4"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    return normalize("NFKC", text)  # PDFs hold “fi” as one sign
