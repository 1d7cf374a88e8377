"""The events of a trace in one row, with the deed behind each, and whether patterns were seen among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from simulator.flow.patterns import event_of, selects
from simulator.model.policy import Event, Pattern
from simulator.model.trace import Trace
from simulator.scoring.parts import Part


@dataclass(frozen=True, slots=True)
class Seen:
    """All events of a call in order, and the number of the deed that made each."""

    events: tuple[Event, ...]
    deeds: tuple[int, ...]

    def deed(self, index: int) -> int:
        return self.deeds[index] if 0 <= index < len(self.deeds) else -1

    def where(self, pattern: Pattern) -> tuple[int, ...]:
        """The deeds at which a pattern's events happened."""
        found = (
            deed
            for event, deed in zip(self.events, self.deeds, strict=True)
            if pattern.fields and selects(pattern, event)
        )
        return tuple(dict.fromkeys(found))


def seen_in(trace: Trace) -> Seen:
    """The events of a whole call."""
    pairs = [(event, deed.number) for deed in trace.deeds for event in deed.events]
    return Seen(tuple(event for event, _ in pairs), tuple(deed for _, deed in pairs))


def flow_has(parts: Iterable[Part], pattern: Pattern) -> bool:
    """Whether a step of these procedures would make such an event."""
    return any(selects(pattern, event_of(node)) for part in parts for node in part.graph.nodes if node.step)


def ideal_has(parts: Iterable[Part], pattern: Pattern, but: frozenset[str] = frozenset()) -> bool:
    """Whether the way that the truth asks for makes such an event, leaving out what was not due."""
    for part in parts:
        wanted = frozenset(part.ideal) - but
        if any(node.name in wanted and selects(pattern, event_of(node)) for node in part.graph.nodes if node.step):
            return True
    return False
