"""What templates are given, and what they ask for."""

from __future__ import annotations

import re

import pytest

from generator.print.edition import WORDS
from generator.typesetting.cuts import WEIGHTS
from generator.typesetting.typeset import TEMPLATES

WRITTEN = "".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.typ"))


@pytest.mark.parametrize("word", WORDS)
def test_every_label_that_is_handed_over_is_printed(word: str) -> None:
    assert f'"{word}"' in WRITTEN or f"words.{word}" in WRITTEN


def test_templates_ask_for_no_weight_that_is_not_cut() -> None:
    asked = set(re.findall(r"weight: ([^,)]+)", WRITTEN))
    assert asked
    assert asked <= set(map(str, WEIGHTS))


@pytest.mark.parametrize("shared", sorted(set(re.findall(r'#import "([^"]+)"', WRITTEN))))
def test_what_documents_share_knows_none_of_them(shared: str) -> None:
    """Else the typesetter would have to work it out for each anew."""
    assert "document.json" not in (TEMPLATES / shared).read_text(encoding="utf-8")
