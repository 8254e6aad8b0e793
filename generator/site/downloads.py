"""What a page offers to download: the printed documents, with their languages and sizes."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model import Locale
from generator.print.paths import editions, path_of
from generator.render import Site


@dataclass(frozen=True)
class Download:
    """A file: its path below the root of the site, its format, the names of its languages, its size to be read."""

    path: str
    format: str
    languages: str
    size: str


def downloads(site: Site, kind: str, name: str = "") -> list[Download]:
    """Return the files of a kind of document on `name`, those in the language of the page first."""
    ordered = sorted(editions(site.framework), key=lambda locales: (site.locale not in locales, len(locales)))
    return [
        Download(path, path.rpartition(".")[2].upper(), _names(locales), size(site.files[path]))
        for locales in ordered
        if (path := path_of(kind, name, locales)) in site.files
    ]


def _names(locales: tuple[Locale, ...]) -> str:
    return " + ".join(locale.name for locale in locales)


def size(count: int) -> str:
    """Return a number of bytes as people read it: "65 KB", "2.4 MB", rounded up."""
    if count > 999_000:  # noqa: PLR2004  # where three digits end
        return f"{-(-count // 100_000) / 10:.1f} MB"
    return f"{-(-count // 1000)} KB"
