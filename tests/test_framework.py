"""The project's own framework: right, complete, and with a schema named in every file."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

import pytest

from generator.load import Loaded, load
from generator.model import Framework
from generator.reading.kinds import SCHEMAS, kind_of
from tests.built import FRAMEWORK
from tests.cases import MINIMAL

FIRST_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


@pytest.fixture(name="loaded", scope="module")
def framework_as_loaded() -> Loaded:
    """Return what comes of the framework's folder."""
    return load(FRAMEWORK)


@pytest.fixture(name="whole", scope="module")
def framework_without_problems(loaded: Loaded) -> Framework:
    """Return the framework."""
    assert loaded.framework is not None, "it has problems"
    return loaded.framework


def test_it_has_no_problems(loaded: Loaded) -> None:
    assert [problem.line_of_text("en") for problem in loaded.problems] == []


def test_it_has_everything(whole: Framework) -> None:
    assert len(whole.competencies) == 63
    assert len(whole.roles) == 14
    assert len(whole.sources) == 19
    assert len(whole.items) == 159


def test_every_competency_has_all_levels(whole: Framework) -> None:
    assert [level.level for level in whole.scale.levels] == [1, 2, 3, 4, 5]
    for competency in whole.competencies.values():
        assert [level.level for level in competency.levels] == [1, 2, 3, 4, 5], competency.id


def test_every_role_is_reached_or_left_by_a_path(whole: Framework) -> None:
    assert [name for name in whole.roles if not whole.paths_from[name] and not whole.paths_to[name]] == []


def test_it_speaks_chinese_and_english(whole: Framework) -> None:
    assert [locale.id for locale in whole.locales] == ["zh", "en"]


@pytest.mark.parametrize("folder", [FRAMEWORK, MINIMAL], ids=lambda folder: folder.name)
def test_the_first_line_of_every_file_names_the_schema_that_fits_it(folder: Path) -> None:
    files = sorted(folder.rglob("*.yaml"))
    assert files
    for file in files:
        kind = kind_of(PurePosixPath(file.relative_to(folder).as_posix()))
        assert kind is not None, file
        with file.open(encoding="utf-8") as stream:
            found = FIRST_LINE.fullmatch(stream.readline().rstrip("\n"))
        assert found, file
        assert (file.parent / found[1]).resolve() == SCHEMAS / f"{kind.name}.schema.json", file
