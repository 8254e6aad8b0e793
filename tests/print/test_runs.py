"""The longest run of letters, by which templates know where a word may be too wide."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from generator.load import load
from generator.print.documents import FORM, prints
from generator.print.runs import longest_run, texts_in
from generator.reading.kinds import ROOT

LENGTHS = {"": 0, "中文": 0, "词word词": 4, "and/or": 3, "follow-up": 6, "“yes”, he said": 6, "a\N{NO-BREAK SPACE}b": 3}


@pytest.mark.parametrize("text", LENGTHS)
def test_a_run_ends_where_a_line_can(text: str) -> None:
    assert longest_run([text, "a"]) == max(LENGTHS[text], 1)


def test_nothing_has_no_run() -> None:
    assert longest_run([]) == 0


def test_texts_are_found_in_one_language_however_deep() -> None:
    part = ({"zh": "一", "en": "one"}, {"role": ({"en": ("two", "three"), "zh": ()},)}, "id", 4, None)
    assert list(texts_in(part, "en")) == ["one", "two", "three"]
    assert list(texts_in(part, "zh")) == ["一"]


def test_no_document_has_a_longer_run_than_it_is_said_to_have() -> None:
    framework = load(ROOT / "framework").framework
    assert framework
    for entry in prints(framework):
        if entry.template != FORM:  # whose texts are plain
            data = entry.data()
            assert longest_run(strings(data)) <= data["edition"]["longest"], entry.path


def strings(value: object) -> Iterator[str]:
    """Yield what templates may print: all strings of the data but addresses and ids."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, part in value.items():
            if key not in {"address", "id", "letter"}:
                yield from strings(part)
    elif isinstance(value, (list, tuple)):
        for part in value:
            yield from strings(part)
