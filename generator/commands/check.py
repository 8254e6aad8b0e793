"""`competency check`: every problem of every file in one run."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from generator.load import load
from generator.report.problems import FORMATS, Report, markdown
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

HELP = "check every file and print all problems"
SUMMARY_FILE = "GITHUB_STEP_SUMMARY"  # GitHub names a file in it, and shows what is written there


def add(parser: argparse.ArgumentParser) -> None:
    """Add the form of the answer."""
    parser.add_argument("--format", choices=FORMATS, default="text", help="github also writes the job's summary")


def run(options: argparse.Namespace) -> int:
    """Return 0 where nothing is wrong, else 1."""
    loaded = load(options.framework, (*RULES, *proposal_rules(options.framework)))
    report = Report(loaded.problems, loaded.files, options.lang, _above(options.framework))
    sys.stdout.write(FORMATS[options.format](report))
    summary = os.environ.get(SUMMARY_FILE)
    if options.format == "github" and summary:
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(markdown(report))
    return 1 if loaded.problems else 0


def _above(framework: Path) -> str:
    """Return the way from here to what problems call a file, empty where the framework stands right here."""
    here, parent = Path.cwd(), framework.parent
    return parent.relative_to(here).as_posix() if parent != here and parent.is_relative_to(here) else ""
