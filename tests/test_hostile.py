"""Files made to hurt: each is told briefly, within bounded memory and time."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import MOST, load
from generator.reading.read import MAX_BYTES
from tests.cases import MINIMAL, lines

PROGRAM = Path(sys.executable).with_name("competency")
LISTENING = (MINIMAL / "competencies" / "listening.yaml").read_text(encoding="utf-8")
ROOM = MAX_BYTES - len(LISTENING.encode()) - 100
# for a whole run over all files: half a gigabyte of addresses, and an end to what would not end
BOUNDED = 'ulimit -v 512000; ulimit -t 60; exec "$@"'


def filled(start: str, unit: str, end: str = "") -> str:
    """Return a file of nearly the largest size."""
    return start + unit * (ROOM // len(unit.encode())) + end


def counted(start: str, unit: str, end: str = "") -> str:
    """Return a file of nearly the largest size in which every unit has another number."""
    return start + "".join(unit.format(number) for number in range(ROOM // (len(unit.encode()) + 5))) + end


BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)

# name -> what makes it, the code it is told
FILES: dict[str, tuple[Callable[[], str], str]] = {
    "fifty-megabytes": (lambda: "a: b\n" * 10_000_000, "READ-SIZE"),
    "alias-bomb": (lambda: BOMB, "READ-ALIAS"),
    "brackets-open": (lambda: "[" * 100_000, "READ-DEPTH"),
    "brackets-closed": (lambda: "[" * 100_000 + "]" * 100_000, "READ-DEPTH"),
    "braces-open": (lambda: "{a: " * 100_000, "READ-DEPTH"),
    "dashes-nested": (lambda: "- " * 100_000, "READ-DEPTH"),
    "keys-nested": (lambda: "? " * 100_000, "READ-KEY"),
    "indents": (lambda: "".join(" " * depth + "a:\n" for depth in range(1300)), "READ-DEPTH"),
    "one-line": (lambda: filled("id: ", "a"), "SCHEMA-MAXLENGTH"),
    "one-line-of-spaces": (lambda: filled('id: "a', " ", '"'), "SCHEMA-PATTERN"),
    "one-line-of-words": (lambda: filled("id: ", "a-", "A"), "SCHEMA-PATTERN"),
    "one-line-of-indent": (lambda: filled("", " ", "a"), "SCHEMA-TYPE"),
    "invisible": (lambda: filled("a: ", "\u200b"), "READ-CHARACTER"),
    "invisible-lines": (lambda: filled("a: b\n", "\u200b\n"), "READ-CHARACTER"),
    "tabs": (lambda: filled("", "\t\n"), "READ-TAB"),
    "conflicts": (lambda: filled("", "=======\n"), "READ-CONFLICT"),
    "comments": (lambda: filled("", "a: 甲 乙 #\n"), "READ-COMMENT"),
    "duplicates": (lambda: filled("", "a: 1\n"), "READ-DUPLICATE"),
    "anchors": (lambda: filled("a: [", "&a x, ", "x]"), "READ-ALIAS"),
    "tags": (lambda: filled("a: [", "!a x, ", "x]"), "READ-TAG"),
    "keys": (lambda: counted("", "k{}: 1\n"), "READ-ENTRIES"),
    "numbers": (lambda: filled("a: [", "1,", "1]"), "READ-ENTRIES"),
    "quotes": (lambda: filled("a: ", "'"), "SCHEMA-ADDITIONALPROPERTIES"),
    "some-keys": (lambda: "".join(f"k{number}: 1\n" for number in range(49_000)), "SCHEMA-ADDITIONALPROPERTIES"),
    "list-too-long": (
        lambda: LISTENING.replace("[explaining]", "[" + ", ".join(f"a{number}" for number in range(90_000)) + "]"),
        "SCHEMA-MAXITEMS",
    ),
    "list-of-different-groups": (
        lambda: LISTENING.replace("[S01.1]", "[" + ", ".join(f"{{a: {n}}}" for n in range(24_000)) + "]", 1),
        "SCHEMA-MAXITEMS",
    ),
    "languages": (
        lambda: LISTENING.replace("  en: Listening", "  en: L\n" + "".join(f"  aa-b{n}: x\n" for n in range(45_000))),
        "TEXT-LOCALE",
    ),
}


@pytest.fixture(name="hostile", scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a framework with every hostile file among its competencies."""
    target = tmp_path_factory.mktemp("hostile") / "framework"
    shutil.copytree(MINIMAL, target)
    for name, (make, _) in FILES.items():
        (target / "competencies" / f"{name}.yaml").write_text(make(), encoding="utf-8")
    return target


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are set in the way of Linux")
def test_hostile_files_are_told_within_half_a_gigabyte(hostile: Path) -> None:
    command = ["sh", "-c", BOUNDED, "sh", str(PROGRAM), "check", "--framework", str(hostile), "--lang", "en"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (1, "")
    told = {tuple(line.split(" ")[:2]) for line in done.stdout.splitlines()}
    codes = {(place.split(":")[0], code) for place, code in told if ".yaml:" in place}
    wanted = {(f"framework/competencies/{name}.yaml", code) for name, (_, code) in FILES.items()}
    assert wanted <= codes
    assert max(map(len, done.stdout.splitlines())) < 2000


def test_what_is_told_of_one_file_is_bounded(tmp_path: Path) -> None:
    target = tmp_path / "framework"
    shutil.copytree(MINIMAL, target)
    (target / "development.yaml").write_text("measures:\n" + "\ta\n" * (MOST + 5), encoding="utf-8")
    found = lines(load(target).problems)
    assert len(found) == MOST + 1
    assert found[0] == "framework/development.yaml:2:1: READ-TAB"
    assert found[-1] == f"framework/development.yaml:{MOST + 2}:1: MORE"


def test_exactly_as_many_as_are_listed_need_no_word_on_more(tmp_path: Path) -> None:
    target = tmp_path / "framework"
    shutil.copytree(MINIMAL, target)
    (target / "development.yaml").write_text("measures:\n" + "\ta\n" * MOST, encoding="utf-8")
    assert {problem.code for problem in load(target).problems} == {"READ-TAB"}


def test_a_glossary_of_a_whole_dictionary_is_not_searched(tmp_path: Path) -> None:
    target = tmp_path / "framework"
    shutil.copytree(MINIMAL, target)
    words = [", ".join(f"w{term}x{number}" for number in range(400)) for term in range(3)]
    (target / "glossary.yaml").write_text(
        "terms:\n"
        + "".join(
            f"  - {{id: t{number}, term: {{zh: 甲, en: A}}, definition: {{zh: 甲, en: A}}, avoid: {{en: [{avoid}]}}}}\n"
            for number, avoid in enumerate(words)
        ),
        encoding="utf-8",
    )
    assert lines(load(target).problems) == ["framework/glossary.yaml:1:1: TEXT-VARIANTS"]


@pytest.mark.parametrize(("length", "told"), [(62, []), (64, ["framework/roles/clerk.yaml:10:3: TEXT-CELL"])])
def test_a_list_of_words_fits_into_a_cell_of_a_workbook(tmp_path: Path, length: int, told: list[str]) -> None:
    target = tmp_path / "framework"
    shutil.copytree(MINIMAL, target)
    role = target / "roles" / "clerk.yaml"
    words = ", ".join(f"w{number:0{length - 1}}" for number in range(512))
    role.write_text(role.read_text(encoding="utf-8").replace("[agent]", f"[{words}]"), encoding="utf-8")
    assert lines(load(target).problems) == told
