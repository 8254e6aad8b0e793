"""What pages say about themselves to search engines, as JSON-LD.

Terms: https://schema.org, DefinedTerm, DefinedTermSet, Occupation, CategoryCode and BreadcrumbList.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from generator.export.addresses import page, uri
from generator.model import Competency, Occupation, Role, Source
from generator.occupations import address
from generator.render import PATHS, Site

CONTEXT = "https://schema.org"
SET = "competencies"


def linked_data(site: Site) -> Iterator[tuple[str, Markup]]:
    """Yield path and script of each page that has something to say."""
    framework = site.framework
    for competency in framework.competencies.values():
        crumbs = _crumbs(site, SET, site.tr(competency.name), "competency", competency.id)
        yield PATHS["competency"].format(id=competency.id), _script(_competency(site, competency), crumbs)
    for role in framework.roles.values():
        crumbs = _crumbs(site, "roles", site.tr(role.title), "role", role.id)
        yield PATHS["role"].format(id=role.id), _script(_role(site, role), crumbs)
    for source in framework.sources.values():
        yield PATHS["source"].format(id=source.id), _script(_source_crumbs(site, source))
    yield PATHS[SET], _script(_set(site, [_named(site, c) for c in framework.competencies.values()]))
    yield PATHS["glossary"], _script(_glossary(site))


def _script(*graph: dict[str, Any]) -> Markup:
    text = htmlsafe_json_dumps({"@context": CONTEXT, "@graph": list(graph)}, ensure_ascii=False)
    return Markup('<script type="application/ld+json">{}</script>\n').format(text)


def _source_crumbs(site: Site, source: Source) -> dict[str, Any]:
    return _crumbs(site, "sources", f"{source.id} {site.tr(source.title)}", "source", source.id)


def _crumbs(site: Site, above: str, title: str, kind: str, name: str) -> dict[str, Any]:
    steps = [
        (site.tr(site.framework.name), page(site.framework, site.locale, "home")),
        (site.label(f"{above}.title"), page(site.framework, site.locale, above)),
        (title, page(site.framework, site.locale, kind, name)),
    ]
    items = [
        {"@type": "ListItem", "position": number, "name": word, "item": address}
        for number, (word, address) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _set(site: Site, terms: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "@type": "DefinedTermSet",
        "@id": uri(site.framework, SET),
        "name": site.tr(site.framework.name),
        "description": site.tr(site.framework.description),
        "inLanguage": site.locale.tag,
        "license": site.framework.licence_url,
        "version": site.framework.version,
        "url": page(site.framework, site.locale, SET),
        "hasDefinedTerm": terms,
    }


def _named(site: Site, competency: Competency) -> dict[str, Any]:
    return {
        "@type": "DefinedTerm",
        "@id": uri(site.framework, "competency", competency.id),
        "name": site.tr(competency.name),
        "termCode": competency.id,
        "url": page(site.framework, site.locale, "competency", competency.id),
    }


def _competency(site: Site, competency: Competency) -> dict[str, Any]:
    return {
        **_named(site, competency),
        "description": site.tr(competency.definition),
        "alternateName": list(competency.aliases.get(site.locale.id, ())),
        "inLanguage": site.locale.tag,
        "inDefinedTermSet": {"@id": uri(site.framework, SET)},
    }


def _role(site: Site, role: Role) -> dict[str, Any]:
    return {
        "@type": "Occupation",
        "@id": uri(site.framework, "role", role.id),
        "name": site.tr(role.title),
        "alternateName": list(role.aliases.get(site.locale.id, ())),
        "description": site.tr(role.purpose),
        "responsibilities": [site.tr(entry.text) for entry in role.accountabilities],
        "skills": [_named(site, site.framework.competencies[need.competency]) for need in role.requirements],
        "occupationalCategory": [_category(site, found) for found in role.occupations],
        "url": page(site.framework, site.locale, "role", role.id),
    }


def _category(site: Site, found: Occupation) -> dict[str, Any]:
    there = address(found)
    return {
        "@type": "CategoryCode",
        "codeValue": found.code,
        "name": found.name,
        "inCodeSet": {"@type": "CategoryCodeSet", "name": site.label(f"occupation.{found.scheme}")},
        **({"url": there} if there else {}),
    }


def _glossary(site: Site) -> dict[str, Any]:
    here = uri(site.framework, "glossary")
    terms = [
        {
            "@type": "DefinedTerm",
            "@id": f"{here}#{term.id}",
            "name": site.tr(term.term),
            "description": site.tr(term.definition),
        }
        for term in site.framework.terms
    ]
    return {"@type": "DefinedTermSet", "@id": here, "name": site.label("glossary.title"), "hasDefinedTerm": terms}
