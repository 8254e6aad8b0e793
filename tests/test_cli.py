"""The command line: exit codes, languages, one line a problem, all problems in one run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import main
from tests.cases import DATA, MINIMAL, expected, framework

LINE = re.compile(r"[^:]+:[1-9]\d*:[1-9]\d*: [A-Z]+(-[A-Z]+)* \S.*")
PROGRAM = Path(sys.executable).with_name("competency")
MANY = DATA / "invalid" / "many-files-at-once"

Captured = pytest.CaptureFixture[str]


def test_a_right_framework_ends_with_0(capsys: Captured) -> None:
    assert main(["check", "--framework", str(MINIMAL), "--lang", "en"]) == 0
    assert capsys.readouterr() == ("18 files, no problems.\n", "")


def test_a_right_framework_is_told_so_in_chinese(capsys: Captured) -> None:
    assert main(["check", "--framework", str(MINIMAL), "--lang", "zh"]) == 0
    assert capsys.readouterr() == ("18 个文件，没有问题。\n", "")


def test_problems_end_with_1_and_all_stand_on_lines_of_their_own(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--framework", str(framework(MANY, tmp_path)), "--lang", "en"]) == 1
    out, err = capsys.readouterr()
    *told, summary = out.splitlines()
    assert [line.split(" ")[:2] for line in told] == [line.split(" ") for line in expected(MANY)]
    assert all(LINE.fullmatch(line) for line in told)
    assert summary == "18 files, 7 problems."
    assert err == ""


def test_messages_come_in_the_language_asked_for(tmp_path: Path, capsys: Captured) -> None:
    folder = str(framework(MANY, tmp_path))
    main(["check", "--framework", folder, "--lang", "zh"])
    chinese = capsys.readouterr().out
    main(["check", "--framework", folder, "--lang", "en"])
    english = capsys.readouterr().out
    assert "引号没有闭合" not in english
    assert "is not closed" not in chinese
    assert chinese.splitlines()[-1] == "18 个文件，7 个问题。"
    assert [line.split(" ")[:2] for line in chinese.splitlines()[:-1]] == [
        line.split(" ")[:2] for line in english.splitlines()[:-1]
    ]


@pytest.mark.parametrize(
    ("language", "word"), [("zh_CN.UTF-8", "没有问题"), ("en_GB.UTF-8", "no problems"), ("C", "no problems")]
)
def test_the_system_tells_the_language(
    language: str, word: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    main(["check", "--framework", str(MINIMAL)])
    assert word in capsys.readouterr().out


def test_a_missing_folder_ends_with_2(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check", "--framework", str(tmp_path / "none")]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert "no such folder" in err


@pytest.mark.parametrize("arguments", [[], ["chek"], ["check", "--lang", "fr"], ["check", "--all"]])
def test_wrong_usage_ends_with_2(arguments: list[str], capsys: Captured) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert capsys.readouterr().out == ""


def test_an_empty_folder_is_told_what_it_lacks(tmp_path: Path, capsys: Captured) -> None:
    (tmp_path / "framework").mkdir()
    assert main(["check", "--framework", str(tmp_path / "framework"), "--lang", "en"]) == 1
    told = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[1] for line in told[:-1]] == ["FILE-MISSING"] * 9
    assert told[-1] == "0 files, 9 problems."


def test_the_program_runs_without_a_terminal_that_knows_chinese(tmp_path: Path) -> None:
    command = [str(PROGRAM), "check", "--framework", str(framework(MANY, tmp_path)), "--lang", "zh"]
    surroundings = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(command, capture_output=True, env=surroundings, check=False)
    assert (done.returncode, done.stderr) == (1, b"")
    assert "18 个文件，7 个问题。" in done.stdout.decode("utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
def test_a_file_name_that_is_no_text_is_told(tmp_path: Path) -> None:
    target = tmp_path / "framework"
    shutil.copytree(MINIMAL, target)
    (target / os.fsdecode(b"roles/\xff\n.yaml")).write_text("id: x\n", encoding="utf-8")
    command = [str(PROGRAM), "check", "--framework", str(target), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    first = done.stdout.splitlines()[0]
    assert first.startswith("framework/roles/\\udcff\\n.yaml:1:1: SCHEMA-REQUIRED")


def test_two_runs_tell_the_same(tmp_path: Path) -> None:
    command = [str(PROGRAM), "check", "--framework", str(framework(MANY, tmp_path))]
    runs = [
        subprocess.run(command, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}, check=False).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
