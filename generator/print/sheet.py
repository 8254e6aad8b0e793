"""The competency sheet: what a competency looks like at every level, on one page where that is possible."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.model import Competency, Statement, Use
from generator.print.edition import Edition, Texts


def sheet(edition: Edition, competency: Competency) -> Mapping[str, Any]:
    """Return the data of the document on one competency."""
    title, subject = edition.tr(competency.name), edition.tr(competency.definition)
    head = edition.document("sheet", title, subject, edition.address("competency", competency.id))
    return {**head, "competency": competency_data(edition, competency)}


def competency_data(edition: Edition, competency: Competency) -> Mapping[str, Any]:
    """Return everything that a sheet says about a competency."""
    return {
        "id": competency.id,
        "name": edition.tr(competency.name),
        "category": edition.named(f"category.{competency.category}"),
        "definition": edition.tr(competency.definition),
        "aliases": edition.words(competency.aliases),
        "why": edition.tr(competency.why),
        "levels": [_level(edition, competency, level.level) for level in edition.framework.scale.levels],
        "development": [
            {
                "levels": edition.label("develop.levels", levels="–".join(map(str, entry.levels))),
                "kind": edition.label(f"develop.{entry.kind}"),
                "text": edition.tr(entry.text),
            }
            for entry in competency.development
        ],
        "uses": [_use(edition, use) for use in edition.framework.required_by[competency.id]],
        "related": [_related(edition, name) for name in competency.related],
    }


def _level(edition: Edition, competency: Competency, number: int) -> Mapping[str, Any]:
    level = competency.at(number)
    if level is None:
        reason = next((entry.reason for entry in competency.omitted_levels if entry.level == number), None)
        return {"level": number, "reason": edition.tr(reason) if reason else edition.label("pdf.left-out")}
    return {
        "level": number,
        "reason": None,
        "summary": edition.tr(level.summary),
        "indicators": _texts(edition, level.indicators),
        "counter_indicators": _texts(edition, level.counter_indicators),
        "evidence": edition.joined([entry.text for entry in level.evidence]),
    }


def _texts(edition: Edition, statements: tuple[Statement, ...]) -> list[Texts]:
    return [edition.tr(statement.text) for statement in statements]


def _use(edition: Edition, use: Use) -> Mapping[str, Any]:
    grades = [entry.id for entry in edition.framework.assessment.importance]
    return {
        "id": use.role.id,
        "title": edition.tr(use.role.title),
        "level": use.requirement.level,
        "importance": grades.index(use.requirement.importance),
        "address": edition.address("role", use.role.id),
    }


def _related(edition: Edition, name: str) -> Mapping[str, Any]:
    related = edition.framework.competencies[name]
    return {"id": name, "name": edition.tr(related.name), "address": edition.address("competency", name)}
