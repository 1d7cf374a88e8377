"""A SOP or sub-flow: from its file's tree to the compiled `Sop` that every other part reads."""

from __future__ import annotations

import datetime
from sys import intern

from simulator.model.place import Places
from simulator.model.sop import Sop, Step, TicketKind
from simulator.source import remedies
from simulator.source.amounts import DAY
from simulator.source.conditions import what_fits
from simulator.source.facts import compile_facts, scope_of, visible_facts
from simulator.source.names import Header
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.roads import Slot, lay_out, step_ids_and_uses
from simulator.source.steps import Flow, compile_step


def header_of(page: Page, node: Node, whole: bool) -> Header:
    """What other files need to know of this one. A file with problems is read as far as it can be."""
    subflow = node.get("subflow")
    name = subflow or node.get("sop")
    steps, uses = step_ids_and_uses(node)
    tickets = node.get("tickets")
    return Header(
        page.word(name, _stem(page.file)),
        page.file,
        subflow is not None,
        page.words(node.get("outcomes")),
        compile_facts(page, node.get("facts")),
        uses,
        tuple(tickets.map) if tickets else (),
        steps,
        whole,
    )


def compile_procedure(page: Page, node: Node, header: Header, text_hash: str) -> Sop:
    """The procedure; what could not be understood is noted on the page."""
    name = node.get("subflow") or node.get("sop") or node
    if name.text != _stem(page.file):
        help_ = f"name the file `{name.text}.yaml`, or the procedure `{_stem(page.file)}`"
        page.say("unknown-name", name, f"the file is called `{_stem(page.file)}`, the procedure `{name.text}`", help_)
    facts = visible_facts(page, header)
    scope = scope_of(facts)
    roads = lay_out(page, node)
    flow = Flow(page, header, scope, roads)
    steps = tuple(_step(flow, slot) for slot in roads.slots)
    return Sop(
        header.id, page.text(node.get("title")), name.at(page.file), page.file,
        is_subflow=header.is_subflow,
        per_call=page.word(node.get("per")) == "call",
        outcomes=header.outcomes,
        version=page.word(node.get("version")),
        owner=page.word(node.get("owner")),
        reviewed=_date(page, node.get("reviewed")),
        review_every=page.seconds(node.get("review_every"), DAY),
        use_when=page.text(node.get("use_when")),
        dont=page.texts(node.get("dont")),
        tags=page.words(node.get("tags")),
        covers=page.covers(node),
        facts=facts,
        assume=_assume(flow, node.get("assume")),
        tickets=_tickets(page, node.get("tickets")),
        steps=steps,
        paths=tuple(roads.firsts.items()),
        fcr_expected=page.is_yes(node.get("fcr_expected"), default=True),
        changes=tuple((page.word(change.get("version")), page.text(change.get("says"))) for change in
                      (node.map["changes"].many() if "changes" in node.map else ())),
        keywords=page.text(node.get("keywords")),
        places=_places(page, node),
        text_hash=text_hash,
    )  # fmt: skip


def _date(page: Page, node: Node | None) -> str:
    """A date as written; one that no calendar has is noted."""
    if node is None:
        return ""
    try:
        datetime.date.fromisoformat(node.text)
    except ValueError:
        page.say("schema", node, f"`{node.text}` is no date of the calendar", "write it like 2026-10-05")
    return node.text


def _step(flow: Flow, slot: Slot) -> Step:
    return compile_step(flow, slot) if slot.block is None else remedies.compile_remedy(flow, slot, slot.block)


def _assume(flow: Flow, node: Node | None) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    page = flow.page
    for key, value in node.pairs() if node else ():
        fact = flow.scope.get(key.text)
        if fact is None:
            page.name(key, None if page.names.facts is None else flow.scope, "fact")
            continue
        number = fact.domain.number(value.text)
        if number is None:
            help_ = f"write one of: {what_fits(fact.domain)}"
            page.say("wrong-domain-value", value, f"`{value.text}` is no value of `{key.text}`", help_)
            continue
        found.append((key.text, number))
    return tuple(found)


def _tickets(page: Page, node: Node | None) -> tuple[TicketKind, ...]:
    names = page.names
    return tuple(
        TicketKind(
            key.text,
            page.word(ticket.get("type")),
            page.named(ticket.get("collect"), names.fields, "ticket field"),
            page.name(ticket.get("team"), names.teams, "team"),
            page.name(ticket.get("parent"), node.map if node else (), "ticket"),
            key.at(page.file),
        )
        for key, ticket in (node.pairs() if node else ())
    )


def _places(page: Page, node: Node) -> Places:
    """Where each key of the file has its value; the keys of small maps and lists too, but not those of steps."""
    found: list[tuple[str, Node]] = []
    for key, value in node.map.items():
        found.append((key, value))
        if key != "steps" and not value.is_scalar:
            found.extend((intern(f"{key}.{name}"), inner) for name, inner in page.inside(value))
    return page.placed(found)


def _stem(file: str) -> str:
    return file.rsplit("/", 1)[-1].removesuffix(".yaml").removesuffix(".yml")
