"""`competency import`: our own JSON or an edited workbook, back to the files of the framework."""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from generator.commands.console import say
from generator.export.changing import Files, apply, changed_copy, changes, spots, touched
from generator.export.faults import Fault, Spot
from generator.export.incoming import incoming
from generator.export.sheets import Incoming
from generator.load import load

HELP = "read the JSON or an edited workbook of the open data back into the files, and show what changed"
MOST = 200  # lines on what is wrong
WORDS = {
    "zh": {
        "unreadable": "读不懂，什么都没有改动：{what}",
        "wrong": "有 {count} 处要先改正，什么都没有改动。",
        "same": "内容相同，什么都没有改动。",
        "done": "改动了 {files} 个文件。",
    },
    "en": {
        "unreadable": "This can't be read, and nothing was changed: {what}",
        "wrong": "Problems to be put right first: {count}. Nothing was changed.",
        "same": "It says the same; nothing was changed.",
        "done": "Files changed: {files}.",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add what to read."""
    parser.add_argument("file", type=Path, metavar="FILE", help="framework.json or framework.xlsx")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the files now say the same as FILE, 1 where they were left as they were."""
    words = WORDS[options.lang]
    try:
        came = incoming(options.file)
    except OSError as error:
        say(words["unreadable"].format(what=error))
        return 1
    partly = touched(came)
    files = {name: text for name, text in changes(came.data, options.framework).items() if name not in partly}
    wrong = list(_wrong(options, came, files))
    if wrong:
        _complain(wrong, options.lang)
        return 1
    for name, text in files.items():
        _tell(options.framework, name, text or "")
    apply(files, options.framework)
    say(words["done" if files else "same"].format(files=len(files)))
    return 0


def _wrong(options: argparse.Namespace, came: Incoming, files: Files) -> Iterator[str]:
    """Yield a line for each fault of the incoming file, and for each problem that its changes would bring."""
    yield from (fault.line_of_text(options.lang) for fault in came.faults)
    if not came.data:
        return
    with tempfile.TemporaryDirectory() as aside:
        copy = Path(aside) / options.framework.name
        changed_copy(options.framework, files, copy)
        for spot, problem in spots(came, load(copy).problems, copy):
            where = spot.words(options.lang)
            yield (
                f"{where}{problem.code} {problem.message(options.lang)}"
                if where
                else problem.line_of_text(options.lang)
            )


def _complain(wrong: list[str], language: str) -> None:
    for line in wrong[:MOST]:
        say(line)
    if len(wrong) > MOST:
        say(Fault("more", Spot(), {"count": len(wrong) - MOST}).line_of_text(language))
    say(WORDS[language]["wrong"].format(count=len(wrong)))


def _tell(folder: Path, name: str, text: str) -> None:
    path = folder / name
    before = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line in unified_diff(before, text.splitlines(), name, name, n=1, lineterm=""):
        say(line)
