"""The Markdown copies of pages: complete, well formed, and nothing but text whatever a framework says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from markdown import markdown as html_of  # type: ignore[import-untyped]  # it has no types

from generator.export.markdown import markdown
from tests.built import BuiltSite
from tests.site.html import parse, text

BAR = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"\|( --- \|)+")
ESCAPED = re.compile(r"\\([|~=])")
LINK = re.compile(r"(?<!\\)\]\(([^)]*)\)")

CASES: dict[str, tuple[str, str]] = {
    "heading": ("<h2>Two</h2><p>words</p>", "## Two\n\nwords\n"),
    "list": ("<ul><li>a</li><li>b</li></ul>", "- a\n- b\n"),
    "list in a cell": (
        "<table><thead><tr><th>x</th></tr></thead><tr><td><ul><li>a</li><li>b</li></ul></td></tr></table>",
        "| x |\n| --- |\n|  • a  • b  |\n",
    ),
    "cell over columns": (
        '<table><thead><tr><th>x</th><th>y</th></tr></thead><tr><td colspan="2">z</td></tr></table>',
        "| x | y |\n| --- | --- |\n| z | |\n",
    ),
    "caption": (
        "<table><caption>c</caption><thead><tr><th>x</th></tr></thead></table>",
        "c\n\n| x |\n| --- |\n",
    ),
    "link": ('<p><a href="../a.html#b">x</a></p>', "[x](../a.md#b)\n"),
    "link elsewhere": ('<p><a href="https://a.org/b(c).html">x</a></p>', "[x](https://a.org/b%28c%29.html)\n"),
    "code": ("<p><code>a_b*</code></p>", "`a_b*`\n"),
    "pictures and controls": ("<p>a<svg><title>t</title></svg><button>b</button></p>", "a\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_what_a_page_says_becomes_markdown(name: str) -> None:
    html, wanted = CASES[name]
    assert markdown(html) == wanted


@pytest.mark.parametrize(
    "said",
    [
        "# heading",
        "- entry",
        "+ entry",
        "1. entry",
        "2) entry",
        "--- ",
        "=====",
        "> quotation",
        "*a* _b_ `c` [d](e) ![f](g)",
        "<script>alert(1)</script>",
        "&lt;b&gt; &amp; &#60;",
        "a | b",
        "\\*x\\*",
        "~~gone~~",
    ],
)
def test_a_text_stays_a_text(said: str) -> None:
    escaped = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    page = parse(html_of(markdown(f"<p>before</p><p>{escaped}</p>")).encode())
    shown = [text(element) for element in page.all("p")]
    # this reader knows fewer escapes than CommonMark
    assert [ESCAPED.sub(r"\1", line) for line in shown] == ["before", " ".join(said.split())]
    assert {element.tag for element in page.elements} <= {"html", "head", "body", "p"}


@pytest.mark.site
def test_every_page_has_a_sound_copy(built: BuiltSite) -> None:
    pages = [path for locale in built.locales for path in sorted((built.folder / locale).rglob("*.html"))]
    for page in pages:
        copy = page.with_suffix(".md").read_text(encoding="utf-8")
        assert copy.count("\n# ") + copy.startswith("# ") == 1, page
        assert list(_broken_tables(copy)) == [], page
        for address in LINK.findall(copy):
            path = urlsplit(address).path
            if path and not urlsplit(address).netloc:
                assert (page.parent / path).is_file(), (page, address)


@pytest.mark.site
def test_a_copy_says_all_that_its_page_says(built: BuiltSite) -> None:
    framework = built.framework
    for locale in built.locales:
        for role in framework.roles.values():
            copy = _bare((built.folder / locale / "roles" / f"{role.id}.md").read_text(encoding="utf-8"))
            said = [role.purpose[locale], *(entry.text[locale] for entry in role.accountabilities)]
            said += [need.why[locale] for need in role.requirements]
            assert all(_bare(words) in copy for words in said), role.id
        for competency in framework.competencies.values():
            copy = _bare((built.folder / locale / "competencies" / f"{competency.id}.md").read_text(encoding="utf-8"))
            said = [level.summary[locale] for level in competency.levels]
            said += [entry.text[locale] for level in competency.levels for entry in level.indicators]
            assert all(_bare(words) in copy for words in said), competency.id


@pytest.mark.site
def test_llms_txt_leads_to_copies(built: BuiltSite) -> None:
    lines = (built.folder / "llms.txt").read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    addresses = [address for line in lines for address in LINK.findall(line)]
    home = built.framework.site_url
    assert all(address.startswith(home) for address in addresses)
    assert all((built.folder / address.removeprefix(home)).is_file() for address in addresses)
    entities = {*built.framework.roles, *built.framework.competencies}
    for locale in built.locales:
        assert {a.rpartition("/")[2].removesuffix(".md") for a in addresses if f"/{locale}/" in a} >= entities


def _bare(words: str) -> str:
    return " ".join(words.replace("\\", "").split())


def _broken_tables(copy: str) -> Iterator[str]:
    """Yield rows that have other cells than the head of their table."""
    lines = copy.split("\n")
    for number, line in enumerate(lines):
        if not RULE.fullmatch(line):
            continue
        wanted, here = len(BAR.findall(line)), number - 1
        while here < len(lines) and lines[here].startswith("|"):
            if len(BAR.findall(lines[here])) != wanted:
                yield lines[here]
            here += 1
        if here < len(lines) and lines[here]:
            yield lines[here]
