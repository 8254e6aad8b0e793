"""A scratch git repository with the small framework in it, edited as somebody would in a pull request."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.cli import main
from tests.cases import MINIMAL

GIT = ("git", "-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false")
Read = Callable[[], str]


@dataclass(frozen=True)
class Scratch:
    """The repository at `root`; `printed` returns what was printed since it was last asked."""

    root: Path
    printed: Read

    @property
    def framework(self) -> Path:
        """Return the framework's folder."""
        return self.root / "framework"

    def git(self, *words: str) -> str:
        """Run git in the repository, and return what it said."""
        done = subprocess.run([*GIT, *words], cwd=self.root, capture_output=True, encoding="utf-8", check=True)
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        """Commit everything, and return the name of the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)
        return self.git("rev-parse", "HEAD")

    def edit(self, file: str, old: str, new: str) -> None:
        """Put `new` in the place of the only `old` in a file of the framework."""
        path = self.framework / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, (file, old)
        path.write_text(text.replace(old, new), encoding="utf-8")

    def edits(self, *edits: tuple[str, str, str]) -> None:
        """Make several edits."""
        for edit in edits:
            self.edit(*edit)

    def write(self, file: str, text: str) -> None:
        """Write a file of the framework."""
        (self.framework / file).write_text(text, encoding="utf-8")

    def delete(self, file: str) -> None:
        """Delete a file of the framework."""
        (self.framework / file).unlink()

    def run(self, command: str, *words: str, lang: str = "en") -> tuple[int, str]:
        """Run the program on the framework; return its exit status and what it printed."""
        self.printed()
        status = main([command, "--framework", str(self.framework), "--lang", lang, *words])
        return status, self.printed()


def repository(root: Path, printed: Read) -> Scratch:
    """Return a repository whose branch main has the small framework in one commit."""
    shutil.copytree(MINIMAL, root / "framework")
    scratch = Scratch(root, printed)
    scratch.git("init", "--quiet", "--initial-branch", "main")
    scratch.commit("The framework as it is")
    return scratch
