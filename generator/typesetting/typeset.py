"""The typesetter: a template and its data to the bytes of a PDF.  The only module that knows Typst.

A template lies in `TEMPLATES` and sees nothing else of the disk but its data, which are JSON, so that no text of
anybody's can become markup.  The same template and data give the same bytes, wherever and whenever.

What documents share, below "edition" in their data, is laid before the templates apart from the rest: the typesetter
remembers for ten documents what it made of it and of each text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import get_ident
from typing import Any

import typst

from generator.reading.kinds import CACHE
from generator.typesetting.codes import code
from generator.typesetting.cuts import cuts
from generator.typesetting.desk import desk, lay
from generator.typesetting.fonts import FAMILIES, font_files, further

TEMPLATES = Path(__file__).parents[1] / "print" / "templates"
STANDARDS = ("ua-1", "a-2a")  # accessible (ISO 14289-1), and fit to be kept (ISO 19005-2, level A)
LONGEST = 8_000_000  # characters of data; the whole handbook of a large framework has a tenth of that
OVERFLOW = re.compile(r"panicked with: overflow:(?P<word>.*)", re.DOTALL)  # what the templates say of a word


Data = Mapping[str, Any]


class Unprintable(Exception):  # noqa: N818  # it says what the document is
    """The template and its data give no document; the message is the typesetter's own."""


class Overflow(Unprintable):
    """A word is wider than the place it stands in; the message is the word."""


def typeset(template: str, data: Data, date: str, standards: Sequence[str] = STANDARDS) -> bytes:
    """Return the PDF that `template` (a file in TEMPLATES) makes of `data`; `date` (ISO) is the date it carries.

    `data` has what the document shares with others below "edition".  Many threads may call this at once.
    Raises Unprintable where the typesetter refuses or merely warns, Overflow where a word does not fit.
    """
    own = {key: value for key, value in data.items() if key != "edition"}
    drawn = {"code": code(data["address"])} if "address" in data else {}
    shared, text = _written(data["edition"]), _written({**own, **drawn})
    if len(shared) + len(text) > LONGEST:
        raise Unprintable(f"{template}: {len(shared) + len(text)} > {LONGEST}")
    folder = desk(TEMPLATES, get_ident())
    lay(folder / "edition.json", _written({**data["edition"], "fonts": _families(shared + text)}))
    lay(folder / "document.json", text)
    try:
        pdf, warnings = _compiler(folder / template).compile_with_warnings(
            format="pdf", pdf_standards=list[Any](standards), timestamp=_seconds(date)
        )
    except typst.TypstError as error:
        raise _refusal(template, error) from error
    if warnings or not isinstance(pdf, bytes):
        raise Unprintable(f"{template}: {'; '.join(warning.message for warning in warnings)}")
    return pdf


def _written(data: Data) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _families(text: str) -> list[Mapping[str, str | None]]:
    """Return the families of a document, each with the characters to take from it (a class of a regular expression)."""
    others = [{"name": name, "covers": _class_of(letters)} for name, letters in further(text).items()]
    return [*others, {"name": next(iter(FAMILIES)), "covers": None}]


def _class_of(letters: set[str]) -> str:
    return "[" + "".join(f"\\x{{{ord(letter):x}}}" for letter in sorted(letters)) + "]"


def _refusal(template: str, error: typst.TypstError) -> Unprintable:
    found = OVERFLOW.search(error.message)
    return Overflow(found["word"]) if found else Unprintable(f"{template}: {error.message}")


@cache
def _compiler(template: Path) -> typst.Compiler:
    """Return the compiler of a template: kept, as it is slow to start, and one a desk, as it does one at a time."""
    return typst.Compiler(template, root=template.parent, font_paths=_fonts())


@cache
def _fonts() -> typst.Fonts:
    # the fonts of the packages and no others, so that every machine sets the same page
    folders = [str(folder) for folder in (cuts(CACHE / "fonts"), *(file.parent for file in font_files()[1:]))]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def engine() -> str:
    """Return what else than template and data decides on the bytes of a document."""
    packages = ("typst", "uharfbuzz", "zxing-cpp", *(package for package, _ in FAMILIES.values()))
    return " ".join(f"{name} {version(name)}" for name in packages)


def _seconds(date: str) -> int:
    return int(datetime.fromisoformat(date).replace(tzinfo=UTC).timestamp())
