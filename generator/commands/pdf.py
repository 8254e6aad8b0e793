"""`competency pdf`: job profiles to print, or every document there is."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from generator.build.files import STORE
from generator.build.unprinted import problems_of
from generator.commands.console import say, show, system_language
from generator.load import load
from generator.model import Framework
from generator.print.documents import Print, edition, prints, profiles
from generator.print.edition import PAPERS
from generator.print.paths import edition_name, editions
from generator.problems import listing, nearest
from generator.reading.corpus import Corpus
from generator.rules import RULES
from generator.rules.printing import unprintable
from generator.typesetting.press import press
from generator.typesetting.store import Store
from generator.typesetting.typeset import Unprintable

HELP = "print the profiles of some roles, or every document, as PDF"
WORDS = {
    "zh": {
        "problems": "有 {count} 个问题，没有生成 PDF。",
        "role": "没有“{name}”这个岗位。{nearest}现有岗位：{allowed}。",
        "lang": "没有“{name}”这个语言版本。{nearest}可用：{allowed}。",
        "unprintable": "排不出来，没有生成 PDF：{what}",
        "done": "{count} 份 PDF 在 {out}，其中 {fresh} 份是新排的。",
    },
    "en": {
        "problems": "{count} problems; no PDF was made.",
        "role": "There is no role “{name}”.{nearest} There are: {allowed}.",
        "lang": "There is no edition “{name}”.{nearest} There are: {allowed}.",
        "unprintable": "This can't be set, and no PDF was made: {what}",
        "done": "{count} PDFs are in {out}; {fresh} of them newly set.",
    },
}


class Unknown(Exception):  # noqa: N818  # it says what is the matter
    """A name on the command line that means nothing here; `what` is a key of WORDS."""

    def __init__(self, what: str, name: str, allowed: Iterable[str]) -> None:
        """Keep what the name was meant for, the name, and the names that there are."""
        super().__init__(what)
        self.what, self.name, self.allowed = what, name, list(allowed)

    def message(self, language: str) -> str:
        """Return what to tell the user."""
        values = {"nearest": nearest(self.name, self.allowed), "allowed": listing(self.allowed, most=40)}
        words = {key: value[language] for key, value in values.items()}
        return WORDS[language][self.what].format(name=self.name, **words)


def add(parser: argparse.ArgumentParser) -> None:
    """Add what is printed, in which languages, on which paper, and where it goes."""
    parser.add_argument("roles", nargs="*", metavar="ROLE", help="ids of roles; without any, every document is made")
    parser.add_argument("--lang", metavar="EDITION", help="zh, en or zh+en (side by side); by default each of them")
    parser.add_argument("--paper", choices=PAPERS, default="a4")
    parser.add_argument("--out", type=Path, default=Path("pdf"), metavar="DIR", help="where the files go")


def run(options: argparse.Namespace) -> int:
    """Return 0 where every PDF was written, 1 where none was, 2 for a name that means nothing."""
    language = system_language()
    words = WORDS[language]
    loaded = load(options.framework, (*RULES, unprintable))
    if loaded.framework is None:
        show(loaded.problems, language)
        say(words["problems"].format(count=len(loaded.problems)))
        return 1
    try:
        wanted = list(_wanted(loaded.framework, options))
        found = list(press(wanted, loaded.framework.date, Store(STORE)))
    except Unknown as unknown:
        say(unknown.message(language))
        return 2
    except Unprintable as error:
        _tell(error, loaded.corpus, language)
        return 1
    for pressed in found:
        path = options.out / Path(*Path(pressed.document.path).parts[1:])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(pressed.document.content)
    fresh = sum(pressed.fresh for pressed in found)
    say(words["done"].format(count=len(found), out=options.out, fresh=fresh))
    return 0


def _wanted(framework: Framework, options: argparse.Namespace) -> Iterable[Print]:
    known = {edition_name(locales): locales for locales in editions(framework)}
    if options.lang is not None and options.lang not in known:
        raise Unknown("lang", options.lang, known)
    for name in options.roles:
        if name not in framework.roles:
            raise Unknown("role", name, framework.roles)
    chosen = [known[options.lang]] if options.lang else list(known.values())
    if not options.roles:
        return prints(framework, options.paper, chosen)
    return chain.from_iterable(
        profiles(edition(framework, locales, options.paper), options.roles) for locales in chosen
    )


def _tell(error: Unprintable, corpus: Corpus, language: str) -> None:
    found = problems_of(error, corpus)
    show(found, language)
    if not found:
        say(WORDS[language]["unprintable"].format(what=error))
