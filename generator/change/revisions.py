"""States to compare: from a folder, or from a git revision of the framework's folder."""

from __future__ import annotations

import subprocess
import tarfile
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.change.naming import words
from generator.change.state import State, state_of
from generator.load import survey


class Stopped(Exception):  # noqa: N818  # not an error of the program: a state that can't be had
    """Why a state can't be had; told in the language of whoever asks."""

    def __init__(self, code: str, **values: object) -> None:
        """Keep what the message is made of."""
        super().__init__(code)
        self.code, self.values = code, values

    def message(self, language: str) -> str:
        """Return the reason in `language`."""
        return str(words()["errors"][self.code][language]).format_map(self.values)


def state_at(where: str, framework: Path, language: str) -> State:
    """Return the state of the folder `where`, or of `framework` at the git revision `where`.

    What is a folder counts as a folder, even where a branch has the same name.
    """
    folder = Path(where)
    return state_in(folder.resolve(), where, language) if folder.is_dir() else _revision(where, framework, language)


def state_in(folder: Path, where: str, language: str) -> State:
    """Return the state of a folder whose files can all be read; `where` is what messages call it."""
    corpus, problems, _ = survey(folder)
    if problems:
        raise Stopped("unsound", where=where, count=len(problems), first=problems[0].line_of_text(language))
    return state_of(corpus)


def _revision(where: str, framework: Path, language: str) -> State:
    archive = _git(framework, where, "archive", "--format=tar", _commit(framework, where))
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / framework.name
        with tarfile.open(fileobj=BytesIO(archive)) as tar:
            tar.extractall(folder, filter="data")
        if not any(folder.rglob("*.yaml")):
            raise Stopped("git-empty", where=where, folder=framework.name)
        return state_in(folder, where, language)


def _commit(framework: Path, where: str) -> str:
    """Return the full name of the commit; what starts with a dash is never taken for an option."""
    _git(framework, where, "rev-parse", "--show-toplevel", code="git-outside")
    name = _git(framework, where, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{where}^{{commit}}")
    return name.decode("ascii").strip()


def _git(framework: Path, where: str, *words: str, code: str = "git-unknown") -> bytes:
    try:
        done = subprocess.run(["git", "-C", str(framework), *words], capture_output=True, check=False)  # noqa: S603, S607  # a fixed program with checked arguments
    except OSError as error:
        raise Stopped("git-missing") from error
    if done.returncode:
        raise Stopped(code, where=where, folder=framework.name)
    return done.stdout
