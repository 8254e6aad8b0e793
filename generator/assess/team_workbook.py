"""A team as a spreadsheet: the heat map, and gaps with who could coach whom."""

from __future__ import annotations

import io

import xlsxwriter

from generator.assess import team_words
from generator.assess.team import FEW, Cell, Row, Team
from generator.checklist.look import INK, Looks, row_height
from generator.render import Site
from generator.spreadsheets import PLAIN, Sheet, lay_out, merge, properties

TOP = 4  # row of the first competency
NAME, PERSON, FIGURE, GAPS = 24, 13, 9, (24, 10, 10, 44, 60)
FIGURES = 3  # columns behind the people: median, spread, how many are below
GREEN, WHITE = (11, 107, 104), (255, 255, 255)


def workbook(site: Site, team: Team) -> bytes:
    """Return the workbook."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, PLAIN) as book:
        framework = site.framework
        title, author = site.label("team.title"), site.tr(framework.name)
        properties(book, framework.date, title=title, author=author, comments=_version(site))
        look = Looks(book, site.label("form.font"))
        _heat(book.add_worksheet(site.label("team.tab.heat")[:31]), site, team, look)
        _gaps(book.add_worksheet(site.label("team.tab.gaps")[:31]), site, team, look)
    return out.getvalue()


def _version(site: Site) -> str:
    return site.label("foot.version", version=site.framework.version, date=site.framework.date)


def _set_up(sheet: Sheet, site: Site, look: Looks, widths: list[float]) -> None:
    """Set up printing, and write title and notice over all columns."""
    lay_out(sheet, f"{site.label('team.title')} · {_version(site)}", wide=True)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    last, notice = len(widths) - 1, site.tr(site.framework.assessment.notice)
    for row, text, name in ((0, site.label("team.title"), "title"), (1, notice, "notice")):
        merge(sheet, row, (0, last), text, look(name))
    sheet.set_row(0, 28)
    sheet.set_row(1, row_height([(notice, sum(widths))]) + 4)


def _heat(sheet: Sheet, site: Site, team: Team, look: Looks) -> None:
    people, labels = len(team.people), [site.label(f"team.{key}") for key in ("median", "spread", "below")]
    _set_up(sheet, site, look, [NAME, *([PERSON] * people), *([FIGURE] * len(labels))])
    roles = [site.tr(site.framework.roles[person.role].title) for person in team.people]
    heads = [f"{person.label}\n{role}" for person, role in zip(team.people, roles, strict=True)]
    for column, text in enumerate([site.label("form.competency"), *heads, *labels]):
        sheet.write_string(TOP - 1, column, text, look("head"))
    sheet.set_row(TOP - 1, row_height([(text, PERSON * 0.9) for text in heads]))
    for number, row in enumerate(team.rows, start=TOP):
        sheet.write_string(number, 0, site.tr(site.framework.competencies[row.competency].name), look("name"))
        for column, cell in enumerate(row.cells, start=1):
            _rating(sheet, (number, column), cell, site, look)
        spread = f"{min(row.rated)}–{max(row.rated)}" if row.rated else ""
        for column, text in enumerate((team_words.middle(row), spread, str(row.below)), start=people + 1):
            sheet.write_string(number, column, text, look("number", valign="vcenter"))
        sheet.set_row(number, 31 if any(cell.manager for cell in row.cells) else 20)
    _notes(sheet, site, team, look)
    sheet.freeze_panes(TOP, 1)
    sheet.repeat_rows(TOP - 1)


def _notes(sheet: Sheet, site: Site, team: Team, look: Looks) -> None:
    """Write what signs mean above the table, where it is read first."""
    notes = [site.label("team.legend.short"), site.label("team.legend.manager")]
    if any(row.few for row in team.rows):
        notes.append(f"{team_words.FEW_SIGN} {site.label('team.few', count=FEW)}")
    text = "\n".join([*notes, site.label("team.private")])
    last = len(team.people) + FIGURES
    merge(sheet, 2, (0, last), text, look("lead", valign="vcenter"))
    sheet.set_row(2, row_height([(text, NAME + PERSON * len(team.people) + FIGURE * FIGURES)]))


def _rating(sheet: Sheet, place: tuple[int, int], cell: Cell, site: Site, look: Looks) -> None:
    """Write a rating: its depth of colour is its level, its thick dashed frame and ▼ that it is short."""
    shown = {"bg_color": _colour(team_words.share(site, cell.rated))} if cell.rated else {}
    framed = {"border": 8, "border_color": INK} if cell.short else {}
    sheet.write_string(*place, _said(cell, site), look("seen", valign="vcenter", font_size=9, **shown, **framed))


def _said(cell: Cell, site: Site) -> str:
    blank = site.label("form.na") if cell.away else "–" if cell.required else ""
    own = f"{cell.rated}{f' ▼{cell.short}' if cell.short else ''}" if cell.rated else blank
    return f"{own}\n{site.label('team.manager', level=cell.manager)}" if cell.manager else own


def _colour(share: int) -> str:
    mixed = (round(w + (g - w) * share / 100) for g, w in zip(GREEN, WHITE, strict=True))
    return "#" + "".join(f"{value:02X}" for value in mixed)


def _gaps(sheet: Sheet, site: Site, team: Team, look: Looks) -> None:
    _set_up(sheet, site, look, list(GAPS))
    keys = ("form.competency", "team.below", "team.short", "team.learners", "team.coaches")
    for column, key in enumerate(keys):
        sheet.write_string(TOP - 1, column, site.label(key), look("head"))
    for number, row in enumerate(team.gaps, start=TOP):
        learners = "\n".join(_learners(site, team, row))
        helping = "\n".join(team_words.coaches(site, team, row)) or site.label("team.nobody")
        sheet.write_string(number, 0, site.tr(site.framework.competencies[row.competency].name), look("name"))
        sheet.write_number(number, 1, row.below, look("number"))
        sheet.write_number(number, 2, row.short, look("number"))
        sheet.write_string(number, 3, learners, look("cell"))
        sheet.write_string(number, 4, helping, look("cell"))
        sheet.set_row(number, row_height([(learners, GAPS[3]), (helping, GAPS[4])]))
    note = site.label("team.coaching.rule" if team.gaps else "team.no-gaps")
    sheet.write_string(TOP + len(team.gaps) + 1, 0, note, look("lead", text_wrap=False))
    sheet.freeze_panes(TOP, 1)
    sheet.repeat_rows(TOP - 1)


def _learners(site: Site, team: Team, row: Row) -> list[str]:
    return [
        site.label("team.learner", name=person.label, rated=cell.rated, required=cell.required)
        for person, cell in zip(team.people, row.cells, strict=True)
        if cell.short
    ]
