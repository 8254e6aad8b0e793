"""The framework as tables: a row for each entry of a list, a column for each field of the schema.

What the tables are stands in `TABLES`; their columns come from the schemas, so that a new field
has its column, its description and its way back by itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.reading.kinds import KINDS
from generator.reading.schemas import schema

Cell = str | int | bool | None
Data = Mapping[str, Sequence[Mapping[str, Any]]]  # kind of file -> the data of each file
Steps = tuple[str, ...]
Keys = tuple[Cell, ...]

EMPTY_LIST = "[]"  # a list without entries; an empty cell says that the field is absent
BETWEEN_IDS = "; "  # an id has neither
BETWEEN_WORDS = "\n"  # a word may have anything but a line end


@dataclass(frozen=True)
class Table:
    """The entries of one list of a kind of file; `at` leads to the list, empty for the file itself.

    `keys` are the columns by which tables further down name an entry: column -> its field.
    """

    name: str
    kind: str
    at: Steps = ()
    keys: Mapping[str, str] = field(default_factory=dict)


TABLES = (
    Table("framework", "framework"),
    Table("languages", "framework", ("locales",)),
    Table("scale", "scale"),
    Table("scale-levels", "scale", ("levels",)),
    Table("categories", "categories", ("categories",)),
    Table("grades", "grades", ("grades",)),
    Table("families", "families", ("families",)),
    Table("competencies", "competency", (), {"competency": "id"}),
    Table("levels", "competency", ("levels",), {"level": "level"}),
    Table("indicators", "competency", ("levels", "indicators")),
    Table("counter-indicators", "competency", ("levels", "counter_indicators")),
    Table("evidence", "competency", ("levels", "evidence")),
    Table("omitted-levels", "competency", ("omitted_levels",)),
    Table("development", "competency", ("development",)),
    Table("roles", "role", (), {"role": "id"}),
    Table("accountabilities", "role", ("accountabilities",)),
    Table("entry-conditions", "role", ("entry_conditions",)),
    Table("requirements", "role", ("requirements",)),
    Table("occupations", "role", ("occupations",)),
    Table("paths", "paths", ("paths",), {"from": "from", "to": "to"}),
    Table("readiness", "paths", ("paths", "readiness")),
    Table("sources", "source", (), {"source": "id"}),
    Table("source-levels", "source", ("scale",)),
    Table("source-figures", "source", ("facts",)),
    Table("source-items", "source", ("items",), {"item": "id"}),
    Table("crosswalk", "source", ("items", "maps_to")),
    Table("measures", "development", ("measures",)),
    Table("assessment", "assessment"),
    Table("not-applicable", "assessment", ("not_applicable", "reasons")),
    Table("importance", "assessment", ("importance",)),
    Table("bands", "assessment", ("bands",)),
    Table("glossary", "glossary", ("terms",)),
    Table("verbs", "verbs"),
    Table("vague-verbs", "verbs", ("vague",)),
    Table("limits", "limits", ("limits",)),
    Table("retired", "retired", ("retired",)),
    Table("translations", "translations", ("confirmed",)),
)
MANY = frozenset(kind.name for kind in KINDS if kind.many)
AT = {(table.kind, table.at): table for table in TABLES}


@dataclass(frozen=True)
class Column:
    """A column: where its value stands in an entry, and the part of the schema that describes it.

    `key` is whether it names the entry further up that the row belongs to; `locale` is the
    language of its texts, empty where it has none.
    """

    name: str
    path: Steps
    part: Any
    key: bool = False
    locale: str = ""
    required: bool = False


def columns(table: Table, locales: Sequence[str]) -> tuple[Column, ...]:
    """Return the columns of a table in a framework of these languages: keys first."""
    return (*_keys(table), *_fields(part_at(table.kind, table.at), (), locales))


def part_at(kind: str, at: Steps) -> Any:
    """Return the part of a kind's schema that describes the entries of the list at `at`."""
    part = schema(kind)
    for step in at:
        part = part["properties"][step]
        part = part.get("items", part)
    return part


def _keys(table: Table) -> Iterator[Column]:
    for depth in range(len(table.at)):
        above = AT.get((table.kind, table.at[:depth]))
        for name, origin in above.keys.items() if above else ():
            part = part_at(table.kind, table.at[:depth])
            yield Column(name, (origin,), part["properties"][origin], key=True, required=True)


def _fields(part: Any, path: Steps, locales: Sequence[str]) -> Iterator[Column]:
    named = part.get("properties", {})
    if "patternProperties" in part and "id" not in named:
        yield from _languages(part, path, locales)
        return
    for name, below in named.items():
        if "patternProperties" not in part or name not in ("zh", "en"):
            yield from _field(name, below, path, locales, required=name in part.get("required", ()))
    if "patternProperties" in part:
        yield from _languages(part, path, locales)


def _languages(part: Any, path: Steps, locales: Sequence[str]) -> Iterator[Column]:
    below = next(iter(part["patternProperties"].values()))
    said = {"title": part.get("title") or part.get("description", "")}
    for locale in locales:
        name = ".".join((*path, locale))
        yield Column(name, (*path, locale), {**below, **said}, locale=locale, required=True)


def _field(name: str, part: Any, path: Steps, locales: Sequence[str], *, required: bool) -> Iterator[Column]:
    here = (*path, name)
    if part.get("type") == "object":
        yield from _fields(part, here, locales)
    elif not is_table(part):
        yield Column(".".join(here), here, part, required=required)


def is_table(part: Any) -> bool:
    """Return whether a part of a schema is a list of groups, which has a table of its own."""
    return bool(part.get("type") == "array" and part["items"].get("type") == "object")


def rows(table: Table, data: Data, locales: Sequence[str]) -> Iterator[list[Cell]]:
    """Yield the rows of a table, in the order of the files."""
    wanted = [column for column in columns(table, locales) if not column.key]
    for document in data.get(table.kind, ()):
        for keys, entry in _entries(table, document, 0, ()):
            yield [*keys, *(_cell(_value(entry, column.path), column) for column in wanted)]


def _entries(table: Table, node: Any, depth: int, keys: Keys) -> Iterator[tuple[Keys, Any]]:
    """Yield the entries of the table below `node`, with the keys of those above them."""
    if depth == len(table.at):
        yield keys, node
        return
    above = AT.get((table.kind, table.at[:depth]))
    known = (*keys, *(node[origin] for origin in above.keys.values())) if above else keys
    below = node.get(table.at[depth], ())
    for entry in below if isinstance(below, list) else [below]:
        yield from _entries(table, entry, depth + 1, known) if entry else ()


def _value(entry: Any, path: Steps) -> Any:
    for step in path:
        entry = entry.get(step) if entry is not None else None
    return entry


def _cell(value: Any, column: Column) -> Cell:
    if not isinstance(value, list):
        return value  # type: ignore[no-any-return]  # the schema allows text, numbers, true and false here
    return between(column).join(str(entry) for entry in value) or EMPTY_LIST


def between(column: Column) -> str:
    """Return what stands between the entries of a list in a cell."""
    return BETWEEN_WORDS if column.locale else BETWEEN_IDS
