"""
What policies mean, said once more without automata: over a whole list of events, by looking back and ahead.

Slow and plain on purpose; the monitor and the prover are held against it.
"""

from __future__ import annotations

from collections.abc import Sequence

from simulator.flow.patterns import enough, is_step, selects
from simulator.model.policy import Event, Pattern, Policy, Template


def breaks(policy: Policy, events: Sequence[Event]) -> bool:
    """Whether a whole call breaks a policy."""
    x = [number for number, event in enumerate(events) if _holds(policy.x, event) and not _off(policy, events, number)]
    match policy.template:
        case Template.BEFORE:
            return any(not _preceded(policy, events, x, number) for number in x)
        case Template.AFTER:
            return any(not _followed(policy, events, x, number) for number in x)
        case Template.ALWAYS:
            first = events if not policy.within else _first_steps(events, policy.within)
            return not _waived(policy, events) and not any(_holds(policy.x, event) for event in first)
        case Template.NEVER:
            return bool(x)
        case Template.FIRST:
            for number, event in enumerate(events):
                if is_step(event) or _holds(policy.x, event):
                    return not _holds(policy.x, event) and not _off(policy, events, number)
            return False
        case Template.LAST:
            counting = [event for event in events if is_step(event) or _holds(policy.x, event)]
            return bool(counting) and not _holds(policy.x, counting[-1]) and not _waived(policy, events)
        case Template.AT_MOST:
            return len(x) > policy.times
        case Template.NEVER_TOGETHER:
            y = [n for n, event in enumerate(events) if _holds(policy.y, event) and not _off(policy, events, n)]
            return bool(x) and bool(y)


def _holds(pattern: Pattern, event: Event) -> bool:
    return selects(pattern, event) and event.assurance >= enough(pattern, event.needed)


def _off(policy: Policy, events: Sequence[Event], at: int) -> bool:
    if policy.unless is None:
        return False
    if policy.unless.is_state:
        return _holds(policy.unless, events[at])
    return any(_holds(policy.unless, event) for event in events[: at + 1])


def _waived(policy: Policy, events: Sequence[Event]) -> bool:
    return policy.unless is not None and any(_holds(policy.unless, event) for event in events)


def _first_steps(events: Sequence[Event], count: int) -> list[Event]:
    found, steps = [], 0
    for event in events:
        if steps >= count:
            break
        found.append(event)
        steps += is_step(event)
    return found


def _between(events: Sequence[Event], first: int, second: int) -> int:
    return sum(is_step(event) for event in events[first + 1 : second + 1])


def _preceded(policy: Policy, events: Sequence[Event], x: Sequence[int], at: int) -> bool:
    if events[at].assurance < enough(policy.y, events[at].needed):
        return False
    if not policy.y.fields:
        return True
    begin = max((number for number in x if number < at), default=-1) if policy.each_time else -1
    return any(
        selects(policy.y, events[number]) and (not policy.within or _between(events, number, at) <= policy.within)
        for number in range(max(begin, 0), at)
    )


def _followed(policy: Policy, events: Sequence[Event], x: Sequence[int], at: int) -> bool:
    need = enough(policy.y, events[at].needed)
    if not policy.y.fields and events[at].assurance >= need:
        return True
    for number in range(at + 1, len(events)):
        if policy.within and _between(events, at, number) > policy.within:
            return False
        if selects(policy.y, events[number]) and events[number].assurance >= need:
            return True
        if policy.each_time and number in x:
            return False
    return False
