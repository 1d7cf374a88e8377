"""Steps in any order: what is left of the group after each of them, and where their rows then lead."""

from __future__ import annotations

from itertools import combinations

from simulator.model.sop import Go, Step


class Remaining:
    """What is left of an `any_order` after one of its steps."""

    def __init__(self, steps: list[Step], entry: int) -> None:
        self.steps = steps
        self.ids = {step.id for step in steps}
        self.exit = steps[-1].below
        self.choices: dict[frozenset[int], int] = {frozenset(range(len(steps))): entry}
        self.counters: dict[str, int] = {}
        self.out = -1
        self.left: frozenset[int] = frozenset()
        self.own = -1

    def without(self, left: frozenset[int], number: int, own: int) -> Remaining:
        """The group once the step with this number, standing at the node `own`, is done."""
        rest = Remaining.__new__(Remaining)
        rest.steps, rest.ids, rest.exit, rest.choices = self.steps, self.ids, self.exit, self.choices
        rest.counters, rest.out, rest.left, rest.own = self.counters, self.out, left - {number}, own
        return rest

    def target(self, step: Step, go: Go, entry: int) -> int | None:
        """Where a row leads inside the group; None when it leads out of it."""
        if go.step == step.id and go.step:
            return entry
        goes_on = (go.step in self.ids and bool(go.step)) or (go.step, go.end, go.opens) == (
            self.exit.step, self.exit.end, self.exit.opens,
        )  # fmt: skip
        if not goes_on:
            return None
        return self.choices[self.left] if self.left else self.out


def subsets(count: int, size: int) -> list[frozenset[int]]:
    """All sets of so many of the first whole numbers."""
    return [frozenset(chosen) for chosen in combinations(range(count), size)]
