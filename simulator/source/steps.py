"""One step: from its keys to a `Step` whose every way on is looked up."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from simulator.model.fact import ALWAYS, Fact
from simulator.model.sop import OUTCOMES, TOOLS, Answer, Go, Offered, Row, Step, Verb
from simulator.model.text import Text, bare
from simulator.source.conditions import compile_when
from simulator.source.names import Header, suggestion
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.placeholders import FIXED, are_known, unknown_placeholders
from simulator.source.roads import Roads, Slot
from simulator.source.tables import results_of, rows_of

_VERBS = {verb.value: verb for verb in Verb if verb not in (Verb.SAY, Verb.END)}
_MUST = frozenset({Verb.VERIFY, Verb.CHECK, Verb.TICKET, Verb.TRANSFER, Verb.ESCALATE})


@dataclass(slots=True)
class Flow:
    """What all steps of a file share while they are compiled."""

    page: Page
    header: Header
    scope: Mapping[str, Fact]
    roads: Roads

    @property
    def ends(self) -> tuple[str, ...]:
        return self.header.outcomes if self.header.is_subflow else OUTCOMES


def verb_of(node: Node) -> Verb:
    """The verb of a step: `say` and `end` may also stand beside another."""
    for key in node.map:
        if key in _VERBS:
            return _VERBS[key]
    return Verb.SAY if Verb.SAY in node.map else Verb.END


def compile_step(flow: Flow, slot: Slot, rows: tuple[Row, ...] | None = None, below: Go | None = None) -> Step:
    """The step of a slot. A remedy comes with its rows and with what stands below it."""
    page, node, scope = flow.page, slot.node, flow.scope
    get = node.map.get
    verb = verb_of(node)
    value = node.map[verb]
    tries = page.number(get("tries"))
    results = results_of(page, verb, value, scope, tries)
    place = get("id") or node
    below = below or _below(flow, slot)
    does = page.text(value if verb in _SPOKEN else None)
    said = get("say") or (value if verb is Verb.PROMISE else None)
    more = {_READ[key][0]: _READ[key][1](page, each) for key, each in node.map.items() if key in _READ}
    step = Step(
        slot.id, verb, place.at(page.file), slot.phase, slot.path,
        target=_target(flow, verb, value, slot),
        does=does,
        say=does if said is value and verb in _SPOKEN else page.text(said),
        facts=_facts(flow, verb, value),
        fields=page.named(value, page.names.fields, "ticket field") if verb is Verb.RECORD else (),
        offers=_offers(page, value) if verb is Verb.OFFER else (),
        mode=page.word(get("mode")) or _mode(page, verb, value),
        when=compile_when(page, get("when"), scope),
        below=below,
        results=results,
        rows=_rows(flow, slot, verb, results, below) if rows is None else rows,
        tries=tries,
        group=slot.group,
        must=_must(page, verb, node),
        remedy=slot.block.id if slot.block else "",
        places=page.places(node, (("step", node),)),
        **more,
    )  # fmt: skip
    check_scripts(page, (step.does, step.say, *step.examples, *_more_scripts(step)), scope)
    return step


_SPOKEN = frozenset({Verb.SAY, Verb.PROMISE, Verb.DO, Verb.GUIDE, Verb.WAIT})


def _rows(flow: Flow, slot: Slot, verb: Verb, results: tuple[str, ...], below: Go) -> tuple[Row, ...]:
    node, page = slot.node, flow.page
    if verb is Verb.END:
        place = node.map["end"].at(page.file)
        return (Row(ALWAYS, leave(flow, node), place),)
    go = go_on(flow, slot) if "end" in node.map else below
    unsaid = Row(ALWAYS, go, go.at, written=False)
    return rows_of(page, node.get("then"), results, flow.scope, lambda word: resolve(flow, slot, word), unsaid)


def go_on(flow: Flow, slot: Slot) -> Go:
    """The step below on the same road, or the step's own `end`; open where the road stops."""
    if "end" in slot.node.map:
        return leave(flow, slot.node)
    return Go(slot.below, at=(slot.node.get("id") or slot.node).at(flow.page.file))


def leave(flow: Flow, node: Node) -> Go:
    """Out of the procedure, by the `end` of a step."""
    page, where = flow.page, node.map["end"]
    what = "outcome of this sub-flow" if flow.header.is_subflow else "way to end an issue:"
    page.name(where, flow.ends, what)
    opens = page.name(node.get("opens"), page.names.procedures, "SOP")
    return Go("", where.text, opens, where.at(page.file))


def resolve(flow: Flow, slot: Slot, word: Node) -> Go:
    """Where a word of `then` leads."""
    page, roads, at = flow.page, flow.roads, word.at(flow.page.file)
    if word.text == "go on":
        if "end" not in slot.node.map:
            return Go(slot.below, at=at)
        found = leave(flow, slot.node)
        return Go(found.step, found.end, found.opens, at)
    if word.text in roads.firsts:
        return Go(roads.firsts[word.text], at=at)
    if word.text not in roads.ids:
        page.unknown(word, word.text, {*roads.ids, *roads.firsts, "go on"}, "step or path")
        return Go(at=at)
    return Go(word.text, at=at)


