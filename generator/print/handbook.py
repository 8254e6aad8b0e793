"""The handbook: the whole framework in one language as a book."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from generator.charts import career_map
from generator.model import CareerPath, Named, Source, Target
from generator.pinyin import collation
from generator.print.edition import Edition, Texts
from generator.print.profile import role_data
from generator.print.sheet import competency_data
from generator.site.matrix import ALL, Table, tables
from generator.site.overviews import by_category, by_family

WORDS = (
    "pdf.contents",
    "pdf.how",
    "pdf.matrices",
    "pdf.sources",
    "pdf.index",
    "pdf.map.alt",
    "pdf.map",
    "careers.title",
    "careers.note",
    "scale.scope",
    "scale.autonomy",
    "scale.complexity",
    "scale.influence",
    "heading.grades",
    "roles.title",
    "competencies.title",
    "relation.note",
    "table.item",
    "table.name",
    "table.maps_to",
)
MOST_COLUMNS = 4  # of roles in a matrix that fits on an upright page
PLACES = ("role", "competency")  # kinds of target that have a chapter


def handbook(edition: Edition) -> Mapping[str, Any]:
    """Return the data of the whole book."""
    framework, site = edition.framework, edition.sites[0]
    head = edition.document(
        "handbook", edition.tr(framework.name), edition.tr(framework.description), edition.address("home", "")
    )
    roles, competencies = by_family(site), by_category(site)
    return {
        **head,
        "edition": {**edition.common, "book": True, "words": {**edition.common["words"], **_words(edition)}},
        "counts": _counts(edition),
        "licence": {"id": framework.licence_id, "url": framework.licence_url},
        "how": edition.label("pdf.how.text"),
        "notice": edition.label("role.note"),
        "scale": _scale(edition),
        "grades": [_named(edition, grade) for grade in framework.grades],
        "map": _map(edition),
        "paths": [_path(edition, path) for path in framework.paths],
        "matrices": [part for table in tables(site) if table.name != ALL for part in _matrices(edition, table)],
        "families": [
            {**_named(edition, family), "roles": [role_data(edition, role) for role in roles[family.id]]}
            for family in framework.families
        ],
        "categories": [
            {**_named(edition, entry), "competencies": [competency_data(edition, c) for c in competencies[entry.id]]}
            for entry in framework.categories
        ],
        "sources": [_source(edition, source) for source in framework.sources.values()],
        "index": list(_index(edition)),
    }


def _words(edition: Edition) -> Mapping[str, Texts]:
    return {key: edition.label(key) for key in WORDS}


def _named(edition: Edition, entry: Named) -> Mapping[str, Any]:
    return {"id": entry.id, "name": edition.tr(entry.name), "description": edition.tr(entry.description)}


def _counts(edition: Edition) -> Texts:
    framework = edition.framework
    levels = [level for competency in framework.competencies.values() for level in competency.levels]
    return edition.label(
        "home.counts",
        roles=len(framework.roles),
        competencies=len(framework.competencies),
        levels=len(framework.scale.levels),
        indicators=sum(len(level.indicators) for level in levels),
    )


def _scale(edition: Edition) -> Mapping[str, Any]:
    scale = edition.framework.scale
    return {
        "name": edition.tr(scale.name),
        "description": edition.tr(scale.description),
        "levels": [
            {
                "level": level.level,
                "scope": edition.tr(level.scope),
                "autonomy": edition.tr(level.autonomy),
                "complexity": edition.tr(level.complexity),
                "influence": edition.tr(level.influence),
            }
            for level in scale.levels
        ],
    }


def _map(edition: Edition) -> Mapping[str, Any]:
    framework, layout = edition.framework, career_map(edition.framework)
    return {
        "width": layout.width,
        "height": layout.height,
        "box": [layout.box_width, layout.box_height],
        "columns": [[edition.tr(family.name), x] for family, x in zip(framework.families, layout.columns, strict=True)],
        "rows": [[edition.named(f"grade.{grade}"), y] for grade, y in layout.rows],
        "boxes": [
            {"id": box.role.id, "title": edition.tr(box.role.title), "x": box.x, "y": box.y} for box in layout.boxes
        ],
        "arrows": [{"points": arrow.points, "promotion": arrow.path.kind == "promotion"} for arrow in layout.arrows],
    }


def _role(edition: Edition, name: str) -> Mapping[str, Any]:
    return {"id": name, "title": edition.tr(edition.framework.roles[name].title)}


def _path(edition: Edition, path: CareerPath) -> Mapping[str, Any]:
    return {
        "from": _role(edition, path.start),
        "to": _role(edition, path.end),
        "kind": edition.label(f"path.{path.kind}"),
    }


def _matrices(edition: Edition, table: Table) -> Iterator[Mapping[str, Any]]:
    """Yield a matrix in parts that are not too wide for a page."""
    grades = [entry.id for entry in edition.framework.assessment.importance]
    for start in range(0, len(table.roles), MOST_COLUMNS):
        roles = table.roles[start : start + MOST_COLUMNS]
        groups = []
        for category, members in groupby(table.competencies, key=lambda competency: competency.category):
            rows = []
            for competency in members:
                found = [role.required.get(competency.id) for role in roles]
                cells = [{"level": r.level, "importance": grades.index(r.importance)} if r else None for r in found]
                if any(cells):
                    rows.append({"id": competency.id, "name": edition.tr(competency.name), "cells": cells})
            if rows:
                groups.append({"name": edition.named(f"category.{category}"), "rows": rows})
        name = edition.named(f"family.{table.name}")
        yield {"name": name, "roles": [_role(edition, role.id) for role in roles], "groups": groups}


def _source(edition: Edition, source: Source) -> Mapping[str, Any]:
    return {
        "id": source.id,
        "title": edition.tr(source.title),
        "lists": edition.tr(source.lists),
        "lacks": edition.tr(source.lacks) if source.lacks else None,
        "use": edition.tr(source.use),
        "items": [
            {
                "id": item.id,
                "name": edition.tr(item.name),
                "targets": [_target(edition, target) for target in item.maps_to],
            }
            for item in source.items
        ],
    }


def _target(edition: Edition, target: Target) -> Mapping[str, Any]:
    """Return the name of a target, the place of its chapter where it has one, and the relation to it."""
    place = f"{target.kind}-{target.id}" if target.kind in PLACES else None
    return {
        "name": _target_name(edition, target),
        "place": place,
        "relation": edition.label(f"relation.{target.relation}"),
    }


def _target_name(edition: Edition, target: Target) -> Texts:
    framework = edition.framework
    if target.kind == "role":
        return edition.tr(framework.roles[target.id].title)
    if target.kind == "competency":
        return edition.tr(framework.competencies[target.id].name)
    if target.kind == "assessment":
        return edition.label(f"assessment.part.{target.id}")
    return edition.named(f"{target.kind}.{target.id}")


def _index(edition: Edition) -> Iterator[Mapping[str, Any]]:
    """Yield the entries by first letter: names and other names, with the places they lead to."""
    found: dict[str, list[str]] = {}
    for word, place in _places(edition):
        found.setdefault(word, []).append(place)
    ordered = sorted(found, key=collation)
    for letter, entries in groupby(ordered, key=_letter):
        yield {"letter": letter, "entries": [{"text": word, "places": found[word]} for word in entries]}


def _places(edition: Edition) -> Iterator[tuple[str, str]]:
    site = edition.sites[0]
    for role in edition.framework.roles.values():
        for word in (site.tr(role.title), *role.aliases.get(site.locale.id, ())):
            yield word, f"role-{role.id}"
    for competency in edition.framework.competencies.values():
        for word in (site.tr(competency.name), *competency.aliases.get(site.locale.id, ())):
            yield word, f"competency-{competency.id}"


def _letter(word: str) -> str:
    """Return the Latin letter that `word` is found under, its pinyin's first where it is Chinese."""
    first = collation(word)[0][:1].upper()
    return first if first.isalpha() else "#"
