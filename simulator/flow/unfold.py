"""
Unfolds procedures into a graph: sub-flows in place, `any_order` and `optional` as free choices, linear in size.

Nothing is looked up twice: every step of a run gets its nodes first, then its edges. A sub-flow that uses itself,
or one too many, is left closed: any of its outcomes may follow. Rows that leave something unanswered lead to an
abandoned end, so that every walk ends somewhere and the prover sees what a gap lets through.
"""

from __future__ import annotations

from simulator.flow.any_order import Remaining, subsets
from simulator.flow.conditions import PROOF, RAN, RESULT, and_result, answers_all, for_action, given_result, sole_result
from simulator.flow.drafts import Draft, Run, Unfolding
from simulator.flow.nodes import Edge, NodeKind, result_number, result_words
from simulator.model.fact import ALWAYS, UNKNOWN, Test, When
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Sop, Step, Verb

MOST_NODES = 10_000
"""Sub-flows are put in place only up to this size, against procedures made to explode."""
DEEPEST = 40
MOST_IN_ANY_ORDER = 6


def procedure(unfolding: Unfolding, run: Run, final: int) -> Run:
    """Puts a procedure in place. Its own ends lead to `final`, those of a sub-flow to the run's `leave` nodes."""
    sop = run.sop
    for fact in sop.facts:
        unfolding.facts.setdefault(fact.id, fact)
    for fact_id, value in sop.assume:
        unfolding.assume.setdefault(fact_id, value)
    run.order = {step.id: number for number, step in enumerate(sop.steps)}
    _Filling(unfolding, run, final).fill()
    return run


