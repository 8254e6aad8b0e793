"""A plain Markdown copy of a page, made from its HTML: what is said, without what only a browser can do."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape

# elements of which nothing is said: pictures that a table repeats, controls, scripts
SILENT = frozenset(
    {"svg", "script", "style", "button", "select", "input", "label", "form", "nav", "noscript", "template"}
)
QUIET = frozenset({"cf-anchor", "cf-ladder", "cf-hidden", "cf-print"})  # classes of ours that a reader of text can miss
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
BLOCKS = frozenset(
    {"p", "div", "section", "article", "caption", "header", "footer", "ul", "ol", "dl", "table", "details", "figure"}
)
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
MARKS = {"b": "**", "strong": "**", "em": "*", "code": "`"}
LISTS = frozenset({"ul", "ol", "dl"})
FRAMES = frozenset({"cf-steps", "cf-rung"})  # classes of lists of ours whose entries are sections with headings
# Pages are well-formed HTML of ours, so a plain pattern cuts them, in half the time of a parser that mends: text,
# a silent or quiet element as a whole (none holds one of its own name), a tag, a comment.
TOKEN = re.compile(
    r"([^<]+)"
    rf"|<(?P<silent>{'|'.join(sorted(SILENT - {'input'}))})\b[^>]*>.*?</(?P=silent)>"
    rf"|<(?P<quiet>[a-z]+) class=\"(?:{'|'.join(sorted(QUIET))})\"[^>]*>.*?</(?P=quiet)>"
    r"|<(/?)([a-z][a-z0-9]*)((?:[^>\"]|\"[^\"]*\")*)>"
    r"|<!.*?>",
    re.DOTALL,
)
ATTRIBUTE = re.compile(r"([^\s=]+)(?:=\"([^\"]*)\")?")
BARE = re.compile(r"^ *(-|1\.)$\n?", re.MULTILINE)  # what is left of an entry that held controls alone
SPACE = re.compile(r"[ \t\n]+")
SPECIAL = re.compile(r"([\\`*_\[\]~|])")
# what would begin HTML or a character reference; Markdown has no other way for these that all its readers know
MARKUP = ((re.compile(r"&(?=#?\w+;)"), "&amp;"), (re.compile("<"), "&lt;"))
# what a line can't begin with and be a text: marks of headings, lists and rules
FIRST = re.compile(r"^(#{1,6}(?=\s|$)|[+>-](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|[=-]{2,}|>)")
BLANK = re.compile(r"\n{3,}")


def markdown(html: str) -> str:
    """Return the Markdown of a page's content."""
    reader = _Reader()
    for token in TOKEN.finditer(html):
        text, _silent, _quiet, end, tag, attributes = token.groups()
        if text:
            reader.handle_data(unescape(text))
        elif end:
            reader.handle_endtag(tag)
        elif tag:
            reader.handle_starttag(tag, _attributes(attributes))
    lines = (line.rstrip() for line in "".join(reader.out).split("\n"))
    return BLANK.sub("\n\n", BARE.sub("", "\n".join(lines))).strip() + "\n"


def escaped(text: str) -> str:
    """Return a text so that nothing inside a line of it is taken for Markdown."""
    text = SPECIAL.sub(r"\\\1", text)
    for found, written in MARKUP:
        text = found.sub(written, text)
    return text


def _attributes(text: str) -> list[tuple[str, str | None]]:
    return [(name, unescape(value)) for name, value in ATTRIBUTE.findall(text)] if text else []


ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def markdown_of(page: str) -> str:
    """Return the Markdown of a whole page: of its article, without the frame that every page has."""
    found = ARTICLE.search(page)
    return markdown(found[0] if found else page)


class _Reader:
    """Writes Markdown as elements open and close; `silent` counts the silent ones that are open."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.open: list[tuple[str, str]] = []  # element, and what to write when it closes
        self.lists: list[str] = []
        self.silent = 0
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        classes = set((said.get("class") or "").split())
        if self.silent or tag in SILENT or QUIET & classes or "hidden" in said:
            self.silent += tag not in VOID
            return
        if FRAMES & classes:
            self.open.append(("div", "\n\n"))
            return
        if tag in VOID:
            self.out.append(" " if tag == "br" else "")
            return
        before, after = self._around(tag, said)
        self.out.append(before)
        self.open.append((tag, after))

    def _around(self, tag: str, said: Mapping[str, str | None]) -> tuple[str, str]:
        """Return what to write before and after an element."""
        if tag in HEADINGS and self.cells:
            return " **", "** "
        if tag in HEADINGS:
            return f"\n\n{HEADINGS[tag]} ", "\n\n"
        if tag == "a" and said.get("href"):
            return "[", f"]({_address(said['href'] or '')})"
        if tag in MARKS:
            return MARKS[tag], MARKS[tag]
        if tag in ROWS:
            return self._row(tag, said)
        if tag in ITEMS and self.cells:
            return IN_CELL[tag]
        if tag in ITEMS:
            before, after = ITEMS[tag]
            return before.format(indent="  " * (len(self.lists) - 1), mark=MARKERS.get(self.lists[-1], "-")), after
        within = self.cells or self.lists
        if tag in LISTS:
            self.lists.append(tag)
            return ("", "") if within else ("\n\n", "\n\n")
        if tag in BLOCKS:
            return (" ", " ") if within else ("\n\n", "\n\n")
        return "", ""

    def _row(self, tag: str, said: Mapping[str, str | None]) -> tuple[str, str]:
        if tag == "tr":
            self.cells = 1
            return "\n|", ""
        return " ", " |" * int(said.get("colspan") or 1)

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent -= tag not in VOID
            return
        if not self.open or tag in VOID:
            return
        opened, after = self.open.pop()
        self.out.append(after)
        if opened in LISTS:
            self.lists.pop()
        if tag == "tr":
            self.cells = 0
        if tag == "thead":
            head = "".join(self.out).rpartition("\n")[2]
            self.out.append("\n|" + " --- |" * (head.count("|") - 1))

    def handle_data(self, data: str) -> None:
        if not self.silent:
            before = next((part[-1] for part in reversed(self.out) if part), "\n")
            text = SPACE.sub(" ", data)
            self.out.append(self._text(text.lstrip(" ") if before in "\n " else text, before))

    def _text(self, text: str, before: str) -> str:
        """Return a text so that nothing in it is taken for Markdown."""
        if any(tag == "code" for tag, _ in self.open):
            return text.replace("`", "'").replace("|", "\\|" if self.cells else "|")
        text = escaped(text)
        return FIRST.sub(_unmarked, text) if before in "\n " and not self.cells else text


ROWS = frozenset({"tr", "th", "td"})
ITEMS = {"li": ("\n{indent}{mark} ", ""), "dt": ("\n{indent}- **", "**"), "dd": (" — ", "")}
IN_CELL = {"li": (" • ", " "), "dt": (" **", "**"), "dd": (" — ", " ")}  # a row of a table is one line
MARKERS = {"ol": "1."}


UNSAFE = str.maketrans({"(": "%28", ")": "%29", " ": "%20", "<": "%3C", ">": "%3E", "\\": "%5C"})


def _unmarked(found: re.Match[str]) -> str:
    """Return the beginning of a text so that it begins no heading, list or rule."""
    mark = found[0]
    return f"{mark}\\" if mark.isdigit() else f"\\{mark}"


def _address(href: str) -> str:
    """Return a link of the site so that it leads to the Markdown copy."""
    path, mark, place = href.partition("#")
    local = path.endswith(".html") and "://" not in path
    whole = (path.removesuffix(".html") + ".md" if local else path) + mark + place
    return whole.translate(UNSAFE)
