"""The words of the desk: ours, explained, and theirs, with the plain word to say instead."""

from __future__ import annotations

from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, listed, table, tag, words
from simulator.site.page import Page
from simulator.site.wording import headed, spaced

TERMS = (
    ("Assurance", "How sure we are of who is calling: none, low, medium or high. The best proof of this call counts."),
    ("Call-back", "We ring the number in our own record. A number that the caller gives proves nothing."),
    ("Check-back", "Coming back to a caller on hold, at the latest when the desk's limit is reached."),
    ("Cold transfer", "Passing a call on without speaking to the other side first. Only where the desk allows it."),
    ("Critical error", "A mistake that stands apart from points, such as a protected action without proof."),
    ("Debrief", "What is looked at after a practice call: what cost most, what went well, what to say instead."),
    ("Escalation", "Giving a problem to people with more skill (another team) or more say (a manager)."),
    ("Fact", "Something a call can find out, by asking the caller or by looking it up."),
    ("First contact resolution", "The problem is solved in the call in which it was reported."),
    ("Follow-up", "A contact that we have promised: who calls whom, and when."),
    ("Front-end message", "What callers hear before somebody picks up, such as news of an outage."),
    ("Hold", "The caller waits during the call. Waiting before somebody picks up is the queue."),
    ("Impact", "What the problem stops people from doing, and how many of them."),
    (
        "Incident",
        "Something that worked and does not. A request is for something new; a problem is the cause of incidents.",
    ),
    ("Issue", "One problem of a caller. A call may have several, and each gets its own ticket."),
    ("Ladder", "Who is told, and when, if a ticket does not move."),
    ("Major incident", "So many people or so much money is hit that a procedure of its own begins."),
    ("Outcome", "How an issue ends: solved, passed on, a contact agreed, refused, or left open."),
    (
        "Phase",
        "A stretch of the call: opening, listening, verification, diagnosis, resolution, escalation, closing, wrap-up.",
    ),
    (
        "Priority",
        "How soon a ticket is worked on. It follows from impact and urgency, never from rank or volume of voice.",
    ),
    ("Protected action", "Something a caller gets only after proof of identity."),
    ("Resolver group", "A team that takes over what the first line cannot solve."),
    ("Scorecard", "The form that calls are scored with: sections, criteria with points, and critical errors."),
    ("Service level target", "The time that the desk promises for first help, solution and updates."),
    ("SOP", "Standard operating procedure: the one agreed way through a kind of call."),
    ("Sub-flow", "A part that several procedures share, such as proving identity."),
    ("Ticket", "The record of one issue: what happened, what was done, what was promised."),
    ("Urgency", "How soon it hurts: is there a deadline, and can the caller work without it?"),
    ("Warm transfer", "Staying with the caller until the other side has heard the case and taken it over."),
    ("Wrap-up", "The work after a call: notes, tags, the ticket's next step."),
)


def glossary_page(edition: Edition) -> Page:
    """The glossary, with the desk's own jargon and the phrases that it does not want to hear."""
    desk = edition.workspace.desk
    page = Page("glossary.md", "Words we use", NOTHING)
    terms = [
        join([tag("dt", words(term), id=f"word-{_anchor(term)}"), tag("dd", words(meaning))]) for term, meaning in TERMS
    ]
    plain = [[words(word), words(instead)] for word, instead in desk.jargon]
    banned = [[words(f"“{phrase}”"), words(why)] for phrase, why in desk.banned]
    fields = [
        join([tag("strong", words(spaced(name))), words(": "), Html(" "), words(str(text))])
        for name, text in desk.fields
    ]
    parts = [
        tag("h1", words(page.title), id="top"),
        tag("dl", *terms),
        join([tag("h2", words("Say it plainly"), id="plain"), table(("Instead of", "say"), plain)])
        if plain
        else NOTHING,
        join([tag("h2", words("Better not said"), id="banned"), table(("Phrase", "Why"), banned)])
        if banned
        else NOTHING,
        join([tag("h2", words("Fields of a ticket"), id="fields"), listed(fields)]) if fields else NOTHING,
    ]
    return Page(page.path, page.title, join(parts), "glossary, jargon, terms, vocabulary")


def _anchor(term: str) -> str:
    return headed(term).lower().replace(" ", "-")
