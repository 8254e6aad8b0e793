"""An assessment as JSON, in the format of schema/self-assessment.schema.json, and the way back."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import cache
from itertools import islice
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from generator.assess.complaints import Complaint, Unusable
from generator.assess.form import BLANK, FORMAT, FORMAT_VERSION, Answer, Asked, Assessment, View
from generator.problems import Value, listing, nearest
from generator.reading.explain import meaning, missing_key, short
from generator.reading.kinds import SCHEMAS

SCHEMA = "self-assessment"
MOST = 50  # complaints about one file; a hostile one can hold a million
DEEPEST = 20  # groups within groups; the format has five


def data_of(assessment: Assessment) -> dict[str, Any]:
    """Return an assessment as plain data; answers that say nothing are left out."""
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": assessment.framework, "version": assessment.version},
        "role": assessment.role,
        "name": assessment.name,
        "date": assessment.date,
        "requirements": {name: vars(asked) for name, asked in assessment.requirements.items()},
        "views": {kind: _view_data(view) for kind, view in assessment.views.items()},
    }


def _view_data(view: View) -> dict[str, Any]:
    answers = {name: _answer_data(answer) for name, answer in view.answers.items() if answer != BLANK}
    return {"name": view.name, "answers": answers} if view.name else {"answers": answers}


def _answer_data(answer: Answer) -> dict[str, Any]:
    return {key: value for key, value in vars(answer).items() if value != vars(BLANK)[key]}


def text_of(assessment: Assessment) -> str:
    """Return an assessment as JSON text."""
    return json.dumps(data_of(assessment), ensure_ascii=False, indent=1) + "\n"


def assessment_in(raw: bytes, file: str) -> Assessment:
    """Return the assessment that JSON bytes hold; raises Unusable with all that is wrong with them."""
    return checked(_parsed(raw, file), file)


def checked(data: Any, file: str) -> Assessment:
    """Return the assessment that plain data make; raises Unusable where they depart from the schema."""
    found = tuple(islice(_complaints(data, file), MOST))
    if found:
        raise Unusable(*found)
    return Assessment(
        data["framework"]["id"],
        data["framework"]["version"],
        data["role"],
        data["name"],
        data["date"],
        {name: Asked(int(asked["level"]), asked["importance"]) for name, asked in data["requirements"].items()},
        {kind: _view(view) for kind, view in data["views"].items()},
    )


def _view(data: Mapping[str, Any]) -> View:
    return View({name: _answer(answer) for name, answer in data["answers"].items()}, data.get("name", ""))


def _answer(data: Mapping[str, Any]) -> Answer:
    level = {"level": int(data["level"])} if "level" in data else {}  # JSON knows 3.0 for 3
    return Answer(**{**data, **level})


def _parsed(raw: bytes, file: str) -> Any:
    try:
        text = raw.decode("utf-8-sig")
        data = json.loads(text, object_pairs_hook=_distinct, parse_constant=_refused)
        if not _is_flat(data, DEEPEST):
            raise Unusable(Complaint(file, "foreign"))
        json.dumps(data, ensure_ascii=False).encode("utf-8")  # half a surrogate pair can't be written again
    except UnicodeError as error:
        raise Unusable(Complaint(file, "encoding")) from error
    except json.JSONDecodeError as error:
        raise Unusable(Complaint(file, "not-json", f"{error.lineno}:{error.colno}")) from error
    except (ValueError, RecursionError) as error:
        raise Unusable(Complaint(file, "not-json")) from error
    return data


def _is_flat(data: Any, levels: int) -> bool:
    """Return whether nothing in `data` is nested deeper than `levels`: what follows works by recursion."""
    inner = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    return not inner or (levels > 0 and all(_is_flat(value, levels - 1) for value in inner))


def _distinct(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return the object; where a key stands twice, one of the two would be lost."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError
    return found


def _refused(_: str) -> None:
    raise ValueError


def _complaints(data: Any, file: str) -> Iterator[Complaint]:
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        yield Complaint(file, "foreign")
        return
    if data.get("format_version") != FORMAT_VERSION:
        yield Complaint(file, "format-version", "", {"known": str(FORMAT_VERSION)})
        return
    errors = sorted(islice(_validator().iter_errors(data), MOST), key=lambda error: list(map(str, error.absolute_path)))
    for error in errors:
        yield from _explained(error, file)
    if not errors and not _is_date(data["date"]):
        yield Complaint(file, "date", "date", {"value": data["date"]})


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


@cache
def _validator() -> Draft202012Validator:
    schemas = [json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in (SCHEMA, "common")]
    registry = Registry[Any]().with_resources((schema["$id"], Resource.from_contents(schema)) for schema in schemas)
    return Draft202012Validator(schemas[0], registry=registry)


Error = Any  # a ValidationError, whose fields are typed as possibly unset
Explained = Iterator[tuple[str, Mapping[str, Value]]]


def _explained(error: Error, file: str) -> Iterator[Complaint]:
    place = " / ".join(map(str, error.absolute_path))
    for code, values in EXPLAIN.get(str(error.validator), _plain)(error):
        yield Complaint(file, code, place, values)


def _plain(error: Error) -> Explained:
    yield "value", {"value": short(error.instance), "meaning": meaning(error.schema)}


def _required(error: Error) -> Explained:
    missing = missing_key(error)
    yield "missing", {"key": missing, "meaning": meaning(error.schema["properties"][missing])}


def _additional(error: Error) -> Explained:
    allowed = list(error.schema["properties"])
    for key in error.instance:
        if key not in allowed:
            yield (
                "unknown-key",
                {"key": short(key), "allowed": listing(allowed), "nearest": nearest(short(key), allowed)},
            )


def _limit(error: Error) -> Explained:
    yield "too-long", {"limit": str(error.validator_value), "length": str(len(error.instance))}


def _both(_: Error) -> Explained:
    yield "both", {}


EXPLAIN: Mapping[str, Callable[[Error], Explained]] = {
    "required": _required,
    "additionalProperties": _additional,
    "maxLength": _limit,
    "maxProperties": _limit,
    "not": _both,
}
