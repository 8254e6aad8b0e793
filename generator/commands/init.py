"""`competency init`: a small framework to begin one's own with."""

from __future__ import annotations

import argparse
from pathlib import Path

from generator.authoring.starter import start
from generator.commands.console import say

HELP = "start a small framework of your own in a new folder"
WORDS = {
    "zh": {
        "taken": "{folder} 里已经有东西，什么都没有写。",
        "done": "{files} 个文件在 {folder}。接着运行：competency build --framework {folder} --out 网站文件夹",
    },
    "en": {
        "taken": "{folder} has something in it already; nothing was written.",
        "done": "{files} files are in {folder}. Go on with: competency build --framework {folder} --out SITE",
    },
}


def add(parser: argparse.ArgumentParser) -> None:
    """Add where it goes."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is empty or not there yet")


def run(options: argparse.Namespace) -> int:
    """Return 0 where the framework was written, 1 where its place was taken."""
    words, folder = WORDS[options.lang], options.folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        say(words["taken"].format(folder=folder))
        return 1
    say(words["done"].format(folder=folder, files=start(folder)))
    return 0
