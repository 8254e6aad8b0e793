"""The self-assessment of a role as a form to print or to fill in: its data, and the fields that it gets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from string import ascii_uppercase
from typing import Any

from generator.checklist import fields
from generator.checklist.content import Form, Line, form
from generator.checklist.fields import CHECK, RADIO, TEXT, Field, FormName, Rating
from generator.model import Role
from generator.print.edition import Edition
from generator.render import Site

MOST_EVIDENCE, MOST_NAME, MOST_DATE = 2000, 100, 10  # characters, as in the exchange format


def form_data(edition: Edition, role: Role) -> Mapping[str, Any]:
    """Return the data of the form of a role, in the one language of `edition`, with the fields to put in."""
    site = edition.sites[0]
    content = form(site, role)
    title = edition.label("form.title", role=role.title)
    head = edition.document(
        "form", title, edition.tr(site.framework.assessment.notice), edition.address("role", role.id)
    )
    named = FormName(site.framework.id, site.framework.version, role.id)
    writer = _Writer(content, site)
    written = writer.form()
    return {
        **head,
        "form": written,
        "fields": {"form": named.name, "entries": [asdict(entry) for entry in writer.fields]},
    }


LABELS = ("own", "manager.rating", "evidence", "develop", "person", "date", "manager", "required", "how.not_applicable")


class _Writer:
    """Writes the parts of a form, and numbers the fields in the order in which they are met."""

    def __init__(self, content: Form, site: Site) -> None:
        self.content, self.colon = content, site.label("colon")
        self.labels = {key: site.label(f"form.{key}") for key in LABELS}
        self.ranks = [grade.id for grade in site.framework.assessment.importance]
        self.fields: list[Field] = []

    def form(self) -> Mapping[str, Any]:
        content, labels = self.content, self.labels
        people = [
            {"label": labels[key], "field": self._add(Field(name, TEXT, labels[tip], most=most))}
            for key, name, tip, most in (
                ("person", fields.PERSON, "person", MOST_NAME),
                ("date", fields.DATE, "date", MOST_DATE),
                ("manager", fields.MANAGER_NAME, "manager", MOST_NAME),
            )
        ]
        return {
            "notice": content.notice,
            "guidance": content.guidance,
            "people": people,
            "reasons": [
                {"letter": letter, "text": reason.text}
                for letter, reason in zip(ascii_uppercase, content.reasons, strict=False)
            ],
            "labels": {
                "not-applicable": labels["how.not_applicable"],
                "develop": labels["develop"],
                "evidence": labels["evidence"],
                "required": labels["required"],
            },
            "lines": [self._line(line) for line in content.lines],
        }

    def _add(self, field: Field) -> int:
        self.fields.append(field)
        return len(self.fields) - 1

    def _line(self, line: Line) -> Mapping[str, Any]:
        rating = Rating(line.id, line.required, line.importance_id)
        own = self._choices(line, rating.name, "own")
        develop = Field(fields.develop(line.id), CHECK, self._said(line, "develop"), "yes")
        own["develop"] = self._add(develop)
        manager = self._choices(line, fields.manager(line.id), "manager.rating")
        evidence = Field(fields.evidence(line.id), TEXT, self._said(line, "evidence"), most=MOST_EVIDENCE, lines=True)
        return {
            "name": line.name,
            "importance": line.importance,
            "rank": self.ranks.index(line.importance_id),
            "required": line.required,
            "definition": line.definition,
            "steps": [asdict(step) for step in line.steps],
            "ratings": [own, manager],
            "evidence": self._add(evidence),
        }

    def _said(self, line: Line, key: str) -> str:
        return f"{line.name}{self.colon}{self.labels[key]}"

    def _choices(self, line: Line, name: str, key: str) -> dict[str, Any]:
        said = self._said(line, key)
        levels = [
            {"label": str(number), "field": self._add(Field(name, RADIO, said, str(number), f"{number} {level}"))}
            for number, level in enumerate(self.content.levels, start=1)
        ]
        reasons = [
            {"label": letter, "field": self._add(Field(name, RADIO, said, reason.id, reason.choice))}
            for letter, reason in zip(ascii_uppercase, self.content.reasons, strict=False)
        ]
        return {"label": self.labels[key], "levels": levels, "reasons": reasons, "develop": None}
