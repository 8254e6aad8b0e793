"""The build: the same bytes every time, only what changed built again, and all or nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pytest

from generator.build import build as building
from generator.build.manifest import INPUTS
from generator.gap import NEW, RISES, gaps
from generator.model import Framework
from generator.pages import Document
from generator.reading.kinds import ROOT
from generator.site.assess import NEAR
from tests.built import FRAMEWORK, build_site, built, contents, framework_in
from tests.cases import MINIMAL
from tests.export.variants import english_with_three_levels, written

pytestmark = pytest.mark.site

EDITED = "communication"
SIZE = re.compile(r"\d[\d.]* [KM]B")


@pytest.fixture
def framework(tmp_path: Path) -> Path:
    """Return a copy of the project's framework."""
    return Path(shutil.copytree(FRAMEWORK, tmp_path / "framework"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small framework."""
    return Path(shutil.copytree(MINIMAL, tmp_path / "framework"))


def test_two_builds_are_alike_to_the_byte(small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    built(small, tmp_path / "first")
    monkeypatch.setenv("TZ", "America/Lima")
    monkeypatch.setenv("LC_ALL", "C")
    built(small, tmp_path / "somewhere" / "else")
    first, second = contents(tmp_path / "first"), contents(tmp_path / "somewhere" / "else")
    assert set(first) == set(second)
    assert [path for path, content in first.items() if second[path] != content] == []


def test_a_build_of_the_whole_framework_is_alike_to_the_byte(framework: Path, tmp_path: Path) -> None:
    built(framework, tmp_path / "first")
    built(framework, tmp_path / "second")
    assert contents(tmp_path / "first") == contents(tmp_path / "second")


def test_a_second_build_finds_nothing_to_do(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    assert not built(small, out).unchanged
    before = contents(out)
    assert built(small, out).unchanged
    assert contents(out) == before


def test_a_file_changed_by_hand_is_built_again(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(small, out)
    before = contents(out)
    for path in ("en/roles/clerk.html", "en/matrix/desk.csv", "index.html", "en/assets/search.js"):
        (out / path).write_text("changed by hand", encoding="utf-8")
    (out / "zh/roles/adviser.html").unlink()
    (out / "left-over.html").write_text("of an earlier version", encoding="utf-8")
    built(small, out)
    assert contents(out) == before


def test_only_pages_that_show_a_changed_text_are_built_again(framework: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    before = {entry.locale: entry.pages for entry in built(framework, out).languages}
    shown = {locale: _shown(out / locale, pages) for locale, pages in before.items()}
    model = framework_in(framework)
    level = max(use.requirement.level for use in model.required_by[EDITED])
    indicator = model.competencies[EDITED].levels[level - 1].indicators[0]
    _replace(framework / f"competencies/{EDITED}.yaml", indicator.text["en"], f"{indicator.text['en'][:-1]}, at once")
    languages = {entry.locale: entry for entry in built(framework, out).languages}
    other = {locale: _other(shown[locale], _shown(out / locale, pages)) for locale, pages in before.items()}
    expected = set(_showing(model, EDITED, level))
    assert other == {"en": expected, "zh": set()}
    for locale, entry in languages.items():
        fresh = {path for path, value in entry.pages.items() if before[locale][path] != value}
        assert entry.made == len(fresh)
        assert fresh >= other[locale]
    assert 1 < len(expected) < len(languages["en"].pages) / 4
    assert languages["zh"].made < len(expected)
    built(framework, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def _shown(folder: Path, pages: Iterable[str]) -> dict[str, str]:
    """Return what each page shows, but for the sizes of downloads: a file in both languages changes with either."""
    return {path: SIZE.sub("", (folder / f"{path}.html").read_text(encoding="utf-8")) for path in pages}


def _other(before: Mapping[str, str], after: Mapping[str, str]) -> set[str]:
    return {path for path, text in after.items() if before[path] != text}


def _showing(framework: Framework, name: str, level: int) -> Iterator[str]:
    """Yield the pages that show the behaviours of a competency at a level."""
    yield f"competencies/{name}"
    for role in framework.roles.values():
        here = role.required.get(name)
        ends = [framework.roles[path.end] for path in framework.paths_from[role.id]]
        steps = [gap for end in ends for gap in gaps(role, end) if gap.kind in {NEW, RISES}]
        if (here and here.level == level) or any(
            (gap.requirement.competency, gap.requirement.level) == (name, level) for gap in steps
        ):
            yield f"roles/{role.id}"
        if here and abs(here.level - level) <= NEAR:
            yield f"assess/{role.id}"


def test_pages_after_a_changed_name_are_those_of_a_fresh_build(framework: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(framework, out)
    name = framework_in(framework).competencies[EDITED].name["en"]
    _replace(framework / f"competencies/{EDITED}.yaml", f"en: {name}\n", "en: Plain speech\n")
    result = built(framework, out)
    built(framework, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")
    assert all(entry.kept > entry.made for entry in result.languages)


def test_a_new_name_of_the_framework_reaches_every_page(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(small, out)
    _replace(small / "framework.yaml", "Help desk framework", "Front desk framework")
    assert [entry.kept for entry in built(small, out).languages] == [0, 0]
    assert [path for path, content in contents(out).items() if b"Help desk framework" in content] == []


def test_a_problem_in_the_framework_leaves_the_site_as_it_was(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "site"
    built(small, out)
    before = contents(tmp_path)
    with (small / "roles/clerk.yaml").open("a", encoding="utf-8") as file:
        file.write("unheard_of: 1\n")
    before["framework/roles/clerk.yaml"] += b"unheard_of: 1\n"
    result = build_site(small, out)
    assert [problem.code for problem in result.problems] == ["SCHEMA-ADDITIONALPROPERTIES"]
    assert contents(tmp_path) == before


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_an_interrupted_build_leaves_the_site_as_it_was(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    out = tmp_path / "site"
    built(small, out)
    _replace(small / "framework.yaml", "Help desk framework", "Front desk framework")
    before = contents(tmp_path)

    def interrupted(*_: object) -> Iterator[Document]:
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(building, "root_documents", interrupted)
        with pytest.raises(error):
            build_site(small, out)
    assert contents(tmp_path) == before
    assert built(small, out).languages


# What goes wrong in a hand-written page -> what the report names.
BROKEN = {
    "[gone](nowhere.md)": "nowhere.md",
    "[gone](../roles/index.md#nowhere)": "nowhere",
    '{{ count("unicorns") }}': "unicorns",
    "{{ unheard_of() }}": "unheard_of",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the project with the small framework, its site built."""
    copy = tmp_path_factory.mktemp("project")
    for name in INPUTS:
        source, target = ROOT / name, copy / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copyfile(source, target)
    shutil.copytree(MINIMAL, copy / "framework")
    assert _run(copy).returncode == 0
    return copy


@pytest.mark.parametrize("wrong", BROKEN)
def test_a_fault_in_a_hand_written_page_leaves_the_site_as_it_was(project: Path, wrong: str) -> None:
    guide = project / "docs/en/guide/how-to-use.md"
    text = guide.read_text(encoding="utf-8")
    before = contents(project / "site")
    try:
        guide.write_text(f"{text}\n\n{wrong}\n", encoding="utf-8")
        done = _run(project)
    finally:
        guide.write_text(text, encoding="utf-8")
    assert done.returncode == 1
    assert BROKEN[wrong] in done.stdout
    assert "Traceback" not in done.stderr
    assert contents(project / "site") == before
    assert list(project.glob(".site-*")) == []


def _run(project: Path) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-c",
        "from generator.cli import main; raise SystemExit(main())",
        "build",
        "--lang",
        "en",
    ]
    return subprocess.run(command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False)


def test_a_site_of_one_language_is_built_again_in_part(tmp_path: Path) -> None:
    folder, out = written(english_with_three_levels(), tmp_path / "framework"), tmp_path / "site"
    built(folder, out)
    role = next(iter(framework_in(folder).roles.values()))
    _replace(
        folder / role.file.removeprefix("framework/"), role.purpose["en"], f"{role.purpose['en'][:-1]}, every day."
    )
    (again,) = built(folder, out).languages
    assert 0 < again.made < again.kept
    built(folder, tmp_path / "fresh")
    assert contents(out) == contents(tmp_path / "fresh")


def _replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
