"""The outline and the symbol of every kind of step, so that colour never has to tell them apart."""

from __future__ import annotations

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
    Verb.ASK: "M5 6a3 3 0 1 1 4.5 2.6C8.4 9.200 8 9.800 8 11M8 13.500v.8",
    Verb.OFFER: "M8 15V9M8 9L3 3M8 9l5-6M3 7V3h4M9 3h4v4",
    Verb.GUIDE: "M1 8h12M9 4l4 4-4 4",
    Verb.CHECK: "M6.500 2a4.500 4.500 0 1 0 .01 0M10 10l5 5",
    Verb.DO: "M2 14l7-7M9 7a3.500 3.500 0 0 1 5-4l-2 2 1 1 2-2a3.500 3.500 0 0 1-5 4",
    Verb.APPROVAL: "M2 8l4 4 8-9",
    Verb.VERIFY: "M8 1l6 2v5c0 3-3 6-6 7-3-1-6-4-6-7V3zM5 8l2 2 4-4",
    Verb.RECORD: "M2 14l1-4 8-8 3 3-8 8zM10 3l3 3",
    Verb.TICKET: "M1 4h14v3a1.500 1.500 0 0 0 0 3v3H1v-3a1.500 1.500 0 0 0 0-3zM6 4v9",
    Verb.WAIT: "M4 1h8M4 15h8M4 1c0 5 8 9 8 14M12 1c0 5-8 9-8 14",
    Verb.TRANSFER: "M1 5h11M9 2l3 3-3 3M15 11H4M7 8l-3 3 3 3",
    Verb.ESCALATE: "M8 15V3M4 7l4-5 4 5M2 15h12",
    Verb.USE: "M2 2h8v8H2zM6 10v4h8V6h-4",
    Verb.END: "M3 15V1M3 2h10l-3 3 3 3H3",
}


def symbol(verb: Verb, x: int, y: int) -> Html:
    """A small drawing, 16 by 16."""
    return tag("path", d=_SYMBOLS[verb], transform=f"translate({x} {y}) scale(.9)", class_="sop-symbol")


def outline(verb: Verb, x: int, y: int, width: int, height: int) -> Html:
    """The shape around a step."""
    right, bottom, middle = x + width, y + height, y + height // 2
    match KINDS[verb]:
        case "speech":
            top = f"M{x + 10} {y}H{right - 10}Q{right} {y} {right} {y + 10}V{bottom - 10}"
            tail = f"Q{right} {bottom} {right - 10} {bottom}H{x + 26}L{x + 14} {bottom + 8}V{bottom}H{x + 10}"
            path = f"{top}{tail}Q{x} {bottom} {x} {bottom - 10}V{y + 10}Q{x} {y} {x + 10} {y}z"
        case "question":
            top = f"M{x + 9} {y}H{right - 9}L{right} {y + 11}V{bottom - 11}"
            path = f"{top}L{right - 9} {bottom}H{x + 9}L{x} {bottom - 11}V{y + 11}z"
        case "guide":
            path = f"M{x} {y}H{right - 8}L{right} {y + 8}V{bottom}H{x + 8}L{x} {bottom - 8}z"
        case "paper":
            path = f"M{x} {y}H{right - 14}L{right} {y + 14}V{bottom}H{x}z"
        case "handover":
            path = f"M{x} {y}H{right - 12}L{right} {middle}L{right - 12} {bottom}H{x}z"
        case "end":
            top = f"M{x + 14} {y}H{right - 14}Q{right} {y} {right} {middle}"
            path = (
                f"{top}Q{right} {bottom} {right - 14} {bottom}H{x + 14}Q{x} {bottom} {x} {middle}Q{x} {y} {x + 14} {y}z"
            )
        case _:
            path = f"M{x} {y}H{right}V{bottom}H{x}z"
    return join([tag("path", d=path, class_="sop-shape"), _extra(verb, x, y, width, height)])


def _extra(verb: Verb, x: int, y: int, width: int, height: int) -> Html:
    """Second lines of some shapes: bars of a sub-flow and a tool, the fold of a paper, the double rim of a proof."""
    right, bottom = x + width, y + height
    match KINDS[verb]:
        case "subflow":
            path = f"M{x + 5} {y}V{bottom}M{right - 5} {y}V{bottom}"
        case "tool":
            path = f"M{x + 5} {y}V{bottom}"
        case "proof":
            path = f"M{x + 4} {y + 4}H{right - 4}V{bottom - 4}H{x + 4}z"
        case "paper":
            path = f"M{right - 14} {y}V{y + 14}H{right}"
        case "wait":
            path = f"M{x} {y + 4}H{right}M{x} {bottom - 4}H{right}"
        case _:
            return NOTHING
    return tag("path", d=path, class_="sop-shape-line")
