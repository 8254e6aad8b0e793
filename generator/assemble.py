"""From the data of all documents to the frozen model."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from generator.model import (
    OWN,
    Assessment,
    Band,
    CareerPath,
    Competency,
    CompetencyLevel,
    EntryCondition,
    Fact,
    Framework,
    Importance,
    Level,
    LevelMapping,
    Locale,
    Named,
    Occupation,
    OmittedLevel,
    Requirement,
    Retired,
    Role,
    Scale,
    Source,
    SourceItem,
    Statement,
    Suggestion,
    Target,
    Term,
    Text,
    Words,
)
from generator.reading.corpus import Corpus
from generator.reading.texts import languages


def assemble(corpus: Corpus) -> Framework:
    """Return the framework of a corpus in which no rule found a problem."""
    head, scale = corpus.of("framework")[0].data, corpus.of("scale")[0].data
    return Framework(
        **{key: head[key] for key in ("id", "name", "description", "version", "date", "default_locale")},
        locales=tuple(Locale(**locale) for locale in head["locales"]),
        licence_id=head["licence"]["id"],
        licence_url=head["licence"]["url"],
        site_url=head["site_url"],
        feedback_url=head["feedback_url"],
        edit_url=head.get("edit_url", ""),
        scale=Scale(scale["name"], scale["description"], tuple(Level(**level) for level in scale["levels"])),
        categories=_named(corpus, "categories", "categories"),
        grades=_named(corpus, "grades", "grades"),
        families=_named(corpus, "families", "families"),
        measures=_named(corpus, "development", "measures"),
        terms=tuple(
            Term(term["id"], term["term"], term["definition"], _words(term.get("avoid", {})))
            for term in corpus.data("glossary", "terms")
        ),
        assessment=_assessment(corpus.of("assessment")[0].data),
        competencies={d.data["id"]: _competency(d.file, d.data) for d in corpus.of("competency")},
        roles={d.data["id"]: _role(d.file, d.data) for d in corpus.of("role")},
        paths=tuple(
            CareerPath(path["from"], path["to"], path["kind"], tuple(path["readiness"]))
            for path in corpus.data("paths", "paths")
        ),
        sources={d.data["id"]: _source(d.file, d.data) for d in corpus.of("source")},
        retired=tuple(
            Retired(entry["kind"], entry["id"], tuple(entry.get("replaced_by", ())), entry["reason"])
            for entry in corpus.data("retired", "retired")
        ),
        data={kind: tuple(document.data for document in found) for kind, found in corpus.by_kind.items()},
    )


def _named(corpus: Corpus, kind: str, key: str) -> tuple[Named, ...]:
    return tuple(Named(**entry) for entry in corpus.data(kind, key))


def _text(data: Mapping[str, Any]) -> Text:
    return {key: data[key] for key in languages(data)}


def _words(data: Mapping[str, list[str]]) -> Words:
    return {key: tuple(words) for key, words in data.items()}


def _basis(data: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(name for name in data.get("basis", ()) if name != OWN)


def _statements(data: list[dict[str, Any]]) -> tuple[Statement, ...]:
    return tuple(Statement(entry["id"], _text(entry), _basis(entry)) for entry in data)


def _assessment(data: Mapping[str, Any]) -> Assessment:
    return Assessment(
        **{key: data[key] for key in ("notice", "rating", "evidence", "show_score", "score")},
        not_applicable=data["not_applicable"]["rule"],
        not_applicable_reasons=_statements(data["not_applicable"]["reasons"]),
        importance=tuple(Importance(**grade) for grade in data["importance"]),
        bands=tuple(
            Band(band["id"], band["from"], band["to"], band["name"], band["meaning"], band["reason"], _basis(band))
            for band in data["bands"]
        ),
    )


def _competency(file: str, data: Mapping[str, Any]) -> Competency:
    return Competency(
        **{key: data[key] for key in ("id", "category", "name", "definition", "why")},
        file=file,
        aliases=_words(data["aliases"]),
        related=tuple(data["related"]),
        levels=tuple(_level(level) for level in data["levels"]),
        omitted_levels=tuple(OmittedLevel(**level) for level in data.get("omitted_levels", ())),
        development=tuple(
            Suggestion(item["id"], tuple(item["levels"]), item["kind"], _text(item)) for item in data["development"]
        ),
    )


def _level(data: Mapping[str, Any]) -> CompetencyLevel:
    return CompetencyLevel(
        level=data["level"],
        basis=_basis(data),
        summary=data["summary"],
        indicators=_statements(data["indicators"]),
        counter_indicators=_statements(data.get("counter_indicators", [])),
        evidence=_statements(data["evidence"]),
    )


def _role(file: str, data: Mapping[str, Any]) -> Role:
    return Role(
        **{key: data[key] for key in ("id", "family", "grade", "title", "purpose")},
        file=file,
        aliases=_words(data["aliases"]),
        sources=tuple(data["sources"]),
        accountabilities=_statements(data["accountabilities"]),
        entry_conditions=tuple(
            EntryCondition(item["id"], item["kind"], item["adapt"], _text(item)) for item in data["entry_conditions"]
        ),
        requirements=tuple(_requirement(entry) for entry in data["requirements"]),
        occupations=tuple(Occupation(**entry) for entry in data.get("occupations", ())),
    )


def _requirement(data: Mapping[str, Any]) -> Requirement:
    known = {key: data[key] for key in ("competency", "level", "importance", "differentiates", "why")}
    return Requirement(**known, basis=_basis(data))


def _source(file: str, data: Mapping[str, Any]) -> Source:
    optional: dict[str, Any] = {key: data.get(key) for key in ("same_as", "grades", "lacks")}
    return Source(
        **{key: data[key] for key in ("id", "title", "kind", "excerpt", "lists", "use")},
        **optional,
        file=file,
        roles=tuple(data["roles"]),
        scale=tuple(LevelMapping(s["level"], tuple(s["to"]), s["reason"]) for s in data.get("scale", ())),
        facts=tuple(Fact(**fact) for fact in data.get("facts", ())),
        items=tuple(_item(item) for item in data["items"]),
    )


def _item(data: Mapping[str, Any]) -> SourceItem:
    plain = {part.name: data.get(part.name) for part in fields(SourceItem)}
    coded = data.get("coded_levels")
    return SourceItem(
        **{
            **plain,
            "core": data.get("core", False),
            "coded_levels": None if coded is None else tuple(coded),
            "same_as": tuple(data.get("same_as", ())),
            "maps_to": tuple(Target(**target) for target in data["maps_to"]),
        }
    )
