"""Small procedures and logs at random, drawn by hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from simulator.flow.graph import Graph, unfold
from simulator.model.fact import ALWAYS, UNKNOWN
from simulator.model.trace import Deed
from tests.flow.build import ask, end, fact, is_, sop, space, step

FACTS = (fact("f"), fact("g", afresh=True))
TOOL_VERBS = ("do", "ticket", "record", "escalate")


@st.composite
def flows(draw: st.DrawFn, most: int = 5) -> Graph:
    count = draw(st.integers(1, most))
    names = [f"s{number}" for number in range(count)]
    steps = []
    for number, name in enumerate(names):
        below = names[number + 1] if number + 1 < count else "bye"
        ways = [*names[number + 1 :], "bye"]
        steps.append(draw(one_step(name, below, ways, names[: number + 1])))
    steps.append(end("bye"))
    return unfold(space(sop("a", *steps, facts=FACTS)), "a")


@st.composite
def one_step(draw: st.DrawFn, name: str, below: str, ways: list[str], before: list[str]):
    kind = draw(st.sampled_from(("say", "ask", "ask-again", "do", "do", "tried", "record", "table", "guide")))
    more = {"below": below, "must": draw(st.booleans()), "optional": draw(st.integers(0, 4)) == 0}
    if draw(st.integers(0, 3)) == 0:
        more["when"] = is_(draw(st.sampled_from(("f", "g"))), *draw(st.sampled_from(((0,), (1,), (0, UNKNOWN)))))
    way = draw(st.sampled_from(ways))
    match kind:
        case "ask" | "ask-again":
            which = FACTS[0] if kind == "ask" else FACTS[1]
            return ask(name, which, then={"yes": below, "no": way, "unknown": below}, **more)
        case "tried":
            back = draw(st.sampled_from(before))
            then = {"done": below, "failed": back, "out-of-tries": way}
            return step(name, "do", then=then, tries=draw(st.integers(1, 2)), **more)
        case "do":
            return step(name, "do", then={"done": below, "failed": way}, **more)
        case "table":
            rows = ((is_("f", 0), below), (is_("g", 1), way), (ALWAYS, below))
            return step(name, "ticket", rows=rows, **more)
        case "guide":
            return step(name, "guide", then={"done": below, "cannot": way}, **more)
        case _:
            return step(name, kind, **more)


@st.composite
def logs(draw: st.DrawFn, graph: Graph, most: int = 4) -> tuple[Deed, ...]:
    acts = {node.name: node.step for node in graph.nodes if node.step and node.edges and node.kind == "act"}
    known: dict[str, int] = {}
    deeds = []
    for number in range(draw(st.integers(0, most))):
        name = draw(st.sampled_from(sorted(acts)))
        verb = acts[name].verb
        steps = [name]
        tool = "" if verb in ("say", "ask", "guide") else str(verb)
        if not tool and draw(st.booleans()):
            steps.append(draw(st.sampled_from(sorted(acts))))
        if draw(st.integers(0, 7)) == 0:
            steps, tool = [], draw(st.sampled_from(("do", "check", "")))
        if draw(st.integers(0, 7)) == 0 and tool:
            steps.append(draw(st.sampled_from(sorted(acts))))
        learned = {}
        if draw(st.booleans()):
            learned[draw(st.sampled_from(("f", "g")))] = draw(st.integers(0, 1))
        result = draw(st.sampled_from((*acts[name].results, "unknown"))) if acts[name].results else ""
        deeds.append(
            Deed(
                number, number, number, "tool" if tool else "speech", 0, verb=tool, result=result, steps=tuple(steps),
                known=tuple(sorted(known.items())), learned=tuple(sorted(learned.items())),
            )
        )  # fmt: skip
        known |= learned
    return tuple(deeds)
