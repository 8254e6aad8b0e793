"""A filled PDF to plain data in the exchange format: its fields say by their names what they hold."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from generator.assess.complaints import Complaint, Unusable
from generator.assess.form import FORMAT, FORMAT_VERSION, LEVELS, MANAGER, SELF
from generator.checklist import fields

OFF = "Off"


def data_in(raw: bytes, file: str, today: date) -> dict[str, Any]:
    """Return the answers in a filled PDF; raises Unusable.  `today` stands in where no date was given."""
    found = _values(raw, file)
    form = next(filter(None, (fields.form_in(name) for name in found)), None)
    if form is None:
        raise Unusable(Complaint(file, "foreign" if found else "no-fields"))
    filled = _Filled({name.rpartition(".")[2]: value for name, value in found.items()})
    rated = [rating for rating in map(fields.rating_in, filled.values) if rating is not None]
    own = {rating.competency: filled.answer(rating.name) | filled.remarks(rating.competency) for rating in rated}
    manager = {rating.competency: filled.answer(fields.manager(rating.competency)) for rating in rated}
    name = filled.text(fields.MANAGER_NAME)
    views: dict[str, Any] = {SELF: {"answers": _given(own)}}
    if name or any(manager.values()):
        views[MANAGER] = {**({"name": name} if name else {}), "answers": _given(manager)}
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "framework": {"id": form.framework, "version": form.version},
        "role": form.role,
        "name": filled.text(fields.PERSON),
        "date": filled.text(fields.DATE).replace("/", "-") or today.isoformat(),
        "requirements": {
            rating.competency: {"level": rating.level, "importance": rating.importance} for rating in rated
        },
        "views": views,
    }


def _given(answers: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    return {competency: answer for competency, answer in answers.items() if answer}


def _values(raw: bytes, file: str) -> dict[str, str]:
    """Return what the fields of a PDF hold, by full name."""
    logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends on its way needs no telling
    try:
        found = PdfReader(BytesIO(raw)).get_fields() or {}
        return {str(name): _plain(field.get("/V")) for name, field in found.items()}
    except Exception as error:  # a stranger's file: there is no list of what the library may raise on one
        raise Unusable(Complaint(file, "not-pdf")) from error


def _plain(value: Any) -> str:
    text = "" if value is None else str(value).removeprefix("/")
    return "" if text == OFF else text.replace("\r\n", "\n").replace("\r", "\n").strip()


@dataclass(frozen=True)
class _Filled:
    """The fields of a form by name."""

    values: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def answer(self, name: str) -> dict[str, Any]:
        """Return the level or the reason that was ticked."""
        value = self.text(name)
        if value in LEVELS:
            return {"level": int(value)}
        return {"not_applicable": value} if value else {}

    def remarks(self, competency: str) -> dict[str, Any]:
        evidence, wish = self.text(fields.evidence(competency)), self.text(fields.develop(competency))
        return {**({"evidence": evidence} if evidence else {}), **({"develop": True} if wish else {})}