def _below(flow: Flow, slot: Slot) -> Go:
    if slot.below:
        return Go(slot.below, at=(slot.node.get("id") or slot.node).at(flow.page.file))
    return go_on(flow, slot)


def _target(flow: Flow, verb: Verb, value: Node, slot: Slot) -> str:
    page, names = flow.page, flow.page.names
    match verb:
        case Verb.DO:
            return slot.id
        case Verb.ASK | Verb.CHECK:
            return value.many()[0].text if value.many() else ""
        case Verb.VERIFY:
            return page.name(value, names.methods, "method of verification")
        case Verb.TICKET:
            own = names.tickets if flow.header.is_subflow else flow.header.tickets
            return page.name(value, own, "ticket")
        case Verb.APPROVAL:
            known = None if names.teams is None or names.roles is None else {*names.teams, *names.roles}
            return page.name(value, known, "team or role")
        case Verb.TRANSFER | Verb.ESCALATE:
            return page.name(value, names.teams, "team")
        case Verb.USE:
            return _used(flow, value)
        case Verb.END:
            return value.text
    return ""


def _used(flow: Flow, value: Node) -> str:
    """The sub-flow of a `use`; empty where it would never come out again, so that nobody follows it in circles."""
    page, own = flow.page, flow.header.id
    used = page.name(value, page.names.subflows, "sub-flow")
    if (own, used) not in page.names.loops:
        return used
    what = "itself" if own == used else f"`{own}` in turn"
    message = f"the sub-flow `{used}` uses {what}: a call would never come out of it"
    page.say("sub-flow-recursion", value, message, "take one of the `use` steps out; loops are written with `then`")
    return ""


def _facts(flow: Flow, verb: Verb, value: Node) -> tuple[str, ...]:
    if verb not in (Verb.ASK, Verb.CHECK):
        return ()
    known = None if flow.page.names.facts is None else flow.scope
    return flow.page.named(value, known, "fact")


def _offers(page: Page, value: Node) -> tuple[Offered, ...]:
    return tuple(
        Offered(
            key.text, page.text(option.get("says")), page.texts(option.get("pros")), page.texts(option.get("cons")),
            page.text(option.get("addresses")), key.at(page.file),
        )
        for key, option in value.pairs()
    )  # fmt: skip


def _mode(page: Page, verb: Verb, value: Node) -> str:
    return page.names.modes.get(value.text, "warm") if verb in (Verb.TRANSFER, Verb.ESCALATE) else ""


def _must(page: Page, verb: Verb, node: Node) -> bool:
    usual = verb in _MUST or (verb in TOOLS and "protected" in node.map)
    return page.is_yes(node.get("must"), default=usual and not page.is_yes(node.get("optional")))


def _answers(page: Page, node: Node) -> tuple[Answer, ...]:
    """Questions with answers: a map in the desk's first language, or a list where both may be in several."""
    if node.items:
        return tuple(
            Answer(page.text(item.get("question")), page.text(item.get("answer")), item.at(page.file))
            for item in node.items
        )
    return tuple(
        Answer(bare(key.text, key.at(page.file), page.names.lang), page.text(value), key.at(page.file))
        for key, value in node.pairs()
    )


_READ: Mapping[str, tuple[str, Callable[[Page, Node], Any]]] = {
    "also": ("examples", Page.texts),
    "heard": ("heard", lambda page, node: page.named(node, page.names.acts, "act")),
    "for": ("for_", lambda page, node: page.name(node, page.names.actions, "protected action")),
    "protected": ("protected", lambda page, node: page.name(node, page.names.actions, "protected action")),
    "at_most": ("at_most", Page.seconds),
    "optional": ("optional", Page.is_yes),
    "takes": ("seconds", Page.seconds),
    "dont": ("dont", Page.texts),
    "kb": ("kb", lambda page, node: page.named(node, page.names.articles, "article")),
    "if_asked": ("if_asked", _answers),
    "covers": ("covers", lambda page, node: page.named(node, page.names.requirements, "requirement")),
}
"""Keys of a step that say the same whatever its verb is: the field that each fills, and how it is read."""


def _more_scripts(step: Step) -> tuple[Text, ...]:
    if not step.offers and not step.if_asked:
        return ()
    options = tuple(text for option in step.offers for text in (option.says, *option.pros, *option.cons))
    return (*options, *(answer.reply for answer in step.if_asked))


def check_scripts(page: Page, texts: tuple[Text, ...], scope: Mapping[str, Fact]) -> None:
    """Every placeholder must be one that can be filled in."""
    if page.names.facts is None:
        return
    for text in texts:
        if isinstance(text.said, str) and are_known(text.said, scope):
            continue  # nearly all
        for name, closed, at in unknown_placeholders(text, scope):
            place = Node(None, "", at.line, at.column, at.end_line, at.end_column)
            if not closed:
                page.say("unknown-name", place, "a brace is opened and not closed", "write `{{` for a brace itself")
            else:
                help_ = suggestion(name, {*scope, *FIXED})
                page.say("unknown-name", place, f"there is no placeholder `{{{name}}}`", help_)
