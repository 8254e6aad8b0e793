"""The page on data: every file is there, as large as it says, and every field of every format is explained."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from posixpath import join, normpath

import pytest

from generator.site.open_data import FORMATS, size_words
from tests.built import BuiltSite
from tests.site.html import Element, Parsed, text

pytestmark = pytest.mark.site

Pages = Mapping[str, Parsed]


def rows(page: Parsed) -> Iterator[list[Element]]:
    """Yield the cells of each row."""
    for row in page.all("tr"):
        yield [cell for cell in row.iter() if cell.tag in {"th", "td"}]


def test_every_file_is_listed(built: BuiltSite, parsed: Pages) -> None:
    for locale in built.locales:
        listed = {normpath(join(locale, link.address)) for link in parsed[f"{locale}/data.html"].links}
        folders = [built.folder / "data", built.folder / locale / "data"]
        made = {path.relative_to(built.folder).as_posix() for folder in folders for path in folder.iterdir()}
        assert made | {"llms.txt"} <= listed


def test_sizes_are_those_of_the_files(built: BuiltSite, parsed: Pages) -> None:
    for locale in built.locales:
        told = {text(cells[0]): text(cells[3]) for cells in rows(parsed[f"{locale}/data.html"]) if len(cells) == 4}
        for name, folder in (("framework.xlsx", ""), ("case.json", locale), ("moodle.csv", locale)):
            size = (built.folder / folder / "data" / name).stat().st_size
            assert told[name] == size_words(size)


def test_every_column_of_a_table_is_described(built: BuiltSite, parsed: Pages) -> None:
    tables = list((built.folder / "data").glob("*.csv"))
    assert tables
    for locale in built.locales:
        page = parsed[f"{locale}/data.html"]
        for table in tables:
            section = next(e for e in page.all("details") if e.get("id", "") == f"table-{table.stem}")
            named = [text(code) for code in section.iter() if code.tag == "code"]
            assert named == next(csv.reader(io.StringIO(table.read_text(encoding="utf-8-sig"))))


@pytest.mark.parametrize("name", ["moodle", "open-skills"])
def test_what_is_said_to_be_empty_is_empty(built: BuiltSite, name: str) -> None:
    for locale in built.locales:
        raw = (built.folder / locale / "data" / f"{name}.csv").read_text(encoding="utf-8")
        found = list(csv.DictReader(io.StringIO(raw, newline="")))
        empty = {column for column in FORMATS[name] if not any(row[column] for row in found)}
        words = built.site(locale).words
        assert {column for column in FORMATS[name] if f"data.in.{name}.{column}" not in words} == empty


@pytest.mark.parametrize("name", ["case", "skos"])
def test_every_term_of_a_format_is_explained_and_used(built: BuiltSite, name: str) -> None:
    for locale in built.locales:
        words = built.site(locale).words
        assert all(f"data.in.{name}.{term}" in words for term in FORMATS[name])
        path = built.folder / locale / "data" / "case.json" if name == "case" else built.folder / "data" / "skos.ttl"
        content = path.read_text(encoding="utf-8")
        assert all(term.rpartition("…")[2] in content for term in FORMATS[name])


@pytest.mark.parametrize(
    ("size", "words"), [(0, "0 B"), (999, "999 B"), (1000, "1.0 KB"), (50_711, "51 KB"), (2_859_336, "2.9 MB")]
)
def test_sizes_in_words(size: int, words: str) -> None:
    assert size_words(size) == words
