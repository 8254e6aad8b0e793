"""Rules on references: everything named exists, and nothing stands alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.problems import Problem, listing, nearest
from generator.reading.corpus import Corpus, find
from generator.reading.read import Document
from generator.reading.texts import EACH, Path, Pattern

OWN = "own"

# kind of file, where the reference stands, namespace it points into
REFERENCES: tuple[tuple[str, Pattern, str], ...] = (
    ("competency", ("category",), "category"),
    ("competency", ("related", EACH), "competency"),
    ("competency", ("levels", EACH, "basis", EACH), "item"),
    ("competency", ("levels", EACH, "indicators", EACH, "basis", EACH), "item"),
    ("competency", ("levels", EACH, "counter_indicators", EACH, "basis", EACH), "item"),
    ("role", ("family",), "family"),
    ("role", ("grade",), "grade"),
    ("role", ("sources", EACH), "source"),
    ("role", ("requirements", EACH, "competency"), "competency"),
    ("role", ("requirements", EACH, "basis", EACH), "item"),
    ("paths", ("paths", EACH, "from"), "role"),
    ("paths", ("paths", EACH, "to"), "role"),
    ("source", ("roles", EACH), "role"),
    ("source", ("same_as",), "source"),
    ("source", ("items", EACH, "same_as", EACH), "item"),
    ("assessment", ("bands", EACH, "basis", EACH), "item"),
)


def unknown_ids(corpus: Corpus) -> Iterator[Problem]:
    """Yield references to an id that nothing has."""
    for kind, pattern, namespace in REFERENCES:
        for document in corpus.of(kind):
            for path, name in find(document.data, pattern):
                yield from _unknown(corpus, document, path, name, namespace)
    for document in corpus.of("source"):
        for path, target in find(document.data, ("items", EACH, "maps_to", EACH)):
            yield from _unknown(corpus, document, (*path, "id"), target["id"], target["kind"])


def _unknown(corpus: Corpus, document: Document, path: Path, name: Any, namespace: str) -> Iterator[Problem]:
    if corpus.knows(namespace, name) or (namespace, name) == ("item", OWN):
        return
    known = sorted(corpus.ids[namespace])
    hint = _replaced(corpus, namespace, name) or nearest(name, known)
    yield document.problem(
        "REF-UNKNOWN", path, id=name, namespace=NAMES[namespace], nearest=hint, allowed=listing(known)
    )


def _replaced(corpus: Corpus, kind: str, name: Any) -> Mapping[str, str]:
    """Return a sentence on what took the place of a retired id, nothing where it was not retired."""
    retired = next((e for e in corpus.data("retired", "retired") if (e["kind"], e["id"]) == (kind, name)), None)
    if retired is None:
        return {}
    names = listing(retired.get("replaced_by", ()))
    return {"zh": f"它已撤销，取代它的是：{names['zh']}。", "en": f" It was retired; in its place: {names['en']}."}


NAMES = {
    "competency": {"zh": "胜任力", "en": "competency"},
    "role": {"zh": "岗位", "en": "role"},
    "source": {"zh": "来源模型", "en": "source model"},
    "item": {"zh": "来源条目", "en": "source item"},
    "category": {"zh": "类别", "en": "category"},
    "grade": {"zh": "职级", "en": "grade"},
    "family": {"zh": "岗位序列", "en": "job family"},
    "development": {"zh": "发展措施", "en": "development measure"},
    "assessment": {"zh": "自评办法条目", "en": "part of the assessment policy"},
}


def self_links(corpus: Corpus) -> Iterator[Problem]:
    """Yield links that lead back to where they stand."""
    for kind, within, own, links in LINKS:
        for document in corpus.of(kind):
            for path, entry in find(document.data, within):
                for place, name in find(entry, links):
                    if name == entry[own]:
                        yield document.problem("LINK-SELF", (*path, *place), id=name)


# kind of file, what links, where its own id stands in it, where the ids that it links to
LINKS: tuple[tuple[str, Pattern, str, Pattern], ...] = (
    ("competency", (), "id", ("related", EACH)),
    ("source", (), "id", ("same_as",)),
    ("source", ("items", EACH), "id", ("same_as", EACH)),
    ("paths", ("paths", EACH), "from", ("to",)),
)


def mixed_bases(corpus: Corpus) -> Iterator[Problem]:
    """Yield bases that mix what is ours with a source."""
    for kind, pattern, _ in REFERENCES:
        if pattern[-2:] == ("basis", EACH):
            for document in corpus.of(kind):
                for path, basis in find(document.data, pattern[:-1]):
                    if OWN in basis and len(basis) > 1:
                        yield document.problem("BASIS-MIXED", path)


def unmapped_items(corpus: Corpus) -> Iterator[Problem]:
    """Yield source items that map to nothing."""
    for document in corpus.of("source"):
        for path, item in find(document.data, ("items", EACH)):
            if not item.get("maps_to"):
                yield document.problem("MAP-MISSING", path, id=item["id"])


def orphan_competencies(corpus: Corpus) -> Iterator[Problem]:
    """Yield competencies that no role requires; silent while a role can't be read."""
    if corpus.partly("role"):
        return
    pattern = ("requirements", EACH, "competency")
    used = {name for document in corpus.of("role") for _, name in find(document.data, pattern)}
    for document in corpus.of("competency"):
        if used.isdisjoint({document.data["id"], document.stem}):
            yield document.problem("ORPHAN-COMPETENCY", ("id",), id=document.data["id"])
