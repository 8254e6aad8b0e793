"""Each standard's export against the standard itself, where that is at hand."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pyshacl
import pytest
from jsonschema import Draft201909Validator
from rdflib import RDF, RDFS, Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import SKOS

from generator.export.moodle import COLUMNS as MOODLE_COLUMNS
from generator.export.open_skills import COLUMNS as SKILL_COLUMNS
from generator.model import Framework
from generator.occupations import CLASSIFICATIONS, address, is_concept
from tests.export.conftest import Exported
from tests.export.standards import standard

Languages = Mapping[str, Exported]
SHAPES = "http://kos-kit.github.io/skos-shacl/ns#"
LOCALES = ("zh", "en")


def table(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode(), newline="")))


def valid_case(schema: Path, package: bytes) -> list[str]:
    """Return what the standard's schema says against a package."""
    rules = json.loads(schema.read_text(encoding="utf-8"))
    validator = Draft201909Validator(rules, format_checker=Draft201909Validator.FORMAT_CHECKER)
    return [error.message for error in validator.iter_errors(json.loads(package))]


@pytest.mark.parametrize("locale", LOCALES)
def test_case_package_is_valid(exported: Languages, locale: str) -> None:
    schema, package = standard("case-v1p1-cfpackage.json"), exported[locale]["data/case.json"]
    assert valid_case(schema, package) == []
    spoilt = json.loads(package)
    spoilt["CFItems"][0]["identifier"] = "no UUID"
    assert valid_case(schema, json.dumps(spoilt).encode())


@pytest.mark.parametrize("locale", LOCALES)
def test_case_associations_join_what_is_there(exported: Languages, framework: Framework, locale: str) -> None:
    package = json.loads(exported[locale]["data/case.json"])
    named = [package["CFDocument"], *package["CFItems"], *package["CFAssociations"]]
    assert len({part["identifier"] for part in named}) == len(named)
    known = {part["uri"] for part in (package["CFDocument"], *package["CFItems"])}
    for found in package["CFAssociations"]:
        assert found["originNodeURI"]["uri"] in known
        assert found["destinationNodeURI"]["uri"] in known or found["destinationNodeURI"]["targetType"].startswith(
            "ext:"
        )
    parents = [a["originNodeURI"]["uri"] for a in package["CFAssociations"] if a["associationType"] == "isChildOf"]
    assert sorted(parents) == sorted(item["uri"] for item in package["CFItems"])
    careers = [a for a in package["CFAssociations"] if a["associationType"] == "precedes"]
    assert len(careers) == len(framework.paths)


@pytest.fixture(scope="module")
def graph(neutral: Exported) -> Graph:
    return Graph().parse(data=neutral["data/skos.ttl"], format="turtle")


def conforms(graph: Graph) -> tuple[bool, str]:
    """Return what the shapes say; they call a concept by a name of their own, which has to be told to mean SKOS's."""
    meaning = Graph().add((SKOS.Concept, RDFS.subClassOf, URIRef(f"{SHAPES}Concept")))
    shapes = str(standard("skos-reference.shacl.ttl"))
    good, _, text = pyshacl.validate(graph, shacl_graph=shapes, ont_graph=meaning)
    return good, text


def test_skos_obeys_its_reference(graph: Graph) -> None:
    good, text = conforms(graph)
    assert good, text


def test_skos_shapes_see_a_label_that_is_both_preferred_and_alternative(graph: Graph) -> None:
    concept, label = next(iter(graph.subject_objects(SKOS.prefLabel)))
    assert not conforms(graph + Graph().add((concept, SKOS.altLabel, label)))[0]


def test_turtle_and_json_ld_say_the_same(neutral: Exported, graph: Graph) -> None:
    assert isomorphic(graph, Graph().parse(data=neutral["data/skos.jsonld"], format="json-ld"))


def test_skos_has_every_entity_in_every_language(framework: Framework, graph: Graph) -> None:
    home = f"{framework.site_url}id/"
    for competency in framework.competencies.values():
        here = URIRef(f"{home}competencies/{competency.id}/")
        labels = {Literal(competency.name[locale.id], lang=locale.tag) for locale in framework.locales}
        assert set(graph.objects(here, SKOS.prefLabel)) == labels
    occupations = set(graph.subjects(RDF.type, URIRef("http://data.europa.eu/esco/model#Occupation")))
    assert occupations == {URIRef(f"{home}roles/{name}/") for name in framework.roles}


