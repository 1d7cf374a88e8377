"""
A policy as an automaton over events: one for the prover, which walks a graph with it, and for the monitor on a trace.

The templates are Declare's (M. Pesic, H. Schonenberg, W. M. P. van der Aalst, DECLARE: Full Support for Loosely-
Structured Processes, EDOC 2007, doi 10.1109/EDOC.2007.14); one automaton a constraint follows F. M. Maggi et al.,
Monitoring Business Constraints with Linear Temporal Logic, BPM 2011, doi 10.1007/978-3-642-23059-2_13.

before X must Y   precedence(Y, X): each X has a Y earlier. With each_time alternate precedence: and no other X between.
after X must Y    response(X, Y): each X has a Y later. With each_time alternate response: and no other X before that Y.
always X          existence(X)       never X           absence(X)
first X           init(X)            last X            end(X): among steps; leaving a sub-flow is no step
at_most X n       absence(n+1, X)    never_together    not co-existence(X, Y)

States (`proof`, `assurance`) in Y of a precedence are read at X's moment; in Y of a response they must come to hold
at X's moment or later, against what X's action needs. `unless` switches the policy off from the event on that it
selects; one of states alone holds at X's moment only. `within: N steps` counts steps from one of a pair to the other.
"""

from __future__ import annotations

from typing import TypeAlias

from simulator.flow.patterns import enough, has_states, is_step, selects
from simulator.model.policy import Event, Pattern, Policy, Template

X, Y, UNLESS, TICK, LATE, Y_STATE = 1, 2, 4, 8, 16, 32
ASSURANCE_AT, ENOUGH_AT = 8, 10

State: TypeAlias = tuple[int, int, int]
"""Whether it is switched off, and two numbers of the template."""


def letter_of(policy: Policy, event: Event) -> int:
    """What an automaton reads of an event: which patterns it fits, and the states where they matter."""
    selected = sum(bit for bit, pattern in parts(policy) if pattern is not None and selects(pattern, event))
    return with_states(policy, selected | (TICK if is_step(event) else 0), event.assurance, event.needed)


def parts(policy: Policy) -> tuple[tuple[int, Pattern | None], ...]:
    """The patterns of a policy with their bits."""
    return (X, policy.x), (Y, policy.y), (UNLESS, policy.unless)


def with_states(policy: Policy, letter: int, assurance: int, needed: int) -> int:
    """A letter whose fields fit, corrected by the states at the event's moment."""
    if letter & X and assurance < enough(policy.x, needed):
        letter &= ~X
    if policy.unless is not None and letter & UNLESS and assurance < enough(policy.unless, needed):
        letter &= ~UNLESS
    if assurance >= enough(policy.y, needed):
        letter |= Y_STATE
    if policy.template is Template.AFTER and has_states(policy.y):
        letter |= assurance << ASSURANCE_AT | enough(policy.y, needed) << ENOUGH_AT
    return letter


class Automaton:
    """States are small numbers, made when first reached. After a breach it goes on as if that were settled."""

    def __init__(self, policy: Policy) -> None:
        self.policy = policy
        self.sticky = policy.unless is not None and not policy.unless.is_state
        self.states: list[State] = [(0, 0, 0)]
        self.numbers: dict[State, int] = {(0, 0, 0): 0}
        self.known: dict[tuple[int, int], tuple[int, bool]] = {}

    start = 0

    def step(self, state: int, letter: int) -> tuple[int, bool]:
        """The state after an event, and whether the event is a breach."""
        key = (state, letter)
        if (known := self.known.get(key)) is None:
            after, breached = self._step(self.states[state], letter)
            number = self.numbers.setdefault(after, len(self.states))
            if number == len(self.states):
                self.states.append(after)
            known = self.known[key] = (number, breached)
        return known

    def owes(self, state: int) -> bool:
        """Whether a call that ends in this state is a breach."""
        off, first, _ = self.states[state]
        match self.policy.template:
            case Template.AFTER:
                return first > 0
            case Template.ALWAYS:
                return not off and first == 0
            case Template.LAST:
                return not off and first == 2
            case _:
                return False

    def waits(self, state: int) -> bool:
        """Whether an X waits for its Y here."""
        return self.policy.template is Template.AFTER and self.states[state][1] > 0

    def _step(self, state: State, letter: int) -> tuple[State, bool]:
        off, first, second = state
        unless = bool(letter & UNLESS)
        if unless and (self.sticky or self.policy.template in (Template.ALWAYS, Template.LAST)):
            off = 1
        x = bool(letter & X) and not off and not unless
        match self.policy.template:
            case Template.BEFORE:
                first, breached = self._before(first, letter, x=x)
            case Template.AFTER:
                first, second, breached = self._after(first, second, letter, x=x)
            case Template.ALWAYS:
                in_time = not self.policy.within or second < self.policy.within
                first = 1 if letter & X and in_time else first
                second = min(second + 1, self.policy.within) if letter & TICK else second
                breached = False
            case Template.NEVER:
                breached = x
            case Template.FIRST:
                begins = not first and bool(letter & (TICK | X))
                breached = begins and not letter & X and not off and not unless
                first = 1 if begins else first
            case Template.LAST:
                first = 1 if letter & X else 2 if letter & TICK else first
                breached = False
            case Template.AT_MOST:
                first = min(first + x, self.policy.times + 1)
                breached = x and first > self.policy.times
            case Template.NEVER_TOGETHER:
                y = bool(letter & Y and letter & Y_STATE) and not off and not unless
                met = first | int(x) | (2 if y else 0)
                breached = met == 3 and first != 3
                first = met
        return (off, first, second), breached

    def _before(self, seen: int, letter: int, *, x: bool) -> tuple[int, bool]:
        """`seen` is one more than the steps since the last Y, 0 for none; without `within` it stays 1."""
        within = self.policy.within
        if seen and within and letter & TICK:
            seen = seen + 1 if seen <= within else 0
        happened = bool(seen) and not letter & LATE
        state_only = not self.policy.y.fields
        breached = x and not ((happened or state_only) and letter & Y_STATE)
        if x and self.policy.each_time:
            seen = 0
        if letter & Y:
            seen = 1
        return seen, breached

    def _after(self, waits: int, need: int, letter: int, *, x: bool) -> tuple[int, int, bool]:
        """`waits` is one more than the steps since the first X without its Y, 0 for none; `need` is what Y asks."""
        within = self.policy.within
        assurance = letter >> ASSURANCE_AT & 3
        breached = False
        if waits and within and letter & TICK:
            waits += 1
        if waits and (bool(letter & LATE) or (within > 0 and waits - 1 > within)):
            waits, need, breached = 0, 0, True
        elif waits and letter & Y and assurance >= need:
            waits, need = 0, 0
        if x:
            own = letter >> ENOUGH_AT & 3
            if waits and self.policy.each_time:
                breached = True
            if self.policy.y.fields or assurance < own:
                waits, need = max(waits, 1), max(need, own)
        return waits, need, breached
