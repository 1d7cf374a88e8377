"""Who takes over when it goes wrong: by which channel, at what hours, with what in the ticket, in what time."""

from __future__ import annotations

from simulator.model.desk import Desk, Team
from simulator.model.sop import Sop
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, link, table, tag, words
from simulator.site.page import Page
from simulator.site.times import hours_words, minutes
from simulator.site.tongue import Tongue
from simulator.site.wording import field_words, team_title

_MODES = {
    "warm": "Stay on the line until they have taken over",
    "cold": "Pass the call straight on",
    "async": "By ticket; the caller need not wait",
}


def hand_overs(edition: Edition, sop: Sop, page: Page) -> Html:
    """The section; nothing where a procedure passes nothing on."""
    desk, say = edition.workspace.desk, edition.say
    steps: dict[str, list[Html]] = {}
    for owner, step in edition.hand_overs(sop):
        where = "" if owner.id == sop.id else page.to(edition.address(owner))
        label = say("step {number}", number=edition.numbers(owner)[step.id])
        if owner.id != sop.id:
            label = say("{step} of {title}", step=label, title=owner.title)
        steps.setdefault(step.target, []).append(link(label, f"{where}#{step.id}"))
    rows = [
        _row(edition, team, Html(", ".join(found)), page) for name, found in steps.items() if (team := desk.team(name))
    ]
    if not rows:
        return NOTHING
    heads = [say(each) for each in ("Who", "Channel", "Hours", "How", "They need", "From")]
    head = tag("h2", words(say("If it goes wrong")), id="sop-hand-over")
    return join([head, table(heads, rows), _limits(desk, page, say)])


def _row(edition: Edition, team: Team, from_: Html, page: Page) -> list[Html]:
    desk, say = edition.workspace.desk, edition.say
    closed = say("; closed: {team}", team=team_title(desk, team.otherwise)) if team.otherwise else ""
    needs = ", ".join(say.lowered(field_words(desk, field)) for field in team.accepts)
    return [
        link(team_title(desk, team.id), page.to(f"desk.html#team-{team.id}")),
        words(str(team.channel)),
        words(hours_words(desk.calendar(team.hours), say) + closed),
        words(say(_MODES.get(team.mode, team.mode))),
        words(needs),
        from_,
    ]


def _limits(desk: Desk, page: Page, say: Tongue) -> Html:
    """The desk's times for a first response, and where the ladder stands."""
    if not desk.targets:
        return NOTHING
    times = " · ".join(f"{target.priority} {minutes(target.respond, say)}" for target in desk.targets)
    return tag(
        "p", tag("strong", words(say("Time limit for a first response:"))), Html(" "), words(f"{times}."), Html(" "),
        link(say("If nobody moves: the ladder"), page.to("desk.html#ladder")), class_="sop-limits",
    )  # fmt: skip
