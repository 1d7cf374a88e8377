"""
The page of a procedure: its first screen answers an angry caller, the rest answers everything else.

The order is that of use: what to say now, what may happen at any time, the flow, the steps, who takes over, what we
promise, practice, a checklist, and at the foot what only the owner asks for. A review that is overdue stays on top.
"""

from __future__ import annotations

from simulator.model.sop import Sop
from simulator.site.chart import legend
from simulator.site.edition import Edition
from simulator.site.glossary_marks import explained
from simulator.site.hand_over import hand_overs
from simulator.site.language_links import languages
from simulator.site.markup import NOTHING, Html, join, link, listed, table, tag, words
from simulator.site.numbering import roads
from simulator.site.page import Page
from simulator.site.problems_page import problem_box
from simulator.site.say_box import say_box
from simulator.site.steps import step_list, steps
from simulator.site.strip import strip
from simulator.site.walk import walk
from simulator.site.wording import script, spaced


def sop_page(edition: Edition, sop: Sop) -> Page:
    """The page of one SOP or sub-flow."""
    path = edition.address(sop).removesuffix(".html") + ".md"
    page = Page(path, str(sop.title), NOTHING, lang=edition.lang)
    body = join(
        [
            _first_screen(edition, sop, page),
            walk(edition, sop, page),
            _flow(edition, sop),
            tag("h2", words(edition.say("Steps")), id="sop-steps"),
            steps(edition, sop, page),
            hand_overs(edition, sop, page),
            _promises(edition, sop, page),
            _practice(edition, sop, page),
            _checklist(edition, sop),
            _foot(edition, sop, page),
        ]
    )
    boost = 1 if sop.is_subflow else 4
    return Page(path, page.title, body, _keywords(edition, sop), boost, lang=edition.lang)


def _first_screen(edition: Edition, sop: Sop, page: Page) -> Html:
    say, over = edition.say, edition.days_over(sop)
    stale = say("This page was due for review {days} days ago. Ask {owner} before you rely on it.", days=over,
                owner=sop.owner) if over else ""  # fmt: skip
    parts = [
        tag("h1", words(str(sop.title)), id="sop-top"),
        tag("p", words(stale), class_="sop-stale", role="note") if stale else NOTHING,
        languages(edition, sop, page),
        problem_box(edition, sop.file, bool(_broken_way(edition, sop))),
        _use_when(edition, sop, page),
        tag(
            "p",
            tag("button", words(say("Walk me through")), type="button", class_="sop-walk-start"),
            class_="sop-walk-bar",
            hidden=True,
        ),
        _first_line(edition, sop),
        strip(edition, page),
        tag(
            "div",
            tag("strong", words(say("Do not"))),
            listed([explained(str(text)) for text in sop.dont]),
            class_="sop-donts",
        )
        if sop.dont
        else NOTHING,
    ]
    return tag("section", *parts, class_="sop-first")


def _use_when(edition: Edition, sop: Sop, page: Page) -> Html:
    say = edition.say
    if not sop.is_subflow:
        when = tag("strong", words(say("Use this when")))
        return tag("p", when, Html(" "), explained(str(sop.use_when)), class_="sop-use-when")
    links = [link(str(user.title), page.to(edition.address(user))) for user in edition.users(sop)]
    where = Html(", ".join(links)) if links else words(say(_around(edition, sop)))
    return tag("p", tag("strong", words(say("Part of"))), Html(" "), where, class_="sop-use-when")


def _around(edition: Edition, sop: Sop) -> str:
    desk = edition.workspace.desk
    if any(part.use == sop.id for part in desk.every_call):
        return "every call"
    return "any call, at any time" if any(each.use == sop.id for each in desk.at_any_time) else "no procedure yet"


def _first_line(edition: Edition, sop: Sop) -> Html:
    first = next((step for step in sop.steps if script(step) and not step.path), None)
    if first is None:
        return NOTHING
    return say_box(edition.workspace.desk, sop, script(first), first.examples, "First say", edition.say)


