"""`competency check --format …`: each form says the same problems, as the services that read it expect."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from generator.cli import main
from generator.problems import Problem, catalogue
from generator.report.problems import FORMATS, Report, escaped, github, markdown, sarif
from tests.cases import DATA, MINIMAL, expected, framework

MANY = DATA / "invalid" / "many-files-at-once"
HOSTILE = Problem("framework/a,b:c%\udcff\x02.yaml", 3, 4, "READ-DUPLICATE", {"key": "x\n::error::<b>|`%0A`@all\x1b"})
ANNOTATION = re.compile(r"::error file=([^,:]+),line=(\d+),col=(\d+),title=([^,:]+)::(.+)")

Captured = pytest.CaptureFixture[str]


@pytest.fixture(name="many")
def framework_with_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a framework with problems in many files, below the folder that the program runs in."""
    monkeypatch.chdir(tmp_path)
    return framework(MANY, tmp_path / "below")


def checked(folder: Path, form: str, capsys: Captured, lang: str = "en") -> tuple[int, str]:
    """Return the exit status of `check` and what it printed."""
    status = main(["check", "--framework", str(folder), "--format", form, "--lang", lang])
    return status, capsys.readouterr().out


def places() -> list[str]:
    """Return the places and codes that every form has to tell, as seen from the folder above."""
    return [f"below/{line}" for line in expected(MANY)]


@pytest.mark.parametrize("form", FORMATS)
def test_problems_end_with_1_and_none_with_0(form: str, many: Path, capsys: Captured) -> None:
    assert checked(many, form, capsys)[0] == 1
    assert checked(MINIMAL, form, capsys)[0] == 0


def test_json_has_places_codes_and_both_languages(many: Path, capsys: Captured) -> None:
    data = json.loads(checked(many, "json", capsys)[1])
    assert set(data) == {"files", "problems"}
    assert data["files"] == 18
    assert [f"{p['file']}:{p['line']}:{p['column']}: {p['code']}" for p in data["problems"]] == places()
    for problem in data["problems"]:
        assert set(problem["message"]) == {"zh", "en"}
        assert problem["message"]["zh"] != problem["message"]["en"]


def test_annotations_stand_at_line_and_column(many: Path, capsys: Captured) -> None:
    *annotations, total = checked(many, "github", capsys, "zh")[1].splitlines()
    assert total == "18 个文件，7 个问题。"
    found = [match for match in map(ANNOTATION.fullmatch, annotations) if match]
    assert len(found) == len(annotations)
    told = [f"{match[1]}:{match[2]}:{match[3]}: {match[4].partition(' ')[0]}" for match in found]
    assert told == places()
    for match in found:
        code, _, title = match[4].partition(" ")
        assert title == catalogue()[code]["title"]["zh"]


def test_nothing_quoted_ends_an_annotation() -> None:
    out = github(Report((HOSTILE,), 1, "en"))
    assert len(out.splitlines()) == 2
    assert out.startswith("::error file=framework/a%2Cb%3Ac%25\\udcff\\x02.yaml,line=3,col=4,title=READ-DUPLICATE ")
    assert "\x1b" not in out


