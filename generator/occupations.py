"""Public classifications of occupations: what their codes lead to, and in which language they name things."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.model import Occupation


@dataclass(frozen=True)
class Classification:
    """A classification; `address` is the pattern of what a code leads to, empty where that is nowhere.

    `concept` is whether the address names a SKOS concept and is no mere page.
    """

    language: str
    address: str = ""
    concept: bool = False


CLASSIFICATIONS: Mapping[str, Classification] = {
    "onet-soc": Classification("en", "https://www.onetonline.org/link/summary/{code}"),
    "isco-08": Classification("en", "http://data.europa.eu/esco/isco/C{code}", concept=True),
    "esco": Classification("en", "{code}", concept=True),
    "china": Classification("zh-Hans"),
}


def language(found: Occupation) -> str:
    """Return the language (BCP 47) of the occupation's name."""
    return CLASSIFICATIONS[found.scheme].language


def address(found: Occupation) -> str:
    """Return what the code leads to, "" where that is nowhere."""
    return CLASSIFICATIONS[found.scheme].address.format(code=found.code)


def is_concept(found: Occupation) -> bool:
    """Return whether the address names a SKOS concept."""
    return CLASSIFICATIONS[found.scheme].concept


def place(found: Occupation) -> str:
    """Return the id of the occupation on the page of a role."""
    return f"{found.scheme}-{short_code(found)}"


def short_code(found: Occupation) -> str:
    """Return the code without the address that it may stand in."""
    return found.code.rpartition("/")[2]
