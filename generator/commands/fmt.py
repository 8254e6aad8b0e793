"""`competency fmt`: every file in the one canonical style."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from generator.authoring.fmt import Changed, formatted, rewrite
from generator.commands.console import say, show
from generator.reading.kinds import KINDS
from generator.reading.read import Document, read

HELP = "write every file in the canonical order and style; comments stay, and so does what the files say"
WORDS = {
    "zh": {
        "would": "{file}：顺序或写法不统一，运行 competency fmt 即可整理",
        "did": "{file}：已整理",
        "unsafe": "{file}：整理会改变内容，没有动它；请把这个文件报告给开发者",
        "done": "{files} 个文件，{count} 个不统一。",
    },
    "en": {
        "would": "{file}: order or style differ; competency fmt sets them right",
        "did": "{file}: formatted",
        "unsafe": "{file}: formatting would have changed what it says, so it was left alone; please report this file",
        "done": "{files} files, {count} of them out of style.",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add the choice to look only."""
    parser.add_argument("--check", action="store_true", help="change nothing; exit with 1 if something would change")


def run(options: argparse.Namespace) -> int:
    """Return 0 where every file is, or now is, in style; 1 where one is not, or can't be read."""
    act = _looked if options.check else _rewritten
    places = [(kind.name, path) for kind in KINDS for path in sorted(options.framework.glob(kind.pattern))]
    outcomes = [_outcome(options, kind, path, act) for kind, path in places]
    differing = sum(outcome in WORDS["en"] for outcome in outcomes)
    say(WORDS[options.lang]["done"].format(files=len(places), count=differing))
    return 0 if set(outcomes) <= {"fine", "did"} else 1


def _outcome(options: argparse.Namespace, kind: str, path: Path, act: Act) -> str:
    """Return what came of one file, having said so."""
    file = f"{options.framework.name}/{path.relative_to(options.framework).as_posix()}"
    document = read(path, file, kind)
    if not isinstance(document, Document):
        show(document, options.lang)
        return "unread"
    if formatted(document) == path.read_bytes().decode("utf-8"):
        return "fine"
    outcome = act(path, document)
    say(WORDS[options.lang][outcome].format(file=file))
    return outcome


def _looked(_path: Path, _document: Document) -> str:
    return "would"


def _rewritten(path: Path, document: Document) -> str:
    try:
        rewrite(path, document)
    except Changed:
        return "unsafe"
    return "did"


Act = Callable[[Path, Document], str]
