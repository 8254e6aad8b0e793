"""The fonts of the PDFs, and what they can show: Noto Sans SC, and Rubik for letters that it lacks.

Both are variable, with TrueType outlines, under the Open Font License.  Rubik has Hebrew, Arabic and the Latin
letters of Europe, each as one glyph, so that the letters of a text are those that are copied out of the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

# Family -> package, folder in it.  A letter is taken from the first font that has it.
FAMILIES = {"Noto Sans SC": ("justmytype_intl_cjk", "fonts/ofl/notosanssc"), "Rubik": ("fontpkg_rubik", "files")}
# An encoding of which the first font has every printable character, which a test holds.  To encode a text is a quick
# yes: to collect its characters takes ten times as long, and to read the table of the font a third of a second.
COVERED = "gb2312"


def font_files() -> list[Path]:
    """Return the upright file of each font, in the order of FAMILIES."""
    return [next(_upright(package, folder)) for package, folder in FAMILIES.values()]


def lacking(characters: set[str]) -> set[str]:
    """Return those of `characters` that no font has a glyph for."""
    return _shared(characters)[-1]


def further(text: str) -> dict[str, set[str]]:
    """Return the families that `text` needs beside the first one, with the characters to take from each."""
    if _covers(text):
        return {}
    _, *rests = _shared(set(text))
    found = {}
    for name, file, rest in zip(list(FAMILIES)[1:], font_files()[1:], rests, strict=False):
        if rest:
            found[name] = rest & _glyphs(file)
    return {name: letters for name, letters in found.items() if letters}


def _covers(text: str) -> bool:
    try:
        text.encode(COVERED)
    except UnicodeEncodeError:
        return False
    return True


def _shared(characters: set[str]) -> list[set[str]]:
    """Return what is left of `characters` before the first font, before the second one, and so on, and in the end."""
    rare = characters - set("".join(characters).encode(COVERED, "ignore").decode(COVERED))
    lefts = [{character for character in rare if not character.isspace()}]
    for file in font_files():
        lefts.append(lefts[-1] - _glyphs(file) if lefts[-1] else set())
    return lefts


def _upright(package: str, folder: str) -> Iterator[Path]:
    for entry in Path(str(files(package))).joinpath(folder).glob("*.ttf"):
        if "Italic" not in entry.name:
            yield entry


@cache
def _glyphs(file: Path) -> frozenset[str]:
    """Return the characters that a font has a glyph for."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # slow to load, and hardly ever needed

    with TTFont(file, lazy=True) as font:
        return frozenset(map(chr, font["cmap"].getBestCmap()))
