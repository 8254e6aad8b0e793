"""The font of the PDFs: Noto Sans SC (variable, TrueType outlines, Open Font License), and what it can show."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

# Encodings of which the font has every printable character: a quick yes, as its own table takes a third of a
# second to read.  A test holds this.
COVERED = ("ascii", "gb2312")


def font_file() -> Path:
    """Return the file of the font."""
    folder = files("justmytype_intl_cjk") / "fonts" / "ofl" / "notosanssc"
    return Path(str(next(entry for entry in folder.iterdir() if entry.name.endswith(".ttf"))))


def lacking(characters: set[str]) -> set[str]:
    """Return those of `characters` that the font has no glyph for."""
    doubtful = {character for character in characters if not _covered(character)}
    return {character for character in doubtful if ord(character) not in _glyphs()} if doubtful else set()


def _covered(character: str) -> bool:
    return any(_encodes(character, codec) for codec in COVERED)


def _encodes(character: str, codec: str) -> bool:
    try:
        character.encode(codec)
    except UnicodeEncodeError:
        return False
    return True


@cache
def _glyphs() -> frozenset[int]:
    """Return the code points that the font has a glyph for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # slow to load, and hardly ever needed

    with TTFont(font_file(), lazy=True) as font:
        return frozenset(font["cmap"].getBestCmap())
