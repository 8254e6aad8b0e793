"""The radar of a result: what is asked, and what was answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.checklist import formulas
from generator.checklist.look import GREEN, SOFT
from generator.checklist.sheets.common import Face
from generator.spreadsheets import Sheet

LEAST_AXES = 3  # of a radar
MANAGER, GRID = "#8A4B14", "#B8C2C0"

# column of the calculation, label, line, mark: line and mark tell them apart, colour only helps
SERIES: tuple[tuple[int, str, Mapping[str, Any], str], ...] = (
    (formulas.REQUIRED, "form.required", {"color": SOFT, "width": 2.5, "dash_type": "dash"}, "none"),
    (formulas.RATED, "form.own", {"color": GREEN, "width": 2.5}, "circle"),
    (formulas.MANAGER, "form.manager.rating", {"color": MANAGER, "width": 1.5, "dash_type": "round_dot"}, "diamond"),
)


def radar(sheet: Sheet, face: Face, corner: tuple[int, int]) -> None:
    """Draw the radar, its upper left corner in a cell; nothing where there are too few axes."""
    if face.block.count < LEAST_AXES:
        return
    chart = face.look.book.add_chart({"type": "radar"})
    for column, key, line, mark in SERIES:
        chart.add_series(
            {
                "name": face.label(key),
                "categories": f"={face.words.names}",
                "values": f"={face.block.column(column)}",
                "line": line,
                "marker": _marker(mark, line["color"]),
            }
        )
    _set_up(chart, face)
    place = {"x_offset": 10, "description": face.label("form.radar"), "object_position": 1}
    sheet.insert_chart(*corner, chart, place)


def _marker(mark: str, colour: str) -> Mapping[str, Any]:
    return {"type": mark, "size": 6, "fill": {"color": colour}, "border": {"color": colour}}


def _set_up(chart: Any, face: Face) -> None:
    """Set up what surrounds the lines: key, axes, rings, size."""
    block, font = face.block, {"name": face.look.font, "size": 9}
    rings = {"visible": True, "line": {"color": GRID, "width": 0.75}}
    chart.show_hidden_data()
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font})
    chart.set_y_axis(
        {"min": 0, "max": block.levels, "major_unit": 1, "major_gridlines": rings, "num_font": {**font, "size": 8}}
    )
    chart.set_size({"width": 560, "height": max(400, 24 * (block.count + 1) + 14)})
    chart.set_chartarea({"border": {"none": True}})
