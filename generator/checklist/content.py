"""What a form of a role says in one language, whatever it is made of: spreadsheet or PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Band, Competency, CompetencyLevel, Level, Requirement, Role
from generator.render import Site


@dataclass(frozen=True)
class Step:
    """A level of a competency with its behaviours; `asked` where it is the one that the role requires."""

    level: int
    name: str
    asked: bool
    summary: str
    behaviours: tuple[str, ...]


@dataclass(frozen=True)
class Ahead:
    """What comes next for somebody at a level: the level after it, and how to get there."""

    level: int
    behaviours: tuple[str, ...]
    development: tuple[str, ...]


@dataclass(frozen=True)
class Line:
    """A requirement to be rated; `steps` are the required level and its neighbours, `ahead` is by level rated."""

    id: str
    name: str
    definition: str
    importance: str
    importance_id: str
    weight: int
    required: int
    steps: tuple[Step, ...]
    ahead: Mapping[int, Ahead]


@dataclass(frozen=True)
class Reason:
    """A reason why a competency is not applicable; `choice` is what a list offers for it."""

    id: str
    choice: str
    text: str


@dataclass(frozen=True)
class ScoreBand:
    """A band of the score in one language."""

    start: int
    name: str
    meaning: str


@dataclass(frozen=True)
class Form:
    """All that a form says; `scale` has name and meaning of each level; `bands` is empty where the framework shows no score."""

    role: str
    title: str
    framework: str
    version: str
    notice: str
    guidance: tuple[tuple[str, str], ...]
    levels: tuple[str, ...]
    scale: tuple[tuple[str, str], ...]
    reasons: tuple[Reason, ...]
    lines: tuple[Line, ...]
    score: str
    bands: tuple[ScoreBand, ...]


def form(site: Site, role: Role) -> Form:
    """Return what the form of a role says."""
    policy = site.framework.assessment
    texts = {"rating": policy.rating, "evidence": policy.evidence, "not_applicable": policy.not_applicable}
    return Form(
        role.id,
        site.tr(role.title),
        site.tr(site.framework.name),
        site.label("foot.version", version=site.framework.version, date=site.framework.date),
        site.tr(policy.notice),
        tuple((site.label(f"form.how.{key}"), site.tr(text)) for key, text in texts.items()),
        tuple(site.tr(level.name) for level in site.framework.scale.levels),
        tuple(_level(site, level) for level in site.framework.scale.levels),
        tuple(_reason(site, reason.id, site.tr(reason.text)) for reason in policy.not_applicable_reasons),
        tuple(_line(site, requirement) for requirement in role.requirements),
        site.tr(policy.score),
        tuple(_band(site, band) for band in policy.bands) if policy.show_score else (),
    )


def _level(site: Site, level: Level) -> tuple[str, str]:
    parts = {key: getattr(level, key) for key in ("scope", "autonomy")}
    texts = (f"{site.label(f'scale.{key}')}{site.label('colon')}{site.tr(text)}" for key, text in parts.items())
    return site.tr(level.name), "\n".join(texts)


def _reason(site: Site, name: str, text: str) -> Reason:
    return Reason(name, site.label("form.reason", reason=text), text)


def _band(site: Site, band: Band) -> ScoreBand:
    return ScoreBand(band.start, site.tr(band.name), site.tr(band.meaning))


def _line(site: Site, requirement: Requirement) -> Line:
    competency = site.framework.competencies[requirement.competency]
    weights = {grade.id: grade.weight for grade in site.framework.assessment.importance}
    return Line(
        competency.id,
        site.tr(competency.name),
        site.tr(competency.definition),
        site.names[f"importance.{requirement.importance}"],
        requirement.importance,
        weights[requirement.importance],
        requirement.level,
        _steps(site, competency, requirement.level),
        {level.level: _ahead(site, competency, level.level) for level in site.framework.scale.levels},
    )


def _steps(site: Site, competency: Competency, required: int) -> tuple[Step, ...]:
    """Return the required level between the nearest levels that the competency has below and above it."""
    below = [level for level in competency.levels if level.level < required][-1:]
    rest = [level for level in competency.levels if level.level >= required][:2]
    return tuple(_step(site, level, required) for level in (*below, *rest))


def _step(site: Site, level: CompetencyLevel, required: int) -> Step:
    behaviours = tuple(site.tr(indicator.text) for indicator in level.indicators)
    name = site.level_name(level.level)
    return Step(level.level, name, level.level == required, site.tr(level.summary), behaviours)


def _ahead(site: Site, competency: Competency, rated: int) -> Ahead:
    """Return the next level after the one rated, the highest again where there is none after it."""
    following = next((level for level in competency.levels if level.level > rated), competency.levels[-1])
    suggestions = tuple(site.tr(item.text) for item in competency.development if following.level in item.levels)
    return Ahead(following.level, tuple(site.tr(entry.text) for entry in following.indicators), suggestions)
