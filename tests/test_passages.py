"""The quick looks of the rules find no less than the slow ones would."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.reading.texts import SEAM
from generator.rules.indicators import SAME, alike
from generator.rules.texts import FULL_WIDTH, GAP, HALF_WIDTH, HAN

PARTS = st.lists(st.text(alphabet="接客 ab,，.。(（)!?;:\n\"'、；", max_size=12), min_size=1, max_size=4)
PAIRS = st.lists(st.frozensets(st.tuples(st.sampled_from("abc"), st.sampled_from("abcd"))), max_size=8)


@pytest.mark.parametrize("pattern", [HAN, HALF_WIDTH, FULL_WIDTH, GAP])
@given(parts=PARTS)
def test_what_a_text_holds_its_passage_holds(pattern: re.Pattern[str], parts: list[str]) -> None:
    if any(pattern.search(part) for part in parts):
        assert pattern.search(SEAM.join(parts))


@pytest.mark.parametrize("pattern", [HAN, FULL_WIDTH, GAP])
@given(parts=PARTS)
def test_nothing_goes_on_across_a_seam(pattern: re.Pattern[str], parts: list[str]) -> None:
    if not any(pattern.search(part) for part in parts):
        assert not pattern.search(SEAM.join(parts))


@given(texts=PAIRS)
def test_texts_that_are_nearly_the_same_are_those_with_a_large_share_in_common(
    texts: list[frozenset[tuple[str, str]]],
) -> None:
    wanted = {
        (first, second)
        for (first, one), (second, other) in combinations(enumerate(texts), 2)
        if len(one & other) >= SAME * len(one | other)
    }
    assert set(alike(texts)) == wanted
