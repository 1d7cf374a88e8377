"""
How long proofs take: a desk of twelve procedures with forty policies, and one procedure made large.

Run `python -m bench policies`. The desk's policies all hold, as they do on a desk that is in use; those of the large
procedure hang on its facts, so that hardly any is decided without them, and half of them are broken.
"""

from __future__ import annotations

import resource
import time
import tracemalloc
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from random import Random

from bench.table import Table
from simulator.flow import proof as proving
from simulator.flow.graph import Graph, unfold_call
from simulator.flow.prove import prove
from simulator.model.desk import Around, Desk, Method, Protected
from simulator.model.fact import ALWAYS, UNKNOWN, YES_NO, Decided, Domain, DomainKind, Fact, Test, When
from simulator.model.place import Position
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Sop, Step, Verb
from simulator.model.text import bare
from simulator.model.workspace import Workspace

HERE = Position("bench")


def words(*values: str) -> Domain:
    return Domain(DomainKind.WORDS, values)


def is_(fact: str, *values: int) -> When:
    return ((Test(fact, tuple((value, value) for value in sorted(values))),),)


def rows(results: tuple[str, ...], then: dict[str, str]) -> tuple[Row, ...]:
    return tuple(
        Row(ALWAYS if word == "otherwise" else is_("result", results.index(word)), Go(way))
        for word, way in then.items()
    )


def step(
    name: str, verb: Verb, results: str, way: str | dict[str, str], *, target: str = "", tries: int = 0,
    when: When = ALWAYS, below: str = "", phase: str = "", facts: tuple[str, ...] = (), for_: str = "",
    protected: str = "", heard: tuple[str, ...] = (), end: str = "",
) -> Step:  # fmt: skip
    all_results = (*results.split(), OUT_OF_TRIES) if tries else tuple(results.split())
    go = Go(end=end) if end else Go(way if isinstance(way, str) else below)
    made = rows(all_results, way) if isinstance(way, dict) else (Row(ALWAYS, go),)
    return Step(
        name, verb, HERE, phase=phase, target=target or name, facts=facts, results=all_results, rows=made, tries=tries,
        when=when, below=Go(below) if below else go, for_=for_, protected=protected, heard=heard,
    )  # fmt: skip


def sop(name: str, steps: Iterable[Step], facts: tuple[Fact, ...], outcomes: str = "") -> Sop:
    return Sop(
        name, bare(name), HERE, "bench", bool(outcomes), bool(outcomes), tuple(outcomes.split()), facts=facts,
        steps=tuple(steps),
    )  # fmt: skip


ACCOUNT = Fact("account", words("standard", "privileged"))
RECORD = Fact("record", words("found", "not-found"))
LOSS = Fact("loss", words("lost", "stolen", "new-phone"), afresh=True)
WORKS = Fact("works", YES_NO, afresh=True)
URGENT = Fact("urgent", YES_NO)
FACTS = (ACCOUNT, RECORD, LOSS, WORKS, URGENT)


def desk() -> Desk:
    recovery = (Decided(is_("account", 0), 2), Decided(ALWAYS, 3))
    return Desk(
        every_call=(
            Around("opening", (("stranger", "closing"),)),
            Around(),
            Around("closing", (("more", "each issue"),)),
        ),
        methods=(Method("call-back", 2), Method("manager", 3)),
        protected=(Protected("recovery", recovery), Protected("report", (Decided(ALWAYS, 0),))),
    )


