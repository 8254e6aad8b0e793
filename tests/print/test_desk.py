"""Desks: what the typesetter remembers of one document changes nothing in another."""

from __future__ import annotations

import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier, get_ident

import pytest

from generator.reading.kinds import ROOT
from generator.typesetting.desk import desk
from tests.cases import MINIMAL

LEAVING = """
from pathlib import Path
from sys import argv
from generator.typesetting.desk import desk
print(desk(Path(argv[1]), 1))
"""


def test_a_desk_has_the_templates_and_is_gone_with_the_program(tmp_path: Path) -> None:
    (tmp_path / "a.typ").write_text("a", encoding="utf-8")
    folder = desk(tmp_path, 1)
    assert [path.name for path in folder.iterdir()] == ["a.typ"]
    run = [sys.executable, "-c", LEAVING, str(tmp_path)]
    left = Path(subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip())
    assert left.name.startswith("typesetting-")
    assert not left.exists()
    shutil.rmtree(folder)


def test_threads_do_not_share_a_desk(tmp_path: Path) -> None:
    both = Barrier(2)

    def taken(_: int) -> Path:
        both.wait()  # else one thread may do the work of two
        return desk(tmp_path, get_ident())

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(taken, range(2))
    assert first != second


SETTING = """
from hashlib import sha256
from pathlib import Path
from sys import argv
from generator.load import load
from generator.print.documents import prints
from generator.typesetting.typeset import typeset
framework = load(Path(argv[1])).framework
for entry in list(prints(framework))[:: int(argv[2])]:
    print(entry.path, sha256(typeset(entry.template, entry.data(), framework.date)).hexdigest())
"""


@pytest.mark.documents
def test_a_document_is_the_same_whatever_was_set_before() -> None:
    runs = [[sys.executable, "-c", SETTING, str(MINIMAL), step] for step in ("1", "-1")]
    first, second = (subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=True).stdout for run in runs)
    assert first.splitlines() == second.splitlines()[::-1]
    assert "handbook.zh.pdf" in first
