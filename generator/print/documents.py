"""The table of printed documents: what there is, where it goes, and which template sets it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model import Framework, Locale
from generator.print.edition import BETWEEN, Edition
from generator.print.profile import profile
from generator.render import Site

Data = Mapping[str, Any]
FOLDER = "pdf"  # at the root of the site: the name of a file says its language


@dataclass(frozen=True)
class Print:
    """A document to be set: its path below the root of the site, its template, and what makes its data."""

    path: str
    template: str
    data: Callable[[], Data]


def path_of(kind: str, name: str, edition: str) -> str:
    """Return the path of a document below the root of the site; `edition` as in "zh+en"."""
    return f"{FOLDER}/{PATHS[kind].format(id=name)}.{edition.replace(BETWEEN, '-')}.pdf"


PATHS = {"profile": "roles/{id}", "sheet": "competencies/{id}", "handbook": "handbook"}


def editions(framework: Framework) -> tuple[tuple[Locale, ...], ...]:
    """Return the editions of profiles: each language, and the default one beside each of the others."""
    first = next(locale for locale in framework.locales if locale.id == framework.default_locale)
    others = [locale for locale in framework.locales if locale != first]
    return (*((locale,) for locale in framework.locales), *((first, other) for other in others))


def edition_name(locales: tuple[Locale, ...]) -> str:
    """Return the name of an edition: "zh", "zh+en"."""
    return BETWEEN.join(locale.id for locale in locales)


def edition(framework: Framework, locales: tuple[Locale, ...], paper: str) -> Edition:
    """Return the edition of a framework in some of its languages."""
    return Edition(tuple(Site(framework, locale) for locale in locales), paper)


def prints(framework: Framework, paper: str = "a4") -> Iterator[Print]:
    """Yield every document that the site offers."""
    for locales in editions(framework):
        yield from profiles(edition(framework, locales, paper), framework.roles)


def profiles(printed: Edition, roles: Mapping[str, Any] | list[str]) -> Iterator[Print]:
    """Yield the profiles of some roles, by id."""
    for name in roles:
        role = printed.framework.roles[name]
        yield Print(path_of("profile", name, printed.name), "profile.typ", partial(profile, printed, role))
