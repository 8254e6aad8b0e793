"""A build of ours without the printed files, or of the pages alone, and the seconds of each part.

Run: .venv/bin/python -m benchmarks.site_parts (all | pages) FRAMEWORK OUT
It calls what `competency build` calls, in the same order.  `all` is everything but what is printed or filled in;
`pages` are the pages with their Markdown copies and the data of search, comparison and self-assessment.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.build import manifest
from generator.build.aside import aside, timed, write
from generator.build.before import Before
from generator.build.crew import crew
from generator.build.files import write_exports
from generator.build.handover import hand_over
from generator.build.manifest import Manifest
from generator.build.pages import shares_of, write_languages
from generator.export import NEUTRAL_EXPORTS
from generator.history import load_with_past
from generator.outputs import DOCUMENTS
from generator.rules import RULES
from generator.rules.printing import unprintable
from generator.site.root import root_documents

KINDS = {"all": (*NEUTRAL_EXPORTS, *DOCUMENTS), "pages": ("scripts", "assess", "redirects")}


def made(what: str, source: Path, out: Path) -> dict[str, float]:
    """Make the site and return the seconds of each part; of what is done side by side, those of the slowest."""
    seconds: dict[str, float] = {}
    with crew() as pool, aside(out) as new:
        with timed(seconds, "load"):
            framework = load_with_past(source, (*RULES, unprintable)).framework
        if framework is None:
            raise ValueError(source)
        with timed(seconds, "exports"):
            handed = hand_over(framework, new.parent)
            sizes = write_exports(framework, handed, new, pool, KINDS[what])
        with timed(seconds, "pages"):
            shares = shares_of(framework, handed, sizes, new.parent / "pages")
            languages = write_languages(shares, new, Before(out, Manifest(), ""), pool)
        for document in root_documents(framework, languages[0].pages):
            write(new / document.path, document.content)
    with timed(seconds, "fingerprints"):
        manifest.file_fingerprints(out)
    return seconds | {f"pages: {stage}": took for stage, took in languages[0].seconds.items()}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(made(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
