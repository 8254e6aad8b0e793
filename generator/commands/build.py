"""`competency build`: the whole site, or what changed of it."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from generator.build import Result, build
from generator.commands.console import say, show
from generator.kinds import ROOT

HELP = "build the site"
WORDS = {
    "zh": {
        "unchanged": "没有变化，网站仍是上次的结果。",
        "problems": "框架有 {problems} 个问题，网站没有改动。",
        "error": "生成失败，网站没有改动：",
        "pdf": "PDF {all} 份，新排 {made} 份，{seconds:.1f} 秒",
        "stage": "{locale} {stage} {seconds:.1f} 秒",
        "done": "网站在 {out}，共用 {seconds:.1f} 秒。",
    },
    "en": {
        "unchanged": "Nothing changed; the site is that of the last build.",
        "problems": "The framework has {problems} problems; the site is as it was.",
        "error": "The build failed; the site is as it was: ",
        "pdf": "{all} PDFs, {made} of them newly set, {seconds:.1f} s",
        "stage": "{locale} {stage} {seconds:.1f} s",
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
    printed = result.printed
    if printed.sizes:
        say(words["pdf"].format(all=len(printed.sizes), made=printed.made, seconds=printed.seconds))
    for built in result.languages:
        for stage, seconds in built.seconds.items():
            say(words["stage"].format(locale=built.locale, stage=stage, seconds=seconds))
