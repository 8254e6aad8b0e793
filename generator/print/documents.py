"""The table of printed documents: what there is, where it goes, and which template sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.checklist.parts import workbook_data
from generator.model import Framework, Locale
from generator.print.edition import Edition
from generator.print.form import form_data
from generator.print.handbook import handbook
from generator.print.paths import editions, path_of
from generator.print.profile import profile
from generator.print.sheet import sheet
from generator.render import Site

Data = Mapping[str, Any]
FORM, WORKBOOK = "form.typ", "workbook"  # templates that are not merely typeset; the press knows how they are made


@dataclass(frozen=True)
class Print:
    """A document to be set: its path below the root of the site, its template, and what makes its data."""

    path: str
    template: str
    data: Callable[[], Data]


def prints(
    framework: Framework, paper: str = "a4", wanted: Sequence[Sequence[Locale]] | None = None
) -> Iterator[Print]:
    """Yield every document in the `wanted` editions, all editions by default; the longest to set come first."""
    chosen = [edition(framework, locales, paper) for locales in (editions(framework) if wanted is None else wanted)]
    alone = [printed for printed in chosen if len(printed.sites) == 1]
    for printed in alone:
        yield Print(path_of("handbook", "", printed.locales), "handbook.typ", partial(handbook, printed))
    for printed in chosen:
        yield from profiles(printed, framework.roles)
    for printed in alone:
        yield from _sheets(printed)
        yield from _forms(printed)


def edition(framework: Framework, locales: Sequence[Locale], paper: str) -> Edition:
    """Return the edition of a framework in some of its languages."""
    return Edition(tuple(Site(framework, locale) for locale in locales), paper)


def profiles(printed: Edition, roles: Iterable[str]) -> Iterator[Print]:
    """Yield the profiles of some roles, by id."""
    for name in roles:
        role = printed.framework.roles[name]
        yield Print(path_of("profile", name, printed.locales), "profile.typ", partial(profile, printed, role))


def workbooks(framework: Framework) -> Iterator[Print]:
    """Yield the spreadsheet of each role in each language; it is made and kept like what is printed."""
    for locale in framework.locales:
        for role in framework.roles.values():
            yield Print(
                path_of("workbook", role.id, [locale]), WORKBOOK, partial(workbook_data, Site(framework, locale), role)
            )


def _forms(printed: Edition) -> Iterator[Print]:
    for name, role in printed.framework.roles.items():
        yield Print(path_of("form", name, printed.locales), FORM, partial(form_data, printed, role))


def _sheets(printed: Edition) -> Iterator[Print]:
    for name, competency in printed.framework.competencies.items():
        yield Print(path_of("sheet", name, printed.locales), "sheet.typ", partial(sheet, printed, competency))
