"""`competency assess` from the outside: files in, a file out, and nothing changed where one can't be used."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from generator.assess.exchange import text_of
from generator.assess.form import SELF, Answer, Asked, Assessment, View, requirements_of
from generator.cli import main
from generator.model import Framework
from tests.built import framework_in
from tests.cases import MINIMAL
from tests.checklist.filling import made


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(MINIMAL)


@pytest.fixture(scope="module")
def sound(framework: Framework) -> Assessment:
    role = framework.roles["clerk"]
    answers = {role.requirements[0].competency: Answer(2, "", "证据", develop=True)}
    return Assessment(
        framework.id, framework.version, role.id, "Lin", "2026-03-31", requirements_of(role), {SELF: View(answers)}
    )


def run(*words: object, lang: str = "en") -> int:
    action, *rest = map(str, words)
    return main(["assess", action, *rest, "--framework", str(MINIMAL), "--lang", lang])


def written(found: Assessment, path: Path) -> Path:
    path.write_text(text_of(found), encoding="utf-8")
    return path


def test_json_goes_through_unchanged(sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written(sound, tmp_path / "own.json")
    assert run("import", file) == 0
    told = capsys.readouterr()
    assert json.loads(told.out) == json.loads(file.read_text(encoding="utf-8"))
    assert told.err == ""
    assert run("import", file, "--out", tmp_path / "out.json") == 0
    assert (tmp_path / "out.json").read_bytes() == file.read_bytes()


def test_a_spreadsheet_becomes_json(framework: Framework, tmp_path: Path) -> None:
    file = tmp_path / "form.xlsx"
    file.write_bytes(made(framework, framework.default_locale, framework.roles["clerk"]))
    assert run("import", file, "--out", tmp_path / "out.json") == 0
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["role"] == "clerk"


def test_an_older_assessment_is_carried_and_the_changes_told(
    sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = next(iter(sound.requirements))
    before = {**sound.requirements, name: Asked(1, "supporting"), "juggling": Asked(1, "core")}
    file = written(replace(sound, version="0.9.0", requirements=before), tmp_path / "own.json")
    for lang, words in (("en", "no longer required"), ("zh", "不再要求")):
        assert run("import", file, "--out", tmp_path / "out.json", lang=lang) == 0
        told = capsys.readouterr().err
        assert words in told
        assert "0.9.0" in told
        assert name in told
    assert json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["framework"]["version"] == sound.version


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"framework": "another"}, "belongs to another framework"),
        ({"role": "clark"}, "Did you mean “clerk”?"),
    ],
)
def test_what_does_not_belong_here_is_refused(
    change: dict[str, Any], words: str, sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, out = written(replace(sound, **change), tmp_path / "own.json"), tmp_path / "out.json"
    out.write_text("the last good output", encoding="utf-8")
    assert run("import", file, "--out", out) == 1
    assert words in capsys.readouterr().err
    assert out.read_text(encoding="utf-8") == "the last good output"


def test_one_bad_file_of_a_team_leaves_everything_as_it_was(
    sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, bad, out = written(sound, tmp_path / "good.json"), tmp_path / "bad.json", tmp_path / "team.html"
    bad.write_text("{", encoding="utf-8")
    out.write_text("the last good output", encoding="utf-8")
    assert run("team", good, bad, "--out", out) == 1
    told = capsys.readouterr().err
    assert "bad.json" in told
    assert "good.json" not in told
    assert out.read_text(encoding="utf-8") == "the last good output"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.json", "good.json", "team.html"]


@pytest.mark.parametrize("ending", ["html", "xlsx"])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_team_is_written(ending: str, lang: str, sound: Assessment, tmp_path: Path) -> None:
    files = [written(replace(sound, name=name), tmp_path / f"{name}.json") for name in ("Lin", "Wu")]
    out = tmp_path / f"team.{ending}"
    assert run("team", *files, "--out", out, lang=lang) == 0
    first = out.read_bytes()
    assert run("team", *files, "--out", out, lang=lang) == 0
    assert out.read_bytes() == first
    assert run("team", *files, "--out", out, "--letters", lang=lang) == 0
    assert out.read_bytes() != first


def test_an_output_that_can_not_be_made_is_told(
    sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(sound, tmp_path / "own.json")
    assert run("team", file, "--out", tmp_path / "team.docx") == 2
    assert ".html / .xlsx" in capsys.readouterr().err
    assert run("import", file, "--out", tmp_path / "absent" / "out.json") == 2
    assert "can't be written" in capsys.readouterr().err


def test_a_framework_with_problems_is_told_of_them(
    sound: Assessment, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    empty = tmp_path / "framework"
    empty.mkdir()
    file = written(sound, tmp_path / "own.json")
    assert main(["assess", "import", str(file), "--framework", str(empty), "--lang", "en"]) == 1
    assert "FILE-MISSING" in capsys.readouterr().out
