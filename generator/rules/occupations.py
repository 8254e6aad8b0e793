"""Rules on occupations of public classifications: codes have the form that their classification gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.problems import Problem
from generator.reading.corpus import Corpus, find
from generator.reading.texts import EACH

# scheme -> form of its codes, and one of them: O*NET-SOC 2019, ISCO-08 (down from major groups),
# ESCO v1 (an address), the Chinese classification of 2022 (four parts)
FORMS: Mapping[str, tuple[str, str]] = {
    "onet-soc": (r"\d{2}-\d{4}\.\d{2}", "43-4051.00"),
    "isco-08": (r"\d{1,4}", "4222"),
    "esco": (
        r"http://data\.europa\.eu/esco/occupation/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
        "http://data.europa.eu/esco/occupation/13d1b2b4-99dd-44da-9734-c9f74bae18f7",
    ),
    "china": (r"[1-8]-\d{2}-\d{2}-\d{2}", "4-07-02-03"),
}


def codes(corpus: Corpus) -> Iterator[Problem]:
    """Yield codes that their classification can't have."""
    for document in corpus.of("role"):
        for path, found in find(document.data, ("occupations", EACH)):
            form, example = FORMS[found["scheme"]]
            if not re.fullmatch(form, found["code"], re.ASCII):
                values = {"scheme": found["scheme"], "id": found["code"], "example": example}
                yield document.problem("OCCUPATION-CODE", (*path, "code"), **values)


def twice(corpus: Corpus) -> Iterator[Problem]:
    """Yield occupations that a role names a second time."""
    for document in corpus.of("role"):
        seen = set()
        for path, found in find(document.data, ("occupations", EACH)):
            name = (found["scheme"], found["code"])
            if name in seen:
                yield document.problem("OCCUPATION-TWICE", (*path, "code"), id=found["code"])
            seen.add(name)
