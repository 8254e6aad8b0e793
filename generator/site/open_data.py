"""The page about open data: every file, and every field of every table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.export.tables import TABLES, Column, columns
from generator.pages import Page
from generator.render import PATHS, Face, Site
from generator.schemas import schema


@dataclass(frozen=True)
class File:
    """A file to load: where it stands seen from the page, its format, and the key of what it is for."""

    path: str
    format: str
    key: str


FILES = (
    File("../data/framework.json", "JSON", "json"),
    File("../data/framework.schema.json", "JSON Schema", "schema"),
    File("../data/framework.xlsx", "XLSX", "xlsx"),
    File("../data/self-assessment.schema.json", "JSON Schema", "self-assessment"),
    File("data/case.json", "CASE 1.1", "case"),
    File("../data/skos.ttl", "SKOS, Turtle", "skos"),
    File("../data/skos.jsonld", "SKOS, JSON-LD", "skos"),
    File("data/moodle.csv", "Moodle", "moodle"),
    File("data/open-skills.csv", "Open Skills RSD", "open-skills"),
    File("../llms.txt", "Markdown", "llms"),
)


@dataclass(frozen=True)
class Described:
    """A table of the open data with the title of what it comes from and its columns."""

    name: str
    title: str
    columns: tuple[Column, ...]


def data_page(site: Site) -> Iterator[Page]:
    """Yield the page."""
    locales = [locale.id for locale in site.framework.locales]
    tables = [
        Described(table.name, schema(table.kind)["title"], columns(table, locales))
        for table in TABLES
        if table.kind in site.framework.data
    ]
    values = {"files": FILES, "tables": tables, "spoken": "zh" if site.locale.id.startswith("zh") else "en"}
    yield site.page("data.html", Face(PATHS["data"], site.label("data.title")), values)
