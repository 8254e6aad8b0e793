"""What the page and the workbook of a team say alike: figures and sentences in the language of a site."""

from __future__ import annotations

from generator.assess.team import Row, Team
from generator.render import Site

FEW_SIGN = "*"
DEEPEST = 60  # per cent of colour at the highest level: dark ink can still be read on it


def share(site: Site, level: int) -> int:
    """Return the depth of colour of a level, in per cent."""
    return round(DEEPEST * level / len(site.framework.scale.levels))


def middle(row: Row) -> str:
    """Return the median of a row, with a sign where it rests on few people."""
    if row.middle is None:
        return ""
    return f"{row.middle:g}{FEW_SIGN if row.few else ''}"


def coaches(site: Site, team: Team, row: Row) -> list[str]:
    """Return a sentence for each person who could coach others in a row."""
    pairs = [pair for pair in team.coaching if pair.competency == row.competency]
    found = {pair.coach: [other.learner for other in pairs if other.coach == pair.coach] for pair in pairs}
    return [
        site.label(
            "team.coach",
            coach=team.people[coach].label,
            level=row.cells[coach].rated,
            learners=site.label("separator").join(team.people[learner].label for learner in learners),
        )
        for coach, learners in sorted(found.items(), key=lambda entry: -(row.cells[entry[0]].rated or 0))
    ]
