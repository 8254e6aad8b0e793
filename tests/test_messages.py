"""The catalogue of checks: complete, in two languages, with a case of each, and true to its own examples."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from generator.problems import Problem, catalogue, listing, nearest, visible
from generator.reading.kinds import KINDS, ROOT, SCHEMAS
from generator.reading.read import Document, read
from tests.cases import cases, codes, problems

INVALID = cases("invalid")
HAN = re.compile(r"[\u4e00-\u9fff]")
READING = [
    *(ROOT / "generator" / name for name in ("problems.py", "load.py")),
    *sorted((ROOT / "generator" / "reading").glob("*.py")),
]
SOURCES = READING + sorted((ROOT / "generator" / "rules").glob("*.py"))
# too big to be kept: made in test_hostile.py, or only there when the machine fails; those of paper in print/
MADE = {
    "PRINT-CHARACTER",
    "PRINT-OVERFLOW",
    "READ-FILE",
    "READ-SIZE",
    "READ-ENTRIES",
    "TEXT-VARIANTS",
    "TEXT-CELL",
    "MORE",
}
# keywords that give structure or a name, and can't be broken by themselves
STRUCTURE = {"$schema", "$id", "$ref", "$defs", "title", "description", "properties", "patternProperties", "items"}


def literals() -> set[str]:
    """Return the texts in the sources that have the form of a code."""
    nodes = [node for file in SOURCES for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))]
    texts = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    return {text for text in texts if re.fullmatch(r"[A-Z]{2,}(-[A-Z]+)+", text) or text in catalogue()}


def keywords(schema: Any) -> Iterator[str]:
    """Yield the keywords of a schema and of every schema in it."""
    for keyword, value in schema.items():
        yield keyword
        if keyword in {"properties", "patternProperties", "$defs"}:
            for part in value.values():
                yield from keywords(part)
        elif keyword == "items":
            yield from keywords(value)


def schemas() -> dict[str, Any]:
    """Return every schema file by name."""
    return {path.name: json.loads(path.read_text(encoding="utf-8")) for path in sorted(SCHEMAS.glob("*.json"))}


def described(schema: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every property below `schema` with its path."""
    for name, part in {**schema.get("properties", {}), **schema.get("$defs", {})}.items():
        yield f"{path}.{name}", part
        yield from described(part, f"{path}.{name}")
    if "items" in schema:
        yield from described(schema["items"], f"{path}[]")


OF_FILES = {f"{name}.schema.json" for name in ("common", *(kind.name for kind in KINDS))}
ASSERTING = {keyword for name in OF_FILES for keyword in keywords(schemas()[name])} - STRUCTURE


def test_every_code_that_is_used_is_explained_and_every_one_explained_is_used() -> None:
    dynamic = {f"SCHEMA-{keyword.upper()}" for keyword in ASSERTING}
    assert literals() | dynamic == set(catalogue())


@pytest.mark.parametrize("code", catalogue())
def test_a_check_is_explained_in_both_languages(code: str) -> None:
    entry: Mapping[str, Any] = catalogue()[code]
    assert set(entry) == {"title", "message", "why", "wrong", "right"}
    for part in ("title", "message", "why"):
        assert set(entry[part]) == {"zh", "en"}
        assert HAN.search(entry[part]["zh"])
        assert not HAN.search(entry[part]["en"])
    assert entry["wrong"]
    assert entry["right"]
    assert entry["wrong"] != entry["right"]


@pytest.mark.parametrize("code", catalogue())
def test_a_message_names_the_remedy(code: str) -> None:
    message = catalogue()[code]["message"]["zh"]
    assert re.search("请|应为|应写|可选|{advice}", message)  # the advice stands in verbs.yaml, word by word


@pytest.mark.parametrize("code", catalogue())
def test_both_languages_fill_in_the_same_names(code: str) -> None:
    message = catalogue()[code]["message"]
    assert names(message["zh"]) == names(message["en"])


