"""LibreOffice, which recalculates workbooks and prints them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

WITHOUT = "COMPETENCY_WITHOUT_OFFICE"
MISSING = (
    f"No LibreOffice found. On Debian and Ubuntu: apt-get install libreoffice-calc-nogui. To do without: {WITHOUT}=1."
)
SECONDS = 240


def converted(files: Iterable[Path], target: str, out: Path, *options: str) -> list[Path]:
    """Return `files` as LibreOffice, given `options`, writes them in the format `target`, all in one run."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.fail(MISSING, pytrace=False)
    sources = list(files)
    out.mkdir(exist_ok=True)
    profile = out / "profile"
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", *options, "--convert-to", target]
    subprocess.run(
        [*command, "--outdir", str(out), *map(str, sources)], check=True, capture_output=True, timeout=SECONDS
    )
    made = [out / source.with_suffix(f".{target.partition(':')[0]}").name for source in sources]
    assert all(file.is_file() for file in made)
    return made
