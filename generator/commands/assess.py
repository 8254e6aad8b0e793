"""`competency assess`: a filled form to JSON, and several to the view of a team."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path

from generator.assess.carry import Carried, Change, now
from generator.assess.complaints import Unusable
from generator.assess.exchange import text_of
from generator.assess.incoming import as_of_today, assessment
from generator.assess.team import Team, team, team_by_letter
from generator.assess.team_page import page
from generator.assess.team_workbook import workbook
from generator.commands.console import say, show
from generator.load import load
from generator.model import Framework
from generator.problems import LANGUAGES
from generator.render import Site

HELP = "read filled self-assessments: one into JSON, or several into the view of a team"
WORDS: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "problems": "框架有 {count} 个问题，请先运行 competency check。",
        "refused": "没有写出任何文件。",
        "unwritable": "{path}：写不进去：{reason}。",
        "ending": "{path}：--out 的文件名须以 {allowed} 结尾。",
        "written": "已写入 {path}。",
        "carried": "{file}：自评用的是 {before} 版，现在是 {after} 版，有这些变化：",
        "role": "岗位改为 {after}",
        "replaced": "{id} 由 {after} 取代",
        "new": "{id}：新增要求，{after} 级",
        "level": "{id}：要求由 {before} 级改为 {after} 级",
        "importance": "{id}：重要程度由 {before} 改为 {after}",
        "dropped": "{id}：不再要求",
        "kept": "{id}：不再要求，答案保留",
        "capped": "{id}：所评 {before} 级高于现在的最高等级，按 {after} 级算",
        "reason": "{id}：不适用的理由 {before} 已不再使用，答案保留",
    },
    "en": {
        "problems": "Problems in the framework: {count}. Run competency check first.",
        "refused": "No file was written.",
        "unwritable": "{path}: this can't be written: {reason}.",
        "ending": "{path}: the name after --out has to end in {allowed}.",
        "written": "Wrote {path}.",
        "carried": "{file}: made with version {before}, now {after}; this is different:",
        "role": "the role is {after} now",
        "replaced": "{id} was replaced by {after}",
        "new": "{id}: newly required, level {after}",
        "level": "{id}: level {before} → {after} required",
        "importance": "{id}: importance {before} → {after}",
        "dropped": "{id}: no longer required",
        "kept": "{id}: no longer required; the answer stays",
        "capped": "{id}: the rating of {before} is above today's scale and counts as {after}",
        "reason": "{id}: the reason {before} is no longer offered; the answer stays",
    },
}
VIEWS: Mapping[str, Callable[[Site, Team], bytes]] = {".html": page, ".xlsx": workbook}


def add(parser: argparse.ArgumentParser) -> None:
    """Add what is done, to which files, and where the outcome goes."""
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    one = actions.add_parser("import", help="read a filled PDF, spreadsheet or JSON file and write it as JSON")
    one.add_argument("file", type=Path, metavar="FILE", help=".pdf, .xlsx or .json")
    one.add_argument("--out", type=Path, metavar="FILE.json", help="where the JSON goes; by default it is printed")
    one.set_defaults(act=_import)
    many = actions.add_parser("team", help="show the ratings of several people side by side")
    many.add_argument("files", type=Path, nargs="+", metavar="FILE", help=".pdf, .xlsx or .json, one a person")
    many.add_argument("--out", type=Path, required=True, metavar="FILE", help="team.html or team.xlsx")
    many.add_argument("--letters", action="store_true", help="letters instead of names, in an order that tells nothing")
    many.set_defaults(act=_team)
    for action in (one, many):  # the options of the command are taken behind the action too
        action.add_argument("--framework", type=Path, default=argparse.SUPPRESS, help=argparse.SUPPRESS)
        action.add_argument("--lang", choices=LANGUAGES, default=argparse.SUPPRESS, help=argparse.SUPPRESS)


def run(options: argparse.Namespace) -> int:
    """Return 0 where all went well, 1 where a file can't be used, 2 for an output that can't be made."""
    loaded = load(options.framework)
    if loaded.framework is None:
        show(loaded.problems, options.lang)
        _tell(options.lang, "problems", count=len(loaded.problems))
        return 1
    status: int = options.act(options, loaded.framework)
    return status


def _tell(language: str, key: str, **values: object) -> None:
    """Say something beside the output proper, which may go to a pipe."""
    sys.stderr.write(WORDS[language][key].format(**values) + "\n")


def _import(options: argparse.Namespace, framework: Framework) -> int:
    found = _read([options.file], framework, options.lang)
    if not found:
        return 1
    text = text_of(found[0].assessment)
    if options.out is None:
        say(text.rstrip("\n"))
        return 0
    return _written(options.out, text.encode(), options.lang)


def _team(options: argparse.Namespace, framework: Framework) -> int:
    view = VIEWS.get(options.out.suffix.lower())
    if view is None:
        _tell(options.lang, "ending", path=options.out, allowed=" / ".join(VIEWS))
        return 2
    found = [carried.assessment for carried in _read(options.files, framework, options.lang)]
    if not found:
        return 1
    site = _site(framework, options.lang)
    made = team_by_letter(framework, found) if options.letters else team(framework, found, site.label("team.unnamed"))
    return _written(options.out, view(site, made), options.lang)


def _site(framework: Framework, language: str) -> Site:
    """Return the renderer of the language of messages, or of the default one where the framework has no such."""
    known = {locale.id: locale for locale in framework.locales}
    return Site(framework, known.get(language, known[framework.default_locale]))


def _read(files: Sequence[Path], framework: Framework, language: str) -> list[Carried]:
    """Return what the files say as of today; nothing at all, but all complaints, where one can't be used."""
    known, today = now(framework), datetime.now(tz=UTC).date()
    found, refused = [], False
    for file in files:
        try:
            before = assessment(file, today)
            carried = as_of_today(before, file.name, framework.id, known)
        except Unusable as unusable:
            refused = True
            for complaint in unusable.complaints:
                sys.stderr.write(complaint.line_of_text(language) + "\n")
            continue
        if carried.changes:
            _tell(language, "carried", file=file.name, before=before.version, after=known.version)
            _list(carried.changes, language)
        found.append(carried)
    if refused:
        _tell(language, "refused")
    return [] if refused else found


def _list(changes: Sequence[Change], language: str) -> None:
    for change in changes:
        sys.stderr.write("  " + WORDS[language][change.kind].format(**vars(change)) + "\n")


def _written(path: Path, content: bytes, language: str) -> int:
    """Write a file so that at any moment there is the old one or the whole new one."""
    aside = path.with_name(f".{path.name}.new")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        _tell(language, "unwritable", path=path, reason=error.strerror or error)
        return 2
    _tell(language, "written", path=path)
    return 0
