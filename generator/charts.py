"""Geometry of the pictures: radar of a role, map of careers.  Numbers only, no markup."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model import CareerPath, Framework, Role

Point = tuple[float, float]


@dataclass(frozen=True)
class Axis:
    """One axis of a radar: its end, where its number stands, and the point of its value."""

    number: int
    end: Point
    label: Point
    value: Point


@dataclass(frozen=True)
class Radar:
    """A radar chart around (0, 0) with radius 100."""

    rings: tuple[tuple[Point, ...], ...]
    axes: tuple[Axis, ...]


def radar(values: Sequence[int], most: int) -> Radar:
    """Return the radar of `values`, each from 0 to `most`, clockwise from the top."""
    count = len(values)
    rings = tuple(tuple(_point(i, count, 100 * ring / most) for i in range(count)) for ring in range(1, most + 1))
    axes = tuple(
        Axis(i + 1, _point(i, count, 100), _point(i, count, 112), _point(i, count, 100 * value / most))
        for i, value in enumerate(values)
    )
    return Radar(rings, axes)


def _point(index: int, count: int, radius: float) -> Point:
    angle = 2 * math.pi * index / count
    return round(radius * math.sin(angle), 2), round(-radius * math.cos(angle), 2)


COLUMN, ROW, BOX_WIDTH, BOX_HEIGHT, STACK = 290, 136, 210, 52, 84
MARGIN, HEAD = 24, 56


@dataclass(frozen=True)
class Box:
    """A role on the career map: the upper left corner of its box."""

    role: Role
    x: float
    y: float


@dataclass(frozen=True)
class Arrow:
    """A career path on the map, along straight lines from start to end."""

    path: CareerPath
    points: tuple[Point, ...]


@dataclass(frozen=True)
class CareerMap:
    """Families side by side, grades from bottom to top."""

    width: float
    height: float
    columns: tuple[float, ...]
    rows: tuple[tuple[str, float], ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    box_width: float = BOX_WIDTH
    box_height: float = BOX_HEIGHT


def career_map(framework: Framework) -> CareerMap:
    """Return the layout of all roles and career paths, in pixels."""
    cells = _cells(framework)
    heights = [_row_height(framework, cells, grade.id) for grade in framework.grades]
    tops = [HEAD + sum(heights[row + 1 :]) for row in range(len(heights))]  # the highest grade stands on top
    boxes = {
        role.id: Box(role, MARGIN + COLUMN * column, tops[row] + 20 + STACK * place)
        for (column, row), roles in cells.items()
        for place, role in enumerate(roles)
    }
    columns = tuple(float(MARGIN + COLUMN * column) for column in range(len(framework.families)))
    rows = tuple((grade.id, float(top)) for grade, top in zip(framework.grades, tops, strict=True))
    width = 2 * MARGIN + COLUMN * len(framework.families) - (COLUMN - BOX_WIDTH)
    return CareerMap(width, HEAD + sum(heights), columns, rows, tuple(boxes.values()), _arrows(framework, boxes))


Cells = dict[tuple[int, int], list[Role]]


def _cells(framework: Framework) -> Cells:
    families = [family.id for family in framework.families]
    grades = [grade.id for grade in framework.grades]
    cells: Cells = {}
    for role in framework.roles.values():
        cells.setdefault((families.index(role.family), grades.index(role.grade)), []).append(role)
    return cells


def _row_height(framework: Framework, cells: Cells, grade: str) -> float:
    row = [entry.id for entry in framework.grades].index(grade)
    most = max((len(roles) for (_, place), roles in cells.items() if place == row), default=0)
    return ROW + STACK * max(0, most - 1)


LANE = 7  # between lines that run side by side


def _arrows(framework: Framework, boxes: Mapping[str, Box]) -> tuple[Arrow, ...]:
    """Return an arrow for each path; those from column to column get a lane each."""
    columns: dict[float, list[float]] = {}
    for box in sorted(boxes.values(), key=lambda box: box.y):
        columns.setdefault(box.x, []).append(box.y)
    arrows = []
    for number, path in enumerate(framework.paths):
        start, end = boxes[path.start], boxes[path.end]
        shift = LANE * (number % 5 - 2)
        if start.x == end.x:
            points = _upright(start, end, shift, blocked=_between(start, end, columns[start.x]))
        else:
            points = _across(start, end, shift)
        arrows.append(Arrow(path, points))
    return tuple(arrows)


def _upright(start: Box, end: Box, shift: float, *, blocked: bool) -> tuple[Point, ...]:
    """Return the way straight up or down, or around by the left where a box stands in between."""
    x, up = start.x + BOX_WIDTH / 2 + shift, end.y < start.y
    finish = end.y + BOX_HEIGHT if up else end.y
    if not blocked:
        return (x, start.y if up else start.y + BOX_HEIGHT), (x, finish)
    side, middle = start.x - 2 * LANE, start.y + BOX_HEIGHT / 2
    turn = finish + (2 * LANE if up else -2 * LANE)
    return (start.x, middle), (side, middle), (side, turn), (x, turn), (x, finish)


def _between(start: Box, end: Box, column: Sequence[float]) -> bool:
    """Say whether a box of the column, whose places are in order, stands between two."""
    low, high = sorted((start.y, end.y))
    return bisect_right(column, low) < bisect_left(column, high)


def _across(start: Box, end: Box, shift: float) -> tuple[Point, ...]:
    """Return the way through the gutters, above the target's row where columns lie between."""
    right = end.x > start.x
    gutter = (COLUMN - BOX_WIDTH) / 2 + shift
    out = (start.x + BOX_WIDTH * right, start.y + BOX_HEIGHT / 2 + shift)
    into = (end.x + BOX_WIDTH * (not right), end.y + BOX_HEIGHT / 2 + shift)
    first = out[0] + (gutter if right else -gutter)
    last = into[0] - (gutter if right else -gutter)
    if abs(end.x - start.x) <= COLUMN:
        return out, (first, out[1]), (first, into[1]), into
    above = end.y - (STACK - BOX_HEIGHT) / 2 + shift / 2
    return out, (first, out[1]), (first, above), (last, above), (last, into[1]), into
