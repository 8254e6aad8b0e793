"""`competency fmt`: one style whatever the style before, the same data, every comment, and the same again."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.authoring.fmt import Changed, formatted, rewrite
from generator.cli import main
from generator.reading.kinds import KINDS, ROOT, kind_of
from generator.reading.read import Document, read
from tests.cases import DATA, MINIMAL, cases, framework
from tests.test_properties import DATA as ANY_DATA

# a busy machine is no failure
steady = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=30)

FILES = sorted(path for path in MINIMAL.rglob("*.yaml"))
OWN = sorted(path for path in (ROOT / "framework").rglob("*.yaml"))
COMMENT = re.compile(r"^ *#.*$", re.MULTILINE)
REMARKS = st.sampled_from(["# 备注", "#", "# a: b", "#- x", "# '\"", "#甲#乙"])


def document(text: str, kind: str) -> Document:
    """Return a text as a document of a kind."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.yaml"
        path.write_text(text, encoding="utf-8")
        found = read(path, "file.yaml", kind)
    assert isinstance(found, Document), found
    return found


def kind(path: Path) -> str:
    """Return the kind of a file of the framework."""
    found = next(entry for entry in KINDS if path.match(entry.pattern))
    return found.name


def comments(text: str) -> Counter[str]:
    """Return the lines of a text that are comments."""
    return Counter(line.strip() for line in COMMENT.findall(text))


class Quoting(yaml.SafeDumper):
    """Puts every text in double quotes."""


Quoting.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def style(data: Any, draw: st.DrawFn) -> str:
    """Return data in some style that the reader accepts."""
    return str(
        yaml.dump(
            shuffled(data, draw),
            Dumper=draw(st.sampled_from([yaml.SafeDumper, Quoting])),
            allow_unicode=True,
            sort_keys=False,
            width=draw(st.sampled_from([30, 80, 10_000])),
            indent=draw(st.integers(2, 6)),
            default_flow_style=draw(st.sampled_from([False, False, None, True])),
        )
    )


def shuffled(data: Any, draw: st.DrawFn) -> Any:
    """Return data with the keys of every mapping in another order."""
    if isinstance(data, dict):
        return {key: shuffled(data[key], draw) for key in draw(st.permutations(list(data)))}
    return [shuffled(entry, draw) for entry in data] if isinstance(data, list) else data


@st.composite
def restyled(draw: st.DrawFn) -> tuple[str, str, Any]:
    """Draw a file of the small framework in another style: its kind, its text, its data."""
    path = draw(st.sampled_from(FILES))
    data = document(path.read_text(encoding="utf-8"), kind(path)).data
    return kind(path), style(data, draw), data


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, str]:
    """Draw a file with remarks put between its lines: its kind and its text."""
    path = draw(st.sampled_from(FILES))
    lines = path.read_text(encoding="utf-8").splitlines()
    for index in sorted(draw(st.lists(st.integers(0, len(lines)), max_size=6)), reverse=True):
        indent = " " * draw(st.integers(0, 8))
        lines.insert(index, indent + draw(REMARKS))
    return kind(path), "\n".join(lines) + "\n"


@steady
@given(restyled())
def test_any_style_becomes_the_one_and_says_the_same(file: tuple[str, str, Any]) -> None:
    name, text, data = file
    before = document(text, name)
    assert before.data == data
    once = document(formatted(before), name)
    assert once.data == data
    assert formatted(once) == once.text


@steady
@given(restyled())
def test_the_style_before_leaves_no_trace(file: tuple[str, str, Any]) -> None:
    name, text, data = file
    plain = str(yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=10_000))
    assert formatted(document(text, name)) == formatted(document(plain, name))


@steady
@given(commented())
def test_comments_stay_every_one(file: tuple[str, str]) -> None:
    name, text = file
    before = document(text, name)
    once = document(formatted(before), name)
    assert comments(once.text) == comments(text)
    assert once.data == before.data
    assert formatted(once) == once.text


@steady
@given(ANY_DATA, st.sampled_from([entry.name for entry in KINDS]))
def test_what_fits_no_schema_keeps_its_data_too(data: Any, name: str) -> None:
    text = yaml.dump(data, Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "file.yaml"
        path.write_text(text, encoding="utf-8")
        before = read(path, "file.yaml", name)
    if isinstance(before, Document):
        once = document(formatted(before), name)
        assert once.data == before.data
        assert formatted(once) == once.text


@pytest.mark.parametrize("case", cases("valid"), ids=lambda case: case.name)
def test_every_accepted_style_keeps_its_data(case: Path, tmp_path: Path) -> None:
    folder = framework(case, tmp_path)
    for path in sorted(path for path in folder.rglob("*.yaml") if not path.name.startswith(".")):
        found = kind_of(PurePosixPath(path.relative_to(folder).as_posix()))
        if found:
            before = read(path, path.name, found.name)
            assert isinstance(before, Document)
            rewrite(path, before)
            after = read(path, path.name, found.name)
            assert isinstance(after, Document)
            assert after.data == before.data


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_the_framework_is_in_style(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert formatted(document(text, kind(path))) == text


def test_a_comment_goes_where_its_entry_goes() -> None:
    text = "# top\nzh: 甲\n# of id\nid: x # and this\nlist:\n# of b\n- b: 1\n# end\n"
    assert formatted(document(text, "competency")).splitlines()[:4] == ["# top", "# of id", "# and this", "id: x"]


def test_a_comment_above_an_entry_stays_above_it_though_its_keys_change_places() -> None:
    text = "categories:\n  # of the entry\n  - name: {zh: 甲, en: A}\n    # of the id\n    id: a # and this\n"
    assert formatted(document(text, "categories")).splitlines()[1:5] == [
        "  # of the entry",
        "  # of the id",
        "  # and this",
        "  - id: a",
    ]


def test_long_chinese_texts_stay_on_one_line() -> None:
    long = "客户说了三遍还没人听明白，" * 60
    text = f"id: x\nwhy:\n  zh: {long}\n  en: |\n    a\n    b\n"
    out = formatted(document(text, "competency"))
    assert f"  zh: {long}\n" in out


def test_a_file_is_left_alone_where_formatting_would_change_it(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("id: a\n", encoding="utf-8")
    other = Document("x.yaml", "competency", {"id": "b"}, "id: a\n")
    with pytest.raises(Changed):
        rewrite(path, other)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [("x.yaml", "id: a\n")]


# the command


def test_check_looks_and_changes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = framework(DATA / "valid" / "json-style", tmp_path)
    before = {path: path.read_bytes() for path in folder.rglob("*.yaml")}
    assert main(["fmt", "--check", "--framework", str(folder), "--lang", "zh"]) == 1
    assert "顺序或写法不统一，运行 competency fmt 即可整理" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.rglob("*.yaml")} == before


def test_after_fmt_check_is_content(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = framework(DATA / "valid" / "json-style", tmp_path)
    assert main(["fmt", "--framework", str(folder), "--lang", "en"]) == 0
    assert main(["fmt", "--check", "--framework", str(folder), "--lang", "en"]) == 0
    assert capsys.readouterr().out.endswith("18 files, 0 of them out of style.\n")
    assert main(["check", "--framework", str(folder), "--lang", "en"]) == 0


def test_what_cannot_be_read_is_told_and_the_rest_formatted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = framework(DATA / "invalid" / "read-tab-indent", tmp_path)
    assert main(["fmt", "--framework", str(folder), "--lang", "en"]) == 1
    out = capsys.readouterr().out
    assert "READ-TAB" in out
    assert "clerk.yaml: formatted" in out or "adviser.yaml: formatted" in out
