"""What stands above the languages: the page that chooses one, 404, sitemap."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.labels import labels
from generator.model import Framework
from generator.pages import Document
from generator.reading.kinds import ROOT
from generator.render import PATHS, TEMPLATES

TEMPLATE_OF = {"index.html": "root-index.html", "404.html": "root-404.html", "sitemap.xml": "sitemap.xml"}
MARK = ROOT / "overrides" / "assets" / "mark.svg"
LINKED = ("home", "roles", "competencies", "careers")
SINGLE = [path for path in PATHS.values() if "{" not in path]  # the hand-written pages among them


def root_documents(framework: Framework, paths: Iterable[str]) -> Iterator[Document]:
    """Yield the files at the root of the site; `paths` are those of the pages, the same in each language."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    words = {locale.id: labels(locale.id) for locale in framework.locales}
    values = {
        "framework": framework,
        "words": words,
        "links": [(kind, f"{PATHS[kind]}.html") for kind in LINKED],
        "mark": MARK.read_text(encoding="utf-8").strip(),
        "base": urlsplit(framework.site_url).path,
        "paths": sorted(f"{path}.html" for path in {*paths, *SINGLE}),
    }
    for name, template in TEMPLATE_OF.items():
        yield Document(name, environment.get_template(template).render(values).encode())
