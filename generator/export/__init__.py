"""Exports: the framework in the formats of others, and in a few of our own.

Each is a function from the framework, or from it in one language, to files; the two tables list them all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.export.case import case
from generator.export.entrances import entrances
from generator.export.llms import llms
from generator.export.moodle import moodle
from generator.export.open_data import csv_tables, everything, self_assessment
from generator.export.open_skills import open_skills
from generator.export.skos import skos
from generator.export.workbook import workbook
from generator.model import Framework
from generator.pages import Document
from generator.render import Site

# files of one language
EXPORTS: dict[str, Callable[[Site], Iterator[Document]]] = {
    "case": case,
    "moodle": moodle,
    "open-skills": open_skills,
}

# files that are the same in all languages
NEUTRAL_EXPORTS: dict[str, Callable[[Framework], Iterator[Document]]] = {
    "json": everything,
    "self-assessment": self_assessment,
    "csv": csv_tables,
    "xlsx": workbook,
    "skos": skos,
    "entrances": entrances,
    "llms": llms,
}
