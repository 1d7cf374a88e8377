"""What an alignment is given beside flow and deeds: what a move costs, and what is so where nobody found out."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.model.desk import Desk
from simulator.model.sop import Step, Verb

SCALE = 1 << 12
SKIPPED, MISPLACED, EXTRA, ASKED_BEFORE = 3, 3, 2, 1
"""What settles explanations of equal cost, far below a cost of 1: the friendlier one is smaller."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What it costs to leave a step out, or to do what the flow does not have there. Whole numbers, ours.

    `must` is for steps that must be carried out (`must: yes`), `step` for all others. `harmless` are the tools whose
    use at the wrong moment costs nothing by itself: looking something up, noting it, waiting. `gone` is the number of
    deeds after which the caller was no longer there: from then on leaving speech out is free; `over` that after which
    nothing at all is due. `tools_shown` is false for a transcript that cannot show tools; steps done by a tool then
    cost nothing. `stray` is what the last deed that could carry out a step costs if it carries out none:
    where much is free at the end, it keeps the explanation from putting everything off until then.
    """

    step: int = 2
    must: int = 4
    harmless: frozenset[str] = frozenset({Verb.CHECK, Verb.RECORD, Verb.WAIT})
    gone: int = -1
    over: int = -1
    tools_shown: bool = True
    stray: int = 0

    def of(self, step: Step) -> int:
        return self.must if step.must else self.step


@dataclass(frozen=True, slots=True)
class Truth:
    """What is so in the call, for facts that nobody obtained and for results of steps that were left out.

    `results` by qualified or bare step id, `methods` by method of verification: one visit after the other, the last
    repeats. A step that is in neither has the first result that it can have.
    """

    facts: tuple[tuple[str, int], ...] = ()
    results: tuple[tuple[str, tuple[str, ...]], ...] = ()
    methods: tuple[tuple[str, tuple[str, ...]], ...] = ()
    desk: Desk = field(default_factory=Desk)

    def result(self, name: str, step: Step, visit: int) -> str:
        """What the step gives on its n-th visit, counted from 0."""
        bare = name.rpartition("/")[2]
        given = next((words for key, words in self.results if key in (name, bare)), ())
        if not given and step.verb is Verb.VERIFY:
            given = next((words for method, words in self.methods if method == step.target), ())
        word = given[min(visit, len(given) - 1)] if given else ""
        if word in step.results:
            return word
        return step.results[0] if step.results else ""


USUAL_WEIGHTS = Weights()
NOTHING_KNOWN = Truth()
