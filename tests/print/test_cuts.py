"""The static cuts of the font: what they hold, and that they are made once."""

from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from generator.typesetting.cuts import WEIGHTS, cuts
from generator.typesetting.fonts import font_files


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the cuts."""
    return cuts(tmp_path_factory.mktemp("fonts"))


def test_there_is_a_cut_for_each_weight_and_nothing_else(folder: Path) -> None:
    assert sorted(path.name for path in folder.iterdir()) == [f"{weight}.ttf" for weight in WEIGHTS]


@pytest.mark.parametrize("weight", WEIGHTS)
def test_a_cut_is_the_whole_font_at_one_weight(folder: Path, weight: int) -> None:
    with TTFont(font_files()[0]) as font, TTFont(folder / f"{weight}.ttf") as made:
        assert made.getBestCmap() == font.getBestCmap()
        assert made["OS/2"].usWeightClass == weight
        assert made["name"].getBestFamilyName() == font["name"].getBestFamilyName()
        assert not {"fvar", "gvar", "HVAR"} & set(made.keys())


def test_a_heavier_cut_has_wider_letters(folder: Path) -> None:
    widths = []
    for weight in WEIGHTS:
        with TTFont(folder / f"{weight}.ttf") as made:
            widths.append(made["hmtx"][made.getBestCmap()[ord("m")]][0])
    assert widths == sorted(set(widths))


def test_only_what_is_lacking_is_made(tmp_path: Path) -> None:
    made = cuts(tmp_path)
    (made / "500.ttf").write_bytes(b"kept")
    (made / "700.ttf").unlink()
    assert cuts(tmp_path) == made
    assert (made / "500.ttf").read_bytes() == b"kept"
    assert (made / "700.ttf").stat().st_size > 1_000_000
