"""
The order of steps: the main road and the side roads as one list of slots, each knowing what stands below it.

Groups are laid flat here: the steps of `any_order` follow each other under the group's name, and every remedy of
`one_by_one` becomes two steps, the remedy and the question whether it helped. A `phase` holds until the next one;
a side road that names none begins in the phase of the first step that goes there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from simulator.source.node import Node
from simulator.source.page import Page


@dataclass(slots=True)
class Block:
    """Remedies that are tried in turn until a fact is so."""

    id: str
    node: Node
    firsts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Slot:
    """A step before it is compiled. `below` is the id of the next step of its road, empty at the end."""

    id: str
    node: Node
    path: str
    phase: str = ""
    below: str = ""
    group: str = ""
    block: Block | None = None
    asks: bool = False
    """The question after a remedy."""


@dataclass(slots=True)
class Roads:
    """All slots of a file, the first step of each side road, and the ids in use."""

    slots: list[Slot]
    firsts: dict[str, str]
    ids: frozenset[str]


def lay_out(page: Page, node: Node) -> Roads:
    """The roads of a SOP's or sub-flow's file."""
    main = _road(node.get("steps"), "")
    sides = {name: _road(steps, name) for name, steps in page.each(node.get("paths"))}
    _phases(main, sides)
    slots = [*main, *(slot for side in sides.values() for slot in side)]
    firsts = {name: side[0].id for name, side in sides.items() if side}
    _check_ids(page, slots, node.get("paths"))
    return Roads(slots, firsts, frozenset(slot.id for slot in slots))


def step_ids_and_uses(node: Node) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of all steps of a file, and the sub-flows that they use, before anything is compiled."""
    sides = node.get("paths")
    roads = (node.get("steps"), *(sides.map.values() if sides else ()))
    slots = [slot for road in roads if road for item in road.items for slot in _laid(item, "")]
    uses = (use.text for slot in slots if (use := slot.node.get("use")) is not None)
    return tuple(slot.id for slot in slots), tuple(dict.fromkeys(uses))


def _road(node: Node | None, path: str) -> list[Slot]:
    slots: list[Slot] = []
    for item in node.items if node else ():
        slots.extend(_laid(item, path))
    for slot, following in pairwise(slots):
        slot.below = following.id
    _leave_blocks(slots)
    return slots


def _laid(item: Node, path: str) -> list[Slot]:
    group = item.map.get("any_order")
    if group:
        name = _id(item) or _id(group.items[0] if group.items else item)
        return [Slot(_id(step), step, path, group=name, phase=_own_phase(item)) for step in group.items]
    remedies = item.map.get("one_by_one")
    if not remedies:
        return [Slot(_id(item), item, path)]
    block = Block(_id(item) or _id(remedies.items[0] if remedies.items else item), item)
    slots: list[Slot] = []
    for remedy in remedies.items:
        block.firsts.append(_id(remedy))
        slots.append(Slot(_id(remedy), remedy, path, block=block, phase=_own_phase(item)))
        slots.append(Slot(f"{_id(remedy)}-works", remedy, path, block=block, asks=True, phase=_own_phase(item)))
    return slots


def _leave_blocks(slots: list[Slot]) -> None:
    """What stands below a remedy is what stands below its whole block."""
    if all(slot.block is None for slot in slots):
        return
    after = ""
    for slot, following in zip(reversed(slots), [None, *reversed(slots)], strict=False):
        if slot.block is not None and following is not None and following.block is slot.block:
            slot.below = after
        else:
            after = slot.below


def _phases(main: list[Slot], sides: dict[str, list[Slot]]) -> None:
    road_of = {slot.id: name for name, side in sides.items() for slot in side}
    road_of |= {name: name for name in sides}
    begins: dict[str, str] = {}
    last = _carry(main, "", begins, road_of)
    waiting = list(sides)
    while waiting:
        name = next((name for name in waiting if name in begins), waiting[0])
        waiting.remove(name)
        last = _carry(sides[name], begins.get(name, last), begins, road_of)


def _carry(road: list[Slot], phase: str, begins: dict[str, str], road_of: dict[str, str]) -> str:
    for slot in road:
        phase = _own_phase(slot.node) or slot.phase or phase
        slot.phase = phase
        for goal in _goals(slot.block.node if slot.block else slot.node):
            if goal in road_of:
                begins.setdefault(road_of[goal], phase)
    return phase


def _goals(node: Node) -> Iterator[str]:
    if rest := node.map.get("else"):
        yield rest.text
    then = node.map.get("then")
    for value in (then.map.values() if then.map else then.items) if then else ():
        if value.is_scalar:
            yield value.text
        else:
            yield from (goal.text for key in ("next", "otherwise") if (goal := value.get(key)))


def _check_ids(page: Page, slots: list[Slot], paths: Node | None) -> None:
    seen: dict[str, Node] = {}
    for slot in slots:
        place = slot.node.get("id") or slot.node
        if slot.id in seen and slot.id:
            first = seen[slot.id]
            page.say(
                "duplicate-key", place, f"a second step has the id `{slot.id}`",
                f"it is already in line {first.line}; every step of a file needs an id of its own",
            )  # fmt: skip
        seen.setdefault(slot.id, place)
    for key, _ in paths.pairs() if paths else ():
        if key.text in seen:
            page.say(
                "duplicate-key", key, f"`{key.text}` is the name of a path and the id of a step",
                f"rename one of them: `then` could mean either (the step is in line {seen[key.text].line})",
            )  # fmt: skip


def _id(node: Node) -> str:
    found = node.map.get("id")
    return found.text if found else ""


def _own_phase(node: Node) -> str:
    found = node.map.get("phase")
    return found.text if found else ""
