"""Whatever somebody types into a cell: it is taken in or told at its place, and never a crash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.export.changing import changes
from generator.export.edited import Row, Sheet
from generator.export.sheets import data_of
from generator.export.tables import TABLES, columns, rows
from generator.model import Framework
from tests.built import framework_in
from tests.cases import MINIMAL

LOCALES = ("zh", "en")
CELLS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=30),
    st.sampled_from(
        [
            "",
            "[]",
            "; ",
            "\n",
            "\x7f",
            "\x85",
            "\uffff",
            "=1+1",
            "../..",
            "id",
            "listening",
            "clerk",
            "true",
            "9" * 5000,
        ]
    ),
)
EDITS = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500), st.integers(0, 50), CELLS), min_size=1, max_size=6)


@pytest.fixture(scope="module")
def small() -> Framework:
    """Return the small framework."""
    return framework_in(MINIMAL)


def sheets(framework: Framework) -> dict[str, list[list[Any]]]:
    """Return the workbook of a framework as lists, the names of columns first."""
    return {
        table.name: [[c.name for c in columns(table, LOCALES)], *map(list, rows(table, framework.data, LOCALES))]
        for table in TABLES
        if table.kind in framework.data
    }


def read(content: Mapping[str, list[list[Any]]]) -> Any:
    """Return what comes of sheets that hold the content."""
    found = {
        name: Sheet(
            tuple(str(title or "").strip() for title in head),
            1,
            [
                Row(number, dict(zip(map(str, head), cells, strict=False)))
                for number, cells in enumerate(below, start=2)
            ],
        )
        for name, (head, *below) in content.items()
    }
    return data_of(found, LOCALES)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=EDITS)
def test_any_cell_is_taken_in_or_told(small: Framework, edits: list[tuple[int, int, int, Any]]) -> None:
    content = sheets(small)
    names = list(content)
    for sheet, row, column, value in edits:
        lines = content[names[sheet % len(names)]]
        line = lines[row % len(lines)]
        line[column % len(line)] = value
    came = read(content)
    for fault in came.faults:
        assert fault.line_of_text("zh")
        assert fault.line_of_text("en")
        assert fault.spot.sheet in names
    if not came.faults:
        changes(came.data, MINIMAL)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_the_order_of_columns_does_not_matter(small: Framework, data: st.DataObject) -> None:
    content = sheets(small)
    name = data.draw(st.sampled_from(sorted(content)))
    order = data.draw(st.permutations(range(len(content[name][0]))))
    content[name] = [[line[place] for place in order] for line in content[name]]
    came = read(content)
    assert came.faults == ()
    assert changes(came.data, MINIMAL) == {}
