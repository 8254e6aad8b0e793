"""Large frameworks for measurements: the project's own, with its roles copied many times."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from generator.reading.kinds import ROOT
from generator.reading.read import Document, read

Data = Any
LANGUAGES = {"zh", "en"}  # those of the project's own framework


def one_language(data: Data, locale: str) -> Data:
    """Return `data` with the texts of `locale` alone."""
    if isinstance(data, list):
        return [one_language(value, locale) for value in data]
    if not isinstance(data, dict):
        return data
    return {key: one_language(value, locale) for key, value in data.items() if key not in LANGUAGES - {locale}}


def copies(count: int, locale: str, folder: Path) -> Path:
    """Write a framework with `count` roles in one language below `folder`; return where it is."""
    target = folder / "framework"
    shutil.copytree(ROOT / "framework", target, ignore=shutil.ignore_patterns(".released"))  # a copy has no past
    for path in sorted(target.rglob("*.yaml")):
        _write(path, one_language(_read(path), locale))
    head = _read(target / "framework.yaml")
    head.update(default_locale=locale, locales=[entry for entry in head["locales"] if entry["id"] == locale])
    _write(target / "framework.yaml", head)
    _roles(count, locale, target)
    return target


def _roles(count: int, locale: str, target: Path) -> None:
    files = sorted((target / "roles").glob("*.yaml"))
    paths = _read(target / "paths.yaml")
    for number in range(count - len(files)):
        role = _read(files[number % len(files)])
        original, title = role["id"], role["title"][locale]
        role.update(id=f"{original}-{number}", title={locale: f"{title} {number}"})
        _write(target / "roles" / f"{role['id']}.yaml", role)
        readiness = [{locale: f"{title} {number}"}]
        paths["paths"].append({"from": original, "to": role["id"], "kind": "lateral", "readiness": readiness})
    # a hub of a thousand paths is nobody's framework: each original keeps its own page small
    paths["paths"] = _chained(paths["paths"])
    _write(target / "paths.yaml", paths)


def _chained(paths: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the paths with each copy reached from the copy before it."""
    last: dict[str, str] = {}
    for path in paths:
        if path["to"].startswith(f"{path['from']}-") and path["to"].rpartition("-")[2].isdigit():
            origin = path["from"]
            path["from"], last[origin] = last.get(origin, origin), path["to"]
    return paths


def _read(path: Path) -> Data:
    document = read(path, path.name, "")
    if not isinstance(document, Document):
        raise TypeError([problem.line_of_text("en") for problem in document])
    return document.data


def _write(path: Path, data: Data) -> None:
    path.write_text(yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
