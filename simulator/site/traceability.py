"""Every requirement with what carries it: procedures, steps, promises, criteria, scenarios, rules."""

from __future__ import annotations

from simulator.model.workspace import Requirement
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, link, table, tag, words
from simulator.site.page import Page


def traceability_page(edition: Edition) -> Page:
    """The matrix of requirements."""
    page = Page("traceability.md", "Requirements and what carries them", NOTHING)
    rows = [_row(edition, each, page) for each in edition.workspace.requirements]
    carried = sum(bool(each.carried_by) for each in edition.workspace.requirements)
    intro = f"{len(rows)} requirements, {carried} of them carried by something; the others say why not."
    body = join(
        [
            tag("h1", words(page.title), id="top"),
            tag("p", words(intro)),
            table(("Id", "What good call handling asks for", "Carried by", "Pages that name it"), rows),
        ]
    )
    return Page(page.path, page.title, body, "requirements, traceability, audit")


def _row(edition: Edition, each: Requirement, page: Page) -> list[Html]:
    carriers = [_carrier(edition, name, page) for name in each.carried_by]
    naming = [
        link(str(sop.title), page.to(edition.address(sop))) for sop in edition.workspace.sops
        if each.id in sop.covers or any(each.id in step.covers for step in sop.steps)
    ]  # fmt: skip
    said = Html(", ".join(carriers)) if carriers else words(f"out: {each.out}" if each.out else "nothing")
    return [tag("span", words(each.id), id=each.id), words(str(each.says)), said, Html(", ".join(naming))]


def _carrier(edition: Edition, name: str, page: Page) -> Html:
    kind, _, which = name.partition(":")
    match kind:
        case "sop":
            sop = edition.workspace.sop(which)
            return link(name, page.to(edition.address(sop))) if sop else words(name)
        case "step":
            owner, _, step = which.partition("/")
            sop = edition.workspace.sop(owner)
            return link(name, f"{page.to(edition.address(sop))}#{step}") if sop and sop.step(step) else words(name)
        case "policy":
            known = any(policy.id == which for policy in edition.workspace.desk.policies)
            return link(name, page.to(f"policies.html#{which}")) if known else words(name)
        case "criterion":
            card = edition.workspace.scorecard
            known = card is not None and any(criterion.id == which for criterion in card.criteria)
            return link(name, page.to(f"scorecard.html#criterion-{which}")) if known else words(name)
        case "scenario":
            scenario = edition.workspace.scenario(which)
            return (
                link(name, page.to(f"scenarios.html#{which}"))
                if scenario and not scenario.mystery
                else words("a mystery call" if scenario else name)
            )
        case _:
            return words(name)
