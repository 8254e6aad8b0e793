"""`competency build`: the whole site, or what changed of it."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.build.build import build
from generator.build.results import Result
from generator.commands.console import say, show
from generator.reading.kinds import ROOT

HELP = "build the site"
WORDS = {
    "zh": {
        "unchanged": "没有变化，网站仍是上次的结果。",
        "problems": "框架有 {problems} 个问题，网站没有改动。",
        "error": "生成失败，网站没有改动：",
        "stage": "{stage} {seconds:.1f} 秒",
        "done": "网站在 {out}，共用 {seconds:.1f} 秒。",
    },
    "en": {
        "unchanged": "Nothing changed; the site is that of the last build.",
        "problems": "The framework has {problems} problems; the site is as it was.",
        "error": "The build failed; the site is as it was: ",
        "stage": "{stage} {seconds:.1f} s",
        "done": "The site is in {out}; {seconds:.1f} s in all.",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add where the site goes."""
    parser.add_argument("--out", type=Path, default=ROOT / "site", metavar="DIR", help="where the site goes")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the site stands, 1 where it was left as it was."""
    start = time.perf_counter()
    out = options.out.resolve()
    result = build(options.framework, out, say)
    _tell(result, options.lang)
    if result.problems or result.error:
        return 1
    say(WORDS[options.lang]["done"].format(out=out, seconds=time.perf_counter() - start))
    return 0


def _tell(result: Result, language: str) -> None:
    words = WORDS[language]
    show(result.problems, language)
    if result.problems:
        say(words["problems"].format(problems=len(result.problems)))
    if result.error:
        say(words["error"] + result.error)
    if result.unchanged:
        say(words["unchanged"])
    for stage, seconds in result.seconds.items():
        say(words["stage"].format(stage=stage, seconds=seconds))
