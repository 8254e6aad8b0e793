"""The cases on which every scorer has to agree, and the rule of assessment.yaml in exact fractions.

`python -m tests.assess.scoring` writes them anew: tests/data/scoring/cases.json.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import floor
from typing import Any

from generator.reading.kinds import ROOT

CASES = ROOT / "tests" / "data" / "scoring" / "cases.json"
COUNT, SEED = 300, 20261124
LARGEST = 16  # requirements of a role
Case = Mapping[str, Any]


def cases() -> list[dict[str, Any]]:
    """Return the cases as they stand in the file."""
    found: list[dict[str, Any]] = json.loads(CASES.read_text(encoding="utf-8"))
    return found


def generated() -> Iterator[dict[str, Any]]:
    """Yield cases over scales of three to seven levels, with halves, ties, blanks and everything blank."""
    draw = random.Random(SEED)  # noqa: S311  # the same cases every time, no secrets
    for number in range(COUNT):
        levels = draw.randint(3, 7)
        size = draw.randint(1, LARGEST)
        blank = (0.0, 0.2, 1.0)[number % 10 // 4]
        items = [_item(draw, levels, blank) for _ in range(size)]
        yield {"items": items, **_expected(items)}


def _item(draw: random.Random, levels: int, blank: float) -> dict[str, Any]:
    rated = None if draw.random() < blank else draw.randint(1, levels)
    return {"required": draw.randint(1, levels), "weight": draw.choice((1, 2, 3)), "rated": rated}


def _expected(items: list[dict[str, Any]]) -> dict[str, Any]:
    rated = [(place, item) for place, item in enumerate(items) if item["rated"] is not None]
    short = [(place, item) for place, item in rated if item["rated"] < item["required"]]
    met = [(place, item) for place, item in rated if item["rated"] >= item["required"]]
    return {
        "score": _score([item for _, item in rated]),
        "gaps": [place for place, _ in sorted(short, key=_by_weight_and_distance)],
        "strengths": [place for place, _ in sorted(met, key=_by_weight_and_distance)],
    }


def _score(items: list[dict[str, Any]]) -> int | None:
    if not items:
        return None
    shares = [min(Fraction(1), Fraction(item["rated"], item["required"])) * item["weight"] for item in items]
    mean = sum(shares, Fraction(0)) / sum(int(item["weight"]) for item in items)
    return floor(100 * mean + Fraction(1, 2))


def _by_weight_and_distance(entry: tuple[int, dict[str, Any]]) -> tuple[int, int, int]:
    place, item = entry
    return -item["weight"], -abs(item["rated"] - item["required"]), place


if __name__ == "__main__":
    text = ",\n".join(json.dumps(case, separators=(",", ":")) for case in generated())
    CASES.parent.mkdir(exist_ok=True)
    CASES.write_text(f"[\n{text}\n]\n", encoding="utf-8")
