"""A random edit of a random flow is named, and a call that is shown really goes two ways: tried by a second reader."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.author.both_ways import Found, shown
from simulator.author.changes import compared
from simulator.flow.decide import decide, proof_of
from simulator.flow.graph import unfold
from simulator.model.desk import Desk
from simulator.model.fact import ALWAYS, When, fits
from simulator.model.sop import OUT_OF_TRIES, Go, Sop, Step, Verb
from simulator.model.workspace import Workspace
from tests.flow.random_flows import random_space

LONGEST = 25


def plain_space(seed: int) -> Workspace:
    """A random flow without sub-flows, tries and free choices, so that a page of code can follow it."""
    space = random_space(seed, 5)
    return replace(space, sops=(replace(space.sops[0], steps=tuple(plain(step) for step in space.sops[0].steps)),))


def plain(step: Step) -> Step:
    results = tuple(word for word in step.results if word != OUT_OF_TRIES)
    if step.verb is Verb.USE:
        step = replace(step, verb=Verb.DO, target=step.id)
    step = replace(step, tries=0, optional=False, group="", results=results)
    return step if step.for_ or step.protected else without_proof(step)


def without_proof(step: Step) -> Step:
    """Proof means nothing where no protected action is named."""
    rows = tuple(replace(row, when=no_proof(row.when)) for row in step.rows)
    return replace(step, when=no_proof(step.when), rows=rows)


def no_proof(when: When) -> When:
    return tuple(
        tuple(replace(test, fact="assurance") if test.fact == "proof" else test for test in tests) for tests in when
    )


def edit(draw: Random, step: Step, ids: list[str]) -> Step:
    if not step.rows or step.verb is Verb.END or draw.random() < 0.3:
        return replace(step, when=draw.choice([ALWAYS, random_when(draw)]))
    rows = list(step.rows)
    at = draw.randrange(len(rows))
    go = draw.choice([Go(draw.choice(ids)), Go(end="resolved"), Go(end="escalated")])
    rows[at] = replace(rows[at], go=go)
    if len(rows) > 1 and draw.random() < 0.2:
        rows.reverse()
    return replace(step, rows=tuple(rows))


def random_when(draw: Random) -> tuple:
    from tests.flow.random_flows import _when

    return _when(draw)


class Reader:
    """Follows a procedure by its steps and rows alone; knows nothing of graphs."""

    def __init__(self, sop: Sop, desk: Desk) -> None:
        self.sop = sop
        self.desk = desk
        self.known = dict(sop.assume) | {"assurance": 0}
        self.at: Step | str = self.settle(Go(sop.steps[0].id))

    def seen(self, step: Step, result: int) -> dict[str, int]:
        known = decide(self.sop.facts, self.known)
        action = step.for_ or step.protected
        state = {"proof": proof_of(self.desk, action, known)} if action else {}
        return known | state | {"result": result}

    def settle(self, go: Go) -> Step | str:
        for _ in range(LONGEST):
            step = self.sop.step(go.step) if go.step else None
            if step is None:
                return f"end:{go.end}"
            if step.verb is Verb.END:
                return f"end:{step.target}" if fits(step.when, self.seen(step, -1)) else self.settle(step.below)
            if fits(step.when, self.seen(step, -1)):
                return step
            go = step.below
        return "round and round"

    def carry_out(self, result: str, learned: dict[str, int]) -> None:
        step = self.at
        assert isinstance(step, Step)
        self.known |= learned
        if step.verb is Verb.VERIFY and result == "passed":
            method = self.desk.method(step.target)
            self.known["assurance"] = max(self.known["assurance"], method.assurance)
        number = step.results.index(result) if result in step.results else -1
        row = next((row for row in step.rows if fits(row.when, self.seen(step, number))), None)
        self.at = self.settle(row.go if row else Go())

    @property
    def name(self) -> str:
        return self.at.id if isinstance(self.at, Step) else self.at


def pair(seed: int) -> tuple[Workspace, Workspace, str]:
    draw = Random(seed)
    old = plain_space(seed)
    steps = old.sops[0].steps
    at = draw.randrange(len(steps))
    new_step = plain(edit(draw, steps[at], [step.id for step in steps]))
    new = replace(old.sops[0], steps=(*steps[:at], new_step, *steps[at + 1 :]))
    return old, replace(old, sops=(new,)), steps[at].id


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**9))
def test_a_call_that_is_shown_goes_two_ways_from_the_changed_step_on(seed: int) -> None:
    old, new, name = pair(seed)
    call = shown(unfold(old, "main"), unfold(new, "main"), old.desk, f"main/{name}")
    if call.found is not Found.SHOWN:
        return
    readers = [Reader(space.sops[0], old.desk) for space in (old, new)]
    for (done, result), stride in zip(call.done, call.walk, strict=True):
        for reader in readers:
            assert f"main/{reader.name}" == done
            reader.carry_out(result, dict(stride.learned))
    assert readers[0].name != readers[1].name


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**9))
def test_where_no_call_is_said_to_come_none_does(seed: int) -> None:
    old, new, name = pair(seed)
    if shown(unfold(old, "main"), unfold(new, "main"), old.desk, f"main/{name}").found is not Found.NEVER:
        return
    draw = Random(seed)
    for _ in range(40):
        readers = [Reader(space.sops[0], old.desk) for space in (old, new)]
        world = {"a": draw.randrange(3), "b": draw.randrange(2), "c": draw.randrange(6)}
        for _ in range(LONGEST):
            assert readers[0].name == readers[1].name
            step = readers[0].at
            if not isinstance(step, Step):
                break
            result, learned = outcome(draw, step, world, readers[0].known)
            for reader in readers:
                reader.carry_out(result, learned)


def outcome(draw: Random, step: Step, world: dict[str, int], had: dict[str, int]) -> tuple[str, dict[str, int]]:
    """What a call could give at a step; constant facts stay what they are."""
    if step.verb not in (Verb.ASK, Verb.CHECK):
        return (draw.choice(step.results) if step.results else ""), {}
    if draw.random() < 0.2 and not any(fact in had for fact in step.facts):
        return "unknown", {}
    known = {fact: world[fact] for fact in step.facts}
    if "b" in known:
        known["b"] = world["b"] = draw.randrange(2)
    if len(step.facts) > 1:
        return "done", known
    words = {"a": "xyz", "b": ("yes", "no")}.get(step.facts[0])
    return (words[known[step.facts[0]]] if words else "known"), known


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_equal_flows_have_nothing_to_say(seed: int) -> None:
    space = random_space(seed, 6)
    assert compared(space, random_space(seed, 6)).is_empty


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**9))
def test_a_random_edit_is_told_of_its_own_step_and_of_no_other(seed: int) -> None:
    old, new, name = pair(seed)
    told = [each.change.subject for change in compared(old, new).sops for each in change.told]
    assert set(told) <= {f"main/{name}"}
    call = shown(unfold(old, "main"), unfold(new, "main"), old.desk, f"main/{name}")
    assert call.found is not Found.SHOWN or told
