"""`competency new`: a complete file from the first minute, with what is left to do told place by place."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.authoring.fmt import formatted
from generator.cli import main
from generator.load import load
from generator.reading.read import Document, read
from generator.rules import RULES
from generator.rules.proposals import proposal_rules
from tests.cases import DATA, framework

FOLDERS = {"competency": "competencies", "role": "roles"}
# what a new file can't do by itself: somebody has to require a competency, and a path has to lead to a role
LINKS = {"competency": {"ORPHAN-COMPETENCY"}, "role": {"ORPHAN-ROLE"}}
FRAMEWORKS = [
    "three-level-scale",
    "third-language",
    "english-only",
    "chinese-only",
]  # each with a scale whose levels differ

Captured = pytest.CaptureFixture[str]


def new(folder: Path, kind: str, name: str, lang: str = "en") -> int:
    """Run `new` in a framework, and return how it ended."""
    return main(["new", kind, name, "--framework", str(folder), "--lang", lang])


@pytest.mark.parametrize("kind", FOLDERS)
@pytest.mark.parametrize("case", FRAMEWORKS)
def test_nothing_is_left_but_words_and_links(kind: str, case: str, tmp_path: Path) -> None:
    folder = framework(DATA / "valid" / case, tmp_path)
    assert new(folder, kind, "active-listening") == 0
    path = folder / FOLDERS[kind] / "active-listening.yaml"
    problems = load(folder, (*RULES, *proposal_rules(folder))).problems
    assert {problem.code for problem in problems} == {"TEXT-UNWRITTEN"} | LINKS[kind]
    document = read(path, path.name, kind)
    assert isinstance(document, Document)
    assert formatted(document) == document.text
    assert {problem.code for problem in load(folder).problems} == LINKS[kind]


@pytest.mark.parametrize(("lang", "mark"), [("zh", "（待写）"), ("en", "(to be written)")])
def test_what_is_left_is_told(lang: str, mark: str, tmp_path: Path, capsys: Captured) -> None:
    folder = framework(DATA / "valid" / "no-optional-files", tmp_path)
    assert new(folder, "role", "greeter", lang) == 0
    out = capsys.readouterr().out
    text = (folder / "roles/greeter.yaml").read_text(encoding="utf-8")
    assert "framework/roles/greeter.yaml" in out
    assert mark in out
    assert "ORPHAN-ROLE" in out
    assert re.findall(r"\d+", out.splitlines()[0])[-1] == str(text.count("（待写）"))


def test_written_and_linked_it_is_right(tmp_path: Path) -> None:
    folder = framework(DATA / "valid" / "comments-and-blank-lines", tmp_path)
    new(folder, "role", "greeter")
    path = folder / "roles/greeter.yaml"
    path.write_text(re.sub(r"（待写）| \(to be written\)", "", path.read_text(encoding="utf-8")), encoding="utf-8")
    paths = folder / "paths.yaml"
    step = "  - from: greeter\n    to: clerk\n    kind: lateral\n    readiness:\n      - {zh: 想接电话。, en: Wants calls.}\n"
    paths.write_text(paths.read_text(encoding="utf-8") + step, encoding="utf-8")
    assert load(folder, (*RULES, *proposal_rules(folder))).problems == ()


@pytest.mark.parametrize("name", ["Active", "active_listening", "主动", "a b", "../a", "-a", "a" * 200, ""])
def test_an_id_that_can_be_none_is_refused(name: str, tmp_path: Path, capsys: Captured) -> None:
    folder = framework(DATA / "valid" / "no-optional-keys", tmp_path)
    before = sorted(folder.rglob("*"))
    assert main(["new", "--framework", str(folder), "--lang", "zh", "competency", "--", name]) == 2
    assert "不能作标识" in capsys.readouterr().out
    assert sorted(folder.rglob("*")) == before


def test_what_is_there_stays(tmp_path: Path, capsys: Captured) -> None:
    folder = framework(DATA / "valid" / "no-optional-keys", tmp_path)
    before = (folder / "competencies/listening.yaml").read_bytes()
    assert new(folder, "competency", "listening") == 2
    assert "is there already" in capsys.readouterr().out
    assert (folder / "competencies/listening.yaml").read_bytes() == before


def test_beside_files_that_cannot_be_read_nothing_is_written(tmp_path: Path, capsys: Captured) -> None:
    folder = framework(DATA / "invalid" / "read-tab-indent", tmp_path)
    assert new(folder, "competency", "asking") == 2
    assert "READ-TAB" in capsys.readouterr().out
    assert not (folder / "competencies/asking.yaml").exists()
