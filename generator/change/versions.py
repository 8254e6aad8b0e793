"""Versions: which one a set of changes asks for."""

from __future__ import annotations

from collections.abc import Sequence

from generator.change.compare import Change
from generator.change.naming import Step

Version = tuple[int, ...]


def parsed(version: str) -> Version:
    """Return a version as numbers, which compare as versions do."""
    return tuple(int(number) for number in version.split("."))


def asked(changes: Sequence[Change]) -> Step:
    """Return the gravest step that the changes ask for."""
    return max((change.step for change in changes), default=Step.NONE)


def wanted(old: str, step: Step) -> str:
    """Return the least version after `old` that `step` asks for."""
    major, minor, patch = parsed(old)
    after = {
        Step.NONE: (major, minor, patch),
        Step.PATCH: (major, minor, patch + 1),
        Step.MINOR: (major, minor + 1, 0),
        Step.MAJOR: (major + 1, 0, 0),
    }
    return ".".join(map(str, after[step]))


def suffices(declared: str, old: str, step: Step) -> bool:
    """Return whether the declared version rises as far as `step` asks, or further."""
    return parsed(declared) >= parsed(wanted(old, step))
