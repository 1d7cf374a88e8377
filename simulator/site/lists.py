"""Pages that list: policies, scenarios, articles, and what callers should have ready."""

from __future__ import annotations

from simulator.model.scenario import Scenario
from simulator.model.sop import Verb
from simulator.model.workspace import Article
from simulator.site.edition import Edition
from simulator.site.glossary_marks import explained
from simulator.site.kb import body_of
from simulator.site.markup import NOTHING, Html, join, link, listed, table, tag, words
from simulator.site.page import Page
from simulator.site.wording import field_words, headed, lowered, spaced


def policies_page(edition: Edition) -> Page:
    """The desk's promises, each with its reason, what breaks when it breaks, and where it is proven."""
    page = Page("policies.md", "What we promise", NOTHING)
    held = (
        {sop.id: {policy.id for policy in edition.promises(sop)} for sop in edition.workspace.procedures}
        if not edition.errors
        else {}
    )
    parts = [
        tag("h1", words(page.title), id="top"),
        tag("p", words("Rules that hold in every call. Each is proven on every path of the pages named with it.")),
    ]
    for policy in edition.workspace.desk.policies:
        where = [
            link(str(sop.title), page.to(edition.address(sop)))
            for sop in edition.workspace.procedures
            if policy.id in held.get(sop.id, set())
        ]
        everywhere = len(where) == len(edition.workspace.procedures) > 1
        error = (
            edition.workspace.scorecard.error(policy.breach) if edition.workspace.scorecard and policy.breach else None
        )
        parts += [
            tag("h3", words(str(policy.rule)), id=policy.id),
            tag("p", explained(str(policy.because))) if policy.because else NOTHING,
            tag("p", words(f"Breaking it is a critical error: {error.says} ({policy.breach}).")) if error else NOTHING,
            _proven_for(where, everywhere),
        ]
    return Page(page.path, page.title, join(parts), "policy, policies, rules")


def _proven_for(where: list[Html], everywhere: bool) -> Html:
    if everywhere:
        return tag("p", words("Proven for every procedure."))
    return tag("p", words("Proven for: "), Html(" "), Html(", ".join(where))) if where else NOTHING


def scenarios_page(edition: Edition) -> Page:
    """The calls to practise, without what would spoil them: no facts, no right end, no lesson."""
    page = Page("scenarios.md", "Calls to practise", NOTHING)
    shown = sorted(
        (each for each in edition.workspace.scenarios if not each.mystery), key=lambda each: (each.difficulty, each.id)
    )
    hidden = len(edition.workspace.scenarios) - len(shown)
    rows = [_scenario(each) for each in shown]
    more = (
        f"{hidden} more calls are kept for mystery play: who calls, and why, shows only on the phone." if hidden else ""
    )
    body = join(
        [
            tag("h1", words(page.title), id="top"),
            tag(
                "p",
                words("Nobody is on the line, and nothing you do can break anything. "),
                Html(" "),
                tag("code", words("sop practice")),
                Html(" "),
                words("proposes the next call."),
            ),
            tag("p", words(more)) if more else NOTHING,
            table(("Call", "Difficulty", "You practise", "Command"), rows)
            if rows
            else tag("p", words("There are no scenarios yet.")),
        ]
    )
    return Page(page.path, page.title, body, "practice, training, scenarios")


def _scenario(each: Scenario) -> list[Html]:
    return [
        tag("span", words(str(each.title)), id=each.id), words(f"{each.difficulty} of 5"),
        words(", ".join(spaced(skill) for skill in each.skills)), tag("code", words(f"sop practice {each.id}")),
    ]  # fmt: skip


def articles_page(edition: Edition) -> Page:
    """The knowledge base's list."""
    page = Page("knowledge.md", "Knowledge base", NOTHING)
    items = [link(article.title, page.to(f"kb/{article.id}.html")) for article in edition.workspace.articles]
    inside = listed(items) if items else tag("p", words("There are no articles yet."))
    return Page(page.path, page.title, join([tag("h1", words(page.title), id="top"), inside]))


def article_page(article: Article) -> Page:
    """One article. Its Markdown is read by a small reader of our own, so that it can hold nothing that acts."""
    body = join([tag("h1", words(article.title), id="top"), body_of(article.body)])
    return Page(f"kb/{article.id}.md", article.title, body, boost=1)


def ready_page(edition: Edition) -> Page:
    """What callers should have ready, for customers: from what the procedures ask and write down."""
    page = Page("ready.md", "What to have ready when you call", NOTHING)
    desk = edition.workspace.desk
    opening = [edition.workspace.sop(part.use) for part in desk.every_call if part.use]
    always = [
        _YOUR_OWN.get(name, str(fact.says)) for sop in opening[:1] if sop for step in sop.steps if step.verb is Verb.ASK
        for name in step.facts if (fact := sop.fact(name)) and fact.says
    ]  # fmt: skip
    parts = [
        tag("h1", words(page.title), id="top"),
        tag("p", words("Then nobody has to ask you twice, and you are helped sooner.")),
        tag("h2", words("Always"), id="always") if always else NOTHING,
        listed([words(each) for each in dict.fromkeys(always)]),
    ]
    for sop in edition.workspace.procedures:
        fields = dict.fromkeys(field for ticket in sop.tickets for field in ticket.collect if field in _CALLERS)
        asked = dict.fromkeys(
            str(fact.says) for step in sop.steps if step.verb is Verb.ASK and not step.path for name in step.facts
            if (fact := sop.fact(name)) and fact.says and not fact.afresh and name not in ("caller_name", "employee_id")
        )  # fmt: skip
        items = [*(headed(lowered(text)) for text in asked), *(field_words(desk, field) for field in fields)]
        if items:
            parts += [
                tag("h2", words(str(sop.title)), id=f"for-{sop.id}"),
                listed([words(item) for item in dict.fromkeys(items)]),
            ]
    return Page(page.path, page.title, join(parts), "customers, callers, prepare, have ready")


_YOUR_OWN = {"caller_name": "Your name"}
"""What is about the reader here, who is the caller."""
_CALLERS = {"device", "asset_tag", "location", "affected", "deadline", "contract", "amount", "preferred_contact"}
"""Ticket fields that only the caller can fill."""
