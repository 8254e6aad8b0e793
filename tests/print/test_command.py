"""`competency pdf`."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from generator.cli import main
from tests.cases import MINIMAL

pytestmark = pytest.mark.documents


def run(*words: str) -> int:
    """Run `competency pdf` on the small framework."""
    return main(["pdf", *words, "--framework", str(MINIMAL)])


def files(folder: Path) -> set[str]:
    """Return the files below `folder`."""
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the system speak English."""
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")


def test_some_roles_in_one_edition(tmp_path: Path) -> None:
    assert run("clerk", "adviser", "--lang", "zh+en", "--out", str(tmp_path)) == 0
    assert files(tmp_path) == {"roles/clerk.zh-en.pdf", "roles/adviser.zh-en.pdf"}


def test_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--out", str(tmp_path)) == 0
    found = files(tmp_path)
    assert {"handbook.zh.pdf", "handbook.en.pdf", "roles/clerk.zh-en.pdf", "competencies/listening.en.pdf"} <= found
    assert f"PDFs in {tmp_path}: {len(found)}, " in capsys.readouterr().out


def test_an_unknown_role(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("clrek", "--out", str(tmp_path)) == 2
    assert "“clerk”" in capsys.readouterr().out
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert run("clrek", "--out", str(tmp_path)) == 2
    assert "没有“clrek”这个岗位。是否想写“clerk”？" in capsys.readouterr().out
    assert not files(tmp_path)


def test_an_unknown_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("clerk", "--lang", "en+zh", "--out", str(tmp_path)) == 2
    assert "zh+en" in capsys.readouterr().out
    assert not files(tmp_path)


def test_a_character_that_can_not_be_printed_leaves_the_last_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "framework", tmp_path / "out"
    shutil.copytree(MINIMAL, folder)
    command = ["pdf", "clerk", "--lang", "en", "--framework", str(folder), "--out", str(out)]
    assert main(command) == 0
    before = (out / "roles" / "clerk.en.pdf").read_bytes()
    role = folder / "roles" / "clerk.yaml"
    role.write_text(role.read_text(encoding="utf-8").replace("en: ", "en: 😀 ", 1), encoding="utf-8")
    assert main(command) == 1
    assert "PRINT-CHARACTER" in capsys.readouterr().out
    assert (out / "roles" / "clerk.en.pdf").read_bytes() == before
