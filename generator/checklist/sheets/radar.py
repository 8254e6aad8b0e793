"""The radar of a result: what is asked, and what was answered."""

from __future__ import annotations

from generator.checklist import formulas
from generator.checklist.sheets.common import Face, Sheet

LEAST_AXES = 3  # of a radar


def radar(sheet: Sheet, face: Face, corner: tuple[int, int]) -> None:
    """Draw the radar, its upper left corner in a cell; nothing where there are too few axes."""
    if face.block.count < LEAST_AXES:
        return
    block, label, font = face.block, face.label, {"name": face.look.font, "size": 9}
    chart = face.look.book.add_chart({"type": "radar"})
    series = (
        (formulas.REQUIRED, "form.required", {"color": "#51616B", "width": 2.5, "dash_type": "dash"}, "none"),
        (formulas.RATED, "form.own", {"color": "#0B6B68", "width": 2.5}, "circle"),
        (
            formulas.MANAGER,
            "form.manager.rating",
            {"color": "#8A4B14", "width": 1.5, "dash_type": "round_dot"},
            "diamond",
        ),
    )
    for column, key, line, marker in series:
        chart.add_series(
            {
                "name": label(key),
                "categories": f"={face.words.names}",
                "values": f"={block.column(column)}",
                "line": line,
                "marker": {
                    "type": marker,
                    "size": 6,
                    "fill": {"color": line["color"]},
                    "border": {"color": line["color"]},
                },
            }
        )
    chart.show_hidden_data()
    chart.set_title({"none": True})
    chart.set_legend({"position": "bottom", "font": font})
    chart.set_x_axis({"num_font": font})
    grid = {"visible": True, "line": {"color": "#B8C2C0", "width": 0.75}}
    chart.set_y_axis(
        {"min": 0, "max": block.levels, "major_unit": 1, "major_gridlines": grid, "num_font": {**font, "size": 8}}
    )
    chart.set_size({"width": 560, "height": max(400, 24 * (block.count + 1) + 14)})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(*corner, chart, {"x_offset": 10, "description": label("form.radar"), "object_position": 1})
