"""The cases on which both ways of carrying an assessment forward agree: tests/data/carry."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from generator.assess.carry import Now
from generator.assess.form import FORMAT, FORMAT_VERSION, Answer, Asked, Assessment, View
from generator.reading.kinds import ROOT

Case = Mapping[str, Any]


def cases() -> dict[str, Case]:
    """Return the cases by name."""
    folder: Path = ROOT / "tests" / "data" / "carry"
    return {file.stem: json.loads(file.read_text(encoding="utf-8")) for file in sorted(folder.glob("*.json"))}


def assessment(data: Mapping[str, Any]) -> Assessment:
    """Return an assessment as its file has it."""
    return Assessment(
        data["framework"]["id"],
        data["framework"]["version"],
        data["role"],
        data["name"],
        data["date"],
        _asked(data["requirements"]),
        {name: _view(view) for name, view in data["views"].items()},
    )


def _asked(data: Mapping[str, Any]) -> dict[str, Asked]:
    return {name: Asked(**entry) for name, entry in data.items()}


def _view(data: Mapping[str, Any]) -> View:
    return View({name: Answer(**answer) for name, answer in data["answers"].items()}, data.get("name", ""))


def known(data: Mapping[str, Any]) -> Now:
    """Return what a case says of the framework of today."""
    return Now(
        data["version"],
        data["levels"],
        tuple(data["reasons"]),
        {role: _asked(requirements) for role, requirements in data["roles"].items()},
        {kind: {name: tuple(ids) for name, ids in found.items()} for kind, found in data["replaced"].items()},
    )


COUNT, SEED = 200, 20261124
NAMES = ("listening", "recording", "explaining", "hearing", "writing", "typing", "constructor", "prototype")
CURRENT, RETIRED = NAMES[:3], NAMES[3:6]


def generated() -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield records with what a framework of another version says: anything may have been retired, merged or split."""
    draw = random.Random(SEED)  # noqa: S311  # the same cases every time, no secrets
    for _ in range(COUNT):
        levels = draw.randint(3, 7)
        role = {name: _drawn_asked(draw, levels) for name in draw.sample(CURRENT, draw.randint(1, len(CURRENT)))}
        replaced = {name: draw.sample(CURRENT, draw.randint(0, 2)) for name in RETIRED}
        today = {
            "version": "2.0.0",
            "levels": levels,
            "reasons": ["no-occasion"],
            "roles": {"clerk": role},
            "replaced": {"competency": replaced, "role": {"operator": ["clerk"]}},
        }
        yield _drawn_record(draw), today


def _drawn_record(draw: random.Random) -> dict[str, Any]:
    asked = {name: _drawn_asked(draw, 7) for name in draw.sample(NAMES, draw.randint(0, len(NAMES)))}
    views = {
        view: {"answers": {name: _drawn_answer(draw) for name in draw.sample(NAMES, draw.randint(0, len(NAMES)))}}
        for view in draw.choice((("self",), ("self", "manager"), ()))
    }
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": "help-desk", "version": draw.choice(("1.0.0", "2.0.0", "3.0.0"))},
        "role": draw.choice(("clerk", "clerk", "operator", "pilot")),
        "name": "A",
        "date": "2026-01-31",
        "requirements": asked,
        "views": views,
    }


def _drawn_asked(draw: random.Random, levels: int) -> dict[str, Any]:
    return {"level": draw.randint(1, levels), "importance": draw.choice(("core", "important"))}


def _drawn_answer(draw: random.Random) -> dict[str, Any]:
    kinds: tuple[dict[str, Any], ...] = (
        {"level": draw.randint(1, 7), "evidence": f"Ticket {draw.randint(1, 10**9)}"},
        {"not_applicable": draw.choice(("no-occasion", "too-old"))},
        {"develop": True},
        {},
    )
    return draw.choice(kinds)
