"""The pages at the lasting addresses: each leads to the page of the entity, in the reader's language."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.export.addresses import FOLDER, entity_paths
from generator.model import Framework
from generator.pages import Document
from generator.render import TEMPLATES


def entrances(framework: Framework) -> Iterator[Document]:
    """Yield a page for each entity and each list of them."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
    template = environment.get_template("entrance.html")
    for path in entity_paths(framework):
        folder = f"{FOLDER}/{path.removesuffix('/index')}/"
        html = template.render(framework=framework, path=path, root="../" * folder.count("/"))
        yield Document(f"{folder}index.html", html.encode())
