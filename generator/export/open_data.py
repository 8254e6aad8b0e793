"""Our own format: everything in one JSON, its JSON Schema, and the tables as CSV."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from generator.csv_text import spreadsheet_bytes
from generator.export.tables import TABLES, columns, rows
from generator.model import Framework
from generator.pages import Document
from generator.reading.kinds import KINDS, SCHEMAS, Kind

JSON = "data/framework.json"
JSON_SCHEMA = "data/framework.schema.json"
SELF_ASSESSMENT = "self-assessment.schema.json"
FORMAT = "https://json-schema.org/draft/2020-12/schema"


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON that people can read and that is the same in every build."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def dense_json_bytes(value: Any) -> bytes:
    """Return a value as JSON that programs read: half as long and written in a tenth of the time."""
    return (json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def key(kind: Kind) -> str:
    """Return under which key the files of a kind stand: the name of their folder, or of the one file."""
    place = PurePosixPath(kind.pattern)
    return place.parent.name if kind.many else place.stem


def everything(framework: Framework) -> Iterator[Document]:
    """Yield all files in one, each just as its YAML says it, and the schema of the whole."""
    found = {kind: framework.data.get(kind.name, ()) for kind in KINDS}
    whole = {key(kind): list(data) if kind.many else data[0] for kind, data in found.items() if data}
    yield Document(JSON, json_bytes({"$schema": framework.site_url + JSON_SCHEMA, **whole}))
    yield Document(JSON_SCHEMA, json_bytes(_schema(framework)))


def self_assessment(_: Framework) -> Iterator[Document]:
    """Yield the schema of the files in which self-assessments travel, with the shared definitions inside."""
    whole, common = (
        json.loads((SCHEMAS / name).read_text(encoding="utf-8")) for name in (SELF_ASSESSMENT, "common.schema.json")
    )
    whole["$defs"]["common"] = common
    yield Document(f"data/{SELF_ASSESSMENT}", json_bytes(whole))


def _schema(framework: Framework) -> dict[str, Any]:
    """Return the schemas of all kinds in one document, as “Bundling” in JSON Schema Core 2020-12, 9.3, has it."""
    parts = {name: json.loads(path.read_text(encoding="utf-8")) for name, path in _parts()}
    return {
        "$schema": FORMAT,
        "$id": framework.site_url + JSON_SCHEMA,
        "title": "整个框架 / The whole framework",
        "type": "object",
        "additionalProperties": False,
        "properties": {"$schema": {"type": "string"}, **{key(kind): _part(kind, parts) for kind in KINDS}},
        "required": [key(kind) for kind in KINDS if not kind.optional],
        "$defs": parts,
    }


def _parts() -> Iterator[tuple[str, Any]]:
    for name in sorted(["common", *(kind.name for kind in KINDS)]):
        yield name, SCHEMAS / f"{name}.schema.json"


def _part(kind: Kind, parts: dict[str, Any]) -> dict[str, Any]:
    one = {"$ref": parts[kind.name]["$id"]}
    return {"type": "array", "items": one} if kind.many else one


def csv_tables(framework: Framework) -> Iterator[Document]:
    """Yield each table as CSV with the texts of all languages side by side."""
    locales = [locale.id for locale in framework.locales]
    for table in TABLES:
        if table.kind in framework.data:
            head = [column.name for column in columns(table, locales)]
            content = [_cells(row) for row in rows(table, framework.data, locales)]
            yield Document(f"data/{table.name}.csv", spreadsheet_bytes([head, *content]))


def _cells(row: list[Any]) -> list[Any]:
    """Return cells as JSON and spreadsheets write true and false."""
    return [str(cell).lower() if isinstance(cell, bool) else cell for cell in row]
