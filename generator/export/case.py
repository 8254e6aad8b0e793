"""The framework as a package of 1EdTech's Competencies and Academic Standards Exchange (CASE), version 1.1.

Rules: the specification's JSON Schema of CFPackage.  Categories, competencies, levels and
behaviours are items, each the child of the one before; roles are items too, related to the
levels that they ask for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from generator.export.addresses import page, uuid
from generator.export.open_data import dense_json_bytes
from generator.model import Competency, CompetencyLevel, SourceItem
from generator.occupations import address, place, short_code
from generator.pages import Document
from generator.render import Site

# kinds of item -> (label, place in the hierarchy)
TYPES = {
    "category": ("data.category", "1"),
    "competency": ("target.competency", "1.1"),
    "level": ("table.level", "1.1.1"),
    "indicator": ("data.indicator", "1.1.1.1"),
    "role": ("target.role", "2"),
}
SAME = {"exact": "exactMatchOf"}  # CASE has no degrees of similarity; the note keeps ours
ALIKE = "isRelatedTo"


@dataclass(frozen=True)
class _Item:
    """What an item says; `parent` is the address of the one it is a child of."""

    address: str
    kind: str
    code: str
    statement: str
    short: str
    parent: str
    notes: str = ""
    keywords: tuple[str, ...] = ()


def case(site: Site) -> Iterator[Document]:
    """Yield the package in the language of the site."""
    package = _Package(site)
    items = {item.address: item for item in package.items()}
    whole = {
        "CFDocument": package.document(),
        "CFItems": [package.item(item) for item in items.values()],
        "CFAssociations": list(package.associations(items)),
        "CFDefinitions": package.definitions(),
    }
    yield Document("data/case.json", dense_json_bytes(whole))


@dataclass(frozen=True)
class _Package:
    """The parts of a package; all of them carry the date of the version."""

    site: Site

    @property
    def home(self) -> str:
        return page(self.site.framework, self.site.locale, "home")

    @property
    def changed(self) -> str:
        return f"{self.site.framework.date}T00:00:00+00:00"

    def link(self, title: str, address: str) -> dict[str, str]:
        return {"title": title, "identifier": uuid(address), "uri": address}

    def named(self, address: str) -> dict[str, str]:
        return {"identifier": uuid(address), "uri": address, "lastChangeDateTime": self.changed}

    def licence(self) -> dict[str, str]:
        return self.link(self.site.framework.licence_id, self.site.framework.licence_url)

    def document(self) -> dict[str, Any]:
        framework, tr = self.site.framework, self.site.tr
        return {
            **self.named(self.home),
            "frameworkType": self.site.label("data.framework"),
            "caseVersion": "1.1",
            "creator": tr(framework.name),
            "title": tr(framework.name),
            "officialSourceURL": self.home,
            "description": tr(framework.description),
            "language": self.site.locale.tag,
            "version": framework.version,
            "statusStartDate": framework.date,
            "licenseURI": self.licence(),
        }

    def item(self, item: _Item) -> dict[str, Any]:
        label, _ = TYPES[item.kind]
        said: Mapping[str, Any] = {
            "fullStatement": item.statement,
            "abbreviatedStatement": item.short,
            "humanCodingScheme": item.code,
            "CFItemType": self.site.label(label),
            "CFItemTypeURI": self.link(self.site.label(label), self.type_address(item.kind)),
            "conceptKeywords": list(item.keywords),
            "notes": item.notes,
            "language": self.site.locale.tag,
            "licenseURI": self.licence(),
        }
        return {**self.named(item.address), **{key: value for key, value in said.items() if value}}

    def address(self, kind: str, name: str = "", place: str = "") -> str:
        return page(self.site.framework, self.site.locale, kind, name, place)

    def type_address(self, kind: str) -> str:
        return self.address("data", place=f"type-{kind}")

    def items(self) -> Iterator[_Item]:
        framework, tr = self.site.framework, self.site.tr
        for category in framework.categories:
            here = self.address("competencies", place=f"category-{category.id}")
            yield _Item(here, "category", category.id, tr(category.description), tr(category.name), self.home)
        for competency in framework.competencies.values():
            yield from self.competency(competency)
        for role in framework.roles.values():
            words = role.aliases.get(self.site.locale.id, ())
            here = self.address("role", role.id)
            yield _Item(here, "role", role.id, tr(role.purpose), tr(role.title), self.home, keywords=words)

    def competency(self, competency: Competency) -> Iterator[_Item]:
        tr, here = self.site.tr, self.address("competency", competency.id)
        words = competency.aliases.get(self.site.locale.id, ())
        above = self.address("competencies", place=f"category-{competency.category}")
        name, about = tr(competency.name), tr(competency.definition)
        yield _Item(here, "competency", competency.id, about, name, above, tr(competency.why), words)
        for level in competency.levels:
            yield from self.level(competency, level, here)

    def level(self, competency: Competency, level: CompetencyLevel, above: str) -> Iterator[_Item]:
        tr, code = self.site.tr, f"{competency.id}.{level.level}"
        here = self.address("competency", competency.id, f"level-{level.level}")
        name = f"{tr(competency.name)} {level.level} {self.site.level_name(level.level)}"
        yield _Item(here, "level", code, tr(level.summary), name, above)
        for entry in level.indicators:
            place = self.address("competency", competency.id, entry.id)
            yield _Item(place, "indicator", f"{code}.{entry.id}", tr(entry.text), "", here)

    def associations(self, items: Mapping[str, _Item]) -> Iterator[dict[str, Any]]:
        titles = {address: item.short or item.code for address, item in items.items()}
        titles[self.home] = self.site.tr(self.site.framework.name)
        yield from self.children(items, titles)
        yield from self.needs(titles)
        yield from self.related(titles)
        yield from self.careers(titles)
        yield from self.crosswalk(titles)
        yield from self.occupations(titles)

    def association(self, kind: str, start: dict[str, str], end: dict[str, str], **more: Any) -> dict[str, Any]:
        nodes = {"originNodeURI": start, "destinationNodeURI": end}
        address = f"{self.home}#{kind}-{uuid(start['uri'] + ' ' + end['uri'])}"
        return {**self.named(address), "associationType": kind, **nodes, **more}

    def node(self, titles: Mapping[str, str], address: str) -> dict[str, str]:
        return {**self.link(titles[address], address), "targetType": "CASE"}

    def children(self, items: Mapping[str, _Item], titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        count: dict[str, int] = {}
        for item in items.values():
            count[item.parent] = count.get(item.parent, 0) + 1
            start, end = self.node(titles, item.address), self.node(titles, item.parent)
            yield self.association("isChildOf", start, end, sequenceNumber=count[item.parent])

    def needs(self, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for role in self.site.framework.roles.values():
            for need in role.requirements:
                start = self.node(titles, self.address("role", role.id))
                end = self.node(titles, self.address("competency", need.competency, f"level-{need.level}"))
                notes = f"{self.site.names[f'importance.{need.importance}']}{self.site.label('colon')}{self.site.tr(need.why)}"
                yield self.association(ALIKE, start, end, notes=notes)

    def related(self, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for competency in self.site.framework.competencies.values():
            for name in competency.related:
                start, end = self.address("competency", competency.id), self.address("competency", name)
                yield self.association(ALIKE, self.node(titles, start), self.node(titles, end))

    def careers(self, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for path in self.site.framework.paths:
            start, end = self.address("role", path.start), self.address("role", path.end)
            notes = self.site.label(f"path.{path.kind}")
            yield self.association("precedes", self.node(titles, start), self.node(titles, end), notes=notes)

    def crosswalk(self, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for _, item in self.site.framework.items.values():
            for target in item.maps_to:
                address = self.address(target.kind, target.id) if target.kind in ("competency", "role") else ""
                if address in titles:
                    kind, notes = SAME.get(target.relation, ALIKE), self.site.label(f"relation.{target.relation}")
                    yield self.association(kind, self.node(titles, address), self.outside(item), notes=notes)

    def occupations(self, titles: Mapping[str, str]) -> Iterator[dict[str, Any]]:
        for role in self.site.framework.roles.values():
            here = self.address("role", role.id)
            for found in role.occupations:
                kind, notes = SAME.get(found.relation, ALIKE), self.site.label(f"relation.{found.relation}")
                there = address(found) or self.address("role", role.id, place(found))
                title = f"{self.site.label(f'occupation.{found.scheme}')} {short_code(found)} {found.name}"
                end = {**self.link(title, there), "targetType": f"ext:{found.scheme}"}
                yield self.association(kind, self.node(titles, here), end, notes=notes)

    def outside(self, item: SourceItem) -> dict[str, str]:
        address = self.address("source", item.id.partition(".")[0], item.id)
        return {**self.link(f"{item.id} {self.site.tr(item.name)}", address), "targetType": "ext:source-item"}

    def definitions(self) -> dict[str, Any]:
        licence = self.site.framework
        text = {"title": licence.licence_id, "licenseText": licence.licence_url}
        return {
            "CFItemTypes": [self.item_type(kind) for kind in TYPES],
            "CFLicenses": [{**self.named(licence.licence_url), **text}],
        }

    def item_type(self, kind: str) -> dict[str, str]:
        label, place = TYPES[kind]
        title = self.site.label(label)
        return {**self.named(self.type_address(kind)), "title": title, "description": title, "hierarchyCode": place}
