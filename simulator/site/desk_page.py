"""The desk's own page: priorities, times, teams, ladder, hold, proof of identity, routing, announcements."""

from __future__ import annotations

from typing import NamedTuple

from simulator.model.desk import Desk, Rung, Target
from simulator.model.fact import ASSURANCE
from simulator.model.place import NOWHERE
from simulator.model.sop import Sop
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, link, listed, table, tag, words
from simulator.site.page import Page
from simulator.site.priorities import priority_matrix
from simulator.site.say_box import say_box
from simulator.site.times import duration, hours_words, minutes
from simulator.site.wording import field_words, headed, lowered, spaced, team_title, when_words

PATH = "desk.md"


def desk_page(edition: Edition) -> Page:
    """One page for everything that holds whatever the procedure."""
    desk = edition.workspace.desk
    page = Page(PATH, "The desk at a glance", NOTHING)
    whole = Sop("desk", desk.name, NOWHERE, desk.file, facts=desk.facts)
    sections = [
        _Section("Priority", "priority", priority_matrix(edition)),
        _Section("Times we promise", "targets", _targets(desk)),
        _Section("Teams", "teams", _teams(desk)),
        _Section("If nobody moves: the ladder", "ladder", _ladder(desk)),
        _Section("Hold", "hold", _hold(edition, page)),
        _Section("Proof of identity", "proof", _proof(desk, whole)),
        _Section("At any time", "any-time", _any_time(edition, page)),
        _Section("Which queue a call goes to", "routing", _routing(desk)),
        _Section("What callers hear before us", "announcements", _announcements(edition, page)),
        _Section("Who does what", "roles", _setting(desk, "roles")),
        _Section("Labels", "labels", _setting(desk, "labels")),
        _Section("How often", "cadence", _setting(desk, "cadence")),
    ]
    there = [section for section in sections if section.inside]
    chips = [link(section.head, f"#{section.anchor}", class_="sop-chip") for section in there]
    body = join(
        [
            tag("h1", words(page.title), id="top"),
            tag("p", join(chips, " "), class_="sop-strip"),
            say_box(desk, whole, str(desk.greeting), label="Greeting"),
            *(join([tag("h2", words(each.head), id=each.anchor), each.inside]) for each in there),
        ]
    )
    return Page(
        PATH,
        page.title,
        body,
        "priority, SLA, targets, teams, escalation, hours, extension, on call, hold",
        boost=2,
    )


class _Section(NamedTuple):
    head: str
    anchor: str
    inside: Html


def _targets(desk: Desk) -> Html:
    line = next((at for at, target in enumerate(desk.targets) if target.priority == desk.major_incident_from), -1)
    rows = [_target(desk, target, at <= line) for at, target in enumerate(desk.targets)]
    heads = ("Priority", "First help", "Solution", "Next update", "The clock runs", "Major incident")
    return table(heads, rows) if rows else NOTHING


def _target(desk: Desk, target: Target, major: bool) -> list[Html]:
    name = f"{target.priority} {target.title}"
    return [
        tag("strong", words(name)),
        words(minutes(target.respond)), words(minutes(target.resolve)), words(minutes(target.update)),
        words(hours_words(desk.calendar(target.clock)) or spaced(target.clock)),
        tag("strong", words("yes")) if major else words("no"),
    ]  # fmt: skip


def _teams(desk: Desk) -> Html:
    rows = []
    for team in desk.teams:
        needs = ", ".join(lowered(field_words(desk, field)) for field in team.accepts)
        closed = f"; closed: {team_title(desk, team.otherwise)}" if team.otherwise else ""
        rows.append(
            [
                tag("span", words(team_title(desk, team.id)), id=f"team-{team.id}"),
                words(str(team.channel)),
                words(hours_words(desk.calendar(team.hours)) + closed),
                words(", ".join(spaced(skill) for skill in team.skills)),
                words(needs),
            ]
        )
    return table(("Team", "Channel", "Hours", "For", "They need"), rows) if rows else NOTHING


