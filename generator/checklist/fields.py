"""The names of the fields of a fillable PDF, which say all that is needed to read it back.

Every program that fills in a PDF keeps the names of its fields, whatever else it may drop.
"""

from __future__ import annotations

from dataclasses import dataclass

MARK = "competency-form"
SEPARATOR = ":"  # no id has it; a dot would part a field from its parent

PERSON, DATE, MANAGER_NAME = "person", "date", "manager-name"
RATED = "self"
RADIO, CHECK, TEXT = "radio", "check", "text"


@dataclass(frozen=True)
class Field:
    """A field: its name, kind, what it is called, and for boxes the value that a tick means and its name.

    `most` are the characters that fit, `lines` whether there may be several lines.
    """

    name: str
    kind: str
    tooltip: str
    value: str = ""
    choice: str = ""
    most: int = 0
    lines: bool = False


@dataclass(frozen=True)
class FormName:
    """What a form is of, as the parent of its fields is named."""

    framework: str
    version: str
    role: str

    @property
    def name(self) -> str:
        """Return the name of the parent field."""
        return SEPARATOR.join((MARK, self.framework, self.version.replace(".", "_"), self.role))


@dataclass(frozen=True)
class Rating:
    """The field in which one rates oneself, with what was asked."""

    competency: str
    level: int
    importance: str

    @property
    def name(self) -> str:
        """Return the name of the field."""
        return SEPARATOR.join((RATED, self.competency, str(self.level), self.importance))


def manager(competency: str) -> str:
    """Return the name of the field in which the manager rates."""
    return f"manager{SEPARATOR}{competency}"


def evidence(competency: str) -> str:
    """Return the name of the field for evidence."""
    return f"evidence{SEPARATOR}{competency}"


def develop(competency: str) -> str:
    """Return the name of the box that says one would like to develop."""
    return f"develop{SEPARATOR}{competency}"


def form_in(full_name: str) -> FormName | None:
    """Return what form a field belongs to by its full name, None where it is none of ours."""
    parts = full_name.partition(".")[0].split(SEPARATOR)
    if len(parts) != 4 or parts[0] != MARK:  # noqa: PLR2004  # the parts of FormName.name
        return None
    return FormName(parts[1], parts[2].replace("_", "."), parts[3])


def rating_in(name: str) -> Rating | None:
    """Return what a field asks for, None where it is no rating of oneself."""
    parts = name.split(SEPARATOR)
    if len(parts) != 4 or parts[0] != RATED or not parts[2].isdigit():  # noqa: PLR2004  # the parts of Rating.name
        return None
    return Rating(parts[1], int(parts[2]), parts[3])
