"""`competency drift`: texts that changed in one language only."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from generator.change.drift import drifts
from generator.change.record import Damaged, read_record
from generator.change.revisions import Stopped, state_at, state_in
from generator.change.state import State
from generator.commands.console import say
from generator.report.drift import FORMATS, Drifted

HELP = "list texts changed in one language only since BASE, and what confirms that the other still holds"


def add(parser: argparse.ArgumentParser) -> None:
    """Add what is compared with, and the form of the answer."""
    parser.add_argument("base", metavar="BASE", nargs="?", help="a folder or a git revision; else the last release")
    parser.add_argument("--format", choices=FORMATS, default="text")


def run(options: argparse.Namespace) -> int:
    """Return 0 where no text drifted, 1 where one did, 2 where a state can't be had."""
    try:
        old = state_at(options.base, options.framework, options.lang) if options.base else _released(options.framework)
        new = state_in(options.framework, options.framework.name, options.lang)
    except Stopped as stopped:
        say(stopped.message(options.lang))
        return 2
    found = drifts(old, new)
    sys.stdout.write(FORMATS[options.format](Drifted(old, new, found, options.framework.name, options.lang)))
    return 1 if found else 0


def _released(framework: Path) -> State:
    """Return the state of the last release."""
    try:
        record = read_record(framework)
    except Damaged as damaged:
        raise Stopped("record-damaged", file=f"{framework.name}/{damaged}") from damaged
    if record is None:
        raise Stopped("no-base")
    return record.state
