"""The framework as SKOS concepts, with ESCO's terms for which occupation needs which skill.

Rules: W3C, SKOS Reference (18 August 2009); ESCO's data model, http://data.europa.eu/esco/model#
(Skill, Occupation, relatedEssentialSkill, relatedOptionalSkill).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.export.addresses import uri
from generator.export.graph import TYPE, Iri, Name, Node, Said, json_ld, turtle
from generator.export.open_data import dense_json_bytes
from generator.model import Competency, Framework, Role, Source, SourceItem, Text, Words
from generator.occupations import address, is_concept, language, short_code
from generator.pages import Document

PREFIXES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "esco": "http://data.europa.eu/esco/model#",
}
# the importance of a requirement -> ESCO's term; ESCO knows two, so what is not core is optional
NEEDS = {"core": "esco:relatedEssentialSkill"}
OPTIONAL = "esco:relatedOptionalSkill"
# our relation, which says how our competency compares with the item -> SKOS, said from the item
MATCHES = {
    "exact": "skos:exactMatch",
    "close": "skos:closeMatch",
    "broad": "skos:broadMatch",
    "narrow": "skos:narrowMatch",
    "related": "skos:relatedMatch",
}
# our relation, said from our role
OCCUPATIONS = {**MATCHES, "broad": MATCHES["narrow"], "narrow": MATCHES["broad"]}
TARGETS = ("competency", "role")  # kinds of target that are concepts


def skos(framework: Framework) -> Iterator[Document]:
    """Yield the graph in both ways."""
    nodes = list(_nodes(framework))
    yield Document("data/skos.ttl", turtle(PREFIXES, nodes))
    yield Document("data/skos.jsonld", dense_json_bytes(json_ld(PREFIXES, nodes)))


def _nodes(framework: Framework) -> Iterator[Node]:
    yield _scheme(framework, _skills(framework), framework.name, framework.description)
    for category in framework.categories:
        here = Iri(uri(framework, "competencies", place=f"category-{category.id}"))
        scheme = _skills(framework)
        yield here, {**_concept(framework, scheme, category.name, category.description), "skos:topConceptOf": [scheme]}
    for competency in framework.competencies.values():
        yield from _competency(framework, competency)
    yield _scheme(framework, _occupations(framework), framework.name, framework.description)
    for role in framework.roles.values():
        yield _role(framework, role)
    yield from _occupation_concepts(framework)
    for source in framework.sources.values():
        yield from _source(framework, source)


def _skills(framework: Framework) -> Iri:
    return Iri(uri(framework, "competencies"))


def _occupations(framework: Framework) -> Iri:
    return Iri(uri(framework, "roles"))


def _scheme(framework: Framework, here: Iri, name: Text, about: Text) -> Node:
    return here, {
        TYPE: [Name("skos:ConceptScheme")],
        "skos:prefLabel": _said(framework, name),
        "dct:description": _said(framework, about),
        "dct:license": [Iri(framework.licence_url)],
        "dct:hasVersion": [Said(framework.version)],
    }


def _concept(
    framework: Framework, scheme: Iri, name: Text, about: Text, *kinds: str
) -> dict[str, Iterable[Iri | Name | Said]]:
    return {
        TYPE: [Name("skos:Concept"), *(Name(kind) for kind in kinds)],
        "skos:inScheme": [scheme],
        "skos:prefLabel": _said(framework, name),
        "skos:definition": _said(framework, about),
    }


def _said(framework: Framework, text: Text) -> list[Said]:
    return [Said(text[locale.id], locale.tag) for locale in framework.locales if locale.id in text]


def _other_names(framework: Framework, words: Words, name: Text) -> list[Said]:
    """Return the alternative labels; SKOS S13 wants none of them to be the preferred one."""
    return [
        Said(word, locale.tag)
        for locale in framework.locales
        for word in words.get(locale.id, ())
        if word != name[locale.id]
    ]


def _competency(framework: Framework, competency: Competency) -> Iterator[Node]:
    here = Iri(uri(framework, "competency", competency.id))
    scheme = _skills(framework)
    yield (
        here,
        {
            **_concept(framework, scheme, competency.name, competency.definition, "esco:Skill"),
            "skos:altLabel": _other_names(framework, competency.aliases, competency.name),
            "skos:notation": [Said(competency.id)],
            "skos:broader": [Iri(uri(framework, "competencies", place=f"category-{competency.category}"))],
            "skos:related": [Iri(uri(framework, "competency", name)) for name in competency.related],
        },
    )
    for level in competency.levels:
        rung = framework.scale.levels[level.level - 1].name
        name = {locale: f"{text} {level.level} {rung[locale]}" for locale, text in competency.name.items()}
        place = Iri(uri(framework, "competency", competency.id, f"level-{level.level}"))
        notation = [Said(f"{competency.id}.{level.level}")]
        said = _concept(framework, scheme, name, level.summary, "esco:Skill")
        yield place, {**said, "skos:notation": notation, "skos:broader": [here]}


def _role(framework: Framework, role: Role) -> Node:
    needs: dict[str, list[Iri]] = {}
    for need in role.requirements:
        skill = Iri(uri(framework, "competency", need.competency, f"level-{need.level}"))
        needs.setdefault(NEEDS.get(need.importance, OPTIONAL), []).append(skill)
    return Iri(uri(framework, "role", role.id)), {
        **_concept(framework, _occupations(framework), role.title, role.purpose, "esco:Occupation"),
        "skos:altLabel": _other_names(framework, role.aliases, role.title),
        "skos:notation": [Said(role.id)],
        **needs,
        **_occupation_matches(role),
    }


def _occupation_matches(role: Role) -> dict[str, list[Iri]]:
    """Return the matches with occupations that are concepts themselves."""
    matches: dict[str, list[Iri]] = {}
    for found in filter(is_concept, role.occupations):
        matches.setdefault(OCCUPATIONS[found.relation], []).append(Iri(address(found)))
    return matches


def _occupation_concepts(framework: Framework) -> Iterator[Node]:
    """Yield the occupations of others that roles compare with, each once."""
    found = {
        address(entry): entry for role in framework.roles.values() for entry in filter(is_concept, role.occupations)
    }
    for there, entry in found.items():
        yield (
            Iri(there),
            {
                TYPE: [Name("skos:Concept")],
                "skos:prefLabel": [Said(entry.name, language(entry))],
                "skos:notation": [Said(short_code(entry))],
                "dct:source": [Said(f"{entry.source}, {entry.version}")],
            },
        )


def _source(framework: Framework, source: Source) -> Iterator[Node]:
    scheme = Iri(uri(framework, "source", source.id))
    yield _scheme(framework, scheme, source.title, source.lists)
    for item in source.items:
        yield _item(framework, scheme, item)


def _item(framework: Framework, scheme: Iri, item: SourceItem) -> Node:
    matches: dict[str, list[Iri]] = {}
    for target in item.maps_to:
        if target.kind in TARGETS:
            matches.setdefault(MATCHES[target.relation], []).append(Iri(uri(framework, target.kind, target.id)))
    return Iri(uri(framework, "source", item.id.partition(".")[0], item.id)), {
        TYPE: [Name("skos:Concept")],
        "skos:inScheme": [scheme],
        "skos:prefLabel": _said(framework, item.name),
        "skos:notation": [Said(item.id)],
        **matches,
    }
