"""Snippets of VS Code: expanded and put where they belong, they pass the check but for what is left to write."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest

from generator.load import load
from generator.reading.kinds import ROOT
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

FOLDER = ROOT / ".vscode"
SNIPPETS = json.loads((FOLDER / "competency.code-snippets").read_text(encoding="utf-8"))
CHOICE = re.compile(r"\$\{(\d+)\|([^|]*)\|\}")
STOP = re.compile(r"\$\{(\d+):((?:[^}\\]|\\.)*)\}")
ESCAPED = re.compile(r"\\([$}\\])")
UNWRITTEN = "TEXT-UNWRITTEN"


def snippet(name: str) -> str:
    """Return the text of the snippet with a prefix."""
    (found,) = [entry for entry in SNIPPETS.values() if name in entry["prefix"]]
    return "\n".join(found["body"]) + "\n"


def expanded(text: str, file: str = "") -> str:
    """Return a snippet as VS Code leaves it when nothing is typed: first choices, defaults, variables."""
    text = text.replace("${TM_FILENAME_BASE}", Path(file).stem)
    text = CHOICE.sub(lambda found: found[2].split(",")[0], text)
    text = STOP.sub(lambda found: found[2], text)
    return ESCAPED.sub(r"\1", text)


@pytest.fixture(name="folder")
def copied(tmp_path: Path) -> Path:
    """Return a copy of the project's framework."""
    past = shutil.ignore_patterns(".released")  # against which a new entry would ask for a new version
    return Path(shutil.copytree(ROOT / "framework", tmp_path / "framework", ignore=past))


def codes(folder: Path, file: str) -> set[str]:
    """Return what the check says of one file."""
    problems = load(folder, (*RULES, *proposal_rules(folder))).problems
    assert {problem.file for problem in problems} <= {f"framework/{file}"}
    return {problem.code for problem in problems}


@pytest.mark.parametrize("name", SNIPPETS)
def test_a_snippet_is_one_in_both_languages(name: str) -> None:
    entry = SNIPPETS[name]
    assert set(entry) == {"prefix", "scope", "description", "body"}
    assert entry["scope"] == "yaml"
    assert name == " / ".join(entry["prefix"])
    assert " / " in entry["description"]
    numbers = [int(match[1]) for match in re.finditer(r"\$\{(\d+)[:|]", "\n".join(entry["body"]))]
    assert sorted(set(numbers)) == list(range(1, len(numbers) + 1))
    assert "$" not in re.sub(r"\\\$schema", "", expanded("\n".join(entry["body"]), "x").replace("$schema", ""))


@pytest.mark.parametrize(
    ("name", "file", "orphan"),
    [("competency", "competencies/asking.yaml", "ORPHAN-COMPETENCY"), ("role", "roles/greeter.yaml", "ORPHAN-ROLE")],
)
def test_a_whole_file_passes_but_for_words_and_links(name: str, file: str, orphan: str, folder: Path) -> None:
    (folder / file).write_text(expanded(snippet(name), file), encoding="utf-8")
    assert codes(folder, file) == {UNWRITTEN, orphan}


@pytest.mark.parametrize(
    ("name", "file", "behind"),
    [
        ("indicator", "competencies/communication.yaml", "    indicators:\n"),
        ("requirement", "roles/customer-service-representative.yaml", "requirements:\n"),
        ("path", "paths.yaml", "paths:\n"),
    ],
)
def test_an_entry_passes_but_for_words(name: str, file: str, behind: str, folder: Path) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    indent = " " * (len(behind) - len(behind.lstrip()) + 2)
    entry = "".join(f"{indent}{line}\n" for line in expanded(snippet(name)).splitlines())
    path.write_text(text.replace(behind, behind + entry, 1), encoding="utf-8")
    assert codes(folder, file) >= {UNWRITTEN}
    assert codes(folder, file) <= {UNWRITTEN, "ID-DUPLICATE"}


def test_a_note_on_what_was_retired_passes_but_for_words(folder: Path) -> None:
    note = expanded(snippet("retired")).replace("new-name", "communication")
    entry = "".join(f"  {line}\n" for line in note.splitlines())
    (folder / "retired.yaml").write_text(f"retired:\n{entry}", encoding="utf-8")
    assert codes(folder, "retired.yaml") == {UNWRITTEN}


def test_every_kind_of_file_has_its_schema_in_the_editor() -> None:
    schemas = json.loads((FOLDER / "settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    own = sorted(path for path in (ROOT / "framework").rglob("*.yaml"))
    for file, pattern in schemas.items():
        assert (ROOT / file).is_file()
        kind = Path(file).name.partition(".")[0]
        first = [
            path.read_text(encoding="utf-8").splitlines()[0] for path in own if path.relative_to(ROOT).match(pattern)
        ]
        assert all(line.endswith(f"/{kind}.schema.json") for line in first)
    covered = {path for path in own for pattern in schemas.values() if path.relative_to(ROOT).match(pattern)}
    assert covered == set(own)


def test_the_editor_is_told_which_extensions_help() -> None:
    wanted = json.loads((FOLDER / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert wanted == ["redhat.vscode-yaml", "editorconfig.editorconfig"]
