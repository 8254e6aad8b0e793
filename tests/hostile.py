"""A framework whose every text tries to become markup, script, template, link or formula."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from generator.reading.texts import languages
from tests.cases import MINIMAL

LOCALE = "en"
ATTACK = (
    "<script>alert(1)</script> {{ 7*7 }} {% raw %} [x](javascript:alert(1)) "
    "\"quotes\" 'single' & &amp; #{$x} </title><img src=x onerror=alert(1)> --> ]]> </script> `${1}` \\u003c"
)
# a text that a spreadsheet would take for a formula -> where it stands: folder, file, field
FORMULAS: Mapping[str, tuple[str, str]] = {
    "=1+1": ("roles/clerk.yaml", "title"),
    "+1+1": ("roles/adviser.yaml", "title"),
    "-1+1": ("roles/senior-clerk.yaml", "title"),
    "@SUM(1)": ("competencies/listening.yaml", "name"),
    "=cmd|' /C calc'!A0": ("competencies/recording.yaml", "name"),
}
UNTOUCHED = frozenset({"limits.yaml", "verbs.yaml"})  # they show on no page
AVOIDED = frozenset({"avoid"})  # the glossary forbids these in all other texts


def hostile(target: Path) -> Path:
    """Write the small framework, in English alone and with ATTACK behind every text, to `target`."""
    shutil.copytree(MINIMAL, target)
    for file in target.rglob("*.yaml"):
        path = file.relative_to(target).as_posix()
        data = _spoilt(yaml.safe_load(file.read_text(encoding="utf-8")), "" if path in UNTOUCHED else f" {ATTACK}")
        if path == "framework.yaml":
            data["default_locale"] = LOCALE
            data["locales"] = [{"id": LOCALE, "tag": LOCALE, "name": f"English {ATTACK}"}]
        file.write_text(json.dumps(data, ensure_ascii=False, default=str), encoding="utf-8")
    for start, (path, field) in FORMULAS.items():
        _prefix(target / path, field, start)
    return target


def _spoilt(data: Any, attack: str) -> Any:
    if isinstance(data, list):
        return [_spoilt(entry, attack) for entry in data]
    if not isinstance(data, dict):
        return data
    spoken = set(languages(data)) & {"zh", LOCALE}
    return {
        key: _attacked(value, attack) if key in spoken else _spoilt(value, "" if key in AVOIDED else attack)
        for key, value in data.items()
        if key not in spoken or key == LOCALE
    }


def _attacked(value: Any, attack: str) -> Any:
    return [f"{word}{attack}" for word in value] if isinstance(value, list) else f"{value}{attack}"


def _prefix(file: Path, field: str, start: str) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))
    data[field][LOCALE] = f"{start} {data[field][LOCALE]}"
    file.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")


def flat(texts: Iterable[str]) -> str:
    """Return `texts` as one, with single spaces, as a page shows them."""
    return " ".join(" ".join(texts).split())
