"""The framework as frozen, typed values, with the back-references that pages need."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Text = Mapping[str, str]  # locale id -> text
Words = Mapping[str, tuple[str, ...]]  # locale id -> words


@dataclass(frozen=True)
class Locale:
    """A language: `id` as in the YAML, `tag` as on pages (BCP 47), its name for itself."""

    id: str
    tag: str
    name: str


@dataclass(frozen=True)
class Named:
    """A category, a grade, a job family or a development measure."""

    id: str
    name: Text
    description: Text


@dataclass(frozen=True)
class Level:
    """A level of the proficiency scale."""

    level: int
    name: Text
    scope: Text
    autonomy: Text
    complexity: Text
    influence: Text


@dataclass(frozen=True)
class Scale:
    """The proficiency scale, lowest level first."""

    name: Text
    description: Text
    levels: tuple[Level, ...]


@dataclass(frozen=True)
class Term:
    """A glossary entry with the variants not to be used."""

    id: str
    term: Text
    definition: Text
    avoid: Words


@dataclass(frozen=True)
class Statement:
    """A text with an id of its own; `basis` are source items, empty for our own work."""

    id: str
    text: Text
    basis: tuple[str, ...] = ()


@dataclass(frozen=True)
class CompetencyLevel:
    """What a competency looks like at one level."""

    level: int
    basis: tuple[str, ...]
    summary: Text
    indicators: tuple[Statement, ...]
    counter_indicators: tuple[Statement, ...]
    evidence: tuple[Statement, ...]


@dataclass(frozen=True)
class OmittedLevel:
    """A level that a competency leaves out, and why."""

    level: int
    reason: Text


@dataclass(frozen=True)
class Suggestion:
    """A development suggestion for some levels; `kind` is on-the-job, with-others or study."""

    id: str
    levels: tuple[int, ...]
    kind: str
    text: Text


@dataclass(frozen=True)
class Competency:
    """A competency with its levels, lowest first."""

    id: str
    file: str
    category: str
    name: Text
    aliases: Words
    definition: Text
    why: Text
    related: tuple[str, ...]
    levels: tuple[CompetencyLevel, ...]
    omitted_levels: tuple[OmittedLevel, ...]
    development: tuple[Suggestion, ...]

    def at(self, level: int) -> CompetencyLevel | None:
        """Return what this competency looks like at `level`, None where that is left out."""
        return next((found for found in self.levels if found.level == level), None)


@dataclass(frozen=True)
class EntryCondition:
    """An example of what a role asks of newcomers; `adapt` says on what it depends."""

    id: str
    kind: str
    adapt: str
    text: Text


@dataclass(frozen=True)
class Requirement:
    """A competency that a role requires, at which level, how important it is, and why."""

    competency: str
    level: int
    importance: str
    differentiates: bool
    why: Text
    basis: tuple[str, ...]


@dataclass(frozen=True)
class Occupation:
    """An occupation of a public classification, how the role compares with it, and where that was looked up."""

    scheme: str
    code: str
    name: str
    relation: str
    source: str
    version: str


@dataclass(frozen=True)
class Role:
    """A job role; its requirements stand core first."""

    id: str
    file: str
    family: str
    grade: str
    title: Text
    aliases: Words
    sources: tuple[str, ...]
    purpose: Text
    accountabilities: tuple[Statement, ...]
    entry_conditions: tuple[EntryCondition, ...]
    requirements: tuple[Requirement, ...]
    occupations: tuple[Occupation, ...] = ()

    @cached_property
    def required(self) -> Mapping[str, Requirement]:
        """Return the requirements by competency."""
        return {requirement.competency: requirement for requirement in self.requirements}


@dataclass(frozen=True)
class CareerPath:
    """A promotion or a lateral move between two roles."""

    start: str
    end: str
    kind: str
    readiness: tuple[Text, ...]


@dataclass(frozen=True)
class Target:
    """What a source item maps to, and how the two relate."""

    kind: str
    id: str
    relation: str


@dataclass(frozen=True)
class SourceItem:
    """One item of a source model and where it went."""

    id: str
    name: Text
    kind: str
    group: Text | None
    core: bool
    levels: int | None
    level_texts: str | None
    coded_levels: tuple[int, ...] | None
    frequency: int | None
    note: Text | None
    same_as: tuple[str, ...]
    maps_to: tuple[Target, ...]


@dataclass(frozen=True)
class LevelMapping:
    """A level of a source's own scale and the levels of ours that it corresponds to."""

    level: int
    to: tuple[int, ...]
    reason: Text


@dataclass(frozen=True)
class Fact:
    """A number that a source states."""

    id: str
    value: int
    name: Text


@dataclass(frozen=True)
class Source:
    """A source model: what it lists, what its excerpt lacks, and its items."""

    id: str
    file: str
    title: Text
    kind: str
    excerpt: str
    roles: tuple[str, ...]
    same_as: str | None
    grades: int | None
    lists: Text
    lacks: Text | None
    use: Text
    scale: tuple[LevelMapping, ...]
    facts: tuple[Fact, ...]
    items: tuple[SourceItem, ...]


