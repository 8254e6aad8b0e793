"""llms.txt: where machine readers begin.

Format: https://llmstxt.org — a heading, a quotation, and lists of links under headings.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.addresses import page
from generator.export.markdown import escaped
from generator.labels import labels
from generator.model import Framework, Locale
from generator.navigation import MORE, TABS
from generator.pages import Document
from generator.render import PATHS, Site


def llms(framework: Framework) -> Iterator[Document]:
    """Yield llms.txt, in the default language with the other ones linked."""
    default = next(locale for locale in framework.locales if locale.id == framework.default_locale)
    site = Site(framework, default)
    lines = [f"# {escaped(site.tr(framework.name))}", "", f"> {escaped(site.tr(framework.description))}", ""]
    lines += [f"{site.label('foot.version', version=framework.version, date=framework.date)}; {framework.licence_id}"]
    for locale in framework.locales:
        lines += ["", f"## {escaped(locale.name)}", "", *_pages(framework, locale)]
    lines += ["", f"## {site.label('data.title')}", "", *_files(framework)]
    yield Document("llms.txt", ("\n".join(lines) + "\n").encode())


def _pages(framework: Framework, locale: Locale) -> Iterator[str]:
    words = labels(locale.id)
    for kind, label in (TABS | MORE).items():
        yield _link(words[label], page(framework, locale, kind))
    for role in framework.roles.values():
        yield _link(role.title[locale.id], page(framework, locale, "role", role.id))
    for competency in framework.competencies.values():
        yield _link(competency.name[locale.id], page(framework, locale, "competency", competency.id))


def _link(title: str, address: str) -> str:
    return f"- [{escaped(title)}]({address.removesuffix('.html')}.md)"


def _files(framework: Framework) -> Iterator[str]:
    for name in ("framework.json", "framework.schema.json", "framework.xlsx", "skos.ttl", "skos.jsonld"):
        yield f"- [{name}]({framework.site_url}{PATHS['data']}/{name})"
