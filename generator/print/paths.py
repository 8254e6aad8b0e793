"""Where printed documents are: the languages they come in, and the names of their files."""

from __future__ import annotations

from collections.abc import Sequence

from generator.model import Framework, Locale

BETWEEN = "+"  # in the name of an edition: "zh+en"
# below the root of the site; the name of a file says its languages
PATHS = {
    "profile": "pdf/roles/{id}.{edition}.pdf",
    "sheet": "pdf/competencies/{id}.{edition}.pdf",
    "handbook": "pdf/handbook.{edition}.pdf",
    "form": "pdf/forms/{id}.{edition}.pdf",
    "workbook": "forms/{id}.{edition}.xlsx",
}


def editions(framework: Framework) -> tuple[tuple[Locale, ...], ...]:
    """Return the editions of profiles: each language, and the default one beside each of the others."""
    first = next(locale for locale in framework.locales if locale.id == framework.default_locale)
    others = [locale for locale in framework.locales if locale != first]
    return (*((locale,) for locale in framework.locales), *((first, other) for other in others))


def edition_name(locales: Sequence[Locale]) -> str:
    """Return the name of an edition: "zh", "zh+en"."""
    return BETWEEN.join(locale.id for locale in locales)


def path_of(kind: str, name: str, locales: Sequence[Locale]) -> str:
    """Return the path of a document below the root of the site."""
    return PATHS[kind].format(id=name, edition="-".join(locale.id for locale in locales))
