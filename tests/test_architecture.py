"""Modules stand above one another and never in a circle; the table says which may know which."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.reading.kinds import ROOT
from generator.typesetting.press import MADE_WITH

PACKAGE = ROOT / "generator"

# module -> all that it knows of the program; what is above knows what is below
KNOWS = {
    "wording": set[str](),
    "problems": {"wording"},
    "reading.kinds": set[str](),
    "reading.accept": set[str](),
    "reading.schemas": {"reading.kinds"},
    "reading.refusals": {"problems"},
    "reading.syntax": {"reading.refusals"},
    "reading.read": {"problems", "reading.refusals", "reading.syntax"},
    "reading.explain": {"problems", "reading.read", "reading.schemas", "reading.syntax"},
    "reading.validate": {"problems", "reading.accept", "reading.explain", "reading.read", "reading.schemas"},
    "reading.texts": {"reading.read", "reading.schemas"},
    "reading.corpus": {"reading.read", "reading.texts"},
    "model": set(),
    "assemble": {"model", "reading.corpus", "reading.texts"},
    "load": {
        "assemble",
        "model",
        "problems",
        "reading.corpus",
        "reading.kinds",
        "reading.read",
        "reading.validate",
        "rules",
    },
    "gap": {"model"},
    "charts": {"model"},
    "render": {"labels", "model", "pages"},
}
RULES = {"problems", "reading.corpus", "reading.read", "reading.texts"}  # what every rule may know
MORE = {
    "rules.skeletons": {"authoring.skeleton"},
    "rules.proposals": {"change", "reading.kinds", "report"},
    "rules.printing": {"typesetting.fonts"},
}  # and what some have to
# rooms, and modules outside of any: each may import what stands before it
ORDER = (
    *("wording", "problems", "reading", "model", "pages"),
    *("gap", "charts", "occupations", "pinyin", "csv_text", "spreadsheets", "fingerprints"),
    *("labels", "render", "navigation"),
    *("assemble", "rules", "load", "change", "report", "history", "authoring"),
    *("checklist", "assess", "export", "site", "print"),
    *("typesetting", "outputs", "build", "commands", "cli"),
)
# room -> rooms before it that it may not know either
CLOSED = {
    "rules": {"model"},
    "export": {"rules"},
    "site": {"rules"},
    "print": {"rules"},
    "typesetting": {"rules", "site", "export"},
}
# module -> what else it takes from
BESIDES = {
    "checklist.formulas": {"assess"},  # the figures of the scoring rule
    "site.downloads": {"print"},  # where documents stand
    **MORE,
}


def modules() -> dict[str, Path]:
    """Return every module of the program by its name below the package."""
    files = sorted(PACKAGE.rglob("*.py"))
    return {_name(file): file for file in files}


def _name(file: Path) -> str:
    return ".".join(file.relative_to(PACKAGE).with_suffix("").parts).removesuffix(".__init__") or "__init__"


def imports(file: Path) -> set[str]:
    """Return the modules of the program that a file imports, wherever in it."""
    nodes = list(ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    plain = {alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names}
    named = {
        known
        for node in nodes
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
        for known in (node.module or "", f"{node.module}.{alias.name}")
    }
    known = {name.removeprefix("generator.") for name in plain | named if name.startswith("generator.")}
    return known & modules().keys()


def rooms(names: set[str]) -> set[str]:
    """Return the rooms, or modules outside of any, that `names` stand in."""
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("module", KNOWS)
def test_a_module_knows_what_the_table_says(module: str) -> None:
    assert imports(modules()[module]) == KNOWS[module]


@pytest.mark.parametrize("module", [name for name in modules() if name.startswith("rules.")])
def test_rules_know_the_corpus_and_little_else(module: str) -> None:
    known = {name for name in imports(modules()[module]) if not name.startswith("rules")}
    assert rooms(known - RULES) <= rooms(MORE.get(module, set()))


@pytest.mark.parametrize("module", [name for name in modules() if name != "__init__"])
def test_nothing_imports_what_stands_above_it(module: str) -> None:
    (room,) = rooms({module})
    before = {*ORDER[: ORDER.index(room)], room, *rooms(BESIDES.get(module, set()))}
    assert rooms(imports(modules()[module])) <= before


@pytest.mark.parametrize("room", CLOSED)
def test_rooms_are_closed_to_those_they_have_nothing_to_do_with(room: str) -> None:
    inside = {name: imports(file) for name, file in modules().items() if name.partition(".")[0] == room}
    assert inside
    assert not {name: found for name, known in inside.items() if (found := rooms(known) & CLOSED[room])}


def test_one_module_knows_the_typesetter_and_data_for_print_know_neither_it_nor_the_disk() -> None:
    texts = {name: file.read_text(encoding="utf-8") for name, file in modules().items()}
    assert {name for name, text in texts.items() if "import typst" in text or "from typst" in text} == {
        "typesetting.typeset"
    }
    for name in (name for name in texts if name.startswith("print.")):
        assert not imports(modules()[name]) & {"typesetting.typeset", "typesetting.press", "typesetting.store"}, name
        assert "pathlib" not in texts[name], name


def test_the_store_asks_after_all_that_writes_forms() -> None:
    data = {"checklist.content", "checklist.parts"}  # what they make is part of the key itself
    writers = [name for name in modules() if name.startswith("checklist.") and name not in data]
    outside = {known for name in writers for known in imports(modules()[name]) if not known.startswith("checklist")}
    assert {f"{name.replace('.', '/')}.py" for name in outside - data} <= set(MADE_WITH)
    assert all((PACKAGE / name).exists() for name in MADE_WITH)


def test_no_modules_know_each_other_in_a_circle() -> None:
    graph = {name: imports(file) - {name} for name, file in modules().items()}
    assert len(list(TopologicalSorter(graph).static_order())) == len(graph)


def test_imports_stand_at_the_top_but_for_slow_ones_with_a_reason() -> None:
    for name in (*KNOWS, *(module for module in modules() if module.startswith("rules"))):
        text = modules()[name].read_text(encoding="utf-8")
        inner = [
            text.splitlines()[node.lineno - 1]
            for function in ast.walk(ast.parse(text))
            if isinstance(function, ast.FunctionDef)
            for node in ast.walk(function)
            if isinstance(node, (ast.Import, ast.ImportFrom))
        ]
        assert all("# noqa: PLC0415  # " in line for line in inner)


def test_the_walk_over_imports_sees_them() -> None:
    assert imports(modules()["load"]) >= {"rules", "assemble", "reading.corpus"}
    assert "reading.explain" in imports(modules()["reading.validate"])
