"""Frameworks unlike ours, made from the small one of the tests: other languages, another scale."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from generator.export.changing import apply, changes
from generator.reading.texts import is_language
from tests.built import framework_in
from tests.cases import MINIMAL

GERMAN = {"id": "de", "tag": "de", "name": "Deutsch"}
FRENCH = {"id": "fr", "tag": "fr", "name": "Français"}
OURS = ("zh", "en")
Kinds = dict[str, list[Any]]


def written(data: Kinds, folder: Path) -> Path:
    """Write data into a new folder, in files, and return it."""
    folder.mkdir()
    apply(changes(data, folder), folder)
    return folder


def minimal_data() -> Kinds:
    """Return the data of the small framework."""
    return {kind: list(found) for kind, found in framework_in(MINIMAL).data.items()}


def each_text(value: Any, change: Callable[[dict[str, Any]], dict[str, Any]]) -> Any:
    """Return `value` with every group that holds languages changed."""
    if isinstance(value, list):
        return [each_text(entry, change) for entry in value]
    if not isinstance(value, dict):
        return value
    inner = {key: each_text(entry, change) for key, entry in value.items()}
    return (
        change(inner)
        if any(is_language(key) and isinstance(inner[key], (str, list)) for key in OURS if key in inner)
        else inner
    )


def english_with_three_levels() -> Kinds:
    """Return the small framework in English alone, with the lowest three levels."""
    data: Kinds = each_text(minimal_data(), lambda text: {key: word for key, word in text.items() if key != "zh"})
    head = data["framework"][0]
    head.update(default_locale="en", locales=[locale for locale in head["locales"] if locale["id"] == "en"])
    data["scale"][0]["levels"] = data["scale"][0]["levels"][:3]
    for competency in data["competency"]:
        for key in ("levels", "omitted_levels"):
            kept = [level for level in competency.get(key, ()) if level["level"] <= 3]
            competency.update({key: kept}) if kept else competency.pop(key, None)
        for entry in competency["development"]:
            entry["levels"] = [level for level in entry["levels"] if level <= 3] or [3]
    return data


def with_german() -> Kinds:
    """Return the small framework with German as a third language."""
    return with_third(GERMAN)


def with_third(locale: Mapping[str, str]) -> Kinds:
    """Return the small framework with a third language, in which its texts are the English ones."""
    data: Kinds = each_text(minimal_data(), lambda text: {**text, locale["id"]: text["en"]} if "en" in text else text)
    head = data["framework"][0]
    head["locales"] = [*head["locales"], locale]
    return data


def french_alone() -> Kinds:
    """Return the small framework in French alone, a language of which the product has no labels."""
    data: Kinds = each_text(
        minimal_data(),
        lambda text: {**{key: word for key, word in text.items() if key not in OURS}, "fr": text.get("en", [])},
    )
    data["framework"][0].update(default_locale="fr", locales=[FRENCH])
    return data
