"""A plain Markdown copy of a page, made from its HTML: what is said, without what only a browser can do."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

# elements of which nothing is said: pictures that a table repeats, controls, scripts
SILENT = frozenset(
    {"svg", "script", "style", "button", "select", "input", "label", "form", "nav", "noscript", "template"}
)
QUIET = frozenset({"cf-anchor", "cf-ladder", "cf-hidden", "cf-print"})  # classes of ours that a reader of text can miss
VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})
BLOCKS = frozenset({"p", "div", "section", "article", "caption", "header", "footer", "table", "details", "figure"})
HEADINGS = {f"h{level}": "#" * level for level in range(1, 7)}
MARKS = {"b": "**", "strong": "**", "em": "*", "code": "`"}
LISTS = frozenset({"ul", "ol", "dl"})
FRAMES = frozenset({"cf-steps", "cf-rung"})  # classes of lists of ours whose entries are sections with headings
# Pages are well-formed HTML of ours, so plain searches cut them, many times faster than a parser that mends.  What is
# not said goes first: silent and quiet elements as a whole (none holds one of its own name), and comments.
UNSAID = re.compile(
    rf"<(?:({'|'.join(sorted(SILENT - {'input'}))})\b|([a-z]+) class=\"(?:{'|'.join(sorted(QUIET))})\"|!--)"
)
ATTRIBUTE = re.compile(r"([^\s=]+)(?:=\"([^\"]*)\")?")
BARE = re.compile(r"^ *(-|1\.)$\n?", re.MULTILINE)  # what is left of an entry that held controls alone
SPACE = re.compile(r"[ \t\n]+")
SPECIAL = re.compile(r"([\\`*_\[\]~|])")
MARKED = re.compile(r"[\\`*_\[\]~|&<]")  # what a text has at least one of if it needs anything
# what would begin HTML or a character reference; Markdown has no other way for these that all its readers know
MARKUP = ((re.compile(r"&(?=#?\w+;)"), "&amp;"), (re.compile("<"), "&lt;"))
# what a line can't begin with and be a text: marks of headings, lists and rules
FIRST = re.compile(r"^(#{1,6}(?=\s|$)|[+>-](?=\s|$)|\d{1,9}(?=[.)](?:\s|$))|[=-]{2,}|>)")
BLANK = re.compile(r"\n{3,}")


def markdown(html: str) -> str:
    """Return the Markdown of a page's content."""
    writer = _Writer()
    first, *pieces = _said(html).split("<")
    writer.text(first)
    for piece in pieces:
        tag, _, text = piece.partition(">")
        writer.tag(_tag(tag))
        if text:
            writer.text(text)
    lines = [line.rstrip() for line in "".join(writer.out).split("\n")]
    return BLANK.sub("\n\n", BARE.sub("", "\n".join(lines))).strip() + "\n"


def _said(html: str) -> str:
    """Return what is left of `html` without the elements of which nothing is said."""
    parts, here = [], 0
    while found := UNSAID.search(html, here):
        parts.append(html[here : found.start()])
        name = found[1] or found[2]
        end = f"</{name}>" if name else "-->"
        here = html.index(end, found.end()) + len(end)
    return "".join(parts) + html[here:]


def escaped(text: str) -> str:
    """Return a text so that nothing inside a line of it is taken for Markdown."""
    if not MARKED.search(text):
        return text
    text = SPECIAL.sub(r"\\\1", text)
    for found, written in MARKUP:
        text = found.sub(written, text)
    return text


ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)


def markdown_of(page: str) -> str:
    """Return the Markdown of a whole page: of its article, without the frame that every page has."""
    found = ARTICLE.search(page)
    return markdown(found[0] if found else page)


@dataclass(frozen=True)
class _Tag:
    """The beginning or end of an element; an `unsaid` one is left out with all that it holds."""

    name: str
    attributes: Mapping[str, str]
    end: bool
    unsaid: bool
    around: Callable[[_Writer, _Tag], Around] | None  # None where the element itself adds nothing


@lru_cache(maxsize=4096)  # most tags come again and again
def _tag(text: str) -> _Tag:
    name, _, rest = text.removeprefix("/").partition(" ")
    attributes = {key: unescape(value) for key, value in ATTRIBUTE.findall(rest)}
    classes = set(attributes.get("class", "").split())
    unsaid = name in SILENT or bool(QUIET & classes) or "hidden" in attributes
    name = "div" if FRAMES & classes else name
    return _Tag(name, attributes, text.startswith("/"), unsaid, AROUND.get(name))


