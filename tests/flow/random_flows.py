"""Small random procedures and policies, from one number each, so that a case is repeated by its number."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from simulator.model.desk import Around, Desk, Method, Protected
from simulator.model.fact import ALWAYS, UNKNOWN, YES_NO, Decided, Domain, DomainKind, Fact, Test, When, normal
from simulator.model.place import Position
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Sop, Step, Verb
from simulator.model.text import bare
from simulator.model.workspace import Workspace
from tests.flow.build import RESULTS, words

A = Fact("a", words("x", "y", "z"))
B = Fact("b", YES_NO, afresh=True)
C = Fact("c", Domain(DomainKind.NUMBER, (), 0, 5))
D = Fact("d", words("low", "high"), decided=(
    Decided(((Test("a", ((0, 0),)), Test("c", ((2, 5),))),), 1),
    Decided(((Test("b", ((0, 0),)),),), 0),
    Decided(((Test("c", ((-1, 1),)),),), 1),
))  # fmt: skip
FACTS = (A, B, C, D)
TESTED = {"a": 3, "b": 2, "c": 6, "d": 2}
VERBS = (Verb.SAY, Verb.ASK, Verb.ASK, Verb.CHECK, Verb.DO, Verb.DO, Verb.VERIFY, Verb.RECORD, Verb.USE, Verb.END)


def random_space(seed: int, size: int = 5) -> Workspace:
    """A desk, one procedure `main` and one sub-flow `sub`."""
    draw = Random(seed)
    sub = _sop(draw, "sub", max(1, size - 3), ("good", "bad"))
    main = _sop(draw, "main", size, ())
    around: tuple[Around, ...] = ()
    if draw.random() < 0.3:
        around = (Around("sub", (("bad", draw.choice(["go on", "hang up", "each issue"])),)), Around())
    return Workspace(desk=_desk(draw, around), sops=(main, sub))


def _desk(draw: Random, around: tuple[Around, ...]) -> Desk:
    needs = (Decided(_when(draw, states=False), draw.randrange(4)), Decided(ALWAYS, draw.randrange(4)))
    return Desk(
        every_call=around,
        methods=(Method("call-back", 2), Method("manager", 3), Method("birthday", 1)),
        protected=(
            Protected("recovery", needs if draw.random() < 0.7 else needs[1:]),
            Protected("report", (Decided(ALWAYS, 1),)),
        ),
    )


def _sop(draw: Random, name: str, size: int, outcomes: tuple[str, ...]) -> Sop:
    ids = [f"{name[0]}{number}" for number in range(size)]
    steps: list[Step] = []
    ends = outcomes or ("resolved", "escalated")
    group = draw.randrange(size) if size > 2 and draw.random() < 0.3 else -9
    for number, step_id in enumerate(ids):
        grouped = "g" if number in (group, group + 1) and group + 1 < size else ""
        steps.append(_step(draw, step_id, ids, number, ends, grouped, inside=bool(outcomes)))
    assume = (("c", draw.randrange(6)),) if draw.random() < 0.4 else ()
    if draw.random() < 0.3:
        assume += (("b", draw.randrange(2)),)
    return Sop(
        name, bare(name), Position(name), name, bool(outcomes), draw.random() < 0.5, outcomes, facts=FACTS,
        assume=assume, steps=tuple(steps),
    )  # fmt: skip


def _step(draw: Random, name: str, ids: list[str], at: int, ends: tuple[str, ...], group: str, *, inside: bool) -> Step:
    verb = draw.choice(VERBS[:-2] if inside or (at < 2 and draw.random() < 0.3) else VERBS)
    verb = Verb.DO if group and verb in (Verb.USE, Verb.END) else verb
    facts: tuple[str, ...] = ()
    target, results = name, RESULTS.get(verb, ())
    if verb in (Verb.ASK, Verb.CHECK):
        facts = tuple(draw.sample(["a", "b", "c"], 1 if draw.random() < 0.7 else 2))
        target = facts[0]
        known = {"a": A, "b": B, "c": C}[target].domain
        own = known.words if known.kind is DomainKind.WORDS else ("known",)
        results = (*own, "unknown") if len(facts) == 1 else ("done", "unknown")
    elif verb is Verb.VERIFY:
        target = draw.choice(["call-back", "manager", "birthday"])
    elif verb is Verb.USE:
        target, results = "sub", ("good", "bad")
    elif verb is Verb.END:
        target, results = draw.choice(ends), ()
    tries = draw.choice([1, 2]) if draw.random() < 0.35 and verb is not Verb.END else 0
    results = (*results, OUT_OF_TRIES) if tries else results
    below = Go(ids[at + 1]) if at + 1 < len(ids) else Go(end=draw.choice(ends))
    rows = (Row(ALWAYS, Go(end=target)),) if verb is Verb.END else _rows(draw, results, ids, at, below, ends, tries)
    return Step(
        name, verb, Position(name), target=target, facts=facts, results=results, rows=rows, tries=tries, below=below,
        when=_when(draw) if draw.random() < 0.35 else ALWAYS,
        optional=draw.random() < 0.15 and verb is not Verb.END,
        for_=draw.choice(["recovery", "report"]) if verb is Verb.USE and draw.random() < 0.7 else "",
        protected=draw.choice(["recovery", "report"]) if verb is Verb.DO and draw.random() < 0.6 else "",
        group=group,
    )  # fmt: skip


def _rows(
    draw: Random, results: tuple[str, ...], ids: list[str], at: int, below: Go, ends: tuple[str, ...], tries: int
) -> tuple[Row, ...]:
    if draw.random() < 0.4:
        return (Row(ALWAYS, below),)
    rows = [Row(_when(draw, results), _go(draw, ids, at, below, ends, tries)) for _ in range(draw.randrange(1, 4))]
    if draw.random() < 0.8:
        rows.append(Row(ALWAYS, _go(draw, ids, at, below, ends, tries), otherwise=True))
    return tuple(rows)


def _go(draw: Random, ids: list[str], at: int, below: Go, ends: tuple[str, ...], tries: int) -> Go:
    chance = draw.random()
    if chance < 0.35:
        return below
    if chance < 0.5:
        return Go(end=draw.choice(ends)) if chance < 0.48 else Go()
    back = tries or draw.random() < 0.15
    choices = ids if back else ids[at + 1 :]
    return Go(draw.choice(choices)) if choices else below


def _when(draw: Random, results: tuple[str, ...] = (), *, states: bool = True) -> When:
    return tuple(_tests(draw, results, states=states) for _ in range(1 if draw.random() < 0.75 else 2))


def _tests(draw: Random, results: tuple[str, ...], *, states: bool) -> tuple[Test, ...]:
    found = []
    for _ in range(1 if draw.random() < 0.7 else 2):
        kinds = ["a", "b", "c", "d"] + (["proof", "assurance"] if states else []) + (["result"] * 4 if results else [])
        name = draw.choice(kinds)
        count = len(results) if name == "result" else {"proof": 3, "assurance": 4}.get(name) or TESTED[name]
        spans = [
            (n, n)
            for n in range(0 if name in ("result", "proof", "assurance") else UNKNOWN, count)
            if draw.random() < 0.45
        ]
        found.append(Test(name, normal(tuple(spans or [(0, 0)]))))
    return tuple(found)


def random_policy(seed: int) -> Policy:
    """A policy over the steps of such procedures."""
    draw = Random(seed)
    return Policy(
        "p", bare("A rule."), draw.choice(list(Template)), _pattern(draw), _pattern(draw),
        _pattern(draw) if draw.random() < 0.25 else None,
        within=draw.choice([0, 0, 1, 2, 3]), times=draw.choice([1, 2]), each_time=draw.random() < 0.3,
    )  # fmt: skip


def _pattern(draw: Random) -> Pattern:
    chosen = draw.choice([
        Pattern((("id", tuple(sorted(draw.sample(["m0", "m1", "m2", "m3", "m4", "s0", "s1"], 2)))),)),
        Pattern((("verb", (draw.choice(["do", "ask", "say", "verify", "end", "check"]),)),)),
        Pattern((("protected", (draw.choice(["recovery", "report"]),)),)),
        Pattern((("subflow", ("sub",)), ("outcome", (draw.choice(["good", "bad"]),)))),
        Pattern((("result", (draw.choice(["done", "failed", "passed", "x", "yes", "unknown"]),)),)),
        Pattern((("fact", (draw.choice(["a", "b", "c"]),)),)),
        Pattern((("ends", (draw.choice(["resolved", "escalated", "abandoned"]),)),)),
        Pattern((), proof=draw.choice([1, 2])),
    ])  # fmt: skip
    if draw.random() < 0.15:
        return replace(chosen, proof=draw.choice([1, 2]))
    return replace(chosen, assurance=draw.randrange(1, 4)) if draw.random() < 0.1 else chosen
