"""Every PDF of the site is held against PDF/UA-1 and PDF/A-2a, and against the syntax of PDF."""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import page
import pikepdf
import pytest

from tests.built import BuiltSite

pytestmark = pytest.mark.site
PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
LENGTH = "PDFA2A-STREAM-LENGTH-001"
LINE_ENDS = (b"\r", b"\n")


def failures(content: bytes) -> list[str]:
    """Return the rules that a validator finds broken, without its one known false alarm."""
    report = [failure for profile in PROFILES for failure in page.validate_pdf_bytes(content, profile=profile).failures]
    lengths = [failure for failure in report if failure.rule_id == LENGTH]
    others = [f"{failure.rule_id} {failure.message}" for failure in report if failure.rule_id != LENGTH]
    return others + [failure.message for failure in lengths if not false_alarm(content)]


def false_alarm(content: bytes) -> bool:
    """Return whether a stream's data end as a line does, which the validator takes for the line end after them."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        streams = [found for found in pdf.objects if isinstance(found, pikepdf.Stream)]
        right = all(int(found.stream_dict["/Length"]) == len(found.read_raw_bytes()) for found in streams)
        return right and any(found.read_raw_bytes().endswith(LINE_ENDS) for found in streams)


def test_every_document_is_accessible_and_fit_to_be_kept(pdfs: Mapping[str, bytes]) -> None:
    found = {path: failures(content) for path, content in pdfs.items()}
    assert not {path: rules for path, rules in found.items() if rules}


def test_the_validator_notices_what_is_missing(pdfs: Mapping[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(next(iter(pdfs.values())))) as pdf:
        del pdf.Root.StructTreeRoot
        out = io.BytesIO()
        pdf.save(out)
    assert failures(out.getvalue())


def test_the_syntax_of_every_document_is_clean(pdfs: Mapping[str, bytes]) -> None:
    for path, content in pdfs.items():
        with pikepdf.open(io.BytesIO(content)) as pdf:
            assert not pdf.check_pdf_syntax(), path


@pytest.mark.skipif(shutil.which("qpdf") is None, reason="qpdf is not installed")
def test_qpdf_finds_nothing(built: BuiltSite) -> None:
    files = sorted((built.folder / "pdf").rglob("*.pdf"))[::8]
    assert files
    for file in files:
        checked = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)  # noqa: S607
        assert checked.returncode == 0, f"{Path(file).name}: {checked.stdout}{checked.stderr}"
