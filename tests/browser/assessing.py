"""A page of self-assessment in the hands of a test."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page

from generator.model import Framework, Role

LANGUAGE = "en"
Data = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """The page of `role` in `page`; `root` is the address of the site."""

    page: Page
    root: str
    role: Role

    def open(self, language: str = LANGUAGE) -> Sheet:
        """Go to the page."""
        self.page.goto(f"{self.root}/{language}/assess/{self.role.id}.html")
        return self

    @property
    def asked(self) -> list[str]:
        """Return the competencies in the order of the role."""
        return list(self.role.required)

    def item(self, name: str) -> Locator:
        """Return the part of the form that is about a competency."""
        return self.page.locator(f"#item-{name}")

    def rate(self, name: str, level: int | str, view: str = "self") -> None:
        """Choose a level, or the reason why it is not applicable."""
        self.item(name).locator(f'input[name="{view}.{name}"][value="{level}"]').check()

    def rated(self, name: str, view: str = "self") -> str | None:
        """Return what is chosen."""
        chosen = self.item(name).locator(f'input[name="{view}.{name}"]:checked')
        return chosen.input_value() if chosen.count() else None

    def evidence(self, name: str, view: str = "self") -> Locator:
        """Return the field for evidence."""
        return self.page.locator(f"#{view}-evidence-{name}")

    def name(self, text: str) -> None:
        """Give the record a name."""
        self.page.fill("#cfa-name", text)

    def do(self, what: str) -> None:
        """Press a button above the form."""
        self.page.click(f'.cfa-records [data-do="{what}"]')

    def kept(self) -> list[Data]:
        """Return the records in the browser's storage."""
        found: list[str] = self.page.evaluate(
            "Object.keys(localStorage).filter((key) => key.includes('/record/')).map((key) => localStorage[key])"
        )
        return [json.loads(text) for text in found]

    def saved(self, form: str) -> bytes:
        """Return the file that a button saves."""
        with self.page.expect_download() as download:
            self.do(form)
        return download.value.path().read_bytes()

    def give(self, content: bytes | str | Mapping[str, Any], name: str = "record.json") -> None:
        """Open a file, and wait until the page has said what it thinks of it."""
        text = json.dumps(content) if isinstance(content, Mapping) else content
        body = text if isinstance(text, bytes) else text.encode()
        self.page.evaluate("document.querySelector('.cfa-status').textContent = ''")
        self.page.evaluate("document.querySelector('.cfa-problem').hidden = true")
        payload = FilePayload(name=name, mimeType="application/octet-stream", buffer=body)
        self.page.set_input_files("#cfa-file", payload)
        self.page.wait_for_function(
            "document.querySelector('.cfa-status').textContent || !document.querySelector('.cfa-problem').hidden"
        )

    @property
    def problem(self) -> str:
        """Return what is said about a file, "" where all is well."""
        found = self.page.locator(".cfa-problem")
        return found.inner_text() if found.is_visible() else ""

    @property
    def status(self) -> str:
        """Return the latest message about the record."""
        return self.page.locator(".cfa-status").inner_text()

    @property
    def count(self) -> str:
        """Return how far one has come."""
        return self.page.locator(".cfa-count").inner_text()

    @property
    def outcome(self) -> str:
        """Return the text of the result."""
        return self.page.locator(".cfa-outcome").inner_text()

    def table(self, place: str = ".cfa-outcome") -> list[list[str]]:
        """Return the rows of a table."""
        rows = self.page.locator(f"{place} tbody tr").all()
        return [[cell.strip() for cell in row.locator("th, td").all_inner_texts()] for row in rows]


def shortest(framework: Framework) -> Role:
    """Return the role with fewest requirements, whose page is the quickest."""
    return min(framework.roles.values(), key=lambda role: len(role.requirements))


def blank(framework: Framework, role: Role) -> Data:
    """Return the file of a record without answers."""
    requirements = {
        asked.competency: {"level": asked.level, "importance": asked.importance} for asked in role.requirements
    }
    return {
        "format": "competency-self-assessment",
        "format_version": 1,
        "framework": {"id": framework.id, "version": framework.version},
        "role": role.id,
        "name": "Ren",
        "date": "2026-01-31",
        "requirements": requirements,
        "views": {"self": {"answers": {}}},
    }
