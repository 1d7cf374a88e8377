"""
A policy watched along a call: which event breached it, in words. The automaton is the prover's own (automaton.py).

What must be done within minutes is judged here only, by the events' seconds of spoken time.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from simulator.flow.automaton import LATE, Automaton, X, Y, letter_of
from simulator.flow.patterns import is_step
from simulator.model.policy import Event, Pattern, Policy, Template
from simulator.model.sop import SPEECH

_NEEDS_CALLER = frozenset({*(verb.value for verb in SPEECH), "verify", "transfer"})


@dataclass(frozen=True, slots=True)
class Breach:
    """A policy that was broken: at which event (its index; -1 where nothing happened), and why in words."""

    policy: Policy
    at: int
    because: str


def monitor(
    policy: Policy, events: Sequence[Event], over: bool, *, caller_left: int = -1, spoken: Collection[str] = ()
) -> tuple[Breach, ...]:
    """
    The breaches of a policy in a call so far, or in the whole call once it is `over`.

    `caller_left` is the number of events after which the caller was gone, -1 when the person at the desk ended the
    call: then duties that need the caller lapse. `spoken` are ids of steps that need the caller.
    """
    return _Watch(policy, events).breaches(over=over, lapses=caller_left >= 0 and needs_caller(policy, spoken))


def needs_caller(policy: Policy, spoken: Collection[str] = ()) -> bool:
    """Whether what a policy asks for can only be done while the caller is on the line."""
    duty = policy.y if policy.template in (Template.AFTER, Template.BEFORE) else policy.x
    return _needs_caller(duty, spoken)


def _needs_caller(pattern: Pattern, spoken: Collection[str]) -> bool:
    fields = dict(pattern.fields)
    if "heard" in fields or "method" in fields:
        return True
    if verbs := fields.get("verb"):
        return all(verb in _NEEDS_CALLER for verb in verbs)
    ids = fields.get("id", ())
    return bool(ids) and all(name in spoken for name in ids)


class _Watch:
    def __init__(self, policy: Policy, events: Sequence[Event]) -> None:
        self.policy = policy
        self.events = events
        self.automaton = Automaton(policy)
        self.since = -1
        """The event that set off what is waited for; for a precedence the last Y."""

    def breaches(self, *, over: bool, lapses: bool) -> tuple[Breach, ...]:
        found: list[Breach] = []
        state = self.automaton.start
        for index, event in enumerate(self.events):
            letter = letter_of(self.policy, event) | self.late(state, index)
            after, breached = self.automaton.step(state, letter)
            if breached:
                waited = self.automaton.waits(state) and not (self.policy.each_time and letter & X)
                found.append(self.breach(self.since if waited else index))
            self.remember(state, after, letter, index, breached=breached)
            state = after
        if over and not lapses and self.automaton.owes(state):
            found.append(self.breach(self.last_index()))
        return tuple(found)

    def late(self, state: int, index: int) -> int:
        if not self.policy.minutes or self.since < 0:
            return 0
        passed = self.events[index].minute - self.events[self.since].minute
        waiting = self.policy.template is Template.BEFORE or self.automaton.waits(state)
        return LATE if waiting and passed > 60 * self.policy.minutes else 0

    def remember(self, state: int, after: int, letter: int, index: int, *, breached: bool) -> None:
        if self.policy.template is Template.BEFORE:
            self.since = index if letter & Y else self.since
        elif self.automaton.waits(after) and (breached or not self.automaton.waits(state) or letter & Y):
            self.since = index

    def last_index(self) -> int:
        match self.policy.template:
            case Template.AFTER:
                return self.since
            case Template.LAST:
                return max(index for index, event in enumerate(self.events) if is_step(event))
            case _:
                return len(self.events) - 1

    def breach(self, at: int) -> Breach:
        return Breach(self.policy, at, _because(self.policy, self.events[at] if at >= 0 else None))


def _because(policy: Policy, event: Event | None) -> str:
    what = event.step.rpartition("/")[2] if event and event.step else event.verb if event else "the call"
    what = what or "this"
    soon = f" within {policy.within} steps" if policy.within else ""
    soon = f" within {policy.minutes} minutes" if policy.minutes else soon
    match policy.template:
        case Template.BEFORE:
            return f"`{what}` came without what must happen before it{soon}."
        case Template.AFTER:
            return f"`{what}` was not followed by what must come after it{soon}."
        case Template.ALWAYS:
            return f"What every call must have did not happen{soon}."
        case Template.NEVER:
            return f"`{what}` must never happen."
        case Template.FIRST:
            return f"The call began with `{what}`, not with what must come first."
        case Template.LAST:
            return f"The call ended with `{what}`, not with what must come last."
        case Template.AT_MOST:
            times = "once" if policy.times == 1 else f"{policy.times} times"
            return f"`{what}` happened more than {times}."
        case Template.NEVER_TOGETHER:
            return f"`{what}` happened in the same call as what must not come together with it."
