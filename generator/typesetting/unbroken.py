"""Runs of letters without a place to break a line at, which the templates hold against the width of their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

# Chinese, Japanese and Korean text breaks anywhere; a hyphen and a slash end a line as a space does
BREAKS = "\\s/\\-\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
RUN = re.compile(f"[^{BREAKS}]{{14,}}")


def runs(data: object) -> Mapping[str, list[str]]:
    """Return the runs of 14 letters and more in the texts of `data`, by the text they stand in."""
    return {text: found for text in _texts(data) if (found := RUN.findall(text))}


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _texts(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _texts(value)
