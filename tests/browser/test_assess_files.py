"""Files of a self-assessment: what is saved can be opened again, and nothing else can do harm."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from playwright.sync_api import expect

from generator.assess.exchange import assessment_in, data_of, text_of
from tests.browser.assessing import Data, Sheet, blank
from tests.built import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser]

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", "\tx", "'=already")
ANSWER = ("level", "not_applicable", "evidence", "develop")
COLUMNS = ",".join(
    [
        *("framework", "version", "role", "name", "date", "manager_name"),
        *("competency", "title", "required", "importance"),
        *(f"{view}_{part}" for view in ("self", "manager") for part in ANSWER),
    ]
)
NESTED = "[" * 100_000 + "]" * 100_000
HOSTILE_NAME = '<img src=x onerror="window.hit=1">=cmd|'


@pytest.fixture
def record(built: BuiltSite, sheet: Sheet) -> Data:
    """Return a record of the role with answers in both views."""
    first, second, third, *_ = sheet.asked
    found = blank(built.framework, sheet.role)
    found["views"] = {
        "self": {
            "answers": {
                first: {"level": 2, "evidence": 'Ticket 4711, "quoted",\nsecond line', "develop": True},
                second: {"not_applicable": "no-occasion"},
            }
        },
        "manager": {"name": "Lee", "answers": {first: {"level": 3}, third: {"level": 1, "evidence": "工单"}}},
    }
    return found


def test_what_the_page_saves_and_what_the_command_line_writes_are_one(sheet: Sheet, record: Data) -> None:
    sheet.give(record)
    read = assessment_in(sheet.saved("json"), "record.json")
    assert data_of(read) == data_of(assessment_in(json.dumps(record).encode(), "record.json"))
    sheet.do("delete")
    sheet.give(text_of(read))
    assert sheet.problem == ""
    assert assessment_in(sheet.saved("json"), "record.json") == read


def test_a_saved_file_is_valid_and_opens_as_it_was(sheet: Sheet, record: Data, built: BuiltSite) -> None:
    sheet.give(record)
    assert "Ren · 2026-01-31" in sheet.status
    published = json.loads((built.folder / "data/self-assessment.schema.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(published)
    for form in ("json", "csv"):
        content = sheet.saved(form)
        sheet.do("delete")
        sheet.give(content)
        assert sheet.problem == ""
        saved = json.loads(sheet.saved("json"))
        assert list(Draft202012Validator(published).iter_errors(saved)) == []
        assert saved == record
        assert sheet.kept() == [record]


def test_the_browser_and_the_published_schema_refuse_the_same(sheet: Sheet, record: Data, built: BuiltSite) -> None:
    published = json.loads((built.folder / "data/self-assessment.schema.json").read_text(encoding="utf-8"))
    validator = Draft202012Validator(published)
    first = sheet.asked[0]
    changes: list[Callable[[Data], Any]] = [
        lambda data: data.update(extra=1),
        lambda data: data.pop("date"),
        lambda data: data.update(date="2026-13-01"),
        lambda data: data.update(name="x" * 101),
        lambda data: data.update(name="😀" * 100),
        lambda data: data["framework"].update(version="1"),
        lambda data: data["requirements"].update({"No Id": {"level": 1, "importance": "core"}}),
        lambda data: data["views"].update(other={"answers": {}}),
        lambda data: data["views"]["self"]["answers"][first].update(level=1.5),
        lambda data: data["views"]["self"]["answers"][first].update(level=True),
        lambda data: data["views"]["self"]["answers"][first].update(not_applicable="no-occasion"),
        lambda data: data["views"]["self"]["answers"][first].update(develop="yes"),
        lambda data: data["views"]["self"]["answers"].update({f"c{place}": {} for place in range(101)}),
        lambda data: data.update(views={}),
        lambda data: data.update(requirements=[]),
    ]
    cases = [deepcopy(record) for _ in changes]
    for change, case in zip(changes, cases, strict=True):
        change(case)
    found = sheet.page.evaluate(
        """(texts) => texts.map((text) => {
          const { framework, now } = competencyAssessData;
          return competencyAssess.record.problem(JSON.parse(text), framework, now) === null;
        })""",
        [json.dumps(case) for case in cases],
    )
    assert found == [validator.is_valid(case) for case in cases]
    assert set(found) == {True, False}


def test_bad_files_are_refused_and_change_nothing(sheet: Sheet, record: Data) -> None:
    sheet.rate(sheet.asked[0], 4)
    before = sheet.kept()
    first = sheet.asked[0]
    for content, said in bad_files(record, first):
        sheet.give(content)
        assert said in sheet.problem
        assert "nothing has changed" in sheet.problem
        assert sheet.kept() == before
        assert sheet.rated(first) == "4"
    assert sheet.page.evaluate("[window.hit, ({}).polluted]") == [None, None]


def bad_files(record: Data, first: str) -> list[tuple[bytes | str | Data, str]]:
    """Return files that are no assessment of this framework, with what is said of each."""

    def spoilt(change: Callable[[Data], Any]) -> Data:
        data = deepcopy(record)
        change(data)
        return data

    polluted = json.dumps(record).replace('"answers": {', '"answers": {"__proto__": {"polluted": 1},', 1)
    return [
        ("", "heading row"),
        ("{", "not complete JSON"),
        ("hello, world", "heading row"),
        (b"%PDF-1.7 ...", "PDF or a workbook"),
        (b"PK\x03\x04rest", "PDF or a workbook"),
        (b"\xff\xfe\x00\x00\xff\xff\xff", "UTF-8"),
        ("[" * 200_000, "not complete JSON"),
        ("[" * 200_000 + "]" * 200_000, "something other than an assessment"),
        ('{"a":' * 100_000 + "1" + "}" * 100_000, "something other than an assessment"),
        ('"text"', "something other than an assessment"),
        ({"format": "recipe"}, "competency-self-assessment"),
        (spoilt(lambda data: data.update(format_version=2)), "version 2"),
        (spoilt(lambda data: data.update(format_version={"toString": 1, "valueOf": 1})), "version …"),
        (json.dumps(record).replace('"format_version": 1', f'"format_version": {NESTED}'), "version …"),
        (f'{COLUMNS}\r\n"{"x" * 1_900_000}', "heading row"),
        (COLUMNS + '\r\n"' + '""' * 900_000 + '"', "heading row"),
        (spoilt(lambda data: data["framework"].update(id="other")), "another framework, “other”"),
        (spoilt(lambda data: data.update(role="pilot")), "no role “pilot”"),
        (spoilt(lambda data: data.update(role=f"{data['role']}s")), f"Did you mean “{record['role']}”?"),
        (spoilt(lambda data: data["views"]["self"]["answers"][first].update(level=6)), "whole number from 1 to 5"),
        (spoilt(lambda data: data["views"]["self"]["answers"][first].update(script=1)), f"self.answers.{first}.script"),
        (spoilt(lambda data: data.update(name=["x"])), "“name” should be a text"),
        (spoilt(lambda data: data.update(date="2026-02-30")), "“date” should be a date"),
        (polluted, "should be an id"),
        (json.dumps(record).replace('"role"', '"__proto__": {"polluted": 1}, "role"', 1), "“__proto__”"),
    ]


def test_a_file_of_sixty_megabytes_is_refused_unread(sheet: Sheet) -> None:
    sheet.page.evaluate(
        """() => {
          const file = new File([new Uint8Array(60 * 1024 * 1024)], "big.json"), list = new DataTransfer();
          list.items.add(file);
          const input = document.getElementById("cfa-file");
          input.files = list.files;
          input.dispatchEvent(new Event("change"));
        }"""
    )
    expect(sheet.page.locator(".cfa-problem")).to_contain_text("It has 60 MB")
    assert sheet.kept() == []


def test_names_stay_text_on_the_page_and_in_the_name_of_the_file(sheet: Sheet, record: Data) -> None:
    record["name"] = HOSTILE_NAME
    first = sheet.asked[0]
    record["views"]["self"]["answers"][first]["evidence"] = "<script>window.hit=1</script>"
    record["views"]["self"]["answers"]["constructor"] = {"level": 1, "evidence": "<b>bold</b>"}
    sheet.give(record)
    assert HOSTILE_NAME in sheet.outcome
    assert "<b>bold</b>" in sheet.outcome
    assert sheet.page.locator(".cfa-outcome :is(img, script)").count() == 0
    with sheet.page.expect_download() as download:
        sheet.do("json")
    assert download.value.suggested_filename == f"{sheet.role.id}_img-src-x-onerror-window-hit-1-cmd_2026-01-31.json"
    assert sheet.page.evaluate("window.hit") is None


def test_no_cell_of_the_table_is_a_formula(sheet: Sheet, record: Data) -> None:
    answers = record["views"]["self"]["answers"]
    for name, text in zip(sheet.asked, FORMULAS, strict=False):
        answers[name] = {"evidence": text}
    record["name"] = "=HYPERLINK(1)"
    sheet.give(record)
    raw = sheet.saved("csv")
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {row["version"] for row in rows} == {record["framework"]["version"]}
    sheet.do("delete")
    sheet.give(raw)
    kept = sheet.kept()[0]
    assert kept["name"] == "=HYPERLINK(1)"
    assert [kept["views"]["self"]["answers"][name]["evidence"] for name in sheet.asked[:5]] == list(FORMULAS[:5])


def test_a_table_saved_by_a_spreadsheet_opens(sheet: Sheet, record: Data) -> None:
    """Spreadsheets write semicolons, dates of their own, capital truths, and Chinese in an older code page."""
    record["name"] = "任"
    sheet.give(record)
    rows = list(csv.reader(io.StringIO(sheet.saved("csv").decode("utf-8-sig"), newline="")))
    sheet.do("delete")
    out = io.StringIO()
    spoken = [[cell.replace("2026-01-31", "2026/1/31").replace("true", "TRUE") for cell in row] for row in rows]
    csv.writer(out, delimiter=";").writerows(spoken)
    sheet.give(out.getvalue().encode("gb18030"))
    assert sheet.problem == ""
    assert sheet.kept() == [record]


def test_an_older_file_opens_with_what_changed_and_loses_nothing(sheet: Sheet, record: Data) -> None:
    first, _, third, *_ = sheet.asked
    record["framework"]["version"] = "0.9.0"
    record["requirements"][first]["level"] = 1
    del record["requirements"][third]
    record["requirements"]["gone-one"] = {"level": 2, "importance": "core"}
    record["views"]["self"]["answers"]["gone-one"] = {"level": 2, "evidence": "Long ago"}
    sheet.give(record)
    changes = sheet.page.locator(".cfa-changes")
    expect(changes).to_be_focused()
    said = changes.inner_text()
    assert "version 0.9.0" in said
    assert changes.locator("li").count() == 3
    assert "“gone-one” is no longer asked for; your answer is kept" in said
    assert sheet.rated(first) == "2"
    assert "Long ago" in sheet.outcome
    sheet.page.reload()
    assert changes.locator("li").count() == 3
    sheet.page.get_by_role("button", name="I have seen this").click()
    assert sheet.kept()[0]["views"]["self"]["answers"]["gone-one"] == {"level": 2, "evidence": "Long ago"}
    sheet.page.reload()
    assert changes.is_hidden()


def test_a_file_for_another_role_is_kept_and_leads_there(sheet: Sheet, built: BuiltSite) -> None:
    other = next(role for role in built.framework.roles.values() if role.id != sheet.role.id)
    sheet.give({**blank(built.framework, other), "name": "Kim"})
    assert other.title["en"] in sheet.status
    assert sheet.rated(sheet.asked[0]) is None
    sheet.page.click(".cfa-status a")
    expect(sheet.page.locator("#cfa-name")).to_have_value("Kim")


def test_an_import_never_overwrites(sheet: Sheet, record: Data) -> None:
    sheet.give(record)
    sheet.give(record)
    assert "here already" in sheet.status
    record["views"]["self"]["answers"] = {}
    sheet.give(record)
    assert [found["name"] for found in sheet.kept()].count("Ren") == 1
    assert sheet.page.input_value("#cfa-name") == "Ren (2)"


def test_problems_are_told_in_the_language_of_the_page(sheet: Sheet) -> None:
    sheet.open("zh").give("{")
    assert sheet.problem == "文件没有打开，原有内容没有变化。它不是完整的 JSON。请选从本页存出的文件。"
