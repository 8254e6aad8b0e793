"""The full schema pass: every departure of a document from its schema, in words that people understand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator, ValidationError
from jsonschema.validators import extend

from generator.problems import Problem, Value, listing, nearest
from generator.reading.read import Document
from generator.reading.schemas import schema
from generator.reading.syntax import MISSING_DASH_SPACE, MISSING_SPACE

JOINING = "，、；"  # signs of Chinese that join words where the list takes a plain comma
LONGEST = 40  # characters of a value in a message
MAX_ERRORS = 200  # of one file; a wrong paste can hold a hundred thousand


@cache
def validator(kind: str) -> Any:
    """Return the full validator of a kind of file."""
    return _Validator(schema(kind))


def explain(document: Document) -> list[Problem]:
    """Return every way in which `document` departs from the schema of its kind."""
    errors = islice(validator(document.kind).iter_errors(document.data), MAX_ERRORS)
    problems = islice((problem for error in errors for problem in _problems(document, error)), MAX_ERRORS)
    return list({(problem.order(), str(problem.values)): problem for problem in problems}.values())


def _distinct(validator: Any, wanted: Any, instance: Any, schema: Any) -> Iterator[ValidationError]:
    """Look for repetitions only in a list that is not too long already: comparing all with all is slow."""
    if isinstance(instance, list) and len(instance) <= schema["maxItems"]:
        yield from Draft202012Validator.VALIDATORS["uniqueItems"](validator, wanted, instance, schema) or ()


_Validator = extend(Draft202012Validator, {"uniqueItems": _distinct})  # type: ignore[no-untyped-call]  # no types there


def _problems(document: Document, error: ValidationError) -> Iterator[Problem]:
    path = tuple(error.absolute_path)
    for code, extra, values in EXPLAIN.get(str(error.validator), _plain)(error):
        yield document.problem(code, (*path, *extra), field=_field(path), **values)


def _field(path: tuple[str | int, ...]) -> Value:
    names = [key for key in path if isinstance(key, str)]
    return names[-1] if names else {"zh": "整个文件", "en": "the file"}


Error = Any  # a ValidationError, whose fields are typed as possibly unset
Explained = Iterator[tuple[str, tuple[str | int, ...], Mapping[str, Any]]]  # code, place below the error, values


def _plain(error: Error) -> Explained:
    code = f"SCHEMA-{str(error.validator).upper()}"
    yield code, (), {"limit": str(error.validator_value), "value": short(error.instance)}


def _required(error: Error) -> Explained:
    missing = missing_key(error)
    yield "SCHEMA-REQUIRED", (), {"key": missing, "meaning": meaning(error.schema["properties"][missing])}


def missing_key(error: Error) -> str:
    """Return the key that is missing: there is one error for each, and only its message says which."""
    return next(str(key) for key in error.validator_value if f"'{key}' is" in error.message)


def _additional(error: Error) -> Explained:
    allowed = list(error.schema["properties"])
    patterns = list(error.schema.get("patternProperties", {}))
    for key in error.instance:
        if key not in allowed and not any(re.search(pattern, key) for pattern in patterns):
            word, wide, _ = key.partition("：")
            near = nearest(short(key), allowed)
            code = "READ-COLON" if wide else _foreign(key, error.instance, near)
            yield code, (key,), {"key": word, "line": key, "allowed": listing(allowed), "nearest": near}


def _foreign(key: str, instance: Mapping[str, Any], near: Mapping[str, str]) -> str:
    """Return the code of a key that does not belong here: most likely one that lost its indentation to an empty one."""
    before = list(instance)[: list(instance).index(key)]
    empty = not near["zh"] and any(instance[name] is None for name in before)
    return "READ-INDENT" if empty else "SCHEMA-ADDITIONALPROPERTIES"


def _enum(error: Error) -> Explained:
    allowed = [str(value) for value in error.validator_value]
    value = short(error.instance)
    code = "SCHEMA-EMPTY" if error.instance is None else "SCHEMA-ENUM"
    yield code, (), {"value": value, "allowed": listing(allowed), "nearest": nearest(value, allowed)}


def _pattern(error: Error) -> Explained:
    value, wanted = short(error.instance), meaning(error.schema, "description")
    in_list = isinstance(next(reversed(error.path), None), int)
    joined = next((sign for sign in JOINING if in_list and sign in value), "")
    code = "TEXT-LIST" if joined else "SCHEMA-PATTERN"
    yield code, (), {"value": value, "meaning": wanted, "text": value, "found": joined}


def _unique(error: Error) -> Explained:
    index = next(index for index, value in enumerate(error.instance) if value in error.instance[:index])
    yield "SCHEMA-UNIQUEITEMS", (index,), {"value": short(error.instance[index])}


def _type(error: Error) -> Explained:
    expected, value = str(error.validator_value), error.instance
    yield _slip(expected, value), (), {"value": short(value), "line": short(value), "expected": TYPES[expected]}


def _slip(expected: str, value: Any) -> str:
    """Return the code of what most likely made the value one of another type."""
    if value is None:
        return "SCHEMA-EMPTY"
    if expected == "object" and isinstance(value, str) and MISSING_SPACE.match(value):
        return "READ-SPACE"
    if expected == "array" and isinstance(value, str) and MISSING_DASH_SPACE.match(value):
        return "READ-DASH"
    return "SCHEMA-TYPE"


def meaning(schema: Any, first: str = "title") -> Mapping[str, str]:
    """Return what a part of a schema says of itself, which is “Chinese / English” there, by language."""
    zh, _, en = str(schema.get(first) or schema.get("description", "")).partition(" / ")
    return {"zh": zh, "en": en or zh}


def short(value: Any) -> str:
    """Return a value as a message quotes it, cut after LONGEST characters."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


TYPES = {
    "string": {
        "zh": "一段文字（数字、true 和 false 要用英文双引号括起来）",
        "en": "a text (numbers, true and false take double quotes)",
    },
    "integer": {"zh": "一个整数（半角数字，不加引号）", "en": "a whole number (plain digits without quotes)"},
    "boolean": {"zh": " true 或 false", "en": "true or false"},
    "object": {"zh": "下一层的若干行“键: 值”", "en": "a group of “key: value” lines one step further in"},
    "array": {
        "zh": "一个列表（每项一行、以“- ”开头，或写成 [甲, 乙]，用半角的括号和逗号）",
        "en": "a list (one line each, starting with “- ”, or [a, b] with plain brackets and commas)",
    },
}

EXPLAIN = {
    "required": _required,
    "additionalProperties": _additional,
    "enum": _enum,
    "pattern": _pattern,
    "type": _type,
    "uniqueItems": _unique,
}
