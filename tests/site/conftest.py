"""Fixtures of the tests of files: what stands in every HTML file, parsed once."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.built import BuiltSite
from tests.site.html import Parsed, parse


@pytest.fixture(scope="session")
def parsed(built: BuiltSite) -> Mapping[str, Parsed]:
    """Return what stands in each HTML file, by its path below the root of the site."""
    files = {file.relative_to(built.folder).as_posix(): file for file in built.html_files()}
    return {path: parse(file.read_bytes()) for path, file in files.items()}
