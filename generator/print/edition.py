"""An edition: the languages of a document, one or several side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from generator.export import addresses
from generator.model import Framework, Locale, Text, Words
from generator.print.runs import LETTER, longest_run, texts_in
from generator.render import Site

Texts = list[str]  # one text in the languages of the edition, in their order

# every label that a template prints as it is; its data hold them all
WORDS = (
    "pdf.handbook",
    "pdf.online",
    "pdf.page",
    "pdf.notice",
    "pdf.nobody",
    "heading.accountabilities",
    "heading.entry",
    "heading.profile",
    "heading.requirements",
    "heading.next",
    "heading.why",
    "heading.levels",
    "heading.develop",
    "heading.roles",
    "heading.related",
    "entry.note",
    "table.number",
    "table.competency",
    "table.level",
    "table.importance",
    "table.from",
    "table.to",
    "table.move",
    "differentiates",
    "next.none",
    "next.readiness",
    "next.before",
    "gap.new",
    "gap.rises",
    "indicators",
    "counter_indicators",
    "evidence",
    "aliases",
    "separator",
    "colon",
)
PATTERNS = {"search.passed_over"}  # labels that are no texts


@dataclass(frozen=True)
class Edition:
    """One framework in some of its languages; every text comes as a list, a language each."""

    sites: tuple[Site, ...]
    paper: str = "a4"

    @property
    def framework(self) -> Framework:
        """Return the framework that is printed."""
        return self.sites[0].framework

    @property
    def locales(self) -> tuple[Locale, ...]:
        """Return the languages."""
        return tuple(site.locale for site in self.sites)

    def tr(self, text: Text) -> Texts:
        """Return `text` in each language."""
        return [site.tr(text) for site in self.sites]

    def label(self, key: str, **values: Text | object) -> Texts:
        """Return the label `key` in each language; a value that is a text is put in in that language."""
        return [site.label(key, **{name: _in(site, value) for name, value in values.items()}) for site in self.sites]

    def named(self, key: str) -> Texts:
        """Return the name of a category, grade, family or importance, by "kind.id"."""
        return [site.names[key] for site in self.sites]

    def joined(self, texts: Iterable[Text]) -> Texts:
        """Return several texts as one, in each language with its own separator."""
        entries = list(texts)
        return [site.label("separator").join(map(site.tr, entries)) for site in self.sites]

    def words(self, words: Words) -> Texts:
        """Return a list of words as one text in each language, empty where a language has none."""
        return [site.label("separator").join(words.get(site.locale.id, ())) for site in self.sites]

    def level_name(self, level: int) -> Texts:
        """Return the name of a level of the scale."""
        return [site.level_name(level) for site in self.sites]

    def address(self, kind: str, name: str) -> str:
        """Return the address of a page: in the language of the edition, the lasting one where it has several."""
        if len(self.sites) > 1:
            return addresses.uri(self.framework, kind, name)
        return addresses.page(self.framework, self.sites[0].locale, kind, name)

    @cached_property
    def common(self) -> Mapping[str, Any]:
        """Return what all documents of the edition share."""
        framework = self.framework
        return {
            "paper": PAPERS[self.paper],
            "languages": [_language(site.locale) for site in self.sites],
            "words": {key: [site.words[key] for site in self.sites] for key in WORDS},
            "framework": self.tr(framework.name),
            "version": self.label("foot.version", version=framework.version, date=framework.date),
            "levels": [self.tr(level.name) for level in framework.scale.levels],
            "importance": [
                {"name": self.tr(entry.name), "meaning": self.tr(entry.meaning)}
                for entry in framework.assessment.importance
            ],
            "letter": LETTER,
            "longest": max(map(_longest, self.sites)),
        }

    def document(self, kind: str, title: Texts, subject: Texts, address: str) -> Mapping[str, Any]:
        """Return what the document says about itself, with the address of the page that it belongs to."""
        return {
            "edition": self.common,
            "kind": self.label(f"pdf.{kind}"),
            "title": title,
            "subject": subject,
            "address": address,
        }


PAPERS = {"a4": "a4", "letter": "us-letter"}  # as the option of the command has it -> as Typst has it


def _longest(site: Site) -> int:
    """Return how many letters the longest run of the framework and of the labels has in one language."""
    labels = (label for key, label in site.words.items() if key not in PATTERNS)
    return longest_run([*texts_in(site.framework, site.locale.id), *labels])


def _in(site: Site, value: object) -> object:
    return site.tr(value) if isinstance(value, Mapping) else value


def _language(locale: Locale) -> Mapping[str, str | None]:
    """Return language and region of a tag (BCP 47), a region being the part in two capitals."""
    first, *rest = locale.tag.split("-")
    return {"lang": first, "region": next((part.lower() for part in rest if len(part) == 2), None), "name": locale.name}  # noqa: PLR2004  # letters of a region
