"""`competency import`: our own JSON or an edited workbook, back to the files of the framework."""

from __future__ import annotations

import argparse
import tempfile
from difflib import unified_diff
from pathlib import Path

from generator.commands.console import say, show
from generator.export.incoming import apply, changed_copy, changes, incoming
from generator.export.tables import Unreadable
from generator.load import load

HELP = "read the JSON or an edited workbook of the open data back into the files, and show what changed"
WORDS = {
    "zh": {
        "unreadable": "读不懂，什么都没有改动：{what}",
        "problems": "导入后框架会有 {problems} 个问题，什么都没有改动。",
        "same": "内容相同，什么都没有改动。",
        "done": "改动了 {files} 个文件。",
    },
    "en": {
        "unreadable": "This can't be read, and nothing was changed: {what}",
        "problems": "The framework would have {problems} problems, so nothing was changed.",
        "same": "It says the same; nothing was changed.",
        "done": "Changed {files} files.",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add what to read."""
    parser.add_argument("file", type=Path, metavar="FILE", help="framework.json or framework.xlsx")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the files now say the same as FILE, 1 where they were left as they were."""
    words = WORDS[options.lang]
    try:
        files = changes(incoming(options.file), options.framework)
    except (Unreadable, OSError) as error:
        say(words["unreadable"].format(what=error))
        return 1
    problems = _problems(options, files)
    if problems:
        say(words["problems"].format(problems=problems))
        return 1
    for name, text in files.items():
        _tell(options.framework, name, text or "")
    apply(files, options.framework)
    say(words["done" if files else "same"].format(files=len(files)))
    return 0


def _problems(options: argparse.Namespace, files: dict[str, str | None]) -> int:
    """Show the problems that the changes would bring, and return how many."""
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / options.framework.name
        changed_copy(options.framework, files, copy)
        found = load(copy).problems
    show(found, options.lang)
    return len(found)


def _tell(folder: Path, name: str, text: str) -> None:
    path = folder / name
    before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in unified_diff(before, text.splitlines(), name, name, n=1, lineterm=""):
        say(line)
