"""The scratch repository as a fixture."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.change.scratch import Scratch, repository


@pytest.fixture
def scratch(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Scratch:
    """Return a new repository with the small framework."""
    return repository(tmp_path, lambda: capsys.readouterr().out)
