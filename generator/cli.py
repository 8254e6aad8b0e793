"""The command line program `competency`: parses, calls, prints, exits."""

from __future__ import annotations

import argparse
import locale
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from generator.kinds import ROOT
from generator.load import load
from generator.problems import Problem

if TYPE_CHECKING:
    from generator.build import Result

LANGUAGES = ("zh", "en")
CHECKED = {
    "zh": ("{files} 个文件，没有问题。", "{files} 个文件，{problems} 个问题。"),
    "en": ("{files} files, no problems.", "{files} files, {problems} problems."),
}
BUILT = {
    "zh": {
        "unchanged": "没有变化，网站仍是上次的结果。",
        "problems": "框架有 {problems} 个问题，网站没有改动。",
        "error": "生成失败，网站没有改动：",
        "stage": "{locale} {stage} {seconds:.1f} 秒",
        "done": "网站在 {out}，共用 {seconds:.1f} 秒。",
    },
    "en": {
        "unchanged": "Nothing changed; the site is that of the last build.",
        "problems": "The framework has {problems} problems; the site is as it was.",
        "error": "The build failed; the site is as it was: ",
        "stage": "{locale} {stage} {seconds:.1f} s",
        "done": "The site is in {out}; {seconds:.1f} s in all.",
    },
}


def system_language() -> str:
    """Return "zh" where the system speaks Chinese, else "en"."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return 0 when all is well, 1 on problems, 2 on wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows consoles default to a code page
    options = _parser().parse_args(arguments)
    if not options.framework.is_dir():
        sys.stderr.write(f"{options.framework}: no such folder / 没有这个文件夹\n")
        return 2
    command: Callable[[argparse.Namespace], int] = options.command
    return command(options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="competency", description="A competency framework as code.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    check = commands.add_parser("check", help="check every file and print all problems")
    check.set_defaults(command=_check)
    make = commands.add_parser("build", help="build the site")
    make.set_defaults(command=_build)
    serve = commands.add_parser("serve", help="serve the site, and build it again on every edit")
    serve.set_defaults(command=_serve)
    serve.add_argument("--port", type=int, default=8000)
    for command in (make, serve):
        command.add_argument("--out", type=Path, default=ROOT / "site", metavar="DIR", help="where the site goes")
    for command in (check, make, serve):
        command.add_argument("--framework", type=Path, default=ROOT / "framework", metavar="DIR")
        command.add_argument("--lang", choices=LANGUAGES, default=system_language(), help="language of messages")
    return parser


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def _list(problems: Sequence[Problem], language: str) -> None:
    for problem in problems:
        _say(problem.line_of_text(language))


def _check(options: argparse.Namespace) -> int:
    loaded = load(options.framework.resolve())
    _list(loaded.problems, options.lang)
    words = CHECKED[options.lang][bool(loaded.problems)]
    _say(words.format(files=loaded.files, problems=len(loaded.problems)))
    return 1 if loaded.problems else 0


def _build(options: argparse.Namespace) -> int:
    from generator.build import build  # noqa: PLC0415  # `check` need not wait for MkDocs

    start = time.perf_counter()
    out = options.out.resolve()
    result = build(options.framework.resolve(), out, _say)
    _tell(result, options.lang)
    if result.problems or result.error:
        return 1
    _say(BUILT[options.lang]["done"].format(out=out, seconds=time.perf_counter() - start))
    return 0


def _tell(result: Result, language: str) -> None:
    words = BUILT[language]
    _list(result.problems, language)
    if result.problems:
        _say(words["problems"].format(problems=len(result.problems)))
    if result.error:
        _say(words["error"] + result.error)
    if result.unchanged:
        _say(words["unchanged"])
    for built in result.languages:
        for stage, seconds in built.seconds.items():
            _say(words["stage"].format(locale=built.locale, stage=stage, seconds=seconds))


def _serve(options: argparse.Namespace) -> int:
    from generator.serve import serve  # noqa: PLC0415  # likewise

    serve(
        options.out.resolve(),
        options.port,
        [options.framework, ROOT / "docs", ROOT / "overrides"],
        lambda: _build(options),
    )
    return 0
