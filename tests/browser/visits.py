"""Pages that are watched while a test works with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request

OWN = ("127.0.0.1", None)  # the test's server; a file has no host
WIDE = {"width": 1280, "height": 900}


@dataclass
class Visits:
    """Opens pages, and keeps every complaint: of the console, of scripts, of requests to elsewhere."""

    browser: Browser
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def context(self, **options: Any) -> BrowserContext:
        """Return a new session of the browser: storage of its own, and `options` of Playwright."""
        known: dict[str, Any] = {"viewport": WIDE, "locale": "en-GB", "color_scheme": "light"}
        context = self.browser.new_context(**(known | options))
        context.on("page", self._watch)
        self.contexts.append(context)
        return context

    def page(self, **options: Any) -> Page:
        """Return an empty page in a session of its own."""
        return self.context(**options).new_page()

    def close(self) -> None:
        """Close all sessions."""
        for context in self.contexts:
            context.close()

    def _watch(self, page: Page) -> None:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("request", self._request)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def _request(self, request: Request) -> None:
        if urlsplit(request.url).hostname not in OWN:
            self.complaints.append(f"a request to elsewhere: {request.url}")


@dataclass(frozen=True)
class Opener:
    """Takes a page to a path below the root of the served site."""

    page: Page
    root: str

    def __call__(self, path: str) -> Page:
        """Go to `path` and return the page."""
        self.page.goto(f"{self.root}/{path}")
        return self.page