def test_github_gets_a_summary_beside_the_annotations(
    many: Path, tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    checked(many, "text", capsys)
    assert summary.read_text(encoding="utf-8") == "before\n"
    checked(many, "github", capsys)
    lines = summary.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["before", "### Check of the framework"]
    assert len([line for line in lines if line.startswith("| below/framework/")]) == 7


def test_a_table_holds_whatever_is_quoted_in_one_cell() -> None:
    table = markdown(Report((HOSTILE,), 1, "zh"))
    (row,) = [line for line in table.splitlines() if "READ-DUPLICATE" in line]
    assert len(re.findall(r"(?<!\\)\|", row)) == 4
    assert not re.search(r"(?<!\\)[<>`@]", row)


@pytest.mark.parametrize("sign", list(r"\`*_[]<>#|!@~&"))
def test_a_sign_of_markdown_is_escaped(sign: str) -> None:
    assert escaped(f"a{sign}b") == f"a\\{sign}b"


def test_a_table_ends_somewhere_and_says_so() -> None:
    problems = tuple(Problem("framework/a.yaml", line, 1, "READ-KEY") for line in range(1, 203))
    table = markdown(Report(problems, 1, "en"))
    assert table.count("READ-KEY") == 200
    assert table.endswith("2 more problems are not listed.\n")
    assert len(table) < 1_000_000


# SARIF 2.1.0: the properties that the standard requires, and those that GitHub's code scanning asks for
SARIF = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results", "columnKind"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "fullDescription"],
                                            "properties": {
                                                "id": {"type": "string", "minLength": 1},
                                                "shortDescription": {"$ref": "#/$defs/message"},
                                                "fullDescription": {"$ref": "#/$defs/message"},
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "ruleIndex", "level", "message", "locations"],
                            "properties": {
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": {"$ref": "#/$defs/message"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "locations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "required": ["physicalLocation"],
                                        "properties": {"physicalLocation": {"$ref": "#/$defs/place"}},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
    "$defs": {
        "message": {
            "type": "object",
            "required": ["text"],
            "properties": {"text": {"type": "string", "minLength": 1}},
        },
        "place": {
            "type": "object",
            "required": ["artifactLocation", "region"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {
                        "uri": {"type": "string", "pattern": r"^[\w.~!$&'()*+;=:@%-][\w.~!$&'()*+;=:@/%-]*$"}
                    },
                },
                "region": {
                    "type": "object",
                    "required": ["startLine", "startColumn"],
                    "properties": {
                        "startLine": {"type": "integer", "minimum": 1},
                        "startColumn": {"type": "integer", "minimum": 1},
                    },
                },
            },
        },
    },
}


def sarif_of(text: str) -> Any:
    """Return a SARIF log that has the shape of one."""
    data = json.loads(text)
    Draft202012Validator(SARIF).validate(data)
    return data["runs"][0]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sarif_has_the_shape_of_sarif_and_says_the_same(lang: str, many: Path, capsys: Captured) -> None:
    run = sarif_of(checked(many, "sarif", capsys, lang)[1])
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    for result in run["results"]:
        assert rules[result["ruleIndex"]] == result["ruleId"]
    spots = [(result["ruleId"], result["locations"][0]["physicalLocation"]) for result in run["results"]]
    assert [
        f"{spot['artifactLocation']['uri']}:{spot['region']['startLine']}:{spot['region']['startColumn']}: {code}"
        for code, spot in spots
    ] == places()


def test_sarif_without_a_problem_is_a_log_without_results() -> None:
    assert sarif_of(sarif(Report((), 3, "en")))["results"] == []


def test_an_address_in_sarif_is_one() -> None:
    run = sarif_of(sarif(Report((Problem("framework/甲 乙%.yaml", 1, 1, "READ-KEY"),), 1, "zh")))
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == "framework/甲 乙%.yaml"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_junit_has_a_case_a_file(lang: str, many: Path, capsys: Captured) -> None:
    suite = ET.fromstring(checked(many, "junit", capsys, lang)[1].encode())  # noqa: S314  # our own output
    cases = suite.findall("testcase")
    assert suite.tag == "testsuite"
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors")) == ("7", "7", "0")
    assert [case.get("file") for case in cases] == [place.partition(":")[0] for place in places()]
    for case in cases:
        (failure,) = case.findall("failure")
        assert failure.get("type") in catalogue()
        assert str(failure.get("message")) in str(failure.text)


def test_junit_without_a_problem_is_a_case_that_passed(capsys: Captured) -> None:
    suite = ET.fromstring(checked(MINIMAL, "junit", capsys)[1].encode())  # noqa: S314  # our own output
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")
    assert [case.findall("failure") for case in suite] == [[]]


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_bears_what_a_stranger_may_write(form: str) -> None:
    out = FORMATS[form](Report((HOSTILE,), 1, "en"))
    assert out.encode().isascii() or "“" in out
    assert "\x1b" not in out
    if form in {"json", "sarif"}:
        json.loads(out)
    if form == "junit":
        ET.fromstring(out.encode())  # noqa: S314  # our own output
