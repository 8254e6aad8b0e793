"""The words of the product itself, by language: locales/<language>.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "locales"
FALLBACK = "en"


@cache
def labels(locale: str) -> Mapping[str, str]:
    """Return the labels of a language; English ones where a language or a label has none."""
    file = FOLDER / f"{locale}.yaml"
    words = _read(FALLBACK)
    return {**words, **_read(locale)} if file.is_file() else words


def _read(locale: str) -> dict[str, str]:
    text = (FOLDER / f"{locale}.yaml").read_text(encoding="utf-8")
    return dict(yaml.load(text, Loader=yaml.CSafeLoader))  # a file of ours, safe loader
