"""The whole product on frameworks unlike ours: other scales, one language, a language without labels."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pytest
from jsonschema import Draft202012Validator
from rdflib import Graph
from rdflib.namespace import SKOS

from generator.authoring.starter import start
from generator.cli import main
from generator.export.changing import changes
from generator.export.incoming import incoming
from generator.labels import labels
from tests.browser.visits import Visits
from tests.built import BuiltSite, built, framework_in
from tests.cases import DATA
from tests.cases import framework as case_framework
from tests.export.standards import standard
from tests.export.test_standards import valid_case
from tests.export.variants import FRENCH, english_with_three_levels, french_alone, with_third, written
from tests.serving import serving
from tests.site import test_pages
from tests.site.html import Parsed, parse, text

pytestmark = pytest.mark.site


def started(folder: Path) -> Path:
    """Return the framework that `competency init` writes."""
    start(folder / "framework")
    return folder / "framework"


# name -> what writes the framework into a new folder, languages, levels
FRAMEWORKS: Mapping[str, tuple[Callable[[Path], Path], tuple[str, ...], int]] = {
    "started": (started, ("zh", "en"), 5),
    "three levels in English": (lambda at: written(english_with_three_levels(), at / "framework"), ("en",), 3),
    "seven levels": (lambda at: case_framework(DATA / "valid" / "seven-level-scale", at), ("zh", "en"), 7),
    "three languages": (lambda at: written(with_third(FRENCH), at / "framework"), ("zh", "en", "fr"), 5),
    "French alone": (lambda at: written(french_alone(), at / "framework"), ("fr",), 5),
}


@pytest.fixture(scope="module", params=FRAMEWORKS, name="other")
def built_framework(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Return the site of one of the frameworks, built as anybody would."""
    at = tmp_path_factory.mktemp("other")
    make, locales, levels = FRAMEWORKS[request.param]
    folder = make(at)
    built(folder, at / "site")
    site = BuiltSite(at / "site", framework_in(folder))
    assert (site.locales, len(site.framework.scale.levels)) == (locales, levels)
    return site


@pytest.fixture(scope="module")
def parsed(other: BuiltSite) -> Mapping[str, Parsed]:
    """Return what stands in each HTML file of the site."""
    return {file.relative_to(other.folder).as_posix(): parse(file.read_bytes()) for file in other.html_files()}


@pytest.mark.parametrize(
    "check",
    [
        test_pages.test_every_page_names_its_language_and_its_counterparts,
        test_pages.test_every_page_links_to_the_same_page_in_the_other_languages,
        test_pages.test_root_pages_speak_every_language,
        test_pages.test_every_link_leads_to_a_file_and_a_place_in_it,
        test_pages.test_the_sitemap_stands_once_and_lists_every_page,
    ],
)
def test_pages_hold_what_ours_hold(
    other: BuiltSite, parsed: Mapping[str, Parsed], check: Callable[[BuiltSite, Mapping[str, Parsed]], None]
) -> None:
    check(other, parsed)


def test_levels_are_drawn_on_the_framework_s_own_scale(other: BuiltSite, parsed: Mapping[str, Parsed]) -> None:
    most = len(other.framework.scale.levels)
    for path, page in parsed.items():
        ladders = [e for e in page.elements if e.get("class", "") == "cf-ladder"]
        assert {sum(step.tag == "i" for step in ladder.iter()) for ladder in ladders} <= {most}, path
    for locale in other.framework.locales:
        shown = text(parsed[f"{locale.id}/scale.html"].all("body")[0])
        assert all(level.name[locale.id] in shown for level in other.framework.scale.levels)


def test_labels_are_those_of_the_language_or_english(other: BuiltSite, parsed: Mapping[str, Parsed]) -> None:
    for locale in other.framework.locales:
        page = parsed[f"{locale.id}/roles/{next(iter(other.framework.roles))}.html"]
        assert labels(locale.id)["heading.accountabilities"] in [text(heading) for heading in page.all("h2")]


def test_exports_are_valid(other: BuiltSite) -> None:
    data, framework = other.folder / "data", other.framework
    whole, schema = (json.loads((data / f"framework.{end}").read_text("utf-8")) for end in ("json", "schema.json"))
    assert list(Draft202012Validator(schema).iter_errors(whole)) == []
    graph = Graph().parse(data / "skos.ttl")
    assert {tag.language for tag in graph.objects(None, SKOS.prefLabel)} == {  # type: ignore[attr-defined]
        locale.tag for locale in framework.locales
    }
    book = openpyxl.load_workbook(data / "framework.xlsx")
    assert len(list(book["scale-levels"].values)) == len(framework.scale.levels) + 1
    for locale in other.locales:
        (head, *_) = csv.DictReader(io.StringIO((other.folder / locale / "data" / "moodle.csv").read_text("utf-8")))
        names = [level.name[locale].replace(",", " ") for level in framework.scale.levels]
        assert head["Scale values"].split(",") == names
        assert len(json.loads(head["Scale configuration"])) == len(names) + 1


def test_case_package_is_valid(other: BuiltSite) -> None:
    schema = standard("case-v1p1-cfpackage.json")
    for locale in other.locales:
        assert valid_case(schema, (other.folder / locale / "data" / "case.json").read_bytes()) == []


@pytest.mark.parametrize("name", ["framework.json", "framework.xlsx"])
def test_exports_come_back_without_a_difference(other: BuiltSite, tmp_path: Path, name: str) -> None:
    folder = written({kind: list(data) for kind, data in other.framework.data.items()}, tmp_path / "framework")
    came = incoming(other.folder / "data" / name)
    assert came.faults == ()
    assert changes(came.data, folder) == {}
    assert main(["import", "--lang", "en", "--framework", str(folder), str(other.folder / "data" / name)]) == 0


@pytest.mark.browser
def test_search_and_comparison_work(other: BuiltSite, visits: Visits) -> None:
    roles = list(other.framework.roles.values())
    page = visits.page()
    with serving(other.folder) as address:
        for locale in other.locales:
            page.goto(f"{address}/{locale}/index.html")
            page.keyboard.press("/")
            page.keyboard.type(roles[0].title[locale])
            page.wait_for_selector("#cf-results [role=option]")
            assert any(
                roles[0].title[locale] in found for found in page.locator("#cf-results [role=option]").all_inner_texts()
            )
            page.goto(f"{address}/{locale}/compare.html?a={roles[0].id}&b={roles[1].id}")
            page.wait_for_selector("#cf-compare-result table")
            shown = page.locator("#cf-compare-result").inner_text()
            assert all(role.title[locale] in shown for role in roles[:2])
