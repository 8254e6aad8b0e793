"""Rules on retired ids: they are gone, and what takes their place is there."""

from __future__ import annotations

from collections.abc import Iterator

from generator.problems import Problem, listing, nearest
from generator.reading.corpus import Corpus, find
from generator.reading.texts import EACH
from generator.rules.references import NAMES

RETIRED = ("retired", EACH)
INDICATOR_IDS = ("levels", EACH, "indicators", EACH, "id")
INDICATOR = {"zh": "行为指标", "en": "indicator"}


def retirements(corpus: Corpus) -> Iterator[Problem]:
    """Yield retired ids that are still in use, and replacements that do not exist; silent on what can't be read."""
    used = {kind: corpus.ids[kind] for kind in ("competency", "role")} | {"indicator": _indicators(corpus)}
    for document in corpus.of("retired") if not corpus.broken else ():
        for path, entry in find(document.data, RETIRED):
            kind, known = entry["kind"], used[entry["kind"]]
            if entry["id"] in known:
                yield document.problem("RETIRED-USED", (*path, "id"), id=entry["id"])
            for place, name in find(entry, ("replaced_by", EACH)):
                if name not in known:
                    told = {"namespace": NAMES.get(kind, INDICATOR), "nearest": nearest(name, known)}
                    allowed = listing(sorted(known))
                    yield document.problem("REF-UNKNOWN", (*path, *place), id=name, allowed=allowed, **told)


def _indicators(corpus: Corpus) -> frozenset[str]:
    """Return all indicators as “competency.number”."""
    return frozenset(
        f"{document.data['id']}.{name}"
        for document in corpus.of("competency")
        for _, name in find(document.data, INDICATOR_IDS)
    )
