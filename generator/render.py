"""Templates to HTML: one autoescaping Jinja environment a language, and links between pages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from generator.labels import labels
from generator.model import Framework, Importance, Locale, Named, Text
from generator.pages import Heading, Page

TEMPLATES = Path(__file__).parent / "site" / "templates"

PIECES = ("ladder", "importance", "behaviours")  # the same wherever they stand: rendered once

# kind of page -> its path below the folder of a language
PATHS: Mapping[str, str] = {
    "home": "index",
    "role": "roles/{id}",
    "roles": "roles/index",
    "competency": "competencies/{id}",
    "competencies": "competencies/index",
    "matrix": "matrix/{id}",
    "matrices": "matrix/index",
    "compare": "compare",
    "assess": "assess/{id}",
    "assess-index": "assess/index",
    "careers": "careers",
    "source": "sources/{id}",
    "sources": "sources/index",
    "scale": "scale",
    "glossary": "glossary",
    "assessment": "assessment",
    "changes": "changes",
    "data": "data",
    "how-to": "guide/how-to-use",
    "hr": "guide/for-hr",
    "checks": "guide/checks",
    "fields": "guide/fields",
}


@dataclass(frozen=True)
class Site:
    """One framework in one language; renders templates and knows every address.

    `files` are those made before the pages: size in bytes, by path below the root of the site.
    """

    framework: Framework
    locale: Locale
    files: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Return the labels of this language."""
        return labels(self.locale.id)

    def tr(self, text: Text) -> str:
        """Return `text` in this language."""
        return text[self.locale.id]

    def label(self, key: str, **values: object) -> str:
        """Return the label `key` with `values` filled in."""
        return self.words[key].format_map(values)

    def level_name(self, level: int) -> str:
        """Return the name of a level of the scale."""
        return self.tr(self.framework.scale.levels[level - 1].name)

    def feedback(self, item: str) -> str:
        """Return the address for feedback on an item, with the version it was read in."""
        query = urlencode({"item": item, "version": self.framework.version, "lang": self.locale.id})
        address = self.framework.feedback_url
        return f"{address}{'&' if '?' in address else '?'}{query}"

    @cached_property
    def environment(self) -> Environment:
        """Return the templates' environment: autoescaped, an unknown name is an error."""
        environment = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["tr"] = self.tr
        environment.globals.update(
            site=self,
            framework=self.framework,
            locale=self.locale.id,
            t=self.label,
            level_name=self.level_name,
            feedback=self.feedback,
            names=self.names,
        )
        pieces = environment.get_template("pieces.html").module
        environment.globals.update({name: cache(getattr(pieces, name)) for name in PIECES})
        return environment

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Return the names of categories, grades, families and importances, by "kind.id"."""
        framework = self.framework
        groups: dict[str, tuple[Named | Importance, ...]] = {
            "category": framework.categories,
            "grade": framework.grades,
            "family": framework.families,
            "development": framework.measures,
            "importance": framework.assessment.importance,
        }
        return {f"{kind}.{entry.id}": self.tr(entry.name) for kind, entries in groups.items() for entry in entries}

    def html(self, template: str, path: str, **values: object) -> Markup:
        """Return `template` rendered for the page at `path`, to which its links are relative."""
        link = Links(path)
        return Markup(self.environment.get_template(template).render(url=link.to, root=link.root, **values))  # noqa: S704  # rendered with autoescape

    def page(self, template: str, face: Face, values: Mapping[str, object]) -> Page:
        """Return the page that `template` makes of `values`."""
        headings = tuple(Heading(key, self.label(f"heading.{key}")) for key in face.contents)
        html = str(self.html(template, face.path, title=face.title, **values))
        return Page(face.path, face.title, face.description or face.title, html, headings, face.source)


@dataclass(frozen=True)
class Face:
    """What a page shows outside its content; `contents` are headings, by id and label key."""

    path: str
    title: str
    description: str = ""
    contents: tuple[str, ...] = ()
    source: str = ""


@dataclass(frozen=True)
class Links:
    """Relative links from one page to others."""

    here: str

    @property
    def root(self) -> str:
        """Return the way up to the folder of the language: "" or "../"."""
        return "../" * self.here.count("/")

    def to(self, kind: str, name: str = "", fragment: str = "") -> str:
        """Return the link to a page of a kind, and to a place in it."""
        return f"{self.root}{PATHS[kind].format(id=name)}.html" + (f"#{fragment}" if fragment else "")