class _Filling:
    """Gives every step of one run its nodes, then its edges."""

    def __init__(self, unfolding: Unfolding, run: Run, final: int) -> None:
        self.all = unfolding
        self.run = run
        self.final = final

    def fill(self) -> None:
        groups = self.groups()
        for steps in groups:
            self.reserve(steps)
        for steps in groups:
            if len(steps) > 1:
                self.fill_group(steps)
            else:
                self.fill_step(steps[0], self.run.entries[steps[0].id], None)

    def groups(self) -> list[list[Step]]:
        """The steps in order; those of one `any_order` together."""
        found: list[list[Step]] = []
        for step in self.run.sop.steps:
            if found and step.group and found[-1][0].group == step.group and len(found[-1]) < MOST_IN_ANY_ORDER:
                found[-1].append(step)
            else:
                found.append([step])
        return found

    def reserve(self, steps: list[Step]) -> None:
        entry = self.draft(NodeKind.CHOOSE, steps[0])
        for step in steps:
            self.run.entries[step.id] = entry

    def draft(self, kind: NodeKind, step: Step, order: int = -1) -> int:
        run = self.run
        for_ = step.for_ or run.for_ or step.protected
        order = run.order[step.id] if order < 0 else order
        return self.all.add(Draft(kind, step, run.sop.id, run.name, for_, order, place=run.number))

    def fill_step(self, step: Step, entry: int, left: Remaining | None) -> None:
        """Fills the nodes of one step, from its `when` to its rows. `left` is set inside an `any_order`."""
        node = entry
        if step.when != ALWAYS:
            node = self.guard(step, node, left)
        if step.optional and left is None:
            self.all.drafts[node].kind = NodeKind.CHOOSE
            act = self.draft(self.plain_kind(step), step)
            self.all.edge(node, act)
            self.all.edge(node, self.target(step, step.below, None, entry), at=step.below.at)
            node = act
        self.all.drafts[node].kind = self.plain_kind(step)
        if step.verb is Verb.USE:
            self.use(step, node, entry, left)
        else:
            self.act(step, node, entry, left)

    def plain_kind(self, step: Step) -> NodeKind:
        if step.verb is Verb.USE or (step.verb is Verb.END and self.run.sop.is_subflow):
            return NodeKind.DECIDE
        return NodeKind.ACT

    def guard(self, step: Step, node: int, left: Remaining | None) -> int:
        action = self.all.drafts[node].for_
        inner = self.draft(NodeKind.DECIDE, step)
        self.all.drafts[node].kind = NodeKind.DECIDE
        self.all.edge(node, inner, for_action(step.when, action), step.place("when"))
        self.all.edge(node, self.target(step, step.below, left, node), at=step.below.at)
        return inner

    def act(self, step: Step, node: int, entry: int, left: Remaining | None) -> None:
        draft = self.all.drafts[node]
        self.count(step, draft, node, left)
        if step.verb is Verb.END:
            draft.outcome = step.target
            draft.opens = next((row.go.opens for row in step.rows), "")
            leads_out = self.run.leave.get(step.target, self.final) if self.run.sop.is_subflow else self.final
            self.all.edge(node, leads_out, at=step.at)
            return
        self.rows(step, node, entry, left)

    def count(self, step: Step, draft: Draft, node: int, left: Remaining | None) -> None:
        if not step.tries:
            return
        draft.tries = step.tries
        draft.counter = left.counters.setdefault(step.id, node) if left else node
        if draft.counter == node:
            self.run.counters.append(node)

    def rows(self, step: Step, node: int, entry: int, left: Remaining | None) -> None:
        draft, words = self.all.drafts[node], result_words(step)
        action, edges = draft.for_, draft.edges
        answered = False
        for row in step.rows:
            when, word = row.when, ""
            if when == ALWAYS:  # most steps have this row alone
                answered = True
            else:
                when = for_action(when, action)
                sole = sole_result(when)
                word = words[sole] if sole is not None and 0 <= sole < len(words) else ""
            edges.append(Edge(self.target(step, row.go, left, entry), when, word, at=row.go.at))
        if not answered and not answers_all([row.when for row in step.rows], len(words)):
            edges.append(Edge(self.ending(step, Go()), ALWAYS, at=step.at, gap=True))

    def target(self, step: Step, go: Go, left: Remaining | None, entry: int) -> int:
        if left is not None and (stays := left.target(step, go, entry)) is not None:
            return stays
        if go.step and go.step in self.run.entries:
            return self.run.entries[go.step]
        return self.ending(step, go)

    def ending(self, step: Step, go: Go) -> int:
        """The end of an issue, with a visible move before it; or the way out of a sub-flow."""
        if self.run.sop.is_subflow and go.end in self.run.leave:
            return self.run.leave[go.end]
        outcome = go.end or "abandoned"
        key = (step.id, outcome, go.opens)
        if key not in self.run.ends:
            end = Step(f"{step.id}:end", Verb.END, go.at if go.end else step.at, step.phase, step.path, outcome)
            node = self.draft(NodeKind.ACT, step)
            draft = self.all.drafts[node]
            draft.step, draft.outcome, draft.opens = end, outcome, go.opens
            self.all.edge(node, self.final, at=end.at)
            self.run.ends[key] = node
        return self.run.ends[key]

    def use(self, step: Step, node: int, entry: int, left: Remaining | None) -> None:
        """A sub-flow in place: the way in, its steps, and a LEAVE node for each outcome."""
        sop = self.all.sops.get(step.target)
        outcomes = sop.outcomes if sop else step.results
        leave = {outcome: self.leave(step, node, entry, left, outcome) for outcome in outcomes}
        draft = self.all.drafts[node]
        draft.kind = NodeKind.DECIDE
        self.count(step, draft, node, left)
        if sop is None or not sop.steps or self.is_closed(sop):
            draft.kind = NodeKind.CHOOSE
            for way in leave.values():
                self.all.edge(node, way)
            return
        name = f"{self.run.name}/{step.id}" if self.run.name else step.id
        run = procedure(self.all, self.all.run(sop, leave, name, draft.for_, self.run.within), self.final)
        if sop.per_call:
            self.skip_when_it_ran(step, node, entry, left, sop)
        start = run.entries[sop.steps[0].id]
        self.all.edge(node, start, and_result(ALWAYS, UNKNOWN) if step.tries else ALWAYS, step.at)
        draft.resets = tuple(run.counters)
        if step.tries:
            self.answers(step, node, entry, left, OUT_OF_TRIES, keep=True)

    def is_closed(self, sop: Sop) -> bool:
        within = self.run.within
        return sop.id in within or len(within) > DEEPEST or len(self.all.drafts) > MOST_NODES

    def leave(self, step: Step, node: int, entry: int, left: Remaining | None, outcome: str) -> int:
        way = self.draft(NodeKind.LEAVE, step)
        draft = self.all.drafts[way]
        draft.outcome = outcome
        draft.tries = step.tries
        draft.counter = (left.counters.setdefault(step.id, node) if left else node) if step.tries else -1
        sop = self.all.sops.get(step.target)
        draft.per_call = sop is not None and sop.per_call
        self.answers(step, way, entry, left, outcome, keep=bool(step.tries))
        if step.tries:
            self.answers(step, way, entry, left, OUT_OF_TRIES, keep=True)
        return way

    def answers(self, step: Step, node: int, entry: int, left: Remaining | None, word: str, *, keep: bool) -> None:
        """The rows of a use step that answer one outcome. `keep` leaves the test on the result in them."""
        result = result_number(step, word)
        edges = self.all.drafts[node].edges
        fitting: list[tuple[When, Row]] = []
        for row in step.rows:
            when = for_action(given_result(row.when, result), self.all.drafts[node].for_)
            if when:
                fitting.append((when, row))
        for when, row in fitting:
            kept = and_result(when, result) if keep else when
            edges.append(Edge(self.target(step, row.go, left, entry), kept, word, at=row.go.at))
        if not any(when == ALWAYS for when, _ in fitting):
            edges.append(
                Edge(self.ending(step, Go()), and_result(ALWAYS, result) if keep else ALWAYS, at=step.at, gap=True)
            )

    def skip_when_it_ran(self, step: Step, node: int, entry: int, left: Remaining | None, sop: Sop) -> None:
        """A sub-flow that ran in this call is not run again unless more proof is needed."""
        action = self.all.drafts[node].for_
        proven = (Test(f"{PROOF}:{action}", ((2, 2),)),) if action else ()
        fresh = (Test(RESULT, ((UNKNOWN, UNKNOWN),)),) if step.tries else ()
        for number, outcome in enumerate(sop.outcomes):
            past = self.draft(NodeKind.DECIDE, step)
            self.answers(step, past, entry, left, outcome, keep=False)
            ran = Test(f"{RAN}{sop.id}", ((number, number),))
            self.all.edge(node, past, ((ran, *proven, *fresh),), step.at)

    def fill_group(self, steps: list[Step]) -> None:
        """`any_order`: one free choice for every set of steps that are left."""
        whole = frozenset(range(len(steps)))
        group = Remaining(steps, self.run.entries[steps[0].id])
        after = self.run.order[steps[-1].id] + 1
        for size in range(len(steps), 0, -1):
            for left in subsets(len(steps), size):
                choice = group.choices[whole] if left == whole else self.draft(NodeKind.CHOOSE, steps[0], after)
                group.choices[left] = choice
        group.out = self.target(steps[-1], group.exit, None, -1)
        for left, choice in group.choices.items():
            for number in sorted(left):
                own = self.draft(NodeKind.DECIDE, steps[number])
                self.all.edge(choice, own)
                self.fill_step(steps[number], own, group.without(left, number, own))
            if all(steps[number].optional for number in left):
                self.all.edge(choice, group.out)
