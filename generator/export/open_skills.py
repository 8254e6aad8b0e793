"""Rich skill descriptors for the Open Skills Management Tool: one for each level of a competency.

Columns: wgu-opensource/osmt, docs, the CSV schema of the export; a semicolon separates several values.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.csv_text import csv_text
from generator.export.addresses import page
from generator.model import Competency, CompetencyLevel
from generator.pages import Document
from generator.render import Site

COLUMNS = (
    "Canonical URL",
    "RSD Name",
    "Skill Statement",
    "Categories",
    "Authors",
    "Collections",
    "Keywords",
    "Occupation Major Groups",
    "Occupation Minor Groups",
    "Broad Occupations",
    "Detailed Occupations",
    "O*Net Job Codes",
    "Standards",
    "Certifications",
    "Employers",
    "Alignment Name",
    "Alignment URL",
)


def open_skills(site: Site) -> Iterator[Document]:
    """Yield the collection of descriptors."""
    yield Document("data/open-skills.csv", csv_text([COLUMNS, *_rows(site)]).encode())


def _rows(site: Site) -> Iterator[list[str]]:
    for competency in site.framework.competencies.values():
        for level in competency.levels:
            values = _values(site, competency, level)
            yield [values.get(column, "") for column in COLUMNS]


def _values(site: Site, competency: Competency, level: CompetencyLevel) -> Mapping[str, str]:
    framework = site.framework
    uses = [use.role for use in framework.required_by[competency.id] if use.requirement.level == level.level]
    codes = {found.code: None for role in uses for found in role.occupations if found.scheme == "onet-soc"}
    return {
        "Canonical URL": page(framework, site.locale, "competency", competency.id, f"level-{level.level}"),
        "RSD Name": f"{site.tr(competency.name)} {level.level} {site.level_name(level.level)}",
        "Skill Statement": site.tr(level.summary),
        "Categories": _several([site.names[f"category.{competency.category}"]]),
        "Authors": _several([site.tr(framework.name)]),
        "Collections": _several([f"{site.tr(framework.name)} {framework.version}"]),
        "Keywords": _several(competency.aliases.get(site.locale.id, ())),
        "O*Net Job Codes": _several(codes),
    }


def _several(values: Iterable[str]) -> str:
    return ";".join(value.replace(";", ",") for value in values)
