"""The search, asked many questions in one page: what is typed into its box, and what its list shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from playwright.sync_api import Page

from generator.model import Competency, Framework, Role

FIRST = 3  # results that are in sight at once
ASK = """queries => {
  const input = document.getElementById("cf-search");
  return queries.map(query => {
    input.value = query;
    input.dispatchEvent(new Event("input"));
    return Array.from(document.querySelectorAll("#cf-results [role=option]"), option => option.dataset.href);
  });
}"""


class Found(NamedTuple):
    """A result: the page below the folder of the language, and the place in it."""

    path: str
    place: str


def ready(page: Page) -> None:
    """Let the search load its data."""
    page.locator("#cf-search").focus()
    page.wait_for_function("() => window.competencySearch")


def ask(page: Page, queries: Iterable[str]) -> list[list[Found]]:
    """Return what the search lists for each query."""
    ready(page)
    root = str(page.locator(".cf-search").get_attribute("data-root"))
    return [[_found(root, address) for address in addresses] for addresses in page.evaluate(ASK, list(queries))]


def _found(root: str, address: str) -> Found:
    path, _, place = address.removeprefix(f"{root}/").partition("#")
    return Found(path, place)


def names(framework: Framework) -> dict[str, set[str]]:
    """Return every name and alias in every language, with the pages that it may mean."""
    meant: dict[str, set[str]] = {}
    for entity, path in _entities(framework):
        for name in _names(entity):
            meant.setdefault(name, set()).add(path)
    return meant


def _entities(framework: Framework) -> Iterator[tuple[Role | Competency, str]]:
    for role in framework.roles.values():
        yield role, f"roles/{role.id}.html"
    for competency in framework.competencies.values():
        yield competency, f"competencies/{competency.id}.html"


def _names(entity: Role | Competency) -> Iterator[str]:
    yield from (entity.title if isinstance(entity, Role) else entity.name).values()
    for words in entity.aliases.values():
        yield from words


class Hits(NamedTuple):
    """What came of many queries, each with the pages that it may mean."""

    asked: int
    at_once: int  # one of the pages meant is the first result
    missed: dict[str, list[str]]  # not all pages meant are among the first results, and what is

    def __str__(self) -> str:
        """Return the figures in a line."""
        among = self.asked - len(self.missed)
        return f"{self.asked} queries: {among} among the first {FIRST} results, {self.at_once} the first of them"


def hits(page: Page, meant: dict[str, set[str]]) -> Hits:
    """Return how many queries have the pages meant among the first results; of more than fit there, any will do."""
    found = ask(page, meant)
    shown = {query: [result.path for result in results[:FIRST]] for query, results in zip(meant, found, strict=True)}
    missed = {
        query: paths for query, paths in shown.items() if len(meant[query] & set(paths)) < min(len(meant[query]), FIRST)
    }
    at_once = sum(bool(paths) and paths[0] in meant[query] for query, paths in shown.items())
    return Hits(len(meant), at_once, missed)
