"""The cases on which both ways of carrying an assessment forward agree: tests/data/carry."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.assess.carry import Now
from generator.assess.form import Answer, Asked, Assessment, View
from generator.kinds import ROOT

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