def sub_flows() -> tuple[Sop, ...]:
    opening = [
        step("greet", Verb.SAY, "done", "who", phase="opening", heard=("thanks-for-calling", "own-name")),
        step("who", Verb.ASK, "done unknown", "look-up", facts=("record", "account")),
        step("look-up", Verb.CHECK, "found not-found unknown", {
            "found": "offer-help", "not-found": "look-up", "unknown": "stranger", OUT_OF_TRIES: "stranger",
        }, facts=("record",), tries=2),
        step("offer-help", Verb.SAY, "done", "", end="known", heard=("offers-help",)),
        step("stranger", Verb.SAY, "done", "", end="stranger"),
    ]  # fmt: skip
    proof = Test("proof", ((2, 2),))
    ring = step("call-back", Verb.VERIFY, "passed failed no-answer", "", tries=2, phase="verification")
    ring_rows = (Row(((proof,),), Go("note")), *rows(ring.results, {
        OUT_OF_TRIES: "manager", "no-answer": "call-back", "failed": "note-failure", "otherwise": "manager",
    }))  # fmt: skip
    manager = step("manager", Verb.VERIFY, "passed failed no-answer", "")
    verify = [
        step("explain", Verb.SAY, "done", "call-back", phase="verification", heard=("explains-verification",)),
        _with(ring, ring_rows),
        _with(manager, (Row(((proof,),), Go("note")), Row(ALWAYS, Go("note-failure")))),
        step("note", Verb.RECORD, "done", "", end="proven"),
        step("note-failure", Verb.RECORD, "done", "", end="not-proven"),
    ]
    more = {"yes": "next-issue", "no": "thanks", "unknown": "thanks"}
    closing = [
        step("sum-up", Verb.SAY, "done", "anything-else", phase="closing", heard=("ticket-number",)),
        step("anything-else", Verb.ASK, "yes no unknown", more, facts=("works",)),
        step("thanks", Verb.SAY, "done", "notes", heard=("thanks",)),
        step("notes", Verb.RECORD, "done", "", end="finished", phase="wrap-up"),
        step("next-issue", Verb.SAY, "done", "", end="more"),
    ]
    return (
        sop("opening", opening, FACTS, "known stranger"),
        sop("verify", verify, FACTS, "proven not-proven"),
        sop("closing", closing, FACTS, "finished more"),
    )


def _with(made: Step, own: tuple[Row, ...]) -> Step:
    return replace(made, rows=own)


def procedure(number: int) -> Sop:
    """Some 25 steps as in a real one: intake, proof, diagnosis, a fix that may be tried again, side roads."""
    draw = Random(number)
    fills = [f"note-{n}" for n in range(12)]
    steps = [
        step("open-ticket", Verb.TICKET, "done", "what", target="main", phase="listening"),
        step("what", Verb.ASK, "lost stolen new-phone unknown", "suspend", facts=("loss",), heard=("acknowledges",)),
        step("suspend", Verb.DO, "done failed", {"done": "account", "failed": "promise"}, protected="report",
             when=is_("loss", 0, 1, UNKNOWN), below="account"),
        step("account", Verb.CHECK, "standard privileged unknown", "urgency", facts=("account",)),
        step("urgency", Verb.ASK, "yes no unknown", "identity", facts=("urgent",)),
        step("identity", Verb.USE, "proven not-proven", {"proven": "diagnosis", "not-proven": "refuse"},
             target="verify", for_="recovery"),
        step("diagnosis", Verb.RECORD, "done", fills[0], phase="diagnosis"),
        *(step(name, draw.choice([Verb.SAY, Verb.RECORD]), "done", (*fills, "issue-code")[n + 1],
               when=is_(draw.choice(["urgent", "account"]), draw.randrange(2)) if n % 2 else ALWAYS,
               below=(*fills, "issue-code")[n + 1]) for n, name in enumerate(fills)),
        step("issue-code", Verb.DO, "done failed", {"done": "try-it", "failed": "promise", OUT_OF_TRIES: "promise"},
             protected="recovery", tries=3, phase="resolution"),
        step("try-it", Verb.ASK, "yes no unknown", {"yes": "notify", "no": "issue-code", "unknown": "promise"},
             facts=("works",)),
        step("notify", Verb.DO, "done failed", "", end="resolved"),
        step("refuse", Verb.SAY, "done", "tell-security", phase="escalation"),
        step("tell-security", Verb.TICKET, "done", "to-security", target="security"),
        step("to-security", Verb.ESCALATE, "taken refused no-answer", "", target="security", end="refused"),
        step("promise", Verb.PROMISE, "done", "to-team", phase="escalation"),
        step("to-team", Verb.ESCALATE, "taken refused no-answer", "", target="identity-team", end="escalated"),
    ]  # fmt: skip
    return sop(f"sop-{number}", steps, FACTS)


