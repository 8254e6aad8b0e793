"""The same texts as plain Markdown under stock mkdocs-material: what our build is measured against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from generator.gap import NEW, RISES, gaps
from generator.model import Competency, Framework, Role, Source, Text

CONFIG = """site_name: Stock
docs_dir: docs
site_dir: site
theme: {{name: material, language: {locale}, font: false}}
plugins: [search]
markdown_extensions: [attr_list, tables, toc]
{nav}"""
OUT_OF_NAV = "nav: [index.md]\nnot_in_nav: '*'\n"


def write(framework: Framework, locale: str, folder: Path, *, listed: bool) -> Path:
    """Write configuration and Markdown below `folder`; `listed` puts every page into the navigation."""
    docs = folder / "docs"
    writer = _Writer(framework, locale)
    pages = {
        **{f"roles/{role.id}.md": writer.role(role) for role in framework.roles.values()},
        **{f"competencies/{c.id}.md": writer.competency(c) for c in framework.competencies.values()},
        **{f"sources/{source.id}.md": writer.source(source) for source in framework.sources.values()},
        "index.md": iter(["# Home", writer.tr(framework.description)]),
    }
    for name, lines in pages.items():
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        (docs / name).write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    config = folder / "mkdocs.yml"
    config.write_text(CONFIG.format(locale=locale, nav="" if listed else OUT_OF_NAV), encoding="utf-8")
    return config


class _Writer:
    """Turns entities into blocks of Markdown in one language."""

    def __init__(self, framework: Framework, locale: str) -> None:
        self.framework, self.locale = framework, locale

    def tr(self, text: Text) -> str:
        return text[self.locale]

    def behaviours(self, name: str, level: int) -> Iterator[str]:
        found = self.framework.competencies[name].at(level)
        if found:
            yield self.tr(found.summary)
            yield "\n".join(f"- {self.tr(entry.text)}" for entry in found.indicators)

    def role(self, role: Role) -> Iterator[str]:
        yield f"# {self.tr(role.title)}"
        yield self.tr(role.purpose)
        yield "\n".join(f"1. {self.tr(entry.text)}" for entry in role.accountabilities)
        yield "\n".join(f"- {self.tr(entry.text)}" for entry in role.entry_conditions)
        for requirement in role.requirements:
            name = self.tr(self.framework.competencies[requirement.competency].name)
            yield f"## [{name}](../competencies/{requirement.competency}.md) {requirement.level}"
            yield self.tr(requirement.why)
            yield from self.behaviours(requirement.competency, requirement.level)
        for path in self.framework.paths_from[role.id]:
            end = self.framework.roles[path.end]
            yield f"## [{self.tr(end.title)}]({end.id}.md)"
            yield "\n".join(f"- {self.tr(text)}" for text in path.readiness)
            for gap in gaps(role, end):
                if gap.kind in {NEW, RISES}:
                    yield f"### {self.tr(self.framework.competencies[gap.requirement.competency].name)}"
                    yield from self.behaviours(gap.requirement.competency, gap.requirement.level)

    def competency(self, competency: Competency) -> Iterator[str]:
        yield f"# {self.tr(competency.name)}"
        yield self.tr(competency.definition)
        yield self.tr(competency.why)
        for level in competency.levels:
            yield f"## {level.level}"
            yield from self.behaviours(competency.id, level.level)
            yield "\n".join(f"- {self.tr(entry.text)}" for entry in (*level.counter_indicators, *level.evidence))
        yield "\n".join(f"- {self.tr(entry.text)}" for entry in competency.development)
        uses = self.framework.required_by[competency.id]
        yield "\n".join(f"- [{self.tr(use.role.title)}](../roles/{use.role.id}.md)" for use in uses)

    def source(self, source: Source) -> Iterator[str]:
        yield f"# {source.id} {self.tr(source.title)}"
        yield self.tr(source.lists)
        yield self.tr(source.use)
        rows = [f"| {item.id} | {self.tr(item.name)} | {len(item.maps_to)} |" for item in source.items]
        yield "\n".join(["| id | name | maps to |", "|---|---|---|", *rows])
