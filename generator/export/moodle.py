"""A competency framework for Moodle, to be loaded with its importer.

Columns and their order, the scale and its configuration, the comma between related ids and the
limit of 100 characters: moodle/moodle, admin/tool/lpimportcsv/classes/framework_importer.php.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from statistics import median_low

from markupsafe import Markup, escape

from generator.csv_text import csv_text
from generator.model import Competency, CompetencyLevel, Framework
from generator.pages import Document
from generator.render import Site

COLUMNS = (
    "Parent ID number",
    "ID number",
    "Short name",
    "Description",
    "Description format",
    "Scale values",
    "Scale configuration",
    "Rule type",
    "Rule outcome",
    "Rule config",
    "Cross-referenced competency ID numbers",
    "Exported ID",
    "Is framework",
    "Taxonomy",
)
HTML = 1  # FORMAT_HTML of Moodle
MOST = 100  # characters of id and short name; Moodle cuts off the rest
TAXONOMIES = "domain,competency,competency,competency"  # what Moodle calls the four depths of the tree


def moodle(site: Site) -> Iterator[Document]:
    """Yield the framework with its categories as domains and its competencies below them."""
    yield Document("data/moodle.csv", csv_text([COLUMNS, *_rows(site)]).encode())


def _rows(site: Site) -> Iterator[tuple[object, ...]]:
    framework = site.framework
    about = escape(site.tr(framework.description))
    scale = (_scale(site), _configuration(framework))
    yield ("", framework.id, _short(site.tr(framework.name)), about, HTML, *scale, "", "", "", "", "", 1, TAXONOMIES)
    for category in framework.categories:
        about = escape(site.tr(category.description))
        yield _row("", f"category-{category.id}", site.tr(category.name), about, "")
    for competency in framework.competencies.values():
        parent, related = f"category-{competency.category}", ",".join(competency.related)
        yield _row(parent, competency.id, site.tr(competency.name), _description(site, competency), related)


def _row(parent: str, name: str, title: str, about: str, related: str) -> tuple[object, ...]:
    return (parent, name, _short(title), about, HTML, "", "", "", "", "null", related, "", 0, "")


def _short(title: str) -> str:
    return title if len(title) <= MOST else title[: MOST - 1] + "…"


def _scale(site: Site) -> str:
    """Return the names of the levels, lowest first; a comma ends a name."""
    return ",".join(site.tr(level.name).replace(",", " ") for level in site.framework.scale.levels)


def _configuration(framework: Framework) -> str:
    """Return which level stands for everybody at first, and from which on Moodle calls somebody proficient.

    Moodle wants one such level for all competencies, which our framework does not have, since
    each role asks for its own; the level that roles ask for most typically stands in for it.
    """
    asked = [need.level for role in framework.roles.values() for need in role.requirements]
    enough = median_low(asked)
    levels = [
        {"id": level.level, "scaledefault": int(level.level == 1), "proficient": int(level.level >= enough)}
        for level in framework.scale.levels
    ]
    return json.dumps([{"scaleid": "0"}, *levels], separators=(",", ":"))


def _description(site: Site, competency: Competency) -> Markup:
    levels = Markup().join(_level(site, level) for level in competency.levels)
    return Markup("<p>{}</p>{}").format(site.tr(competency.definition), levels)


def _level(site: Site, level: CompetencyLevel) -> Markup:
    behaviours = Markup().join(Markup("<li>{}</li>").format(site.tr(entry.text)) for entry in level.indicators)
    head = Markup("<h4>{} {}</h4><p>{}</p>").format(level.level, site.level_name(level.level), site.tr(level.summary))
    return head + Markup("<ul>{}</ul>").format(behaviours)