def pattern(proof: int = -1, assurance: int = -1, **fields: str) -> Pattern:
    return Pattern(tuple((field, tuple(value.split())) for field, value in fields.items()), proof, assurance)


def forty(names: list[str]) -> list[Policy]:
    """Forty policies of all templates, such as a desk has."""
    rule, template = bare("A rule of the desk."), Template
    recovery = pattern(protected="recovery")
    made = [
        (template.BEFORE, recovery, pattern(proof=2), {}),
        (template.BEFORE, recovery, pattern(assurance=2), {}),
        (template.BEFORE, recovery, pattern(subflow="verify", outcome="proven"), {}),
        (template.BEFORE, recovery, pattern(id="diagnosis"), {}),
        (template.BEFORE, pattern(verb="escalate"), pattern(ticket="main security"), {}),
        (template.BEFORE, pattern(ticket="security"), pattern(outcome="not-proven"), {}),
        (template.BEFORE, pattern(id="to-team"), pattern(verb="promise"), {"within": 1}),
        (template.BEFORE, pattern(verb="verify"), pattern(id="explain"), {}),
        (template.AFTER, pattern(outcome="not-proven"), pattern(ticket="security"), {}),
        (template.AFTER, pattern(verb="escalate"), pattern(id="notes"), {}),
        (template.AFTER, recovery, pattern(fact="works"), {"unless": pattern(verb="escalate")}),
        (template.AFTER, pattern(id="promise"), pattern(id="to-team"), {"within": 2}),
        (template.AFTER, pattern(id="open-ticket"), pattern(id="sum-up"), {}),
        (template.AFTER, pattern(ticket="security"), pattern(to="security"), {"each_time": True}),
        (template.ALWAYS, pattern(heard="own-name"), Pattern(), {}),
        (template.ALWAYS, pattern(id="notes"), Pattern(), {}),
        (template.NEVER, pattern(heard="invented-time"), Pattern(), {}),
        (template.NEVER, recovery, Pattern(), {"unless": pattern(subflow="verify")}),
        (template.FIRST, pattern(id="greet"), Pattern(), {}),
        (template.LAST, pattern(id="notes"), Pattern(), {}),
        (template.AT_MOST, pattern(id="issue-code"), Pattern(), {"times": 3}),
        (template.AT_MOST, pattern(ticket="main"), Pattern(), {"times": 1}),
        (template.NEVER_TOGETHER, pattern(ends="resolved"), pattern(ticket="security"), {}),
        (template.NEVER_TOGETHER, pattern(ends="refused"), recovery, {}),
    ]
    plain = [name for name in names if name.startswith("note-") and int(name[5:]) % 2 == 0]
    draw = Random(7)
    while len(made) < 40:
        first, second = sorted(draw.sample(range(len(plain)), 2))
        kind = draw.choice([template.BEFORE, template.AT_MOST, template.NEVER_TOGETHER])
        y = pattern(id=plain[first]) if kind is template.BEFORE else pattern(verb="transfer")
        made.append((kind, pattern(id=plain[second]), y, {"times": 1}))
    return [Policy(f"p{n}", rule, kind, x, y, **more) for n, (kind, x, y, more) in enumerate(made)]


