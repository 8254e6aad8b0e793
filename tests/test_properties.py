"""What holds of any input: the reader never falls over, agrees with PyYAML, and knows where things stand."""

from __future__ import annotations

import copy
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from generator.problems import Problem, catalogue
from generator.reading.accept import compiled
from generator.reading.explain import explain, validator
from generator.reading.kinds import KINDS
from generator.reading.read import Document, read
from generator.reading.refusals import DAMAGED, INVISIBLE
from generator.reading.validate import accepts, validate
from tests.cases import MINIMAL

# a busy machine is no failure
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

KEYS = st.from_regex(r"[a-z][a-z_]{0,7}", fullmatch=True)
# what nobody types is left out, and so are the signs that are refused at the start of a line that PyYAML folds
SIGNS = st.characters(
    exclude_categories=["Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp", "Zs"], exclude_characters="：", include_characters=" "
)
TEXTS = st.text(SIGNS, max_size=30).filter(lambda text: not INVISIBLE.search(text) and not DAMAGED.search(text))
SCALARS = st.one_of(TEXTS, st.integers(-(10**17), 10**17), st.booleans(), st.none())
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        SCALARS,
        lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
        max_leaves=15,
    ),
    min_size=1,
    max_size=5,
)
# pieces that YAML files and mistakes in them are made of
PIECES = st.sampled_from(
    [
        *("id", "zh", "en", "沟通", "a b", "0", "12", "-0", "true", "null", "~", "2026-01-01"),
        *(": ", ":", "：", "- ", "-", "\n", "\n  ", "\n    ", "\r\n", "\t", "\u3000", ", ", "，"),
        *('"', "'", "[", "]", "{", "}", "“", "”", "【", "】", "#", " # ", "\\", "\\n"),
        *("&a ", "*a", "!t ", "!!str ", "? ", "| ", "> ", ">-\n", "%", "@", "`", "---", "...", "<<", "=======\n"),
        *("\u200b", "\ufeff", "\x00"),
    ]
)
# lines that are often right
LINES = st.tuples(
    st.sampled_from(["", "  ", "    ", "- ", "  - "]),
    KEYS,
    st.sampled_from([": ", ":", ": |\n      ", ": >\n      "]),
    st.sampled_from(
        ["", "a", "甲 乙", "1", "-0", "true", "null", "[a, 1, ~]", "{b: 'c', d: \"e\"}", "x # y", "a: b", "1.0"]
    ),
    st.just("\n"),
).map("".join)


def reading(raw: bytes) -> Document | list[Problem]:
    """Return what the reader makes of a file with `raw` in it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "file.yaml"
        file.write_bytes(raw)
        return read(file, "file.yaml", "competency")


def whole(found: Document | list[Problem], lines: int) -> None:
    """Check that there is an answer, and that it can be told."""
    for problem in validate(found) if isinstance(found, Document) else found:
        assert problem.code in catalogue()
        assert 1 <= problem.line <= lines + 1
        assert problem.column >= 1
        assert problem.line_of_text("zh").isprintable()
        assert problem.line_of_text("en").isprintable()


@steady
@given(st.binary(max_size=300))
def test_any_bytes_have_an_answer(raw: bytes) -> None:
    whole(reading(raw), raw.count(b"\n") + raw.count(b"\r"))


@steady
@given(st.text(max_size=200))
def test_any_text_has_an_answer(text: str) -> None:
    raw = text.encode("utf-8", "replace")
    whole(reading(raw), raw.count(b"\n") + raw.count(b"\r"))


@steady
@given(st.lists(PIECES, max_size=60))
def test_anything_like_yaml_has_an_answer(pieces: list[str]) -> None:
    raw = "".join(pieces).encode()
    whole(reading(raw), raw.count(b"\n") + raw.count(b"\r"))


@steady
@given(st.lists(st.one_of(PIECES, LINES, LINES), max_size=20))
def test_what_is_read_is_what_pyyaml_reads_without_its_guesses(pieces: list[str]) -> None:
    text = "".join(pieces)
    found = reading(text.encode())
    if isinstance(found, Document):
        event(f"read, {type(found.data).__name__}")
        assert same(found.data, yaml.load(text, Loader=yaml.CBaseLoader))  # noqa: S506  # it makes texts only


def same(value: Any, text: Any) -> bool:
    """Return whether `value` is what was written as `text`."""
    if isinstance(value, dict):
        return list(value) == list(text) and all(same(below, text[key]) for key, below in value.items())
    if isinstance(value, list):
        return len(value) == len(text) and all(map(same, value, text))
    if value is None:
        return text in {"", "~", "null"}
    if isinstance(value, bool):
        return bool(text == str(value).lower())
    return bool(text == value) if isinstance(value, str) else int(text) == value


@pytest.mark.parametrize("flow", [True, False])
@pytest.mark.parametrize("plain", [True, False])
@steady
@given(data=DATA)
def test_what_pyyaml_writes_is_read_back(data: Any, flow: bool, plain: bool) -> None:  # noqa: FBT001  # parametrised
    text = yaml.safe_dump(data, allow_unicode=plain, default_flow_style=flow, sort_keys=False)
    found = reading(text.encode())
    assert isinstance(found, Document), (text, found)
    assert found.data == data == yaml.safe_load(text)


@steady
@given(DATA)
def test_places_are_of_what_they_name(data: Any) -> None:
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=False, sort_keys=False)
    found = reading(text.encode())
    assert isinstance(found, Document)
    lines = text.split("\n")
    for path in paths(data):
        line, column = found.place(path)
        rest = lines[line - 1][column - 1 :]
        if isinstance(path[-1], str):
            assert rest.removeprefix("'").removeprefix('"').startswith(path[-1])
        else:
            assert lines[line - 1][: column - 1].endswith("- ")


def paths(data: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the path of everything in `data`."""
    below = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    return [each for key, value in below for each in [(*path, key), *paths(value, (*path, key))]]


