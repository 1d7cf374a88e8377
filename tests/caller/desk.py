"""A small desk with one procedure, and short words for what an agent does, so that a test reads like a call."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from simulator.caller import Happening, Person, Reply, Stimulus, arrive, react
from simulator.model.call import Clarity, Heard, Hint
from simulator.model.desk import Desk
from simulator.model.fact import ANY_TEXT, YES_NO, Domain, DomainKind, Fact
from simulator.model.place import NOWHERE
from simulator.model.scenario import BookLine, Caller, CastMember, Issue, LineBook, Persona, Reaction, Scenario
from simulator.model.sop import Offered, Sop, Step, Verb
from simulator.model.text import Text, bare
from simulator.model.workspace import Workspace

FACTS = (
    Fact("loss", Domain(DomainKind.WORDS, ("lost", "stolen", "new-phone")), afresh=True),
    Fact("account", Domain(DomainKind.WORDS, ("standard", "privileged"))),
    Fact("device", ANY_TEXT),
    Fact("affected", Domain(DomainKind.NUMBER, low=1, high=5000)),
    Fact("workaround", YES_NO),
    Fact("works", YES_NO, afresh=True),
)
CALL_FACTS = (
    Fact("caller_name", ANY_TEXT),
    Fact("employee_id", ANY_TEXT),
    Fact("record", Domain(DomainKind.WORDS, ("found", "not-found")), afresh=True),
    Fact("more", YES_NO, afresh=True),
    Fact("may_hold", YES_NO, afresh=True),
)
OFFERS = (Offered("portal", bare("The portal")), Offered("reset", bare("A reset")), Offered("visit", bare("A visit")))
TROUBLE = Sop(
    "trouble",
    bare("Trouble"),
    NOWHERE,
    "trouble.yaml",
    facts=FACTS,
    assume=(("affected", 3),),
    steps=(
        Step("what", Verb.ASK, NOWHERE, target="loss", facts=("loss", "device"), results=("done", "unknown")),
        Step("which-loss", Verb.ASK, NOWHERE, target="loss", facts=("loss",)),
        Step("which-device", Verb.ASK, NOWHERE, target="device", facts=("device",)),
        Step("around", Verb.ASK, NOWHERE, target="workaround", facts=("workaround",)),
        Step("how-many", Verb.ASK, NOWHERE, target="affected", facts=("affected",)),
        Step("try-it", Verb.ASK, NOWHERE, target="works", facts=("works",), tries=3),
        Step("scan", Verb.GUIDE, NOWHERE, results=("done", "cannot")),
        Step("choose", Verb.OFFER, NOWHERE, offers=OFFERS, results=("portal", "reset", "visit", "none")),
        Step("issue-code", Verb.DO, NOWHERE, target="issue-code", results=("done", "failed")),
        Step("tell-them", Verb.SAY, NOWHERE, results=("done",)),
    ),
)
ROUND = Sop(
    "round",
    bare("Opening, proof and closing"),
    NOWHERE,
    "round.yaml",
    is_subflow=True,
    per_call=True,
    facts=CALL_FACTS,
    steps=(
        Step("who", Verb.ASK, NOWHERE, target="caller_name", facts=("caller_name", "employee_id")),
        Step("look-up", Verb.CHECK, NOWHERE, target="record"),
        Step("call-back", Verb.VERIFY, NOWHERE, target="call-back", results=("passed", "failed", "no-answer")),
        Step("anything-else", Verb.ASK, NOWHERE, target="more", facts=("more",)),
    ),
)
SITUATIONS = """
    accepts-boundary accepts-handover accepts-next-step acknowledges after-transfer after-warning-calms
    after-warning-goes-on agrees-to-wait and-also angry-sharp another-issue answers-greeting as-i-said asked-again
    asks-manager back-from-hold back-on-track blamed borrows-authority cannot-do-it confirms-summary demands-skip
    dismissed does-it does-not-know does-not-understand doubts gives-id gives-impact gives-name gives-up goes-on
    goodbye-cold goodbye-good hangs-up hint-taken hold-unasked impatient interrupted invalidated issue-solved
    asks-no-name jargon mirrors more-issue name-again notes-ticket nothing-else odd-question partial-truth picks-first
    picks-option
    picks-second picks-up pleads-urgency probes-verification question-ignored raised-voice rambles reacts-to-delay
    refuses-option silence softens still-unclear tangled-issue tells-no tells-number tells-value tells-yes
    thanks-back thaws told-already transfer-cold transfer-failed unclear-line understood verification-agrees
    verification-failed verification-passed wants-time abuse abuse-strong
