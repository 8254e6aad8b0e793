"""Frameworks unlike ours: three or seven levels, no score, retired ids, one language."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.assessing import Sheet, blank
from tests.browser.visits import Visits
from tests.built import BuiltSite, built, framework_in
from tests.cases import DATA, framework
from tests.export.variants import english_with_three_levels, written
from tests.serving import serving

pytestmark = [pytest.mark.site, pytest.mark.browser]
PATCHES = ("seven-level-scale", "retired-ids")  # over the small framework without a score


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folders of two frameworks: seven levels without a score, and three levels in English alone."""
    below = tmp_path_factory.mktemp("variants")
    seven = framework(DATA / "valid" / "score-hidden", below)
    for name in PATCHES:
        shutil.copytree(DATA / "valid" / name, seven, dirs_exist_ok=True)
    return {"seven": seven, "three": written(english_with_three_levels(), below / "three")}


@pytest.fixture(scope="module", params=["seven", "three"])
def variant(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Iterator[tuple[str, BuiltSite, str]]:
    """Yield the name, the site and the address of each."""
    source = folders[request.param]
    out = source.with_name(f"{request.param}-site")
    built(source, out)
    with serving(out) as address:
        yield request.param, BuiltSite(out, framework_in(source)), address


def test_other_scales_work_and_the_score_can_be_left_out(visits: Visits, variant: tuple[str, BuiltSite, str]) -> None:
    name, site, address = variant
    most = len(site.framework.scale.levels)
    sheet = Sheet(visits.page(), address, site.framework.roles["clerk"]).open()
    first = sheet.asked[0]
    assert sheet.page.locator(f'input[name="self.{first}"]:not([data-none])').count() == most
    sheet.rate(first, most)
    assert sheet.table()[0][3:] == ["2", str(most), f"{most - 2} above"]
    assert ("100 of 100 points" in sheet.outcome) == site.framework.assessment.show_score
    sheet.rate(first, 1)
    assert ("points over" in sheet.outcome) == site.framework.assessment.show_score
    assert json.loads(sheet.saved("json"))["framework"] == {
        "id": site.framework.id,
        "version": site.framework.version,
    }
    if name == "seven":
        older = blank(site.framework, sheet.role)
        older["framework"]["version"] = "0.0.9"
        older["requirements"]["hearing"] = older["requirements"].pop("listening")
        older["views"]["self"]["answers"]["hearing"] = {"level": 5, "evidence": "Ticket 4711"}
        sheet.give(older)
        assert "“hearing” is now “Listening”" in sheet.page.inner_text(".cfa-changes")
        assert (sheet.rated("listening"), sheet.evidence("listening").input_value()) == ("5", "Ticket 4711")
