"""The labels: the same in each language, with the same names to fill in, and none that nothing reads."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

import pytest

from generator.reading.kinds import ROOT
from generator.wording import wording

READERS = (("generator", ("py", "html", "typ", "xml")), ("overrides", ("js", "html")), ("docs", ("md",)))
BARE = "assess."  # the scripts of the self-assessment leave this out


@cache
def sources() -> str:
    """Return the text of everything that may read a label."""
    files = [file for folder, ends in READERS for end in ends for file in sorted((ROOT / folder).rglob(f"*.{end}"))]
    toggles = re.findall(r"name: ([\w.]+)", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    return "\n".join([*(file.read_text(encoding="utf-8") for file in files), *(f'"{name}"' for name in toggles)])


@cache
def beginnings() -> frozenset[str]:
    """Return the beginnings that the rest of a key is put behind: "form.{key}", 'relation.' ~ kind."""
    return frozenset(re.findall(r"""["']([\w.-]+\.)(?:\{|["']\s*[~+])""", sources())) - {BARE}


def is_read(key: str) -> bool:
    """Return whether a key stands somewhere as it is, or may be put together from a beginning."""
    return re.search(f"[\"']{re.escape(key)}[\"']", sources()) is not None or any(map(key.startswith, beginnings()))


def names(label: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(label) if name}


@pytest.mark.parametrize("key", wording("en"))
def test_a_label_is_read_somewhere(key: str) -> None:
    assert is_read(key.removeprefix(BARE)) or (key.startswith(BARE) and is_read(key))


def test_a_label_that_nothing_reads_is_seen() -> None:
    assert not is_read("nobody.reads.this")
    assert not is_read("assess.nobody-reads-this")
    assert is_read("assess.title")


def test_both_languages_have_the_same_labels_with_the_same_names() -> None:
    chinese, english = wording("zh"), wording("en")
    assert list(chinese) == list(english)
    for key in english:
        assert names(str(chinese[key])) == names(str(english[key])), key
