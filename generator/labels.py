"""The words of the product itself, by language: locales/<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.wording import FOLDER, wording

FALLBACK = "en"


@cache
def labels(locale: str) -> Mapping[str, str]:
    """Return the labels of a language; English ones where a language or a label has none."""
    own = wording(locale) if (FOLDER / f"{locale}.yaml").is_file() else {}
    return {**wording(FALLBACK), **own}
