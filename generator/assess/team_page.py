"""A team as one HTML file that needs no other and asks for none."""

from __future__ import annotations

from functools import partial

from generator.assess import team_words
from generator.assess.team import FEW, Team
from generator.render import Site


def page(site: Site, team: Team) -> bytes:
    """Return the page."""
    html = site.html(
        "team.html",
        "team",
        team=team,
        few=FEW,
        share=partial(team_words.share, site),
        middle=team_words.middle,
        coaches=partial(team_words.coaches, site, team),
    )
    return html.encode()