"""
WITH_VALUE = {"gives-name", "gives-id", "tells-value", "tells-number", "told-already"}
BOOK = LineBook(
    "en",
    tuple(
        BookLine(situation, f"<{situation} {number}>" + (" {value}" if situation in WITH_VALUE else ""))
        for situation in SITUATIONS.split()
        for number in range(9)
    ),
)
ANNA = CastMember("anna", "Anna", "Berg", employee_id="AB-1", phone="555-0100", email="anna@example.com")
BEN = CastMember("ben", "Ben", "Osei", employee_id="AB-2", phone="555-0101", email="ben@example.com")


def texts(*lines: str) -> tuple[Text, ...]:
    return tuple(bare(line) for line in lines)


def issue(told: str = "at-once", **more: Any) -> Issue:
    return replace(Issue("trouble", told, opens=texts("My phone is gone.")), **more)


def scenario(*issues: Issue, reacts: tuple[Reaction, ...] = (), intensity: str = "usual", **caller: Any) -> Scenario:
    persona = Persona(**{key: caller.pop(key) for key in tuple(caller) if key in Persona.__slots__})
    who = replace(Caller("anna", persona=persona), **caller)
    made = Scenario("try", bare("A try"), who, issues or (issue(),), NOWHERE, "try.yaml", reacts=reacts)
    return replace(made, intensity=intensity)


def desk_of(*scenarios: Scenario, books: tuple[LineBook, ...] = (BOOK,), desk: Desk | None = None) -> Workspace:
    return Workspace(desk=desk or Desk(), sops=(ROUND, TROUBLE), scenarios=scenarios, cast=(ANNA, BEN), books=books)


def ring(made: Scenario | None = None, seed: int = 1, lang: str = "en", desk: Workspace | None = None) -> Person:
    return ring_in(made, seed, lang, desk).person


def ring_in(made: Scenario | None = None, seed: int = 1, lang: str = "en", desk: Workspace | None = None) -> Reply:
    made = made or scenario()
    return arrive(desk or desk_of(made), made, seed, lang)[1]


def say(text: str = "Some words to you.", acts: str = "", steps: str = "", **more: Any) -> Stimulus:
    """A spoken line; acts and steps in one text each, a bare step is one of the procedure."""
    named = tuple(step if "/" in step else f"trouble/{step}" for step in steps.split())
    heard = Heard(tuple(Hint(act) for act in acts.split()))
    return replace(Stimulus(Happening.SPEECH, heard, text, steps=named), **more)


def mumble(text: str = "Blarg the fnord.") -> Stimulus:
    return Stimulus(Happening.SPEECH, Heard(clarity=Clarity.UNCLEAR), text)


def tool(verb: str, target: str = "", step: str = "", **more: Any) -> Stimulus:
    return replace(Stimulus(Happening.TOOL, verb=verb, target=target, steps=(step,) if step else ()), **more)


def happens(kind: Happening, seconds: int = 0, **more: Any) -> Stimulus:
    return replace(Stimulus(kind, seconds=seconds), **more)


def go(person: Person, *stimuli: Stimulus) -> Reply:
    """The reply to the last of them."""
    reply = Reply(person)
    for stimulus in stimuli:
        reply = react(reply.person, stimulus)
    return reply


def course(person: Person, stimuli: Iterable[Stimulus]) -> list[Reply]:
    """All replies."""
    replies: list[Reply] = []
    for stimulus in stimuli:
        replies.append(react(replies[-1].person if replies else person, stimulus))
    return replies


def said(reply: Reply, situation: str) -> bool:
    """Whether a line of this situation was said."""
    return any(line.startswith(f"<{situation} ") for line in reply.lines)