def _ladder(desk: Desk) -> Html:
    rows = [
        [words(_rung(rung)), words(team_title(desk, rung.tell)), words(rung.priority or "any")] for rung in desk.ladder
    ]
    return table(("When", "tell", "Priority"), rows) if rows else NOTHING


def _rung(rung: Rung) -> str:
    return (
        f"{rung.percent} % of the time for a solution is gone"
        if rung.percent
        else f"{minutes(rung.minutes)} after the call"
    )


def _hold(edition: Edition, page: Page) -> Html:
    hold = edition.workspace.desk.hold
    if hold.policy == "never":
        return tag("p", words("We never put callers on hold. Keep talking: say what you are looking at."))
    ask = "Ask first and say why. " if hold.ask_first else ""
    flow = next((each for each in edition.workspace.desk.at_any_time if each.agent == "hold"), None)
    used = edition.workspace.sop(flow.use) if flow else None
    more = join([Html(" "), link(str(used.title), page.to(edition.address(used)))]) if used else NOTHING
    return tag("p", words(f"{ask}Come back at least every {duration(hold.check_back)}, and thank the caller."), more)


def _proof(desk: Desk, whole: Sop) -> Html:
    levels = ASSURANCE.words
    methods = [
        [
            words(headed(method.id)),
            words(str(method.says)),
            words(levels[method.assurance]),
            words("yes" if method.independent else "no"),
        ]
        for method in desk.methods
    ]
    actions = []
    for action in desk.protected:
        needs = []
        for row in action.needs:
            when = when_words(whole, None, row.when)
            needs.append(words(f"{levels[row.value]}" + (f" ({when})" if when else "")))
        says = str(action.says) or headed(action.id)
        actions.append([words(says), Html("; ".join(needs))])
    found = [table(("Method", "What we do", "Reaches", "Independent of the caller"), methods)] if methods else []
    found += [table(("To do this for a caller", "we need proof of this level"), actions)] if actions else []
    return join(found)


def _any_time(edition: Edition, page: Page) -> Html:
    rows = []
    for each in edition.workspace.desk.at_any_time:
        used = edition.workspace.sop(each.use)
        said = headed(each.caller) if each.caller else f"You need {spaced(each.agent)}"
        name = link(str(used.title), page.to(edition.address(used))) if used else words(headed(each.use))
        then = "; ".join(f"{spaced(outcome)}: {lead}" for outcome, lead in each.then)
        rows.append([words(said), name, words(each.due), words(then)])
    return table(("If", "do", "Due", "Then"), rows) if rows else NOTHING


def _routing(desk: Desk) -> Html:
    rows = []
    for route in desk.routes:
        conditions = [
            f"during {spaced(route.during)}" if route.during else "",
            f"language {', '.join(route.languages)}" if route.languages else "",
            f"dialled {', '.join(route.dialled)}" if route.dialled else "",
            f"chooses {', '.join(spaced(each) for each in route.chooses)}" if route.chooses else "",
            f"waits longer than {duration(route.waiting_over)}" if route.waiting_over else "",
        ]
        said = " and ".join(each for each in conditions if each) or "otherwise"
        rows.append([words(said), words(headed(route.queue)), words(str(route.says))])
    return table(("If the caller", "Queue", "Why"), rows) if rows else NOTHING


def _announcements(edition: Edition, page: Page) -> Html:
    rows = []
    for each in edition.workspace.desk.announcements:
        used = edition.workspace.sop(each.sop) if each.sop else None
        over = each.until and each.until < edition.today.isoformat()
        until = f"{each.until} (over: take it down)" if over else each.until
        more = link(str(used.title), page.to(edition.address(used))) if used else NOTHING
        rows.append([words(headed(each.kind)), words(str(each.says)), words(until), more])
    return table(("Kind", "Words", "Until", "See"), rows) if rows else NOTHING


def _setting(desk: Desk, name: str) -> Html:
    found = next((each for each in desk.settings if each.id == name), None)
    return (
        listed(
            [
                join([tag("strong", words(headed(key))), words(": "), Html(" "), words(str(text))])
                for key, text in found.values
            ]
        )
        if found
        else NOTHING
    )
