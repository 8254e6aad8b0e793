"""The look of workbooks: formats by name, and how high a row has to be for its texts.

Everything that carries meaning has a sign, a weight or a pattern besides its colour, so that it survives a
printer without colour.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from math import ceil
from typing import Any
from unicodedata import east_asian_width

import xlsxwriter

GREEN, INK, SOFT, LINE, WASH, PAPER = "#0B6B68", "#17252E", "#51616B", "#9AA6A4", "#EEF4F2", "#FFFFFF"
HATCH = 14  # Excel's thin diagonal stripes

CELL: Mapping[str, Any] = {"valign": "top", "text_wrap": True, "font_color": INK, "font_size": 9}
BOX: Mapping[str, Any] = {**CELL, "border": 1, "border_color": LINE}
INPUT: Mapping[str, Any] = {**BOX, "locked": False, "bg_color": PAPER, "border_color": INK}
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {
        "font_size": 16,
        "bold": True,
        "font_color": INK,
        "valign": "vcenter",
        "bottom": 5,
        "bottom_color": GREEN,
    },
    "lead": {**CELL, "font_color": SOFT},
    "heading": {
        "font_size": 11,
        "bold": True,
        "font_color": GREEN,
        "valign": "vcenter",
        "bottom": 1,
        "bottom_color": GREEN,
    },
    "notice": {
        **CELL,
        "italic": True,
        "left": 5,
        "left_color": GREEN,
        "bg_color": WASH,
        "valign": "vcenter",
        "indent": 1,
    },
    "head": {**BOX, "bold": True, "bg_color": WASH, "valign": "vcenter", "bottom": 2, "border_color": LINE},
    "text": CELL,
    "label": {**CELL, "bold": True, "align": "right", "valign": "vcenter"},
    "cell": BOX,
    "asked": {**BOX, "bg_color": WASH, "left": 2, "right": 2},
    "name": {**BOX, "bold": True, "font_size": 10},
    "number": {**BOX, "align": "center"},
    "strong": {**BOX, "align": "center", "bold": True, "font_size": 11},
    "figure": {**BOX, "align": "center", "bold": True, "font_size": 14, "valign": "vcenter"},
    "input": INPUT,
    "choice": {**INPUT, "align": "center", "bold": True, "font_size": 11},
    "line": {**INPUT, "valign": "vcenter"},
    "day": {**INPUT, "valign": "vcenter", "align": "left", "num_format": "yyyy-mm-dd"},
    "seen": {**BOX, "align": "center", "bold": True, "font_size": 11},
    "rank": {**CELL, "text_wrap": False, "valign": "vcenter", "align": "center", "bottom": 4, "bottom_color": LINE},
    "ranked": {**CELL, "text_wrap": False, "valign": "vcenter", "bold": True, "bottom": 4, "bottom_color": LINE},
    "bold": {"bold": True, "font_color": INK, "font_size": 9},
    "plain": {"font_color": INK, "font_size": 9},
    "low": {"num_format": '"▼ "0', "pattern": HATCH, "fg_color": "#E2BE9C", "bg_color": "#FBEFE3"},
    "met": {"num_format": '"＝ "0'},
    "over": {"num_format": '"▲ "0', "bg_color": "#CFE6DF"},
    "away": {"italic": True, "font_color": SOFT},
}
UNFONTED = frozenset({"low", "met", "over", "away"})  # conditional formats may not name a font

POINTS_OF_LINE = 13.5  # of a text of nine points; Chinese fonts stand higher than Latin ones
PIXELS_OF_COLUMN = 7.0  # for each character of its width
PIXELS_OF_WIDE, PIXELS_OF_NARROW = 12.4, 6.1  # of a character at nine points
MOST = 409.0  # points; Excel's highest row
MARGIN = 6.0
SLACK = 0.94  # of a line is left empty where words break


@dataclass(frozen=True)
class Looks:
    """The formats of one workbook in the font of one language."""

    book: xlsxwriter.Workbook
    font: str
    made: dict[tuple[str, tuple[tuple[str, Any], ...]], Any] = field(default_factory=dict)

    def __call__(self, name: str, **more: Any) -> Any:
        """Return the format of a name, with `more` properties; made when first asked for."""
        key = (name, tuple(more.items()))
        if key not in self.made:
            named = {} if name in UNFONTED else {"font_name": self.font}
            self.made[key] = self.book.add_format({**named, **LOOKS[name], **more})
        return self.made[key]


def row_height(texts: Iterable[tuple[str, float]]) -> float:
    """Return the points that a row needs; `texts` come with the width of their column in characters."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return min(MOST, lines * POINTS_OF_LINE + MARGIN)


def _lines(text: str, width: float) -> int:
    room = width * PIXELS_OF_COLUMN * SLACK
    return sum(max(1, ceil(_pixels(line) / room)) for line in text.split("\n"))


def _pixels(text: str) -> float:
    return sum(PIXELS_OF_WIDE if east_asian_width(character) in "WFA" else PIXELS_OF_NARROW for character in text)
