"""The guide for HR: the same in both languages, with pictures that are there and examples that hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from generator.reading.explain import explain
from generator.reading.kinds import KINDS, ROOT
from generator.reading.read import Document

GUIDES = {language: ROOT / "docs" / language / "guide" / "for-hr.md" for language in ("zh", "en")}
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")
BLOCK = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
ANCHOR = re.compile(r"\{ #([a-z]+) \}")
FILE = re.compile(r"^\| (.+?) \|", re.MULTILINE)
MOST = 120_000  # bytes of a picture


def text(language: str) -> str:
    """Return the guide in a language."""
    return GUIDES[language].read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [*GUIDES.values(), CONTRIBUTING], ids=lambda path: path.name)
def test_pictures_are_there_small_and_described(page: Path) -> None:
    pictures = PICTURE.findall(page.read_text(encoding="utf-8"))
    assert len(pictures) >= 3
    for description, address in pictures:
        assert len(description) >= 15
        assert 0 < (page.parent / address).stat().st_size < MOST


def test_every_picture_is_shown() -> None:
    for language, page in GUIDES.items():
        shown = {address for _, address in PICTURE.findall(text(language))}
        assert {f"images/{file.name}" for file in (page.parent / "images").iterdir()} == shown


def test_both_languages_have_the_same_parts() -> None:
    shapes = [
        (
            [len(line.partition(" ")[0]) for line in text(language).splitlines() if re.match("#+ ", line)],
            [address for _, address in PICTURE.findall(text(language))],
            ANCHOR.findall(text(language)),
            [block for block in BLOCK.findall(text(language)) if "\n  - " in block or block.startswith(" ")],
        )
        for language in GUIDES
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("language", GUIDES)
def test_every_kind_of_file_is_in_the_table(language: str) -> None:
    listed = " ".join(FILE.findall(text(language)))
    missing = [kind.pattern for kind in KINDS if f"`{kind.pattern.partition('*')[0]}`" not in listed]
    assert missing == []


@pytest.mark.parametrize("kind", ["retired", "translations"])
@pytest.mark.parametrize("language", GUIDES)
def test_whole_files_in_the_guide_fit_their_schema(language: str, kind: str) -> None:
    key = {"retired": "retired", "translations": "confirmed"}[kind]
    (block,) = [block for block in BLOCK.findall(text(language)) if block.startswith(f"{key}:")]
    assert explain(Document(f"{kind}.yaml", kind, yaml.safe_load(block), block)) == []


@pytest.mark.parametrize("language", GUIDES)
def test_commands_in_the_guide_are_there(language: str) -> None:
    named = set(re.findall(r"`competency ([a-z]+)", text(language)))
    assert {"check", "new", "release"} <= named
    for command in named:
        assert (ROOT / "generator" / "commands" / f"{command}.py").is_file()
