"""Where the standards' own schemas are: beside the project, or where the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.reading.kinds import ROOT

VARIABLE = "COMPETENCY_STANDARDS"
STANDARDS = Path(os.environ.get(VARIABLE, ROOT.parent / "shared" / "schemas"))


def standard(name: str) -> Path:
    """Return the path of a standard's schema; without it the test is not run, and says so."""
    path = STANDARDS / name
    if not path.is_file():
        pytest.skip(f"NOT CHECKED: no {name} in ../shared/schemas; {VARIABLE} can name another folder")
    return path
