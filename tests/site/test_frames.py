"""Frames: a page that fills one is what MkDocs makes of the page itself, whatever its texts say."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build.frames import CONTENT, TITLE, filled, frames
from generator.build.job import Job
from generator.build.mkdocs_sink import write_pages
from generator.outputs import pages
from generator.pages import Heading, Page
from generator.reading.kinds import ROOT
from generator.render import Site
from tests.built import contents, framework_in
from tests.cases import MINIMAL
from tests.hostile import hostile

HEADINGS = (Heading("why", "Why"),)


def html_of(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in contents(folder).items() if path.endswith(".html")}


@pytest.mark.site
@pytest.mark.parametrize("made", [lambda _: MINIMAL, hostile], ids=["plain", "hostile"])
def test_a_filled_frame_is_what_mkdocs_makes_of_the_page(made: Callable[[Path], Path], tmp_path: Path) -> None:
    folder = made(tmp_path / "framework")
    framework = framework_in(folder)
    site = Site(framework, framework.locales[0])
    write_pages(Job(site, tuple(pages(site)), tmp_path / "filled"))
    places = {"FRAMEWORK": folder, "LOCALE": site.locale.id, "SITE": tmp_path / "whole"}
    places["DOCS"] = ROOT / "docs" / site.locale.id
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q"],
        check=True,
        cwd=ROOT,
        env={**os.environ, **{f"COMPETENCY_{name}": str(value) for name, value in places.items()}},
    )
    whole = html_of(tmp_path / "whole")
    assert len(whole) > len(site.framework.roles)
    assert html_of(tmp_path / "filled") == whole


def test_pages_share_a_frame_where_folder_and_headings_are_the_same() -> None:
    made = [Page(path, "", "", "", headings) for path in ("a/x", "a/y", "b/x", "x") for headings in ((), HEADINGS)]
    assert [[page.path for page in frame.pages] for frame in frames(made)] == [
        ["a/x", "a/y"],
        ["a/x", "a/y"],
        ["b/x"],
        ["b/x"],
        ["x"],
        ["x"],
    ]


def test_texts_are_escaped_and_what_looks_like_a_hole_in_them_stays() -> None:
    page = Page("a/clerk", f"<b> {CONTENT}", TITLE, f"<h1>{TITLE}</h1> _frame-0")
    (frame,) = frames([page])
    made = f"<title>{TITLE}</title><a href='{frame.holes.path}.html'></a>{CONTENT}"
    ((_, html),) = filled(frame, made)
    title = CONTENT.replace("<", "&lt;").replace(">", "&gt;")
    assert html == f"<title>&lt;b&gt; {title}</title><a href='a/clerk.html'></a><h1>{TITLE}</h1> _frame-0"
