"""Assessments as JSON: what is written is read again, and what is wrong is said in both languages."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.assess.complaints import Unusable, complaints
from generator.assess.exchange import assessment_in, data_of, text_of
from generator.assess.form import MANAGER, SELF, Answer, Asked, Assessment, View
from generator.assess.incoming import MOST, assessment
from generator.reading.kinds import ROOT

TODAY = date(2026, 11, 24)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)
TEXTS = st.text(st.characters(codec="utf-8"), max_size=100)
RATINGS = st.one_of(
    st.builds(lambda level: {"level": level}, st.integers(1, 7)),
    st.builds(lambda reason: {"not_applicable": reason}, IDS),
    st.just({}),
)
ANSWERS = st.builds(
    lambda rating, evidence, develop: Answer(**rating, evidence=evidence, develop=develop),
    RATINGS,
    TEXTS,
    st.booleans(),
).filter(lambda answer: answer != Answer())
VIEWS = st.builds(View, st.dictionaries(IDS, ANSWERS, max_size=6), TEXTS)
ASSESSMENTS = st.builds(
    Assessment,
    framework=IDS,
    version=st.just("1.0.0"),
    role=IDS,
    name=TEXTS,
    date=st.dates().map(date.isoformat),
    requirements=st.dictionaries(IDS, st.builds(Asked, st.integers(1, 7), IDS), max_size=6),
    views=st.dictionaries(st.sampled_from([SELF, MANAGER]), VIEWS),
)


@given(ASSESSMENTS)
def test_what_is_written_is_read_again(given_one: Assessment) -> None:
    assert assessment_in(text_of(given_one).encode(), "own.json") == given_one


def sound() -> dict[str, Any]:
    asked = {"listening": Asked(2, "core"), "explaining": Asked(3, "important")}
    views = {SELF: View({"listening": Answer(2, "", "one", develop=True), "explaining": Answer(None, "too-new")})}
    return data_of(Assessment("small", "1.0.0", "clerk", "小林", "2026-03-31", asked, views))


def without(key: str) -> Callable[[dict[str, Any]], Any]:
    return lambda data: {name: value for name, value in data.items() if name != key}


def with_(**more: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda data: {**data, **more}


def with_answer(**answer: Any) -> Callable[[dict[str, Any]], Any]:
    return with_(views={SELF: {"answers": {"listening": answer}}})


# what is wrong -> the code of what is said, and the place
WRONG: dict[str, tuple[Callable[[dict[str, Any]], Any], str, str]] = {
    "a list": (lambda data: [data], "foreign", ""),
    "another format": (with_(format="something"), "foreign", ""),
    "a newer version": (with_(format_version=2), "format-version", ""),
    "no role": (without("role"), "missing", ""),
    "a misspelt key": (with_(nmae="x"), "unknown-key", ""),
    "a level of eight": (with_answer(level=8), "value", "views / self / answers / listening / level"),
    "a level that is no number": (with_answer(level="2"), "value", "views / self / answers / listening / level"),
    "true for a level": (with_answer(level=True), "value", "views / self / answers / listening / level"),
    "half a level": (with_answer(level=2.5), "value", "views / self / answers / listening / level"),
    "a level and a reason": (with_answer(level=2, not_applicable="too-new"), "both", "views / self / answers / listening"),
    "evidence without end": (with_answer(evidence="x" * 2001), "too-long", "views / self / answers / listening / evidence"),
    "an id that is none": (with_(role="../../etc/passwd"), "value", "role"),
    "a day that never was": (with_(date="2026-02-30"), "date", "date"),
    "a view of somebody else": (with_(views={"boss": {"answers": {}}}), "unknown-key", "views"),
    "too many answers": (
        with_(views={SELF: {"answers": {f"a{n}": {"level": 1} for n in range(101)}}}), "too-long", "views / self / answers"
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_with_its_place(what: str) -> None:
    change, code, place = WRONG[what]
    with pytest.raises(Unusable) as caught:
        assessment_in(json.dumps(change(sound())).encode(), "own.json")
    assert [(found.code, found.place) for found in caught.value.complaints] == [(code, place)]
    for found in caught.value.complaints:
        told = {language: found.line_of_text(language) for language in ("zh", "en")}
        assert all(text.startswith("own.json: ") and text.isprintable() for text in told.values())
        assert told["zh"] != told["en"]


def test_a_misspelt_key_is_told_the_nearest() -> None:
    with pytest.raises(Unusable) as caught:
        assessment_in(json.dumps(with_(nmae="x")(sound())).encode(), "own.json")
    assert "name" in caught.value.complaints[0].message("en")


BYTES = {
    "cut off": (json.dumps(sound()).encode()[:-20], "not-json"),
    "empty": (b"", "not-json"),
    "a repeated key": (b'{"format": "a", "format": "b"}', "not-json"),
    "not a number": (b'{"format": NaN}', "not-json"),
    "deeper than any recursion": (b"[" * 200_000, "not-json"),
    "deeper than the format": (b'{"format": ' + b"[" * 100 + b"]" * 100 + b"}", "foreign"),
    "a number of many digits": (b'{"format": ' + b"9" * 10_000 + b"}", "not-json"),
    "half a character": (b'{"format": "\\ud800"}', "encoding"),
    "another encoding": ("自评".encode("gbk"), "encoding"),
}


@pytest.mark.parametrize("what", BYTES)
def test_broken_bytes_are_refused(what: str) -> None:
    raw, code = BYTES[what]
    with pytest.raises(Unusable) as caught:
        assessment_in(raw, "own.json")
    assert [found.code for found in caught.value.complaints] == [code]


@given(st.binary(max_size=300) | st.text().map(str.encode))
def test_no_bytes_bring_a_traceback(raw: bytes) -> None:
    with pytest.raises(Unusable):
        assessment_in(raw, "own.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.sampled_from(sorted(sound())), JSON)
def test_any_value_anywhere_is_read_or_refused(key: str, value: Any) -> None:
    raw = json.dumps({**sound(), key: value}).encode()
    try:
        read = assessment_in(raw, "own.json")
    except Unusable:
        return
    assert data_of(read)["format"] == sound()["format"]


@pytest.mark.parametrize("ending", ["json", "xlsx", "pdf"])
def test_files_that_are_none_of_ours_are_refused(ending: str, tmp_path: Path) -> None:
    file = tmp_path / f"own.{ending}"
    for content in (b"", b"PK\x03\x04 broken", b"%PDF-1.7 broken", b"\x00" * 100, b"{}"):
        file.write_bytes(content)
        with pytest.raises(Unusable):
            assessment(file, TODAY)


def test_files_too_large_unknown_or_absent_are_refused(tmp_path: Path) -> None:
    large, unknown = tmp_path / "large.json", tmp_path / "own.docx"
    large.write_bytes(b" " * (MOST + 1))
    unknown.write_bytes(b"x")
    for file, code in ((large, "too-large"), (unknown, "ending"), (tmp_path / "absent.json", "unreadable")):
        with pytest.raises(Unusable) as caught:
            assessment(file, TODAY)
        assert [found.code for found in caught.value.complaints] == [code]


def test_every_message_exists_in_both_languages_and_is_used() -> None:
    sources = (ROOT / "generator" / "assess").glob("*.py")
    text = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    for code, found in complaints().items():
        assert set(found) == {"zh", "en"}
        assert f'"{code}"' in text, code