@dataclass(frozen=True)
class Importance:
    """How much a requirement matters; `weight` is in units of a supporting one."""

    id: str
    name: Text
    weight: int
    meaning: Text
    reason: Text


@dataclass(frozen=True)
class Band:
    """A band of the score: from `start` up to but not including `end` (100 is in the last)."""

    id: str
    start: int
    end: int
    name: Text
    meaning: Text
    reason: Text
    basis: tuple[str, ...]


@dataclass(frozen=True)
class Assessment:
    """The self-assessment policy."""

    notice: Text
    rating: Text
    evidence: Text
    not_applicable: Text
    not_applicable_reasons: tuple[Statement, ...]
    importance: tuple[Importance, ...]
    show_score: bool
    score: Text
    bands: tuple[Band, ...]


@dataclass(frozen=True)
class Retired:
    """An id of an earlier release that is no longer in use, and what takes its place."""

    kind: str
    id: str
    replaced_by: tuple[str, ...]
    reason: Text


@dataclass(frozen=True)
class Use:
    """A role that requires a competency."""

    role: Role
    requirement: Requirement


@dataclass(frozen=True)
class Told:
    """One change of a release: its section and version step, where it is, the roles it reaches, and its line."""

    section: str
    step: str
    path: tuple[str, ...]
    roles: tuple[str, ...]
    text: Text  # by the languages of the product's messages, not those of the framework

    def concerns(self, role: str) -> bool:
        """Return whether a role is asked for something else by it."""
        return self.path[:2] == ("role", role) or role in self.roles


@dataclass(frozen=True)
class Release:
    """A version and what changed in it, gravest first; of the first one, nothing."""

    version: str
    date: str
    changes: tuple[Told, ...]


@dataclass(frozen=True)
class Framework:
    """Everything, in the order in which it stands in the files."""

    id: str
    name: Text
    description: Text
    version: str
    date: str
    default_locale: str
    locales: tuple[Locale, ...]
    licence_id: str
    licence_url: str
    site_url: str
    feedback_url: str
    edit_url: str
    scale: Scale
    categories: tuple[Named, ...]
    grades: tuple[Named, ...]
    families: tuple[Named, ...]
    measures: tuple[Named, ...]
    terms: tuple[Term, ...]
    assessment: Assessment
    competencies: Mapping[str, Competency]
    roles: Mapping[str, Role]
    paths: tuple[CareerPath, ...]
    sources: Mapping[str, Source]
    retired: tuple[Retired, ...] = ()
    releases: tuple[Release, ...] = ()  # newest first, with what is not released yet as the first
    # the files' own data by kind, for exports that have to lose nothing
    data: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)

    @cached_property
    def in_categories(self) -> tuple[Competency, ...]:
        """Return the competencies, those of the first category first."""
        places = {category.id: place for place, category in enumerate(self.categories)}
        return tuple(sorted(self.competencies.values(), key=lambda competency: places[competency.category]))

    @cached_property
    def required_by(self) -> Mapping[str, tuple[Use, ...]]:
        """Return, by competency, the roles that require it, highest level first."""
        uses: dict[str, list[Use]] = {name: [] for name in self.competencies}
        for role in self.roles.values():
            for requirement in role.requirements:
                uses[requirement.competency].append(Use(role, requirement))
        return {name: tuple(sorted(found, key=lambda use: -use.requirement.level)) for name, found in uses.items()}

    @cached_property
    def items(self) -> Mapping[str, tuple[Source, SourceItem]]:
        """Return every source item with its source, by id of the item."""
        return {item.id: (source, item) for source in self.sources.values() for item in source.items}

    @cached_property
    def mapped_from(self) -> Mapping[tuple[str, str], tuple[tuple[SourceItem, Target], ...]]:
        """Return, by kind and id of a target, the source items that map to it."""
        found: dict[tuple[str, str], list[tuple[SourceItem, Target]]] = {}
        for _, item in self.items.values():
            for target in item.maps_to:
                found.setdefault((target.kind, target.id), []).append((item, target))
        return {key: tuple(value) for key, value in found.items()}

    @cached_property
    def paths_from(self) -> Mapping[str, tuple[CareerPath, ...]]:
        """Return the career paths by the role they start from, promotions first."""
        return {name: self._paths(name, "start") for name in self.roles}

    @cached_property
    def paths_to(self) -> Mapping[str, tuple[CareerPath, ...]]:
        """Return the career paths by the role they lead to, promotions first."""
        return {name: self._paths(name, "end") for name in self.roles}

    def _paths(self, name: str, end: str) -> tuple[CareerPath, ...]:
        found = [path for path in self.paths if getattr(path, end) == name]
        return tuple(sorted(found, key=lambda path: path.kind != "promotion"))
