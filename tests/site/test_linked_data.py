"""What pages say about themselves to machines, as JSON-LD, and the lasting addresses in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Page

from generator.export.addresses import FOLDER, entity_paths
from tests.built import BuiltSite
from tests.site.html import Parsed, text

pytestmark = pytest.mark.site

Pages = Mapping[str, Parsed]
LINKED = "application/ld+json"


def said(page: Parsed) -> dict[str, dict[str, Any]]:
    """Return the things that a page speaks of, by their type."""
    scripts = [e for e in page.all("script") if e.get("type", "") == LINKED]
    found: dict[str, dict[str, Any]] = {}
    for script in scripts:
        whole = json.loads(script.text or "")
        assert whole["@context"] == "https://schema.org"
        found.update({thing["@type"]: thing for thing in whole["@graph"]})
    return found


def test_competencies_are_terms_of_a_set(built: BuiltSite, parsed: Pages) -> None:
    home = built.framework.site_url
    for locale in built.locales:
        whole = said(parsed[f"{locale}/competencies/index.html"])["DefinedTermSet"]
        assert whole["@id"] == f"{home}id/competencies/"
        terms = {term["termCode"]: term for term in whole["hasDefinedTerm"]}
        assert set(terms) == set(built.framework.competencies)
        for name, competency in built.framework.competencies.items():
            own = said(parsed[f"{locale}/competencies/{name}.html"])["DefinedTerm"]
            assert own["name"] == terms[name]["name"] == competency.name[locale]
            assert own["description"] == competency.definition[locale]
            assert own["@id"] == terms[name]["@id"] == f"{home}id/competencies/{name}/"
            assert own["inDefinedTermSet"]["@id"] == whole["@id"]


def test_roles_are_occupations_with_skills_and_categories(built: BuiltSite, parsed: Pages) -> None:
    for locale in built.locales:
        for name, role in built.framework.roles.items():
            own = said(parsed[f"{locale}/roles/{name}.html"])["Occupation"]
            assert own["name"] == role.title[locale]
            assert [skill["termCode"] for skill in own["skills"]] == [need.competency for need in role.requirements]
            assert own["responsibilities"] == [entry.text[locale] for entry in role.accountabilities]
            categories = [(entry["codeValue"], entry["name"]) for entry in own["occupationalCategory"]]
            assert categories == [(entry.code, entry.name) for entry in role.occupations]
            assert {entry["@type"] for entry in own["occupationalCategory"]} == {"CategoryCode"}


def test_breadcrumbs_lead_to_the_page_itself(built: BuiltSite, parsed: Pages) -> None:
    home = built.framework.site_url
    framework = built.framework
    kinds = {"roles": framework.roles, "competencies": framework.competencies, "sources": framework.sources}
    pages = [
        f"{locale}/{kind}/{name}.html" for locale in built.locales for kind, names in kinds.items() for name in names
    ]
    for path in pages:
        steps = said(parsed[path])["BreadcrumbList"]["itemListElement"]
        assert [step["position"] for step in steps] == [1, 2, 3]
        targets = [step["item"].removeprefix(home) for step in steps]
        assert all((built.folder / target).is_file() for target in targets)
        assert targets[-1] == path
        assert steps[-1]["name"].endswith(text(parsed[path].all("h1")[0]))


def test_every_glossary_term_is_a_defined_term(built: BuiltSite, parsed: Pages) -> None:
    for locale in built.locales:
        terms = said(parsed[f"{locale}/glossary.html"])["DefinedTermSet"]["hasDefinedTerm"]
        assert [term["name"] for term in terms] == [term.term[locale] for term in built.framework.terms]
        ids = parsed[f"{locale}/glossary.html"].ids
        assert all(term["@id"].rpartition("#")[2] in ids for term in terms)


def test_every_lasting_address_leads_to_a_page_in_each_language(built: BuiltSite, parsed: Pages) -> None:
    paths = list(entity_paths(built.framework))
    assert len(paths) == len(set(paths))
    for path in paths:
        entrance = parsed[f"{FOLDER}/{path.removesuffix('/index')}/index.html"]
        links = {link.address.partition("#")[0] for link in entrance.links}
        depth = "../" * (path.removesuffix("/index").count("/") + 2)
        assert {f"{depth}{locale}/{path}.html" for locale in built.locales} <= links
        assert all((built.folder / locale / f"{path}.html").is_file() for locale in built.locales)


@pytest.mark.browser
@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("id/roles/{role}/", "roles/{role}.html"),
        ("id/competencies/{competency}/#level-2", "competencies/{competency}.html#level-2"),
        ("id/competencies/", "competencies/index.html"),
        ("id/sources/{source}/", "sources/{source}.html"),
    ],
)
def test_a_lasting_address_opens_the_page_at_the_place(
    page: Page, served: str, built: BuiltSite, address: str, wanted: str
) -> None:
    framework = built.framework
    names = {
        "role": next(iter(framework.roles)),
        "competency": next(iter(framework.competencies)),
        "source": next(iter(framework.sources)),
    }
    page.goto(f"{served}/{address.format_map(names)}")
    page.wait_for_url(f"**/en/{wanted.format_map(names)}")
