"""What may happen at any time (danger, a threat, a manager wanted), on one line of links."""

from __future__ import annotations

from simulator.model.desk import AnyTime
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, link, tag, words
from simulator.site.page import Page
from simulator.site.tongue import Tongue
from simulator.site.wording import headed, spaced


def cause_words(cause: AnyTime, say: Tongue) -> str:
    """Who brings it about that a sub-flow comes at any time."""
    return say(headed(cause.caller)) if cause.caller else say("You need: {what}", what=say(spaced(cause.agent)))


def strip(edition: Edition, page: Page) -> Html:
    """The line; nothing where the desk names nothing of the kind."""
    links = []
    for each in edition.workspace.desk.at_any_time:
        inner = edition.workspace.sop(each.use)
        if inner is not None:
            label = cause_words(each, edition.say)
            links.append(link(label, page.to(edition.address(inner)), class_="sop-chip"))
    head = tag("strong", words(edition.say("At any time")))
    return tag("p", head, Html(" "), join(links, " "), class_="sop-strip") if links else NOTHING
