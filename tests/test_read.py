"""The strict reader: what it returns, where things stand, and what it refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.problems import Problem
from generator.reading.read import MAX_BYTES, Document, read
from tests.cases import DATA, MINIMAL

CLERK = "接线员 Clerk 接听来电，当场办结。"


def document(text: str | bytes, folder: Path) -> Document:
    """Return what the reader makes of `text`, which has to be right."""
    found = reading(text, folder)
    assert isinstance(found, Document), found
    return found


def reading(text: str | bytes, folder: Path) -> Document | list[Problem]:
    """Return what the reader makes of `text`."""
    file = folder / "file.yaml"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return read(file, "file.yaml", "development")


def told(text: str | bytes, folder: Path) -> list[tuple[str, int, int]]:
    """Return code, line and column of everything that `text` is refused for."""
    found = reading(text, folder)
    return [] if isinstance(found, Document) else [(each.code, each.line, each.column) for each in found]


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("0", 0),
        ("12", 12),
        ("-3", -3),
        ("true", True),
        ("false", False),
        ("null", None),
        ("~", None),
        ("", None),
        ("999999999999999999", 999999999999999999),
    ],
)
def test_plain_words_become_values(written: str, value: Any, tmp_path: Path) -> None:
    assert document(f"a: {written}\n", tmp_path).data == {"a": value}


@pytest.mark.parametrize(
    "word",
    [
        *("no", "yes", "on", "off", "y", "N", "Yes", "TRUE", "False", "Null", "=", "<<", "二"),
        *("1.10", "1.0", ".5", "1e3", "0x1F", "0o17", "007", "+5", "1_000", "12:30", ".inf", ".nan", "１２"),
        *("2026-01-01", "2026-01-01T00:00:00Z", "1000000000000000000000"),
    ],
)
def test_every_other_word_stays_text(word: str, tmp_path: Path) -> None:
    assert document(f"a: {word}\n", tmp_path).data == {"a": word}


@pytest.mark.parametrize("word", ["1", "true", "null", "~", ""])
def test_a_quoted_word_is_text(word: str, tmp_path: Path) -> None:
    assert document(f"a: \"{word}\"\nb: '{word}'\n", tmp_path).data == {"a": word, "b": word}


def test_keys_are_text(tmp_path: Path) -> None:
    assert document("1: a\ntrue: b\nnull: c\n", tmp_path).data == {"1": "a", "true": "b", "null": "c"}


def test_words_of_a_valid_case_stay_text() -> None:
    case = DATA / "valid" / "words-stay-text"
    categories, grades, framework = (
        read(case / f"{name}.yaml", name, name) for name in ("categories", "grades", "framework")
    )
    assert isinstance(categories, Document)
    assert isinstance(grades, Document)
    assert isinstance(framework, Document)
    assert [entry["name"]["en"] for entry in categories.data["categories"]] == ["no", "1.10"]
    assert [entry["description"]["en"] for entry in categories.data["categories"]] == ["2026-01-01", "12:30"]
    assert [entry["name"]["en"] for entry in grades.data["grades"]] == ["off", "007"]
    assert [entry["description"]["en"] for entry in grades.data["grades"]] == ["1_000", "+5"]
    assert (framework.data["version"], framework.data["date"]) == ("1.10.0", "2026-01-01")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end: str, tmp_path: Path) -> None:
    found = document(end.join(["# comment", "a: 甲", "b:", "  - c", "  - d: 乙", ""]), tmp_path)
    assert found.data == {"a": "甲", "b": ["c", {"d": "乙"}]}
    assert found.place(("b", 1, "d")) == (5, 5)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference_to_places(end: str, tmp_path: Path) -> None:
    assert told(end.join(["a: 甲", "b: \u200b乙", "\tc: 丙", ""]), tmp_path) == [
        ("READ-CHARACTER", 2, 4),
        ("READ-TAB", 3, 1),
    ]
    assert told(end.join(["a: 甲", "b: [乙", ""]), tmp_path) == [("READ-BRACKET", 2, 4)]


def test_places_are_of_keys_and_list_items(tmp_path: Path) -> None:
    found = document("a:\n  - 甲\n  -   zh: 乙\n      en: {x: [1, 22]}\n", tmp_path)
    assert found.place(()) == (1, 1)
    assert found.place(("a",)) == (1, 1)
    assert found.place(("a", 0)) == (2, 5)
    assert found.place(("a", 1)) == (3, 7)
    assert found.place(("a", 1, "en")) == (4, 7)
    assert found.place(("a", 1, "en", "x", 1)) == (4, 19)


@pytest.mark.parametrize("path", [("a", 1, "fr"), ("a", 1, "en", 0), ("a", 1, "en", "x", "y")])
def test_what_is_not_there_stands_at_its_nearest_parent(path: tuple[str | int, ...], tmp_path: Path) -> None:
    found = document("a:\n  - 甲\n  - zh: 乙\n    en: 丙\n", tmp_path)
    assert found.place(path) == ((4, 5) if "en" in path else (3, 5))


def test_columns_count_characters_and_not_bytes(tmp_path: Path) -> None:
    assert document("{甲𠮷: 1, b: 2}\n", tmp_path).place(("b",)) == (1, 9)


@pytest.mark.parametrize("codec", ["gbk", "gb18030"])
def test_chinese_encodings_are_named(codec: str, tmp_path: Path) -> None:
    assert encoding(CLERK.encode(codec), tmp_path) == "GBK"


def test_a_rare_character_is_gbk_too(tmp_path: Path) -> None:
    assert encoding("朱镕基前天请人确认".encode("gbk"), tmp_path) == "GBK"


@pytest.mark.parametrize("codec", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_named(codec: str, tmp_path: Path) -> None:
    assert encoding(f"id: {CLERK}".encode(codec), tmp_path) == "UTF-16"


def test_big5_and_windows_encodings_are_named(tmp_path: Path) -> None:
    assert encoding("接線員，接聽來電，當場辦結。".encode("big5"), tmp_path) == "Big5"
    assert encoding("the customer’s café".encode("cp1252"), tmp_path) == "Windows-1252"


def test_what_no_encoding_fits_is_not_named(tmp_path: Path) -> None:
    assert encoding(b"a: \xff\xff\xff", tmp_path) == {"zh": "别的编码", "en": "some other encoding"}


def encoding(raw: bytes, folder: Path) -> Any:
    """Return the encoding that bytes are taken for."""
    found = reading(raw, folder)
    assert isinstance(found, list)
    assert [problem.code for problem in found] == ["READ-ENCODING"]
    return found[0].values["found"]


def test_a_single_nul_is_a_character_and_no_encoding(tmp_path: Path) -> None:
    assert told("id: cl\x00erk\nname: a longer text after it\n", tmp_path) == [("READ-CHARACTER", 1, 7)]


@pytest.mark.parametrize(
    "sign",
    ["\u0085", "\u00ad", "\u061c", "\u200b", "\u200d", "\u202e", "\u2066", "\u3164", "\ufeff", "\uffff", "\U000e0041"],
)
def test_invisible_signs_are_refused_as_written_and_as_escapes(sign: str, tmp_path: Path) -> None:
    assert told(f"a: b{sign}c\n", tmp_path) == [("READ-CHARACTER", 1, 5)]
    assert told(f'a: "b\\U{ord(sign):08x}c"\n', tmp_path) == [("READ-CHARACTER", 1, 4)]


@pytest.mark.parametrize("sign", ["—", "…", "“", "😀", "𠮷", "é", "·", "、"])
def test_visible_signs_are_read(sign: str, tmp_path: Path) -> None:
    assert document(f"a: 甲{sign}乙\n", tmp_path).data == {"a": f"甲{sign}乙"}


def test_everything_that_can_be_passed_over_is_told_in_one_run(tmp_path: Path) -> None:
    text = "a: &x 1\na: *x\nb: !t c\nc: 文字 #1\nd: {e: 1, e: 2}\n"
    assert told(text, tmp_path) == [
        ("READ-ALIAS", 1, 4),
        ("READ-DUPLICATE", 2, 1),
        ("READ-ALIAS", 2, 4),
        ("READ-TAG", 3, 4),
        ("READ-COMMENT", 4, 4),
        ("READ-DUPLICATE", 5, 11),
    ]


@pytest.mark.parametrize(
    "text", ["level: 2 # two\n", "id: a.b-c # id\n", "a: '甲' # quoted\n", "a: 甲# no comment\n", "# 甲 #\n"]
)
def test_comments_that_cut_off_no_text_are_passed_over(text: str, tmp_path: Path) -> None:
    assert [code for code, _, _ in told(text, tmp_path)] in ([], ["READ-EMPTY"])


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    found = read(tmp_path / "none.yaml", "none.yaml", "development")
    assert isinstance(found, list)
    assert [problem.code for problem in found] == ["READ-FILE"]
    assert "No such file" in found[0].message("en")


def test_the_largest_size_is_still_read(tmp_path: Path) -> None:
    assert isinstance(reading("a: " + "b" * (MAX_BYTES - 4) + "\n", tmp_path), Document)
    assert told("a: " + "b" * (MAX_BYTES - 3) + "\n", tmp_path) == [("READ-SIZE", 1, 1)]


def test_the_deepest_nesting_is_still_read(tmp_path: Path) -> None:
    assert isinstance(reading("a: " + "[" * 19 + "]" * 19, tmp_path), Document)
    assert told("a: " + "[" * 20 + "]" * 20, tmp_path) == [("READ-DEPTH", 1, 23)]


def test_a_document_knows_its_name_and_kind() -> None:
    found = read(MINIMAL / "roles" / "clerk.yaml", "framework/roles/clerk.yaml", "role")
    assert isinstance(found, Document)
    assert (found.stem, found.kind, found.file) == ("clerk", "role", "framework/roles/clerk.yaml")
    problem = found.problem("ID-FILE", ("id",), id="a", stem="b")
    assert problem.line_of_text("en") == (
        "framework/roles/clerk.yaml:2:1: ID-FILE The id is “a” but the file is called “b”. Make them the same."
    )
    assert problem.message("zh") == "标识是“a”，文件名却是“b”。请把两者改成一样。"
