"""The lasting address of every entity: one for all languages, and the pages in each that it leads to.

An address is a folder with a page in it, so that it resolves on any static server, with whatever
ending or none the server likes.  What has no page of its own is a place in one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from uuid import NAMESPACE_URL, uuid5

from generator.model import Framework, Locale
from generator.render import PATHS

FOLDER = "id"


def uri(framework: Framework, kind: str, name: str = "", place: str = "") -> str:
    """Return the lasting address of an entity, by the kind of its page."""
    return _placed(f"{framework.site_url}{FOLDER}/{PATHS[kind].format(id=name).removesuffix('/index')}/", place)


def page(framework: Framework, locale: Locale, kind: str, name: str = "", place: str = "") -> str:
    """Return the address of a page in one language."""
    return _placed(f"{framework.site_url}{locale.id}/{PATHS[kind].format(id=name)}.html", place)


@lru_cache(maxsize=100_000)  # an entity is linked to from many others
def uuid(address: str) -> str:
    """Return the name-based UUID (RFC 9562, version 5) of an address: the same in every build."""
    return str(uuid5(NAMESPACE_URL, address))


def entity_paths(framework: Framework) -> Iterator[str]:
    """Yield the path of every page that has a lasting address."""
    for kind, names in (
        ("competency", framework.competencies),
        ("role", framework.roles),
        ("source", framework.sources),
    ):
        yield from (PATHS[kind].format(id=name) for name in names)
    yield from (PATHS[kind] for kind in ("competencies", "roles", "sources", "scale", "glossary"))


def _placed(address: str, place: str) -> str:
    return f"{address}#{place}" if place else address
