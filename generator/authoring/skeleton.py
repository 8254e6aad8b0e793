"""New competencies and roles: complete and valid from the first minute, with every text marked as unwritten.

Complete means that every field is there, as often as limits.yaml asks, for every level of the
scale and in every language; valid, that a site can be built from it as soon as it is linked.
The marks are what keeps it from being published like that: `check` lists each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from generator.authoring.fmt import formatted
from generator.model import OWN
from generator.reading.corpus import Corpus
from generator.reading.read import Document

WORDS = Path(__file__).parents[1] / "locales" / "skeleton.yaml"
ASPECTS = ("scope", "autonomy", "complexity", "influence")  # what tells the levels apart, one an indicator
FALLBACK = "en"
Data = dict[str, Any]


@cache
def words() -> Mapping[str, Mapping[str, str]]:
    """Return the texts of skeletons by language."""
    found: Mapping[str, Mapping[str, str]] = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return found


def unwritten(text: str) -> bool:
    """Return whether a text is still that of a skeleton."""
    return any(spoken["mark"] in text for spoken in words().values())


@dataclass(frozen=True)
class Skeleton:
    """Skeletons that fit one framework."""

    corpus: Corpus

    def text(self, key: str, **values: Any) -> Data:
        """Return a text in every language of the framework; values in several languages are taken apart."""
        return {locale: _filled(locale, key, values) for locale in self.corpus.locales}

    def verbs(self) -> Data:
        """Return by language a verb that an indicator may start with."""
        document = self.corpus.one("verbs")
        listed = document.data["observable"] if document else {}
        return {locale: _verb(locale, listed.get(locale, [])) for locale in self.corpus.locales}

    def least(self, name: str, level: int = 1, default: int = 1) -> int:
        """Return how many of something limits.yaml asks for, at a level if it says up to which."""
        limit = next((limit for limit in self.corpus.data("limits", "limits") if limit["id"] == name), None)
        return int(limit["min"]) if limit and level <= limit.get("up_to_level", level) else default

    @cached_property
    def scale(self) -> list[Data]:
        """Return the levels of the scale."""
        return self.corpus.data("scale", "levels")

    def competency(self, name: str) -> Data:
        """Return a competency at the first category, with every level."""
        levels = [self._level(number, level) for number, level in enumerate(self.scale)]
        _numbered(levels)
        everywhere = [level["level"] for level in self.scale]
        practice = range(1, self.least("development-per-competency") + 1)
        return {
            "id": name,
            "category": self.corpus.data("categories", "categories")[0]["id"],
            "name": self.text("name", id=name),
            "aliases": {locale: [] for locale in self.corpus.locales},
            "definition": self.text("definition"),
            "why": self.text("why"),
            "related": [],
            "levels": levels,
            "development": [
                {"id": f"d{n:02}", "levels": everywhere, "kind": "on-the-job", **self.text("development", n=n)}
                for n in practice
            ],
        }

    def _level(self, number: int, level: Data) -> Data:
        aspects = [level[ASPECTS[n % len(ASPECTS)]] for n in range(max(1, self.least("indicators-per-level")))]
        counters = range(self.least("counter-indicators-per-level", level["level"], 0))
        counted = {"counter_indicators": [self.text("counter_indicators", n=f"{number + 1}.{n + 1}") for n in counters]}
        return {
            "level": level["level"],
            "basis": [OWN],
            "summary": self.text("summary", aspect=level["scope"]),
            "indicators": [self.text("indicators", verb=self.verbs(), aspect=aspect) for aspect in aspects],
            **(counted if counters else {}),
            "evidence": [self.text("evidence", n=number + 1)],
        }

    def role(self, name: str) -> Data:
        """Return a role in the first family and grade that requires what most roles require."""
        core = self.least("core-requirements-per-role")
        chosen = list(self._usual())[: self.least("requirements-per-role")]
        duties = range(1, self.least("accountabilities-per-role") + 1)
        return {
            "id": name,
            "family": self.corpus.data("families", "families")[0]["id"],
            "grade": self.corpus.data("grades", "grades")[0]["id"],
            "title": self.text("name", id=name),
            "aliases": {locale: [] for locale in self.corpus.locales},
            "sources": [],
            "purpose": self.text("purpose"),
            "accountabilities": [{"id": f"a{n:02}", **self.text("accountabilities", n=n)} for n in duties],
            "entry_conditions": [
                {"id": "n01", "kind": "education", "adapt": "employer", **self.text("entry_conditions")}
            ],
            "requirements": [
                self._requirement(competency, "core" if number < core else "supporting")
                for number, competency in enumerate(chosen)
            ],
        }

    def _usual(self) -> Iterator[Data]:
        """Yield the competencies, those first that most roles require."""
        roles = self.corpus.of("role")
        count = Counter(entry["competency"] for role in roles for entry in role.data["requirements"])
        documents = [document.data for document in self.corpus.of("competency")]
        yield from sorted(documents, key=lambda data: (-count[data["id"]], data["id"]))

    def _requirement(self, competency: Data, importance: str) -> Data:
        return {
            "competency": competency["id"],
            "level": competency["levels"][0]["level"],
            "importance": importance,
            "differentiates": False,
            "why": self.text("requirement"),
        }


BUILDERS: Mapping[str, Callable[[Skeleton, str], Data]] = {"competency": Skeleton.competency, "role": Skeleton.role}


def skeleton(kind: str, name: str, corpus: Corpus, schema: str) -> str:
    """Return the text of a new file; `schema` is the way from it to its schema."""
    data = BUILDERS[kind](Skeleton(corpus), name)
    text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)
    return f"# yaml-language-server: $schema={schema}\n" + formatted(Document(name, kind, data, text))


def _filled(locale: str, key: str, values: Data) -> str:
    spoken = words()[locale if locale in words() else FALLBACK]
    own = {name: value[locale] if isinstance(value, dict) else value for name, value in values.items()}
    text = spoken[key].format_map(own)
    return text[0].upper() + text[1:] if key == "indicators" else text


def _verb(locale: str, listed: list[str]) -> str:
    usual = words()[locale if locale in words() else FALLBACK]["verb"]
    return usual if usual in listed or not listed else listed[0]


IDS = {"indicators": "i", "counter_indicators": "c", "evidence": "e"}


def _numbered(levels: list[Data]) -> None:
    """Give each statement its id, counted through all levels."""
    for name, letter in IDS.items():
        entries = [(level, index) for level in levels for index in range(len(level.get(name, ())))]
        for number, (level, index) in enumerate(entries, start=1):
            level[name][index] = {"id": f"{letter}{number:02}", **level[name][index]}
