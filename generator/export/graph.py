"""A small graph of linked data, and its two ways to be written: Turtle and JSON-LD.

Rules: W3C, RDF 1.1 Turtle (25 February 2014) and JSON-LD 1.1 (16 July 2020).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Iri:
    """An address in full."""

    value: str


@dataclass(frozen=True)
class Name:
    """A term of a vocabulary, with its prefix: "skos:Concept"."""

    value: str


@dataclass(frozen=True)
class Said:
    """A text in a language, or in none."""

    value: str
    language: str = ""


Thing = Iri | Name | Said
Node = tuple[Iri, Mapping[str, Iterable[Thing]]]  # what is said about one thing, by term
TYPE = "rdf:type"


def turtle(prefixes: Mapping[str, str], nodes: Iterable[Node]) -> bytes:
    """Return nodes as Turtle."""
    heads = [f"@prefix {prefix}: <{address}> ." for prefix, address in prefixes.items()]
    return "\n".join([*heads, "", *(_sentence(*node) for node in nodes), ""]).encode()


def _sentence(subject: Iri, said: Mapping[str, Iterable[Thing]]) -> str:
    parts = [f"{term} {', '.join(_turtle(thing) for thing in things)}" for term, things in said.items() if things]
    return f"<{subject.value}>\n    " + " ;\n    ".join(parts) + " .\n"


def _turtle(thing: Thing) -> str:
    match thing:
        case Iri(value):
            return f"<{value}>"
        case Name(value):
            return value
        case Said(value, language):
            # a string of JSON is one of Turtle: both escape quotes, backslashes and control characters alike
            return json.dumps(value, ensure_ascii=False) + (f"@{language}" if language else "")


def json_ld(prefixes: Mapping[str, str], nodes: Iterable[Node]) -> Any:
    """Return nodes as JSON-LD with a context of its own, so that nothing has to be fetched to read it."""
    return {"@context": dict(prefixes), "@graph": [_object(*node) for node in nodes]}


def _object(subject: Iri, said: Mapping[str, Iterable[Thing]]) -> dict[str, Any]:
    rest = {term: [_value(thing) for thing in things] for term, things in said.items() if things and term != TYPE}
    return {"@id": subject.value, "@type": [_value(thing)["@id"] for thing in said[TYPE]], **rest}


def _value(thing: Thing) -> dict[str, str]:
    match thing:
        case Iri(value) | Name(value):
            return {"@id": value}
        case Said(value, language):
            return {"@value": value, "@language": language} if language else {"@value": value}
