"""Problems as text, JSON, GitHub annotations, SARIF, JUnit, or a table for a pull request."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

from generator.problems import Problem, catalogue, visible

MOST = 200  # rows of the table; a summary may hold a megabyte
SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
WORDS = {
    "zh": {
        "fine": "{files} 个文件，没有问题。",
        "found": "{files} 个文件，{problems} 个问题。",
        "one": "{files} 个文件，1 个问题。",
        "title": "框架检查",
        "head": "| 位置 | 代号 | 问题与改法 |",
        "more": "另有 {count} 个问题没有列出。",
    },
    "en": {
        "fine": "{files} files, no problems.",
        "found": "{files} files, {problems} problems.",
        "one": "{files} files, 1 problem.",
        "title": "Check of the framework",
        "head": "| Place | Code | What is wrong and what to do |",
        "more": "{count} more problems are not listed.",
    },
}


@dataclass(frozen=True)
class Report:
    """What a check found; `above` is the way from the repository's root to the framework's parent folder."""

    problems: tuple[Problem, ...]
    files: int
    language: str
    above: str = ""

    def word(self, name: str, **values: object) -> str:
        """Return a word with `values` filled in."""
        return WORDS[self.language][name].format_map(values)

    def file(self, problem: Problem) -> str:
        """Return where the file of a problem stands in the repository."""
        return visible(f"{self.above}/{problem.file}" if self.above else problem.file)

    def message(self, problem: Problem) -> str:
        """Return what is wrong."""
        return problem.message(self.language)

    def title(self, code: str) -> str:
        """Return the name of a check."""
        return catalogue()[code]["title"][self.language]

    def total(self) -> str:
        """Return the sentence that counts files and problems."""
        name = {0: "fine", 1: "one"}.get(len(self.problems), "found")
        return self.word(name, files=self.files, problems=len(self.problems))


def text(report: Report) -> str:
    """Return a line a problem, and the total."""
    return "\n".join([*(problem.line_of_text(report.language) for problem in report.problems), report.total(), ""])


def as_json(report: Report) -> str:
    """Return the problems as data, with the message in both languages."""
    problems = [
        {
            "file": report.file(problem),
            "line": problem.line,
            "column": problem.column,
            "code": problem.code,
            "message": {language: problem.message(language) for language in WORDS},
        }
        for problem in report.problems
    ]
    return json.dumps({"files": report.files, "problems": problems}, ensure_ascii=False, indent=1) + "\n"


def github(report: Report) -> str:
    """Return workflow commands: GitHub shows each beside its line in the pull request."""
    return "".join(f"{_annotation(report, problem)}\n" for problem in report.problems) + f"{report.total()}\n"


def _annotation(report: Report, problem: Problem) -> str:
    values = {
        "file": report.file(problem),
        "line": problem.line,
        "col": problem.column,
        "title": f"{problem.code} {report.title(problem.code)}",
    }
    settings = ",".join(f"{key}={_quoted(str(value), PROPERTY)}" for key, value in values.items())
    return f"::error {settings}::{_quoted(report.message(problem), MESSAGE)}"


MESSAGE = "%\r\n"
PROPERTY = "%\r\n:,"


def _quoted(value: str, signs: str) -> str:
    """Return `value` with each of `signs` written as GitHub's commands have them."""
    return "".join(f"%{ord(sign):02X}" if sign in signs else sign for sign in value)


def sarif(report: Report) -> str:
    """Return a SARIF 2.1.0 log, as code scanning services read it."""
    codes = sorted({problem.code for problem in report.problems})
    driver = {"name": "competency", "rules": [_sarif_rule(report, code) for code in codes]}
    results = [_sarif_result(report, problem, codes.index(problem.code)) for problem in report.problems]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _sarif_rule(report: Report, code: str) -> dict[str, Any]:
    why = catalogue()[code]["why"][report.language]
    return {"id": code, "shortDescription": {"text": report.title(code)}, "fullDescription": {"text": why}}


def _sarif_result(report: Report, problem: Problem, index: int) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(report.file(problem))},
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": "error",
        "message": {"text": report.message(problem)},
        "locations": [{"physicalLocation": place}],
    }


def junit(report: Report) -> str:
    """Return a JUnit report: a case a file with problems, or one case that passed."""
    suite = ET.Element("testsuite", name="competency check")
    for file, found in groupby(report.problems, report.file):
        _junit_case(report, suite, file, list(found))
    if not report.problems:
        ET.SubElement(suite, "testcase", classname="competency", name=report.total())
    cases = len(suite)
    suite.attrib.update(tests=str(cases), failures=str(len(report.problems) and cases), errors="0")
    ET.indent(suite)
    return ET.tostring(suite, encoding="unicode", xml_declaration=True) + "\n"


def _junit_case(report: Report, suite: ET.Element, file: str, problems: list[Problem]) -> None:
    case = ET.SubElement(suite, "testcase", classname="competency", name=file, file=file)
    failure = ET.SubElement(case, "failure", message=report.message(problems[0]), type=problems[0].code)
    failure.text = "\n".join(problem.line_of_text(report.language) for problem in problems)


def markdown(report: Report) -> str:
    """Return a table for the summary of a job or a comment."""
    lines = [f"### {report.word('title')}", "", report.total(), ""]
    if report.problems:
        lines += [report.word("head"), "|---|---|---|", *_rows(report), ""]
    rest = len(report.problems) - MOST
    return "\n".join([*lines, *([report.word("more", count=rest), ""] if rest > 0 else [])])


def _rows(report: Report) -> Iterator[str]:
    for problem in report.problems[:MOST]:
        place = f"{report.file(problem)}:{problem.line}:{problem.column}"
        yield f"| {escaped(place)} | {problem.code} | {escaped(report.message(problem))} |"


def escaped(line: str) -> str:
    """Return a line in which nothing is markup: it quotes what a stranger may have proposed."""
    return "".join(f"\\{sign}" if sign in r"\`*_[]<>#|!@~&" else sign for sign in line)


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": text,
    "json": as_json,
    "github": github,
    "sarif": sarif,
    "junit": junit,
}