class _Writer:
    """Writes Markdown as elements open and close; `unsaid` counts the open ones of which nothing is said."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.last = "\n"  # the sign that was written last
        self.open: list[tuple[str, str]] = []  # element, and what to write when it closes
        self.lists: list[str] = []
        self.unsaid = self.code = 0
        self.columns = 0  # those of the row so far
        self.in_row = False

    def tag(self, tag: _Tag) -> None:
        if self.unsaid or tag.unsaid:
            self.unsaid += (-1 if tag.end else 1) * (tag.name not in VOID)
        elif tag.around is None:
            self._write(" " if tag.name == "br" else "")
        elif tag.end:
            self._close()
        else:
            before, after = tag.around(self, tag)
            self._write(before)
            self.open.append((tag.name, after))

    def text(self, text: str) -> None:
        if self.unsaid:
            return
        if not text.strip(" \t\n"):
            self._write("" if self.last in "\n " else " ")
        else:
            text = SPACE.sub(" ", unescape(text))
            self._write(self._plain(text.lstrip(" ") if self.last in "\n " else text))

    def _write(self, text: str) -> None:
        if text:
            self.out.append(text)
            self.last = text[-1]

    def _close(self) -> None:
        if not self.open:
            return
        opened, after = self.open.pop()
        self._write(after)
        if opened in LISTS:
            self.lists.pop()
        elif opened == "tr":
            self.in_row = False
        elif opened == "thead":
            self._write("\n|" + " --- |" * self.columns)
        elif opened == "code":
            self.code -= 1

    def _plain(self, text: str) -> str:
        """Return a text so that nothing in it is taken for Markdown."""
        if self.code:
            return text.replace("`", "'").replace("|", "\\|" if self.in_row else "|")
        text = escaped(text)
        return FIRST.sub(_unmarked, text) if self.last in "\n " and not self.in_row else text


Around = tuple[str, str]  # what to write before and after an element
IN_CELL = {"li": (" • ", " "), "dt": (" **", "**"), "dd": (" — ", " ")}  # a row of a table is one line
ITEMS = {"li": ("\n{indent}{mark} ", ""), "dt": ("\n{indent}- **", "**"), "dd": (" — ", "")}
MARKERS = {"ol": "1."}


def _head(_writer: _Writer, _tag: _Tag) -> Around:
    return "", ""  # what stands below is written when it closes


def _heading(writer: _Writer, tag: _Tag) -> Around:
    return (" **", "** ") if writer.in_row else (f"\n\n{HEADINGS[tag.name]} ", "\n\n")


def _link(_writer: _Writer, tag: _Tag) -> Around:
    href = tag.attributes.get("href")
    return ("[", f"]({_address(href)})") if href else ("", "")


def _mark(writer: _Writer, tag: _Tag) -> Around:
    writer.code += tag.name == "code"
    return MARKS[tag.name], MARKS[tag.name]


def _row(writer: _Writer, _tag: _Tag) -> Around:
    writer.in_row, writer.columns = True, 0
    return "\n|", ""


def _cell(writer: _Writer, tag: _Tag) -> Around:
    span = int(tag.attributes.get("colspan") or 1)
    writer.columns += span
    return " ", " |" * span


def _item(writer: _Writer, tag: _Tag) -> Around:
    if writer.in_row:
        return IN_CELL[tag.name]
    before, after = ITEMS[tag.name]
    return before.format(indent="  " * (len(writer.lists) - 1), mark=MARKERS.get(writer.lists[-1], "-")), after


def _list(writer: _Writer, tag: _Tag) -> Around:
    within = writer.in_row or writer.lists
    writer.lists.append(tag.name)
    return ("", "") if within else ("\n\n", "\n\n")


def _block(writer: _Writer, _tag: _Tag) -> Around:
    return (" ", " ") if writer.in_row or writer.lists else ("\n\n", "\n\n")


AROUND: Mapping[str, Callable[[_Writer, _Tag], Around]] = {
    **dict.fromkeys(BLOCKS, _block),
    **dict.fromkeys(LISTS, _list),
    **dict.fromkeys(ITEMS, _item),
    **dict.fromkeys(HEADINGS, _heading),
    **dict.fromkeys(MARKS, _mark),
    "a": _link,
    "thead": _head,
    "tr": _row,
    "th": _cell,
    "td": _cell,
}


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
