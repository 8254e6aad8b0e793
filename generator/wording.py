"""The files of words in locales/, each read once and given as it stands."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).parent / "locales"


@cache
def wording(name: str) -> Any:
    """Return what stands in locales/<name>.yaml; raises FileNotFoundError where there is no such file."""
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.CSafeLoader)  # a file of ours, safe loader