def _flow(edition: Edition, sop: Sop) -> Html:
    say = edition.say
    drawing = tag(
        "div",
        edition.chart(sop, _broken_way(edition, sop)),
        class_="sop-flow",
        tabindex=0,
        role="region",
        aria_label=say("Flow chart"),
        data_search_exclude=True,
    )
    return tag(
        "section",
        tag("h2", words(say("The flow")), id="sop-flow"),
        step_list(edition, sop),
        drawing,
        legend(sop, say),
        class_="sop-flow-part",
    )


def _broken_way(edition: Edition, sop: Sop) -> frozenset[str]:
    """The steps on the way that the linter's first problem of this procedure shows."""
    paths = (problem.path for problem in edition.problems_of(sop.file) if problem.path)
    shown = {point.step for point in next(paths, ())}
    return frozenset(step.id for step in sop.steps if not shown.isdisjoint((step.id, f"{sop.id}/{step.id}")))


def _promises(edition: Edition, sop: Sop, page: Page) -> Html:
    if sop.is_subflow or edition.errors:
        return NOTHING
    rules = [link(str(policy.rule), page.to(f"policies.html#{policy.id}")) for policy in edition.promises(sop)]
    if not rules:
        return NOTHING
    say = edition.say
    note = tag("p", words(say("Proven on every path through this page, not only on the usual one.")))
    return join([tag("h2", words(say("We promise")), id="sop-promises"), note, listed(rules, class_="sop-promises")])


def _practice(edition: Edition, sop: Sop, page: Page) -> Html:
    found = [each for each in edition.scenarios_of(sop) if not each.mystery]
    if not found or sop.is_subflow:
        return NOTHING
    say = edition.say
    rows = [
        [
            link(str(each.title), page.to(f"scenarios.html#{each.id}")),
            words(say("{number} of 5", number=each.difficulty)),
            tag("code", words(f"sop practice {each.id}")),
        ]
        for each in found
    ]
    return join(
        [
            tag("h2", words(say("Practise this")), id="sop-practise"),
            table([say(each) for each in ("Call", "Difficulty", "Command")], rows),
        ]
    )


def _checklist(edition: Edition, sop: Sop) -> Html:
    numbered, say = edition.numbers(sop), edition.say
    boxes = []
    for step in roads(sop)[0].steps:
        text = f"{numbered[step.id]} {edition.sentence(sop, step)}"
        boxes.append(tag("label", tag("input", type="checkbox"), Html(" "), words(text)))
    button = tag("button", words(say("Print")), type="button", class_="sop-print", hidden=True)
    head = tag("h2", words(say("Checklist")), id="sop-checklist")
    return tag("section", head, button, listed(boxes), class_="sop-checklist", data_search_exclude=True)


def _foot(edition: Edition, sop: Sop, page: Page) -> Html:
    say = edition.say
    facts = [
        ("Version", sop.version), ("Owner", sop.owner), ("Reviewed", sop.reviewed),
        ("Review every", say("{count} days", count=sop.review_every) if sop.review_every else ""),
        ("This page was built", edition.today.isoformat()), ("Source", sop.file),
    ]  # fmt: skip
    lines = [
        tag("li", tag("strong", words(f"{say(label)}:")), Html(" "), words(value)) for label, value in facts if value
    ]
    covers = [link(each, page.to(f"traceability.html#{each}")) for each in sop.covers]
    if covers:
        lines.append(tag("li", tag("strong", words(say("Requirements:"))), Html(" "), Html(", ".join(covers))))
    changes = [words(f"{version}: {text}") for version, text in sop.changes]
    head = tag("h2", words(say("About this page")), id="sop-about")
    return tag(
        "section",
        head,
        tag("ul", *lines),
        tag("h3", words(say("Changes")), id="sop-changes") if changes else NOTHING,
        listed(changes),
        class_="sop-foot",
    )


def _keywords(edition: Edition, sop: Sop) -> str:
    texts = [text for _, text in sop.keywords.by_lang] + [text for _, text in sop.title.by_lang[1:]]
    return ", ".join([*texts, *(spaced(tag_) for tag_ in sop.tags)])