def large(steps: int = 2000, tables: int = 600, facts: int = 40, window: int = 8) -> tuple[Workspace, list[Policy]]:
    """One long procedure: facts are asked as it goes, and tables read the last eight of them."""
    draw = Random(3)
    known = tuple(
        Fact(f"f{n}", words("a", "b", "c") if n % 3 else Domain(DomainKind.NUMBER, (), 1, 500)) for n in range(facts)
    )
    every, asked, made = steps // facts, 0, []
    for number in range(steps):
        name, below = f"s{number}", f"s{number + 1}" if number + 1 < steps else ""
        end = "" if below else "resolved"
        if number % every == 0:
            fact = known[asked]
            results = "a b c unknown" if fact.domain.words else "known unknown"
            made.append(step(name, Verb.ASK, results, below, facts=(fact.id,), end=end))
            asked += 1
        elif draw.random() < tables / steps and below:
            near = known[max(0, asked - window) : asked]
            first, second = draw.choice(near), draw.choice(near)
            table = tuple(
                Row(_both(draw, first, second), Go(f"s{min(steps - 1, number + draw.randrange(1, 4))}"))
                for _ in range(3)
            )
            made.append(_with(step(name, Verb.RECORD, "done", below), (*table, Row(ALWAYS, Go(below)))))
        else:
            fact = draw.choice(known[max(0, asked - window) : asked])
            value = draw.randrange(3)
            verb = draw.choice([Verb.SAY, Verb.DO, Verb.RECORD])
            guard = ((_part(fact, value),),) if draw.random() < 0.5 else ALWAYS
            made.append(step(name, verb, "done", below, when=guard, below=below, end=end))
    workspace = Workspace(desk=Desk(), sops=(sop("large", made, known),))
    return workspace, [_long_policy(draw, n, made) for n in range(40)]


def _part(fact: Fact, third: int) -> Test:
    """A test on one third of what a fact can be."""
    low = third if fact.domain.words else 1 + 150 * third
    return Test(fact.id, ((low, low if fact.domain.words else low + 149),))


def _both(draw: Random, first: Fact, second: Fact) -> When:
    return (tuple(_part(fact, draw.randrange(3)) for fact in dict.fromkeys((first, second))),)


def _long_policy(draw: Random, number: int, made: list[Step]) -> Policy:
    """Policies over steps that hang on the same facts, for others need no facts to be decided."""
    guarded = [place for place, one in enumerate(made) if one.when != ALWAYS]
    at = draw.choice(guarded[: -len(guarded) // 10])
    near = [place for place in guarded if at < place < at + 300 and made[place].when == made[at].when] or [at + 1]
    first, second = made[at], made[draw.choice(near)]
    kind = draw.choice([Template.BEFORE, Template.BEFORE, Template.AFTER, Template.NEVER_TOGETHER])
    x, y = (second, first) if kind is Template.BEFORE else (first, second)
    return Policy(f"l{number}", bare("A rule."), kind, pattern(id=x.id), pattern(id=y.id))


def prove_all(graphs: list[Graph], policies: list[Policy], of: Desk) -> Counter[str]:
    proving._studies.clear()
    return Counter(prove(graph, policy, of).state.value for graph in graphs for policy in policies)


def measure(title: str, limit: int, graphs: list[Graph], policies: list[Policy], of: Desk) -> tuple[str, ...]:
    """One row: CPU time in a first run, what the proofs allocated at most in a second, for tracing slows it down."""
    began = time.process_time()
    verdicts = prove_all(graphs, policies, of)
    spent = round((time.process_time() - began) * 1000)
    tracemalloc.start()
    prove_all(graphs, policies, of)
    own = tracemalloc.get_traced_memory()[1] / 2**20
    tracemalloc.stop()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    counts = ", ".join(f"{count} {state}" for state, count in sorted(verdicts.items()))
    return title, f"{spent} ms", f"{limit} ms", f"{own:.0f} MiB", f"{peak} MiB", counts


def tables() -> list[Table]:
    """What `python -m bench` prints."""
    workspace = Workspace(desk=desk(), sops=(*sub_flows(), *(procedure(n) for n in range(12))))
    graphs = [unfold_call(workspace, f"sop-{n}") for n in range(12)]
    policies = forty([one.id for one in workspace.sops[-1].steps])
    rows = [measure("12 procedures × 40 policies", 100, graphs, policies, workspace.desk)]
    for window in (8, 40):
        long, rules = large(window=window)
        title = f"2,000 steps, 600 tables, 40 facts, {window} at once × 40 policies"
        rows.append(measure(title, 5000, [unfold_call(long, "large")], rules, long.desk))
    columns = ("proofs", "CPU", "limit", "allocated", "peak of the process", "verdicts")
    note = "CPU time of one process, everything that is worked out once a graph included. Memory limit: 256 MiB."
    return [Table("Policies over all walks", columns, tuple(rows), note)]


if __name__ == "__main__":
    for one_table in tables():
        print(one_table.text())
