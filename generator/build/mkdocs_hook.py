"""The hook: the only module that MkDocs calls, and with the sink the only one that knows it.

It adds the generated pages, gives them their HTML, and names everything in the page's language.
A run of plain `mkdocs build` renders all pages itself; `competency build` hands over a job.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from generator.build.job import Job
from generator.history import load_with_past
from generator.model import Locale
from generator.navigation import MORE, NAMED, TABS
from generator.outputs import pages
from generator.pages import Heading, Page
from generator.reading.kinds import ROOT
from generator.render import PATHS, Site
from generator.site.macros import macros

JOB = "competency_job"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the site in its language, and register the macros of the hand-written pages."""
    job: Job = config.extra.get(JOB) or _whole(config)
    site = job.site
    config.extra.update({JOB: job, "labels": _escaped(site.words), "locales": _locales(site)})
    config.extra["script_words"] = _script_words(site)
    config.extra["homepage"] = "index.html"
    config.site_name = escape(site.tr(site.framework.name))
    config.site_description = escape(site.tr(site.framework.description))
    config.site_url = f"{site.framework.site_url}{site.locale.id}/"
    config.copyright = _copyright(site)
    config.nav = [{str(escape(site.label(label))): f"{PATHS[kind]}.md"} for kind, label in (TABS | MORE).items()]
    config.extra["tabs"] = [(escape(site.label(label)), f"{PATHS[kind]}.html") for kind, label in TABS.items()]
    config.extra["more"] = [(escape(site.label(label)), f"{PATHS[kind]}.html") for kind, label in MORE.items()]
    for option in config.theme["palette"]:
        option["toggle"]["name"] = site.label(option["toggle"]["name"])
    _language(config, site.locale.tag)
    config.plugins["macros"].register_macros(macros(site))  # type: ignore[attr-defined]  # the plugin has no types
    return config


def _whole(config: MkDocsConfig) -> Job:
    """Return the job of building everything, for MkDocs run by itself."""
    loaded = load_with_past(Path(os.environ.get("COMPETENCY_FRAMEWORK", ROOT / "framework")))
    if loaded.framework is None:
        lines = [problem.line_of_text("en") for problem in loaded.problems]
        raise Abort("\n".join(lines))
    wanted = os.environ.get("COMPETENCY_LOCALE", loaded.framework.default_locale)
    locale = next((locale for locale in loaded.framework.locales if locale.id == wanted), loaded.framework.locales[0])
    site = Site(loaded.framework, locale)
    return Job(site, tuple(pages(site)), Path(config.site_dir))


def _escaped(words: Mapping[str, str]) -> Mapping[str, Markup]:
    return {key: escape(word) for key, word in words.items()}


def _script_words(site: Site) -> Markup:
    """Return the words of the search as JSON that may stand inside a script element."""
    words = {key: word for key, word in site.words.items() if key.startswith("search.")}
    return htmlsafe_json_dumps(words)


def _locales(site: Site) -> list[dict[str, Any]]:
    return [_locale(site, locale) for locale in site.framework.locales]


def _locale(site: Site, locale: Locale) -> dict[str, Any]:
    address = f"{site.framework.site_url}{locale.id}/"
    words = {"id": locale.id, "tag": locale.tag, "name": locale.name, "address": address}
    return {**{key: escape(word) for key, word in words.items()}, "here": locale == site.locale}


def _copyright(site: Site) -> Markup:
    framework = site.framework
    version = site.label("foot.version", version=framework.version, date=framework.date)
    return Markup('{} · <a href="{}" rel="license">{}</a>').format(version, framework.licence_url, framework.licence_id)


def _language(config: MkDocsConfig, tag: str) -> None:
    """Let the theme say the full tag of the language where it has words for it."""
    folders = [Path(folder) / "partials" / "languages" for folder in config.theme.dirs]
    if any((folder / f"{tag}.html").is_file() for folder in folders):
        config.theme["language"] = tag


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a file for each generated page."""
    job: Job = config.extra[JOB]
    for page in job.pages:
        level = InclusionLevel.INCLUDED if page.path in NAMED else InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, f"{page.path}.md", content="", inclusion=level))
    # the menu leads to pages that another job makes
    for name in sorted(f"{path}.md" for path in NAMED):
        if not files.get_file_from_path(name):
            files.append(File.generated(config, name, content="", inclusion=InclusionLevel.INCLUDED))
    return files


def _generated(page: MkDocsPage, config: MkDocsConfig) -> Page | None:
    if not page.file.generated_by:
        return None
    job: Job = config.extra[JOB]
    return job.by_path.get(page.file.src_uri.removesuffix(".md"))


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Give a generated page its title and description; the theme prints both unescaped."""
    found = _generated(page, config)
    page.meta.setdefault("hide", ["navigation"] if found is None or found.headings else ["navigation", "toc"])
    if found:
        page.meta["title"] = escape(found.title)
        page.meta["description"] = escape(found.description)
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, **_: object) -> str:
    """Give a generated page its HTML and table of contents."""
    found = _generated(page, config)
    if found or not page.toc:
        page.toc = _contents(page, found.headings if found else ())
    return found.html if found else html


def _contents(page: MkDocsPage, headings: Iterable[Heading]) -> TableOfContents:
    """Return the table of contents: the top of the page, which the theme's skip link leads to, and what is below."""
    top = AnchorLink(str(page.title), "content", 1)
    top.children = [AnchorLink(str(escape(heading.title)), heading.id, heading.level) for heading in headings]
    return TableOfContents([top])


def on_page_context(context: Any, config: MkDocsConfig, **_: object) -> Any:
    """Share what the theme stores in the browser between the languages of the site."""
    config.extra["scope"] = f"{context['base_url']}/.."
    return context
