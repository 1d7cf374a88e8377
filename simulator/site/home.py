"""
The first page: search first, then "the caller says …", then every procedure.

The list is filtered by a few lines of script as one types, without accents and in any order of words; without a script
the whole list is there.
"""

from __future__ import annotations

from simulator.model.sop import Sop
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, link, listed, tag, words
from simulator.site.page import Page, folded
from simulator.site.wording import headed, spaced

_MOST_LINES = 3
"""So few that all procedures are seen at once; what is typed is looked for in every line."""


def home_page(edition: Edition) -> Page:
    """The page that is open at the start of every call."""
    desk = edition.workspace.desk
    page = Page("index.md", str(desk.name) or "Procedures", NOTHING)
    field = tag(
        "input", type="search", id="sop-find", autocomplete="off", placeholder="password, new phone, nobody can print …"
    )
    label = tag("label", words("What does the caller say?"), for_="sop-find")
    parts = [
        tag("h1", words(page.title), id="top"),
        _problems(edition),
        tag("div", label, field, tag("p", class_="sop-found", role="status"), class_="sop-search", hidden=True),
        tag("div", *(_card(edition, sop, page) for sop in edition.workspace.procedures), class_="sop-cards"),
        tag("h2", words("At any time"), id="any-time"),
        listed(_any_time(edition, page), class_="sop-any-time"),
        tag("p", link("Priorities, teams and times: the desk", page.to("desk.html"))),
    ]
    return Page(page.path, page.title, join(parts))


def _problems(edition: Edition) -> Html:
    count = len(edition.errors)
    if not count:
        return NOTHING
    found = f"{count} problem{'' if count == 1 else 's'} found in these procedures."
    text = f"{found} The pages concerned say so; `sop lint` lists them all."
    return tag("p", words(text), class_="sop-problems", role="note")


def _card(edition: Edition, sop: Sop, page: Page) -> Html:
    lines = {
        str(issue.opens[0]): None
        for each in edition.scenarios_of(sop)
        for issue in each.issues[:1]
        if issue.sop == sop.id and issue.opens
    }
    shown = sorted(lines, key=len)[:_MOST_LINES]
    every = [
        str(text)
        for each in edition.scenarios_of(sop)
        for issue in each.issues
        if issue.sop == sop.id
        for text in issue.opens
    ]
    named = [text for each in (sop.title, sop.keywords) for _, text in each.by_lang]
    found_by = [*named, str(sop.use_when), *(spaced(each) for each in sop.tags), *every]
    stale = edition.days_over(sop)
    return tag(
        "section",
        tag("h3", link(str(sop.title), page.to(edition.address(sop))), id=f"card-{sop.id}"),
        tag("p", words(str(sop.use_when))),
        tag("p", words(f"Review overdue by {stale} days"), class_="sop-stale") if stale else NOTHING,
        listed([words(f"“{line}”") for line in shown], class_="sop-caller-says"),
        class_="sop-card",
        data_found_by=folded(" ".join(found_by)),
    )


def _any_time(edition: Edition, page: Page) -> list[Html]:
    found = []
    for each in edition.workspace.desk.at_any_time:
        used = edition.workspace.sop(each.use)
        if used is not None:
            said = headed(each.caller) if each.caller else f"You need: {spaced(each.agent)}"
            found.append(join([words(f"{said}: "), Html(" "), link(str(used.title), page.to(edition.address(used)))]))
    return found