@pytest.mark.parametrize("locale", LOCALES)
def test_moodle_finds_its_columns_scale_and_tree(exported: Languages, framework: Framework, locale: str) -> None:
    """As admin/tool/lpimportcsv/classes/framework_importer.php of moodle/moodle reads them."""
    found = table(exported[locale]["data/moodle.csv"])
    assert list(found[0]) == list(MOODLE_COLUMNS)
    head, *others = found
    assert [row["Is framework"] for row in found] == ["1", *["0"] * len(others)]
    names = head["Scale values"].split(",")
    first, *levels = json.loads(head["Scale configuration"])
    assert first == {"scaleid": "0"}
    assert [level["id"] for level in levels] == list(range(1, len(names) + 1))
    assert len(names) == len(framework.scale.levels)
    assert sum(level["scaledefault"] for level in levels) == 1
    assert any(level["proficient"] for level in levels)
    ids = [row["ID number"] for row in others]
    assert len(ids) == len(set(ids)) == len(framework.categories) + len(framework.competencies)
    assert all(row["Parent ID number"] in {"", *ids} for row in others)
    assert all(
        name in ids for row in others for name in row["Cross-referenced competency ID numbers"].split(",") if name
    )
    assert all(0 < len(row[key]) <= 100 for row in found for key in ("ID number", "Short name"))


@pytest.mark.parametrize("locale", LOCALES)
def test_open_skills_columns_are_those_of_the_standard(exported: Languages, locale: str) -> None:
    rules = standard("osmt-csv-schema-export.csvs").read_text(encoding="utf-8")
    wanted = dict(re.findall(r"^([^@\n:]+):\s+(.+)$", rules, re.MULTILINE))
    found = table(exported[locale]["data/open-skills.csv"])
    assert list(found[0]) == list(wanted) == list(SKILL_COLUMNS)
    for name, rule in wanted.items():
        assert "notEmpty" not in rule or all(row[name] for row in found), name


def test_open_skills_carry_the_codes_of_roles(exported: Languages, framework: Framework) -> None:
    found = {row["Canonical URL"].rpartition("/")[2]: row for row in table(exported["en"]["data/open-skills.csv"])}
    role = next(role for role in framework.roles.values() if role.occupations)
    need = role.requirements[0]
    codes = found[f"{need.competency}.html#level-{need.level}"]["O*Net Job Codes"].split(";")
    assert role.occupations[0].code in codes


def test_every_role_compares_with_occupations_and_says_where_they_were_looked_up(framework: Framework) -> None:
    for role in framework.roles.values():
        assert role.occupations, role.id
        assert all(re.search(r"^[\w.-]+/[\w.-]+, \S+$", entry.source) for entry in role.occupations)
        assert all(re.fullmatch(r"commit [0-9a-f]{12}", entry.version) for entry in role.occupations)


def test_one_code_has_one_name(framework: Framework) -> None:
    named: dict[tuple[str, str], set[str]] = {}
    for role in framework.roles.values():
        for entry in role.occupations:
            named.setdefault((entry.scheme, entry.code), set()).add(entry.name)
    assert {scheme for scheme, _ in named} == set(CLASSIFICATIONS)
    assert all(len(names) == 1 for names in named.values())


def test_skos_matches_occupations_in_the_right_direction(graph: Graph, framework: Framework) -> None:
    """`broad` says that our role is the broader one, so that the other is a narrower match of it."""
    terms = {
        "close": SKOS.closeMatch,
        "broad": SKOS.narrowMatch,
        "narrow": SKOS.broadMatch,
        "related": SKOS.relatedMatch,
    }
    for role in framework.roles.values():
        here = URIRef(f"{framework.site_url}id/roles/{role.id}/")
        wanted = {(terms[e.relation], URIRef(address(e))) for e in role.occupations if is_concept(e)}
        assert {(term, other) for term in terms.values() for other in graph.objects(here, term)} == wanted
        assert all((other, RDF.type, SKOS.Concept) in graph for _, other in wanted)


@pytest.mark.parametrize("locale", LOCALES)
def test_case_names_every_occupation(exported: Languages, framework: Framework, locale: str) -> None:
    package = json.loads(exported[locale]["data/case.json"])
    types = [a["destinationNodeURI"]["targetType"] for a in package["CFAssociations"]]
    for scheme in CLASSIFICATIONS:
        entries = [e for role in framework.roles.values() for e in role.occupations if e.scheme == scheme]
        assert types.count(f"ext:{scheme}") == len(entries)
