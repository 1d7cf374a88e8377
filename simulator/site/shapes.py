"""The outline and the symbol of every kind of step, so that colour never has to tell them apart."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from simulator.model.sop import Verb
from simulator.site.markup import NOTHING, Html, join, tag

KINDS = {
    Verb.SAY: "speech",
    Verb.PROMISE: "speech",
    Verb.ASK: "question",
    Verb.OFFER: "question",
    Verb.GUIDE: "guide",
    Verb.CHECK: "tool",
    Verb.DO: "tool",
    Verb.APPROVAL: "tool",
    Verb.VERIFY: "proof",
    Verb.RECORD: "paper",
    Verb.TICKET: "paper",
    Verb.WAIT: "wait",
    Verb.TRANSFER: "handover",
    Verb.ESCALATE: "handover",
    Verb.USE: "subflow",
    Verb.END: "end",
}

_SYMBOLS = {
    Verb.SAY: "M1 3h14v8H7l-3 3v-3H1z",
    Verb.PROMISE: "M8 1a7 7 0 1 0 .01 0M8 4v4l3 2",
    Verb.ASK: "M5 6a3 3 0 1 1 4.5 2.6C8.4 9.2 8 9.8 8 11M8 13.5v.8",
    Verb.OFFER: "M8 15V9M8 9L3 3M8 9l5-6M3 7V3h4M9 3h4v4",
    Verb.GUIDE: "M1 8h12M9 4l4 4-4 4",
    Verb.CHECK: "M6.5 2a4.5 4.5 0 1 0 .01 0M10 10l5 5",
    Verb.DO: "M2 14l7-7M9 7a3.5 3.5 0 0 1 5-4l-2 2 1 1 2-2a3.5 3.5 0 0 1-5 4",
    Verb.APPROVAL: "M2 8l4 4 8-9",
    Verb.VERIFY: "M8 1l6 2v5c0 3-3 6-6 7-3-1-6-4-6-7V3zM5 8l2 2 4-4",
    Verb.RECORD: "M2 14l1-4 8-8 3 3-8 8zM10 3l3 3",
    Verb.TICKET: "M1 4h14v3a1.5 1.5 0 0 0 0 3v3H1v-3a1.5 1.5 0 0 0 0-3zM6 4v9",
    Verb.WAIT: "M4 1h8M4 15h8M4 1c0 5 8 9 8 14M12 1c0 5-8 9-8 14",
    Verb.TRANSFER: "M1 5h11M9 2l3 3-3 3M15 11H4M7 8l-3 3 3 3",
    Verb.ESCALATE: "M8 15V3M4 7l4-5 4 5M2 15h12",
    Verb.USE: "M2 2h8v8H2zM6 10v4h8V6h-4",
    Verb.END: "M3 15V1M3 2h10l-3 3 3 3H3",
}


PREFIX = "sop-flow"
"""Begins the ids inside the drawing of a page, to which the marks of its steps refer."""


def drawings(verbs: Iterable[Verb], prefix: str = PREFIX) -> Html:
    """The symbols of these verbs, drawn once a page."""
    return join(
        tag("path", id=f"{prefix}-{verb}", transform="scale(.9)", d=_SYMBOLS[verb]) for verb in dict.fromkeys(verbs)
    )


@cache
def symbol(verb: Verb, x: int, y: int, prefix: str = PREFIX) -> Html:
    """A small drawing, 16 by 16; drawn somewhere else on the page by `drawings`."""
    return tag("use", href=f"#{prefix}-{verb}", x=x, y=y)


@lru_cache(maxsize=1024)  # steps of one kind and height look alike
def outline(verb: Verb, width: int, height: int) -> Html:
    """The shape around a step, from its upper left corner."""
    match KINDS[verb]:
        case "speech":
            top = f"M10 0H{width - 10}q10 0 10 10V{height - 10}"
            path = f"{top}q0 10 -10 10H26L14 {height + 8}V{height}H10q-10 0 -10 -10V10q0 -10 10 -10z"
        case "question":
            path = f"M9 0H{width - 9}l9 11V{height - 11}l-9 11H9l-9 -11V11z"
        case "guide":
            path = f"M0 0H{width - 8}l8 8V{height}H8l-8 -8z"
        case "paper":
            path = f"M0 0H{width - 14}l14 14V{height}H0z"
        case "handover":
            path = f"M0 0H{width - 12}L{width} {height // 2}L{width - 12} {height}H0z"
        case "end":
            half = height // 2
            top = f"M14 0H{width - 14}Q{width} 0 {width} {half}"
            path = f"{top}Q{width} {height} {width - 14} {height}H14Q0 {height} 0 {half}Q0 0 14 0z"
        case _:
            path = f"M0 0H{width}V{height}H0z"
    return join([tag("path", d=path, class_="sop-shape"), _extra(verb, width, height)])


def _extra(verb: Verb, width: int, height: int) -> Html:
    """Second lines of some shapes: bars of a sub-flow and a tool, the fold of a paper, the double rim of a proof."""
    match KINDS[verb]:
        case "subflow":
            path = f"M5 0V{height}M{width - 5} 0V{height}"
        case "tool":
            path = f"M5 0V{height}"
        case "proof":
            path = f"M4 4H{width - 4}V{height - 4}H4z"
        case "paper":
            path = f"M{width - 14} 0V14H{width}"
        case "wait":
            path = f"M0 4H{width}M0 {height - 4}H{width}"
        case _:
            return NOTHING
    return tag("path", d=path, class_="sop-shape-line")
