"""`competency new`: a complete, valid file to write in."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path

from generator.authoring.skeleton import BUILDERS, skeleton
from generator.commands.console import say, show
from generator.load import load, survey
from generator.reading.kinds import KINDS, SCHEMAS
from generator.reading.schemas import schema
from generator.rules import RULES
from generator.rules.proposals import proposal_rules

HELP = "write the file of a new competency or role, complete and valid, and say what is left to do"
UNWRITTEN = "TEXT-UNWRITTEN"
WORDS = {
    "zh": {
        "id": "“{id}”不能作标识：只用小写英文字母、数字和连字符，字母开头，例如 active-listening。",
        "there": "{file} 已经有了。请换一个标识，或直接改那个文件。",
        "broken": "框架里有读不懂的文件，请先改好。",
        "done": "已写好 {file}。把标着“（待写）”的 {count} 处改成正式的文字；competency check 会逐一列出。",
        "left": "此外还要：",
    },
    "en": {
        "id": "“{id}” can't be an id: lower-case letters, digits and hyphens, a letter first, as in active-listening.",
        "there": "{file} is there already. Choose another id, or edit that file.",
        "broken": "The framework has files that can't be read; mend them first.",
        "done": "Wrote {file}. Replace the {count} texts marked “(to be written)”; competency check lists each.",
        "left": "Besides:",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add what is to be written, and its id."""
    parser.add_argument("kind", choices=BUILDERS)
    parser.add_argument("id", metavar="ID")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the file was written, 2 where it can't be."""
    words, pattern = WORDS[options.lang], next(kind.pattern for kind in KINDS if kind.name == options.kind)
    path = options.framework / pattern.replace("*", options.id)
    file = f"{options.framework.name}/{path.relative_to(options.framework).as_posix()}"
    corpus, problems, _ = survey(options.framework)
    refusal = _refusal(options, path, broken=bool(problems))
    if refusal:
        show(problems if refusal == "broken" else (), options.lang)
        say(words[refusal].format(id=options.id, file=file))
        return 2
    way = Path(os.path.relpath(SCHEMAS, path.parent)) / f"{options.kind}.schema.json"
    path.write_text(skeleton(options.kind, options.id, corpus, way.as_posix()), encoding="utf-8", newline="\n")
    _tell(options, file)
    return 0


def _refusal(options: argparse.Namespace, path: Path, *, broken: bool) -> str:
    """Return why the file can't be written, empty where it can."""
    allowed = schema(options.kind)["properties"]["id"]
    fits = re.search(allowed["pattern"], options.id) and len(options.id) <= allowed["maxLength"]
    reasons = {"id": not fits, "there": path.exists(), "broken": broken}
    return next((reason for reason, holds in reasons.items() if holds), "")


def _tell(options: argparse.Namespace, file: str) -> None:
    """Say what is left: the texts of the file, and whatever else the check asks for now."""
    words = WORDS[options.lang]
    problems = load(options.framework, (*RULES, *proposal_rules(options.framework))).problems
    rest = [problem for problem in problems if problem.code != UNWRITTEN]
    unwritten = [problem for problem in problems if (problem.file, problem.code) == (file, UNWRITTEN)]
    say(words["done"].format(file=file, count=len(unwritten)))
    if rest:
        say(words["left"])
        show(rest, options.lang)
