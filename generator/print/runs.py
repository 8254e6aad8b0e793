"""Runs of letters that no line can break in: the templates look for one that is too wide where there may be one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

# In the scripts that the fonts have.  Chinese breaks anywhere, and a hyphen and a slash end a line as a space does.
LETTER = r"[!-,.0-\u2e7f]"
_RUN = re.compile(f"{LETTER}+")


def longest_run(texts: Iterable[str]) -> int:
    """Return how many letters the longest run of some texts has."""
    return max((len(run) for text in texts for run in _RUN.findall(text)), default=0)


def texts_in(value: object, locale: str) -> Iterator[str]:
    """Yield every text in a part of the framework, in one language; of a list of words, each word."""
    if isinstance(value, Mapping):
        found = value.get(locale)
        if isinstance(found, str):
            yield found
        elif isinstance(found, tuple):
            yield from found
        else:
            yield from _in_each(value.values(), locale)
    elif is_dataclass(value):
        yield from _in_each((getattr(value, part.name) for part in fields(value)), locale)
    elif isinstance(value, tuple):
        yield from _in_each(value, locale)


def _in_each(values: Iterable[object], locale: str) -> Iterator[str]:
    for value in values:
        yield from texts_in(value, locale)
