"""What commands print: lines, problems, in the language of the system or the one asked for."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

from generator.problems import Problem


def system_language() -> str:
    """Return "zh" where the system speaks Chinese, else "en"."""
    names = [os.environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next((name for name in names if name), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"


def say(text: str) -> None:
    """Print a line at once, so that progress is seen through a pipe too."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def show(problems: Sequence[Problem], language: str) -> None:
    """Print problems, a line each."""
    for problem in problems:
        say(problem.line_of_text(language))
