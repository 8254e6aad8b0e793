"""The sink: hands the pages of one language to MkDocs, which writes them to disk."""

from __future__ import annotations

import logging
import os
from dataclasses import replace
from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, BuildError

from generator.build.frames import filled, frames
from generator.build.job import Job
from generator.navigation import NAMED
from generator.reading.kinds import ROOT


class SinkError(Exception):
    """MkDocs could not build the pages; the message is fit to be shown."""


def write_pages(job: Job) -> None:
    """Write the pages of `job`, the hand-written ones and the theme's files, into its folder.

    MkDocs makes those that the navigation names, and a frame for the others, which are filled in here: what it
    takes for a page grows with their number. Raises SinkError where MkDocs finds something wrong; warnings count,
    as the build is strict.
    """
    found = tuple(frames(page for page in job.pages if page.path not in NAMED))
    named = tuple(page for page in job.pages if page.path in NAMED)
    _run(replace(job, pages=(*named, *(frame.holes for frame in found))))
    for frame in found:
        file = job.out / f"{frame.holes.path}.html"
        for page, html in filled(frame, file.read_text(encoding="utf-8")):
            (job.out / f"{page.path}.html").write_bytes(html.encode())
        file.unlink()


def _run(job: Job) -> None:
    """Have MkDocs make the pages of `job`; raises SinkError where it finds something wrong."""
    locale = job.site.locale.id
    docs = _docs(locale)
    os.environ.update(
        COMPETENCY_LOCALE=locale,
        COMPETENCY_DOCS=str(docs),
        COMPETENCY_SITE=str(job.out),
        # MkDocs dates what it writes; a build of one version carries the date of that version
        SOURCE_DATE_EPOCH="0",
    )
    said = _Said(logging.WARNING)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(said)
    try:
        config = load_config(config_file=str(ROOT / "mkdocs.yml"))
        config.extra["competency_job"] = job
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except (Abort, BuildError, SystemExit) as error:  # the macros plugin exits where a macro fails
        raise SinkError("\n".join([f"docs/{locale}: {error}", *said.messages])) from error
    finally:
        logger.removeHandler(said)


class _Said(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self, level: int) -> None:
        super().__init__(level)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        message, _, _traceback = record.getMessage().partition("\n```")  # the macros plugin appends one
        self.messages.append(message.strip())


def _docs(locale: str) -> Path:
    """Return the hand-written pages of a language, those in English where it has none."""
    own = ROOT / "docs" / locale
    return own if own.is_dir() else ROOT / "docs" / "en"
