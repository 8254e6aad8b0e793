"""Modules stand above one another and never in a circle; the table says which may know which."""

from __future__ import annotations

import ast
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from generator.kinds import ROOT

PACKAGE = ROOT / "generator"

# module -> all that it knows of the program; what is above knows what is below
KNOWS = {
    "kinds": set[str](),
    "problems": set[str](),
    "accept": set[str](),
    "schemas": {"kinds"},
    "refusals": {"problems"},
    "read": {"problems", "refusals"},
    "explain": {"problems", "read", "refusals", "schemas"},
    "validate": {"accept", "explain", "problems", "read", "schemas"},
    "corpus": {"read", "schemas"},
    "model": {"corpus"},
    "load": {"corpus", "kinds", "model", "problems", "read", "rules", "validate"},
}
RULES = {"corpus", "problems", "read", "rules"}  # what every rule may know
MORE = {
    "rules.skeletons": {"skeleton"},
    "rules.proposals": {"change", "report"},
    "rules.printing": {"fonts"},
}  # and what some have to


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


@pytest.mark.parametrize("module", KNOWS)
def test_a_module_knows_what_the_table_says(module: str) -> None:
    known = {name.partition(".")[0] for name in imports(modules()[module])}
    assert known == KNOWS[module]


@pytest.mark.parametrize("module", [name for name in modules() if name.startswith("rules.")])
def test_rules_know_the_corpus_and_little_else(module: str) -> None:
    assert {name.partition(".")[0] for name in imports(modules()[module])} <= RULES | MORE.get(module, set())


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
    assert imports(modules()["load"]) >= {"rules", "model", "corpus"}
    assert "explain" in imports(modules()["validate"])
