"""The typesetter: exact, closed, and clear about what it can't print."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from generator.build.unprinted import problems_of
from generator.load import load
from generator.print.documents import prints
from generator.problems import Problem
from generator.reading.kinds import ROOT
from generator.rules.printing import unprintable
from generator.typesetting import press, typeset
from generator.typesetting.fonts import COVERED, font_files, lacking
from generator.typesetting.store import Store
from tests.built import framework_in
from tests.cases import MINIMAL
from tests.hostile import ATTACK, hostile
from tests.print.conftest import printed
from tests.print.reading import flat, opened, text_of
from tests.print.test_standards import failures

pytestmark = pytest.mark.documents

ROLE = "roles/clerk.yaml"
SIGNS = r"#let x = 1; $a^2$ *b* _c_ `d` \u{41} @e <f> [g] //h /*i*/ = j - k #eval(\"1\") \ ~"


def changed(target: Path, old: str, new: str) -> Path:
    """Write the small framework with one text of a role changed."""
    shutil.copytree(MINIMAL, target)
    file = target / ROLE
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return target


@pytest.fixture
def purpose() -> str:
    """Return a text of a role of the small framework, in English."""
    return framework_in(MINIMAL).roles["clerk"].purpose["en"]


def test_markup_in_texts_prints_as_it_is(tmp_path: Path, purpose: str) -> None:
    folder = changed(tmp_path / "framework", f"en: {purpose}", f"en: '{purpose} {SIGNS}'")
    for path, content in printed(framework_in(folder), tmp_path / "store", "roles/clerk.en").items():
        assert flat(SIGNS) in text_of(opened(content)), path


def test_a_framework_full_of_attacks_prints(tmp_path: Path) -> None:
    framework = framework_in(hostile(tmp_path / "framework"))
    for path, content in printed(framework, tmp_path / "store").items():
        assert text_of(opened(content)).count(flat(ATTACK)) > 3, path


OTHER_SCRIPTS = {
    "Hebrew": "\u05de\u05e0\u05d4\u05dc \u05dc\u05e7\u05d5\u05d7\u05d5\u05ea",
    "Arabic": "\u0645\u062f\u064a\u0631 \u0627\u0644\u0639\u0645\u0644\u0627\u0621",
    "Latin": "\u0141ukasz \u017b\u00f3\u0142\u0107 \u0158eho\u0159",
}


@pytest.mark.parametrize("script", OTHER_SCRIPTS)
def test_letters_that_the_first_font_lacks_print_as_they_are(tmp_path: Path, purpose: str, script: str) -> None:
    text = OTHER_SCRIPTS[script]
    folder = changed(tmp_path / "framework", f"en: {purpose}", f"en: {purpose} {text}")
    assert not load(folder, (unprintable,)).problems
    (content,) = printed(framework_in(folder), tmp_path / "store", "roles/clerk.en").values()
    found = text_of(opened(content))
    assert all(word in found for word in text.split())
    assert not failures(content)


def test_a_character_without_glyph_is_told_with_file_line_and_key(tmp_path: Path, purpose: str) -> None:
    folder = changed(tmp_path / "framework", f"en: {purpose}", f"en: {purpose} \u0e01")
    problems = load(folder, (unprintable,)).problems
    assert [(problem.code, problem.file.endswith(ROLE)) for problem in problems] == [("PRINT-CHARACTER", True)]
    line = problems[0].line_of_text("en")
    assert "U+0E01" in line
    assert "purpose.en" in line
    assert (folder / ROLE).read_text(encoding="utf-8").splitlines()[problems[0].line - 1].endswith("\u0e01")


def test_a_character_without_glyph_stops_the_typesetter(tmp_path: Path, purpose: str) -> None:
    framework = framework_in(changed(tmp_path / "framework", f"en: {purpose}", f"en: {purpose} \u0e01"))
    with pytest.raises(typeset.Unprintable, match="\u0e01"):
        printed(framework, tmp_path / "store", "roles/clerk.en")


def overflow(folder: Path, store: Path, words: str) -> list[Problem]:
    """Return what the attempt to print says."""
    loaded = load(folder)
    assert loaded.framework
    with pytest.raises(typeset.Overflow) as stopped:
        printed(loaded.framework, store, words)
    return problems_of(stopped.value, loaded.corpus)


LONG = "Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunterbeamtengesellschaft"


@pytest.mark.parametrize("words", ["roles/clerk.zh.", "roles/clerk.zh-en"])
def test_a_word_wider_than_its_place_is_found_among_chinese(tmp_path: Path, words: str) -> None:
    text = framework_in(MINIMAL).roles["clerk"].purpose["zh"]
    folder = changed(tmp_path / "framework", f"zh: {text}", f"zh: {text}{LONG}{text}")
    problems = overflow(folder, tmp_path / "store", words)
    assert "purpose.zh" in problems[0].message("en")


@pytest.mark.parametrize("words", ["roles/clerk.en", "roles/clerk.zh-en", "handbook.en"])
def test_a_word_wider_than_its_place_is_told_with_file_line_and_key(tmp_path: Path, purpose: str, words: str) -> None:
    folder = changed(tmp_path / "framework", f"en: {purpose}", f"en: {purpose} {LONG}")
    problems = overflow(folder, tmp_path / "store", words)
    assert [(problem.code, problem.file.endswith(ROLE)) for problem in problems] == [("PRINT-OVERFLOW", True)]
    assert LONG in problems[0].message("zh")
    assert "purpose.en" in problems[0].message("en")


def test_the_font_has_what_is_taken_for_granted() -> None:
    characters = {chr(number) for number in range(0x20, 0x10000) if unicodedata.category(chr(number))[0] not in "CZ"}
    granted = {character for character in characters if character.encode(COVERED, "ignore")}
    assert len(granted) > 7000
    assert granted <= glyphs()


def glyphs() -> set[str]:
    """Return the characters of the font, read without the program."""
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # slow to load

    with TTFont(font_files()[0]) as font:
        return {chr(number) for number in font.getBestCmap()}


def test_lacking_tells_characters_apart() -> None:
    assert lacking({"a", "中", "é", "ł", "\u05d0", "\u0634", "\u0e01", "😀"}) == {"\u0e01", "😀"}


PRINTING = """
import hashlib, sys, tempfile
from pathlib import Path
from generator.build.unprinted import problems_of
from generator.load import load
from generator.typesetting.press import press
from generator.print.documents import prints
from generator.typesetting.store import Store
framework = load(Path(sys.argv[1])).framework
found = press(prints(framework), framework.date, Store(Path(tempfile.mkdtemp())))
print([(done.document.path, hashlib.sha256(done.document.content).hexdigest()) for done in found])
"""


def test_bytes_are_the_same_elsewhere_and_at_another_time(tmp_path: Path) -> None:
    said = []
    for zone, name in (("Pacific/Kiritimati", "here"), ("America/Los_Angeles", "elsewhere")):
        folder = tmp_path / name / "framework"
        shutil.copytree(MINIMAL, folder)
        run = subprocess.run(
            [sys.executable, "-c", PRINTING, str(folder)],
            env={**os.environ, "TZ": zone, "PYTHONHASHSEED": str(len(name)), "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            check=True,
        )
        said.append(run.stdout)
    assert said[0] == said[1]
    assert said[0].count(".pdf") == len(list(prints(framework_in(MINIMAL))))


def test_templates_see_their_folder_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    monkeypatch.setattr(typeset, "TEMPLATES", folder)
    places = {"up.typ": "../secret.txt", "root.typ": str(tmp_path / "secret.txt"), "none.typ": "/etc/passwd"}
    for name, place in places.items():
        (folder / name).write_text(f'#set document(title: "a")\n#read("{place}")', encoding="utf-8")
    for name in places:
        with pytest.raises(typeset.Unprintable):
            typeset.typeset(name, {"edition": {}}, "2026-01-01")


def test_the_folder_of_templates_leads_nowhere() -> None:
    assert not [path for path in typeset.TEMPLATES.rglob("*") if path.is_symlink() or path.suffix != ".typ"]


def test_a_warning_is_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "warned.typ").write_text(
        '#set document(title: "a")\n#set text(font: "No such font")\nx', encoding="utf-8"
    )
    monkeypatch.setattr(typeset, "TEMPLATES", tmp_path)
    with pytest.raises(typeset.Unprintable, match="font"):
        typeset.typeset("warned.typ", {"edition": {}}, "2026-01-01", ())


def test_data_without_bounds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "LONGEST", 10)
    with pytest.raises(typeset.Unprintable, match="profile"):
        typeset.typeset("profile.typ", {"edition": {}, "title": "more than ten characters"}, "2026-01-01")


def test_what_is_unchanged_is_not_set_again(tmp_path: Path, purpose: str, monkeypatch: pytest.MonkeyPatch) -> None:
    store, before = tmp_path / "store", framework_in(MINIMAL)
    first = printed(before, store)
    after = framework_in(changed(tmp_path / "framework", f"en: {purpose}", f"en: {purpose} Still."))
    set_again: list[str] = []
    right = typeset.typeset

    def watched(template: str, data: typeset.Data, date: str) -> bytes:
        set_again.append(f"{template} {data['title'][0]}")
        return right(template, data, date)

    monkeypatch.setattr(typeset, "typeset", watched)
    assert printed(before, store) == first
    assert not set_again
    second = printed(after, store)
    differing = {path for path in first if first[path] != second[path]}
    # a bilingual profile shows the English text too; the Chinese documents do not
    assert differing == {"pdf/handbook.en.pdf", "pdf/roles/clerk.en.pdf", "pdf/roles/clerk.zh-en.pdf"}
    assert len(set_again) == len(differing)


def test_what_the_store_loses_meanwhile_is_set_again(tmp_path: Path) -> None:
    framework, store = framework_in(MINIMAL), tmp_path / "store"
    before = printed(framework, store, "roles/clerk")
    wanted = [entry for entry in prints(framework) if "roles/clerk" in entry.path]
    under_way = press.press(wanted, framework.date, Store(store))
    first = next(under_way)
    shutil.rmtree(store)
    rest = list(under_way)
    assert (first.fresh, [done.fresh for done in rest]) == (False, [True] * (len(wanted) - 1))
    assert {done.document.path: done.document.content for done in (first, *rest)} == before
