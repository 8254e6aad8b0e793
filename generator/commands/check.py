"""`competency check`: every problem of every file in one run."""

from __future__ import annotations

import argparse

from generator.commands.console import say, show
from generator.load import load

HELP = "check every file and print all problems"
SUMMARY = {
    "zh": ("{files} 个文件，没有问题。", "{files} 个文件，{problems} 个问题。"),
    "en": ("{files} files, no problems.", "{files} files, {problems} problems."),
}


def add(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: the common options are enough."""


def run(options: argparse.Namespace) -> int:
    """Return 0 where nothing is wrong, else 1."""
    loaded = load(options.framework)
    show(loaded.problems, options.lang)
    words = SUMMARY[options.lang][bool(loaded.problems)]
    say(words.format(files=loaded.files, problems=len(loaded.problems)))
    return 1 if loaded.problems else 0
