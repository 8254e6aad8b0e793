"""The page about open data: every file with its size, and every field of every table and format."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.export.case import TYPES
from generator.export.moodle import COLUMNS as MOODLE
from generator.export.open_skills import COLUMNS as OPEN_SKILLS
from generator.export.tables import TABLES, Column, Table, columns, part_at
from generator.pages import Page
from generator.reading.schemas import schema
from generator.render import PATHS, Face, Site

UNITS = ("B", "KB", "MB", "GB")
THOUSAND = 1000


@dataclass(frozen=True)
class File:
    """A file to load: where it stands, its format, and the key of what it is for.

    `own` files are in the folder of the language, the others below the root of the site.
    """

    path: str
    format: str
    key: str
    own: bool = False


FILES = (
    File("data/framework.json", "JSON", "json"),
    File("data/framework.schema.json", "JSON Schema 2020-12", "schema"),
    File("data/framework.xlsx", "XLSX", "xlsx"),
    File("data/self-assessment.schema.json", "JSON Schema 2020-12", "self-assessment"),
    File("data/case.json", "CASE 1.1, JSON", "case", own=True),
    File("data/skos.ttl", "SKOS, Turtle", "skos"),
    File("data/skos.jsonld", "SKOS, JSON-LD", "skos"),
    File("data/moodle.csv", "Moodle, CSV", "moodle", own=True),
    File("data/open-skills.csv", "Open Skills RSD, CSV", "open-skills", own=True),
    File("llms.txt", "Markdown", "llms"),
)

# format of others -> the names in it, each of which has a label that says what of ours stands there
FORMATS: Mapping[str, tuple[str, ...]] = {
    "case": (
        "CFDocument",
        "CFItems",
        "fullStatement",
        "abbreviatedStatement",
        "humanCodingScheme",
        "CFItemType",
        "conceptKeywords",
        "notes",
        "isChildOf",
        "isRelatedTo",
        "exactMatchOf",
        "precedes",
    ),
    "skos": (
        "skos:ConceptScheme",
        "skos:Concept",
        "esco:Skill",
        "esco:Occupation",
        "skos:prefLabel",
        "skos:altLabel",
        "skos:definition",
        "skos:notation",
        "skos:broader",
        "skos:related",
        "esco:relatedEssentialSkill",
        "esco:relatedOptionalSkill",
        "skos:…Match",
    ),
    "moodle": MOODLE,
    "open-skills": OPEN_SKILLS,
}


@dataclass(frozen=True)
class Listed:
    """A file as the page lists it: its address seen from there, and its size in words."""

    file: File
    address: str
    size: str


@dataclass(frozen=True)
class Described:
    """A table of the open data with the title of what it comes from, its columns, and the size of its file."""

    name: str
    title: str
    columns: tuple[Column, ...]
    size: str


def data_page(site: Site) -> Iterator[Page]:
    """Yield the page."""
    locales = [locale.id for locale in site.framework.locales]
    tables = [
        Described(table.name, _title(table), columns(table, locales), _size(site, f"data/{table.name}.csv"))
        for table in TABLES
        if table.kind in site.framework.data
    ]
    values = {
        "files": [_listed(site, file) for file in FILES],
        "formats": {name: [(term, _filled(site, name, term)) for term in terms] for name, terms in FORMATS.items()},
        "kinds": {kind: label for kind, (label, _) in TYPES.items()},
        "tables": tables,
        "spoken": "zh" if site.locale.id.startswith("zh") else "en",
    }
    headings = ("cite", "files", "addresses", "formats", "tables")
    face = Face(PATHS["data"], site.label("data.title"), site.label("data.lead"), headings)
    yield site.page("data.html", face, values)


def _title(table: Table) -> str:
    """Return what the schema calls the list that a table holds, or the kind of file where it holds those."""
    if not table.at:
        return str(schema(table.kind)["title"])
    above = part_at(table.kind, table.at[:-1])
    found = above["properties"][table.at[-1]]
    return str(found.get("title") or found["description"])


def _listed(site: Site, file: File) -> Listed:
    if file.own:
        return Listed(file, file.path, _size(site, f"{site.locale.id}/{file.path}"))
    return Listed(file, f"../{file.path}", _size(site, file.path))


def _filled(site: Site, name: str, term: str) -> str:
    """Return what of ours a format of others has under a name."""
    return site.words.get(f"data.in.{name}.{term}", site.label("data.in.nothing"))


def _size(site: Site, path: str) -> str:
    return size_words(site.files[path]) if path in site.files else ""


def size_words(size: float) -> str:
    """Return a number of bytes in the largest unit of which there is a whole one."""
    for unit in UNITS:
        if size < THOUSAND or unit == UNITS[-1]:
            break
        size /= THOUSAND
    return f"{size:.1f} {unit}" if unit != UNITS[0] and size < THOUSAND / 100 else f"{size:.0f} {unit}"
