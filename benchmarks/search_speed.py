"""Milliseconds from typing to the first result, in a real Chromium, the index not yet loaded.

Run: .venv/bin/python -m benchmarks.search_speed [--roles 14 1000] [--locale zh]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from benchmarks import frameworks
from benchmarks.site_parts import made

QUERIES = {
    "zh": ["沟通", "客户经理", "抵押物", "复述客户"],
    "en": ["communication", "loan file", "complaint", "counter"],
}
TRIES = 5
# types into the input as a person does, and waits for the first option of the list
TYPED = """(query) => new Promise((done) => {
  const input = document.getElementById("cf-search"), list = document.getElementById("cf-results");
  const start = performance.now();
  new MutationObserver(() => { if (list.children.length) { done(performance.now() - start); } })
    .observe(list, { childList: true });
  input.focus();
  input.value = query;
  input.dispatchEvent(new Event("input", { bubbles: true }));
})"""


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--roles", type=int, nargs="+", default=[14, 1000])
    parser.add_argument("--locale", default="zh", choices=sorted(QUERIES))
    options = parser.parse_args()
    chromium = shutil.which("chromium")
    sys.stdout.write("roles  index MB  median ms  worst ms\n")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for roles in options.roles:
            with tempfile.TemporaryDirectory() as folder:
                _row(browser, roles, options.locale, Path(folder))


def _row(browser: Browser, roles: int, locale: str, folder: Path) -> None:
    out = folder / "site"
    made("pages", frameworks.copies(roles, locale, folder), out)
    page = out / locale / "index.html"
    times = [_first(browser, page, query) for query in QUERIES[locale] for _ in range(TRIES)]
    size = (out / locale / "assets" / "search-data.js").stat().st_size / 1e6
    sys.stdout.write(f"{roles:5}  {size:8.2f}  {statistics.median(times):9.0f}  {max(times):8.0f}\n")


def _first(browser: Browser, page: Path, query: str) -> float:
    tab = browser.new_page()
    tab.goto(page.as_uri())
    found: float = tab.evaluate(TYPED, query)
    tab.close()
    return found


if __name__ == "__main__":
    main()
