"""Builds small procedures by hand, in few words."""

from __future__ import annotations

from simulator.model.desk import Around, Desk, Method, Protected
from simulator.model.fact import ALWAYS, YES_NO, Decided, Domain, DomainKind, Fact, Spans, Test, When
from simulator.model.place import Position
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Sop, Step, Verb
from simulator.model.text import bare
from simulator.model.workspace import Workspace

RESULTS = {
    Verb.SAY: ("done",),
    Verb.RECORD: ("done",),
    Verb.TICKET: ("done",),
    Verb.PROMISE: ("done",),
    Verb.GUIDE: ("done", "cannot"),
    Verb.DO: ("done", "failed"),
    Verb.VERIFY: ("passed", "failed", "no-answer"),
    Verb.ESCALATE: ("taken", "refused", "no-answer"),
    Verb.TRANSFER: ("taken", "refused", "no-answer"),
}


def words(*values: str) -> Domain:
    return Domain(DomainKind.WORDS, values)


def number(low: int, high: int) -> Domain:
    return Domain(DomainKind.NUMBER, (), low, high)


def fact(name: str, domain: Domain = YES_NO, *, afresh: bool = False, decided: tuple[Decided, ...] = ()) -> Fact:
    return Fact(name, domain, afresh=afresh, decided=decided)


def is_(name: str, *numbers: int | tuple[int, int]) -> When:
    spans: Spans = tuple(n if isinstance(n, tuple) else (n, n) for n in numbers)
    return ((Test(name, spans),),)


def go(word: str) -> Go:
    """`step`, or `!outcome`, or nothing for a way left open."""
    return Go(end=word[1:]) if word.startswith("!") else Go(word)


def step(
    name: str,
    verb: str = "say",
    target: str = "",
    then: dict[str, str] | str = "",
    rows: tuple[tuple[When, str], ...] = (),
    below: str = "",
    **more: object,
) -> Step:
    """A step; `then` maps results to ways, or is one way for all; `rows` are rows with conditions."""
    kind = Verb(verb)
    tries = int(str(more.get("tries", 0)))
    results = tuple(str(more.pop("results", "")).split()) or RESULTS.get(kind, ())
    results = (*results, OUT_OF_TRIES) if tries else results
    made = [Row(when, go(way)) for when, way in rows]
    if isinstance(then, dict):
        for word, way in then.items():
            when = ALWAYS if word == "otherwise" else is_("result", results.index(word))
            made.append(Row(when, go(way), otherwise=word == "otherwise"))
    elif not rows or then:
        made.append(Row(ALWAYS, go(then or below)))
    facts = (target,) if kind in (Verb.ASK, Verb.CHECK) and target else ()
    known = {"facts": facts, "at": Position("test.yaml"), **more}
    return Step(name, kind, target=target or name, results=results, rows=tuple(made), below=go(below), **known)


def ask(name: str, of: Fact, then: dict[str, str] | str = "", verb: str = "ask", **more: object) -> Step:
    found = of.domain.words if of.domain.kind is DomainKind.WORDS else ("known",)
    return step(name, verb, of.id, then, results=" ".join((*found, "unknown")), **more)


def end(name: str, outcome: str = "resolved") -> Step:
    return step(name, "end", outcome, f"!{outcome}")


def sop(name: str, *steps: Step, facts: tuple[Fact, ...] = (), outcomes: str = "", **more: object) -> Sop:
    return Sop(
        name, bare(name), Position(f"{name}.yaml"), f"{name}.yaml", is_subflow=bool(outcomes),
        outcomes=tuple(outcomes.split()), facts=facts, steps=steps, **more,
    )  # fmt: skip


def desk(*around: Around, needs: int = 2, **more: object) -> Desk:
    return Desk(
        every_call=around,
        methods=(Method("call-back", 2), Method("manager", 3), Method("birthday", 1)),
        protected=(Protected("recovery", (Decided(ALWAYS, needs),)), Protected("report", (Decided(ALWAYS, 0),))),
        **more,
    )


def space(*sops: Sop, of: Desk | None = None) -> Workspace:
    return Workspace(desk=of or desk(), sops=sops)
