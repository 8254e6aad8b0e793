"""Pages in the place of retired ones: links that people kept still lead to what is there now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.model import Framework, Retired
from generator.pages import Document
from generator.render import PATHS, Site

LISTS = {"competency": "competencies", "role": "roles"}  # kind -> the page that lists what there is


def redirect_documents(site: Site) -> Iterator[Document]:
    """Yield a page for each retired competency and role."""
    for retired in site.framework.retired:
        if retired.kind in LISTS:
            path = PATHS[retired.kind].format(id=retired.id)
            targets = list(_targets(site.framework, retired))
            names = {name: site.tr(text) for name, text in _names(site.framework, retired.kind).items()}
            values = {"retired": retired, "targets": targets, "target_names": names, "overview": LISTS[retired.kind]}
            html = site.html("redirect.html", path, **values)
            yield Document(f"{path}.html", f"<!doctype html>\n{html}\n".encode())


def _names(framework: Framework, kind: str) -> Mapping[str, Mapping[str, str]]:
    """Return what the entities of a kind are called."""
    if kind == "role":
        return {role.id: role.title for role in framework.roles.values()}
    return {competency.id: competency.name for competency in framework.competencies.values()}


def _targets(framework: Framework, retired: Retired) -> Iterator[str]:
    """Yield what is there now, through replacements that were themselves replaced."""
    before = {(entry.kind, entry.id): entry for entry in framework.retired}
    todo, seen = list(retired.replaced_by), {retired.id}
    while todo:
        name = todo.pop(0)
        later = before.get((retired.kind, name))
        if name in seen:
            continue
        seen.add(name)
        if later:
            todo += later.replaced_by
        else:
            yield name
