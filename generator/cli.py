"""The command line program `competency`: parses, calls, exits."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from generator.commands.console import LANGUAGES, system_language
from generator.reading.kinds import ROOT

COMMANDS = ("check", "build", "serve", "diff", "release", "fmt", "drift", "new", "import", "init", "pdf", "assess")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0 when all is well, 1 on problems, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles default to a code page
    words = list(sys.argv[1:] if arguments is None else arguments)
    options = _parser(words[:1]).parse_args(words)
    options.framework = options.framework.resolve()
    if not options.framework.is_dir():
        sys.stderr.write(f"{options.framework}: no such folder / 没有这个文件夹\n")
        return 2
    status: int = options.run(options)
    return status


def _parser(wanted: Sequence[str]) -> argparse.ArgumentParser:
    """Return the parser; of the commands only the one `wanted` is imported, as some are slow to load."""
    parser = argparse.ArgumentParser(prog="competency", description="A competency framework as code.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for name in [name for name in COMMANDS if [name] == list(wanted)] or COMMANDS:
        module = import_module(f"generator.commands.{name}")
        # a command may give a common option another meaning: `pdf --lang` is the language of what is printed
        command = commands.add_parser(name, help=module.HELP, conflict_handler="resolve")
        command.add_argument("--framework", type=Path, default=ROOT / "framework", metavar="DIR")
        command.add_argument("--lang", choices=LANGUAGES, default=system_language(), help="language of messages")
        module.add(command)
        command.set_defaults(run=module.run)
    return parser
