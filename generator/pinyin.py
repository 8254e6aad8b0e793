"""Pinyin of Chinese names: for sorting and for the search."""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

HAN = re.compile(r"[\u3400-\u9fff]")


def spellings(word: str) -> tuple[str, ...]:
    """Return a Chinese word in full pinyin and in its initials ("goutong", "gt"); nothing for another."""
    if not HAN.search(word):
        return ()
    return "".join(lazy_pinyin(word)), "".join(lazy_pinyin(word, style=Style.FIRST_LETTER))


def collation(text: str) -> tuple[str, str]:
    """Return the key by which `text` is sorted: Chinese by pinyin, all else by letters."""
    return "".join(lazy_pinyin(text.lower())), text