def originals() -> list[Document]:
    """Return a right document of every kind that the small framework has."""
    found = [
        read(next(MINIMAL.glob(kind.pattern)), kind.name, kind.name)
        for kind in KINDS
        if any(MINIMAL.glob(kind.pattern))
    ]
    return [document for document in found if isinstance(document, Document)]


WRONG = st.one_of(
    SCALARS,
    st.just([]),
    st.just({}),
    st.just(["a", "a"]),
    st.just({"zh": "甲", "en": "A", "x": "B"}),
    st.just({"zh": "甲\n"}),
    st.sampled_from(
        [0, 1, 7, 8, 100, 101, "", "own", "S01", "S01.1", "core", "a-b", "A", "https://a", "2026-01-01", "1.0.0"]
    ),
    st.lists(st.sampled_from(["S01.1", "S01.2", "own", "own\n", 1, True, 2]), max_size=14),
)


@steady
@given(st.data())
def test_the_quick_test_and_the_full_pass_agree(draw: st.DataObject) -> None:
    original = draw.draw(st.sampled_from(ORIGINALS))
    data = copy.deepcopy(original.data)
    for _ in range(draw.draw(st.integers(1, 3))):
        change(data, draw)
    assert accepts(original.kind)(data) == validator(original.kind).is_valid(data)
    document = Document(original.file, original.kind, data, original.text)
    assert bool(explain(document)) != accepts(original.kind)(data)


def change(data: Any, draw: st.DataObject) -> None:
    """Replace, delete or add something somewhere in `data`."""
    places = paths(data)
    *path, last = draw.draw(st.sampled_from(places)) if places else ("x",)
    for key in path:
        data = data[key]
    at: Any = last
    how = draw.draw(st.sampled_from(["replace", "delete", "double", "add"]))
    if how == "add" and isinstance(data, dict):
        data[draw.draw(KEYS)] = copy.deepcopy(draw.draw(WRONG))
    elif how == "double" and isinstance(data, list):
        data.append(copy.deepcopy(data[at]))
    elif how == "delete" and places:
        del data[at]
    elif isinstance(data, dict) or places:
        data[at] = copy.deepcopy(draw.draw(WRONG))


ORIGINALS = originals()


def test_originals_of_nearly_every_kind_are_tried() -> None:
    assert len({document.kind for document in ORIGINALS}) >= 14
    assert all(accepts(document.kind)(document.data) for document in ORIGINALS)


@pytest.mark.parametrize(
    "schema",
    [
        {},
        {"type": "number"},
        {"type": ["string", "null"]},
        {"type": "string", "format": "date"},
        {"type": "array"},
        {"type": "object", "properties": {"a": {}}},
        {"type": "object", "if": {}},
        {"oneOf": []},
        {"enum": [1, None]},
    ],
)
def test_what_the_quick_test_does_not_know_it_leaves_to_the_full_pass(schema: Any) -> None:
    assert not any(compiled(schema)(value) for value in ("a", 1, None, True, ["a"], {"a": "b"}, 1.5))
