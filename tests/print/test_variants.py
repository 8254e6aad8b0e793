"""Frameworks unlike ours print too: other languages, other scales, hardly anything in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.print.documents import prints
from generator.print.edition import PAPERS
from generator.typesetting.typeset import typeset
from tests.built import framework_in
from tests.cases import DATA, framework
from tests.export.variants import english_with_three_levels, with_german, written
from tests.print.conftest import printed
from tests.print.reading import opened, root, text_of
from tests.print.test_standards import failures

pytestmark = pytest.mark.documents

CASES = ("chinese-only", "no-optional-files", "omitted-lowest-level", "one-role", "seven-level-scale")


@pytest.mark.parametrize("name", CASES)
def test_small_frameworks_print(tmp_path: Path, name: str) -> None:
    found = framework_in(framework(DATA / "valid" / name, tmp_path))
    documents = printed(found, tmp_path / "store")
    assert set(documents) == {entry.path for entry in prints(found)}
    assert not {path: rules for path, content in documents.items() if (rules := failures(content))}


def test_one_language_and_three_levels(tmp_path: Path) -> None:
    documents = printed(framework_in(written(english_with_three_levels(), tmp_path / "framework")), tmp_path / "store")
    assert {path.split(".")[-2] for path in documents} == {"en"}


def test_a_third_language_stands_beside_the_default_one(tmp_path: Path) -> None:
    found = framework_in(written(with_german(), tmp_path / "framework"))
    documents = printed(found, tmp_path / "store", "/roles/")
    assert {path.split(".")[-2] for path in documents} == {"zh", "en", "de", "zh-en", "zh-de"}
    assert root(opened(documents["pdf/roles/clerk.de.pdf"]))["/Lang"] == "de"


@pytest.mark.parametrize(("paper", "width"), [("a4", 595), ("letter", 612)])
def test_paper(paper: str, width: int) -> None:
    assert paper in PAPERS
    found = framework_in(DATA / "minimal")
    wanted = next(entry for entry in prints(found, paper) if entry.path.endswith("roles/clerk.zh.pdf"))
    reader = opened(typeset(wanted.template, wanted.data(), found.date))
    assert {round(float(page.mediabox.width)) for page in reader.pages} == {width}
    assert found.roles["clerk"].purpose["zh"] in text_of(reader)
