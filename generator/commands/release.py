"""`competency release`: keeps what is being released, for the checks of everything after it."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.change.compare import compare
from generator.change.record import FOLDER, Record, read_record, record_of, write_record
from generator.change.state import State, state_of
from generator.commands.console import say, show
from generator.load import load, survey
from generator.report.changes import Comparison, as_json
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

HELP = "check, then keep this version as the last release, with what changed since the one before"
WORDS = {
    "zh": {
        "done": "{version} 已记入 {file}。",
        "already": "{version} 早已记入 {file}，没有改动。要发新版，先改 framework.yaml 里的 version 和 date。",
        "problems": "有 {count} 个问题，没有记录。",
    },
    "en": {
        "done": "{version} is recorded in {file}.",
        "already": "{version} is in {file} already; nothing was changed. A new release takes a new version and date.",
        "problems": "Problems: {count}. Nothing was recorded.",
    },
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
    done = "already" if before and before.state.version == state.version else "done"
    if done == "done":
        _record(options.framework, before, state)
    say(words[done].format(version=state.version, file=f"{options.framework.name}/{FOLDER}"))
    return 0


def _record(framework: Path, before: Record | None, state: State) -> None:
    """Write the record of `state`, and what changed in it: of the first release, nothing."""
    write_record(framework, record_of(state, before))
    last = before.state if before else state
    file = framework / FOLDER / f"{state.version}.json"
    file.write_text(as_json(Comparison(last, state, compare(last, state), "")), encoding="utf-8", newline="\n")
