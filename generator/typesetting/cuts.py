"""Static cuts of a variable font, at the weights that the templates ask for.

A document takes with it the outlines of its letters, and a variable font has none until they are computed, for each
document anew.  A cut has them; HarfBuzz makes it of the whole font in a fifth of a second, and it is kept.
"""

from __future__ import annotations

from importlib.metadata import version
from pathlib import Path

from generator.typesetting.fonts import FAMILIES, font_files
from generator.typesetting.store import Store

WEIGHTS = (400, 500, 700)


def cuts(folder: Path) -> Path:
    """Return the place below `folder` that holds the cuts of the first font and no others; lacking ones are made."""
    package, _ = next(iter(FAMILIES.values()))
    kept = Store(folder / f"{version(package)}-{version('uharfbuzz')}")
    for weight in WEIGHTS:
        name = f"{weight}.ttf"  # the typesetter knows a font by the end of its name
        if not kept.has(name):
            kept.put(name, cut(font_files()[0], weight))
    return kept.folder


def cut(font: Path, weight: int) -> bytes:
    """Return a font that varies in weight (100 to 900) as it is at one `weight`, with all its letters."""
    import uharfbuzz  # noqa: PLC0415  # needed once for each release of the font

    face = uharfbuzz.Face(uharfbuzz.Blob(font.read_bytes()))  # read here, as a path may hold letters of any script
    wanted = uharfbuzz.SubsetInput()
    wanted.keep_everything()
    wanted.pin_axis_location(face, "wght", weight)
    return bytes(uharfbuzz.subset(face, wanted).blob.data)
