"""`competency release`: keeps what is being released, for the checks of everything after it."""

from __future__ import annotations

import argparse

from generator.change.compare import compare
from generator.change.record import FOLDER, read_record, record_of, write_record
from generator.change.state import state_of
from generator.commands.console import say, show
from generator.load import load, survey
from generator.report.changes import Comparison, as_json
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

HELP = "check, then keep this version as the last release, with what changed since the one before"
WORDS = {
    "zh": {"done": "{version} 已记入 {file}。", "problems": "有 {count} 个问题，没有记录。"},
    "en": {"done": "{version} is recorded in {file}.", "problems": "{count} problems; nothing was recorded."},
}


def add(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def run(options: argparse.Namespace) -> int:
    """Return 0 where the release is recorded, 1 where a check failed."""
    words = WORDS[options.lang]
    problems = load(options.framework, (*RULES, *proposal_rules(options.framework))).problems
    if problems:
        show(problems, options.lang)
        say(words["problems"].format(count=len(problems)))
        return 1
    before, state = read_record(options.framework), state_of(survey(options.framework)[0])
    write_record(options.framework, record_of(state, before))
    if before:
        changes = Comparison(before.state, state, compare(before.state, state), options.lang)
        file = options.framework / FOLDER / f"{state.version}.json"
        file.write_text(as_json(changes), encoding="utf-8", newline="\n")
    say(words["done"].format(version=state.version, file=f"{options.framework.name}/{FOLDER}"))
    return 0
