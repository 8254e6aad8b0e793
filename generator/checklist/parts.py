"""All that goes into the spreadsheet of a role, as a value: its languages, the one to fill in first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.checklist.content import Form, form
from generator.model import Role
from generator.render import Site

OURS = ("form.", "foot.")  # the labels that a workbook takes


@dataclass(frozen=True)
class Part:
    """What a workbook says in one language: the form, and labels by key."""

    locale: str
    form: Form
    labels: Mapping[str, str]

    def label(self, key: str, **values: object) -> str:
        """Return the label `key` with `values` filled in."""
        return self.labels[key].format_map(values)


def workbook_data(site: Site, role: Role) -> Mapping[str, Any]:
    """Return the data of the workbook of a role, in the language of `site` and then in the others."""
    framework = site.framework
    others = [Site(framework, locale) for locale in framework.locales if locale != site.locale]
    return {
        "framework": framework.id,
        "version": framework.version,
        "role": role.id,
        "parts": [_part(known, role) for known in (site, *others)],
    }


def _part(site: Site, role: Role) -> Part:
    labels = {key: text for key, text in site.words.items() if key.startswith(OURS)}
    return Part(site.locale.id, form(site, role), labels)