def names(template: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def test_every_code_has_a_case() -> None:
    found = {code for case in INVALID for code in codes(case)}
    assert found | MADE == set(catalogue())
    assert found.isdisjoint(MADE)


def test_every_schema_keyword_has_a_case() -> None:
    found = {code for case in INVALID for code in codes(case)}
    assert {f"SCHEMA-{keyword.upper()}" for keyword in ASSERTING} <= found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("case", INVALID, ids=lambda case: case.name)
def test_messages_are_whole_lines(case: Path, language: str) -> None:
    for problem in problems(case):
        line = problem.line_of_text(language)
        assert line.isprintable()
        left_over = {f"{{{name}}}" for name in names(catalogue()[problem.code]["message"][language])}
        assert not [name for name in left_over if name in line]


@pytest.mark.parametrize("file", schemas())
def test_every_property_is_described_in_both_languages(file: str) -> None:
    schema = schemas()[file]
    found = list(described(schema, ""))
    assert found
    for path, part in [*found, ("title", {"description": schema["title"]})]:
        zh, slash, en = part.get("description", "").partition(" / ")
        assert slash, path
        assert HAN.search(zh), path
        assert en, path
        assert not HAN.search(en), path


# the lines that an example stands between, where the usual ones do not fit
AROUND = {
    "READ-DASH": "list:\n  - id: i00\n  {}\n",
    "READ-INDENT": "name:\n{}\n",
    "READ-TAB": "name:\n{}\n",
    "READ-EMPTY": "{}",
    "READ-SYNTAX": "{}\n",
    "READ-DOCUMENTS": "{}\n",
    "READ-DEPTH": "a: {}\n",
}
TOLD = {  # an example that is told and not shown -> one to try
    "READ-CHARACTER": ("zh: 沟\u200b通", "zh: 沟通"),
    "READ-TAB": ("\tzh: 沟通", "  zh: 沟通"),
    "READ-CONFLICT": ("<<<<<<< HEAD", "zh: 沟通"),
    "READ-EMPTY": ("", "id: communication"),
    "READ-DOCUMENTS": ("id: a\n---\nid: b", "id: a"),
    "READ-DEPTH": ("[" * 30 + "]" * 30, "[a, b]"),
}
BYTES = {"READ-FILE", "READ-SIZE", "READ-ENTRIES", "READ-BOM", "READ-ENCODING"}


@pytest.mark.parametrize("code", [code for code in catalogue() if code.startswith("READ-") and code not in BYTES])
def test_the_wrong_example_is_wrong_and_the_right_one_right(code: str, tmp_path: Path) -> None:
    entry: Mapping[str, Any] = catalogue()[code]
    wrong, right = TOLD.get(code, (entry["wrong"], entry["right"]))
    around = AROUND.get(code, "first: a\n{}\nlast: z\n")
    assert told(around.format(wrong), tmp_path) == {code}
    assert told(around.format(right), tmp_path) == set()


def told(text: str, folder: Path) -> set[str]:
    """Return the codes that a file with `text` is told by the reader."""
    file = folder / "file.yaml"
    file.write_text(text, encoding="utf-8")
    document = read(file, "file.yaml", "development")
    return set() if isinstance(document, Document) else {problem.code for problem in document}


def test_the_nearest_word_is_proposed_in_both_languages() -> None:
    assert nearest("comunication", ["communication", "teamwork"]) == {
        "zh": "是否想写“communication”？",
        "en": " Did you mean “communication”?",
    }
    assert nearest("xyz", ["communication"]) == {"zh": "", "en": ""}


def test_long_lists_are_cut_and_say_so() -> None:
    assert listing(["a", "b"]) == {"zh": "a、b", "en": "a, b"}
    assert listing(["a", "b", "c"], most=2) == {"zh": "a、b 等 3 个", "en": "a, b and 1 more"}
    assert listing([]) == {"zh": "（无）", "en": "none"}


def test_a_message_is_one_line_whatever_it_quotes() -> None:
    problem = Problem("a\nb.yaml", 1, 2, "READ-DUPLICATE", {"key": "x\n::error::\u202e" + "y" * 5000})
    line = problem.line_of_text("en")
    assert line.startswith("a\\nb.yaml:1:2: READ-DUPLICATE “x\\n::error::\\u202ey")
    assert len(line) < 1200


def test_what_can_be_seen_stays_as_it_is() -> None:
    assert visible("“沟通”——a, b…") == "“沟通”——a, b…"
    assert visible("\udcff") == "\\udcff"
