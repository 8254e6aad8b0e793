"""`competency diff`: what changed between two states, and what that means for people."""

from __future__ import annotations

import argparse
import sys

from generator.change.compare import compare
from generator.change.record import Damaged, released_version
from generator.change.revisions import Stopped, state_at, state_in
from generator.commands.console import say
from generator.report.changes import FORMATS, Comparison

HELP = "say what changed between two folders or git revisions, for whom, and which version that asks for"


def add(parser: argparse.ArgumentParser) -> None:
    """Add what is compared, and the form of the answer."""
    parser.add_argument("old", metavar="OLD", help="a folder or a git revision")
    parser.add_argument("new", metavar="NEW", nargs="?", help="likewise; by default the framework's folder as it is")
    parser.add_argument("--format", choices=FORMATS, default="text")


def run(options: argparse.Namespace) -> int:
    """Return 0 where both states could be compared, 2 where one can't be had."""
    try:
        old = state_at(options.old, options.framework, options.lang)
        new = (
            state_at(options.new, options.framework, options.lang)
            if options.new
            else state_in(options.framework, options.framework.name, options.lang)
        )
        released = released_version(options.framework, new)
    except Damaged as damaged:
        say(Stopped("record-damaged", file=f"{options.framework.name}/{damaged}").message(options.lang))
        return 2
    except Stopped as stopped:
        say(stopped.message(options.lang))
        return 2
    comparison = Comparison(old, new, compare(old, new), options.lang, released)
    sys.stdout.write(FORMATS[options.format](comparison))
    return 0
