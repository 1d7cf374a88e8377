"""The desk's policies: from `before: {…}, must: {…}` to templates over patterns of events."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.model.fact import ASSURANCE, PROOF
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import OUTCOMES, Phase, Verb
from simulator.source import amounts
from simulator.source.names import Known, union
from simulator.source.node import Node
from simulator.source.page import Page

_EMPTY = Pattern()
_STATES = {"proof": PROOF.words, "assurance": ASSURANCE.words}


def compile_policies(page: Page, node: Node | None) -> tuple[Policy, ...]:
    """The policies of the desk, in the author's order."""
    return tuple(_policy(page, item) for item in node.items) if node else ()


def _policy(page: Page, node: Node) -> Policy:
    template = next(template for template in Template if template in node.map)
    first = node.map[template]
    second = node.get("must")
    if template is Template.NEVER_TOGETHER:
        first, second = first.items[0], first.items[1]
    return Policy(
        page.word(node.get("id")),
        page.text(node.get("rule")),
        template,
        compile_pattern(page, first),
        compile_pattern(page, second) if second else _EMPTY,
        _maybe(page, node.get("unless")),
        *_within(page, node.get("within")),
        times=page.number(first.get("times"), 1) if template is Template.AT_MOST else 0,
        each_time=page.is_yes(node.get("each_time")),
        shown_by=_maybe(page, node.get("shown_by")),
        breach=page.name(node.get("breach"), page.names.breaches, "critical error"),
        covers=page.covers(node),
        because=page.text(node.get("because")),
        at=(node.get("id") or node).at(page.file),
    )


def _within(page: Page, node: Node | None) -> tuple[int, int]:
    """Steps and minutes; `this call` is neither."""
    if node is None or node.text == "this call":
        return 0, 0
    steps, time = amounts.count(node.text, "step"), amounts.seconds(node.text)
    if steps is None and time is None:
        page.say("schema", node, f"`{node.text}` is no limit", "write `3 steps`, `this call` or `10 minutes`")
    return steps or 0, (time or 0) // amounts.MINUTE


def _maybe(page: Page, node: Node | None) -> Pattern | None:
    return compile_pattern(page, node) if node else None


def compile_pattern(page: Page, node: Node) -> Pattern:
    """Which events are meant: fields that must all fit, a list meaning any of its words, and states."""
    fields: list[tuple[str, tuple[str, ...]]] = []
    states = {"proof": -1, "assurance": -1}
    for key, value in node.map.items():
        if key in _STATES:
            page.name(value, _STATES[key], f"degree of {key}")
            states[key] = _STATES[key].index(value.text) if value.text in _STATES[key] else -1
        elif key != "times":
            known, what = _known(page, key)
            fields.append((key, page.named(value, known, what)))
    return Pattern(tuple(fields), states["proof"], states["assurance"], node.at(page.file))


def _known(page: Page, key: str) -> tuple[Known, str]:
    """What a field of a pattern may say, and what that is called; anything for `mode`, `outcome` and `result`."""
    names = page.names
    if key == "to":
        return union(names.teams, names.roles), "team or role"
    if key in _FIXED:
        return _FIXED[key]
    if key in _LISTS:
        which, what = _LISTS[key]
        return getattr(names, which), what
    return None, key


_FIXED: Mapping[str, tuple[Known, str]] = {
    "verb": (tuple(Verb), "verb"),
    "phase": (tuple(Phase), "phase"),
    "ends": (OUTCOMES, "way to end an issue:"),
}
_LISTS = {
    "id": ("steps", "step"),
    "fact": ("facts", "fact"),
    "protected": ("actions", "protected action"),
    "heard": ("acts", "act"),
    "ticket": ("tickets", "ticket"),
    "field": ("fields", "ticket field"),
    "subflow": ("subflows", "sub-flow"),
    "method": ("methods", "method of verification"),
}
