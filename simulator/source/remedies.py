"""
Remedies that are tried in turn: `until: {works: yes}` with `one_by_one: […]`.

Each remedy becomes two plain steps, the remedy and, where it could be carried out, the question whether it helped
(`REMEDY-works`). As soon as the fact is so the flow goes on; after the last remedy it goes where `else` says.
"""

from __future__ import annotations

from simulator.model.fact import ALWAYS
from simulator.model.sop import Go, Row, Step, Verb
from simulator.source.conditions import compile_when
from simulator.source.node import Node
from simulator.source.roads import Block, Slot
from simulator.source.steps import Flow, check_scripts, compile_step, leave, resolve
from simulator.source.tables import results_of, row_for_result


def compile_remedy(flow: Flow, slot: Slot, block: Block) -> Step:
    """A remedy, or the question after it."""
    if slot.asks:
        return _question(flow, slot, block)
    at = (slot.node.get("id") or slot.node).at(flow.page.file)
    ask, following = Go(f"{slot.id}-works", at=at), _next(flow, slot, block)
    rows = (row_for_result(0, "done", ask, at), Row(ALWAYS, following, at, written=False, otherwise=True))
    return compile_step(flow, slot, rows, following)


def _question(flow: Flow, slot: Slot, block: Block) -> Step:
    page, until = flow.page, block.node.map["until"]
    place = slot.node.get("id") or slot.node
    at = place.at(page.file)
    fact = page.named(_first_key(until), None if page.names.facts is None else flow.scope, "fact")
    say = page.text(block.node.get("ask_with"))
    check_scripts(page, (say,), flow.scope)
    rows = (
        Row(compile_when(page, until, flow.scope), _solved(flow, slot, block), until.at(page.file), written=False),
        Row(ALWAYS, _next(flow, slot, block), at, written=False, otherwise=True),
    )
    results = results_of(page, Verb.ASK, _first_key(until), flow.scope, 0)
    return Step(
        slot.id, Verb.ASK, at, slot.phase, slot.path, target=fact[0], say=say, facts=fact, rows=rows, results=results,
        below=rows[0].go, remedy=block.id, places=page.places(block.node),
    )  # fmt: skip


def _solved(flow: Flow, slot: Slot, block: Block) -> Go:
    if "end" in block.node.map:
        return leave(flow, block.node)
    return Go(slot.below, at=block.node.at(flow.page.file))


def _next(flow: Flow, slot: Slot, block: Block) -> Go:
    """The remedy after this one, or where `else` leads when all are used up."""
    mine = slot.id.removesuffix("-works") if slot.asks else slot.id
    index = block.firsts.index(mine) + 1 if mine in block.firsts else len(block.firsts)
    if index < len(block.firsts):
        return Go(block.firsts[index], at=(slot.node.get("id") or slot.node).at(flow.page.file))
    rest = block.node.get("else")
    return resolve(flow, slot, rest) if rest else Go(at=block.node.at(flow.page.file))


def _first_key(until: Node) -> Node:
    return next(iter(until.keys.values()), until)
