"""
Dialogues of STAR as recorded calls, and the flow charts of their tasks as procedures, so that the scorer can be tried
on calls that nobody made for it.

A chart names one step after most steps; where a query or a question has several answers, it only lists what follows
each. So a query, or a step that the chart leaves open, may lead to every step that stands behind an answer; which it
was is read from what the agent did next. A question (`…ask_…`) asks for a fact. The callers of STAR often tell things
before they are asked, and a query cannot be made without them: where a dialogue makes a query and never puts a question
that the chart has before it, the caller has told that by himself; and who says thank you and goodbye of his own accord
need not be asked whether there is anything else. All the rest counts: a question that was put late or out of order, a
result that was never told, a call without its query. The same query twice running is one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from bench.star_read import is_branch
from simulator.hearing import ear_for
from simulator.model.acts import Act
from simulator.model.desk import Around, Desk
from simulator.model.fact import ALWAYS, YES_NO, Fact, Test, When
from simulator.model.place import Position
from simulator.model.sop import Go, Row, Sop, Step, Verb
from simulator.model.text import bare
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.recorded import trace_of
from simulator.scoring.transcript import read_transcript
from simulator.scoring.walking import walk
from simulator.source import load

ROOT = Path(__file__).parents[1]

TASK = "task"
YES, NO = 0, 1
HERE = Position(f"{TASK}.yaml")
QUERY = "query of any kind"
LAST = ("anything_else", "out_of_scope")


@dataclass(frozen=True, slots=True)
class Chart:
    """A task's flow chart: its lines, its steps in order, and what may follow each."""

    replies: Mapping[str, str]
    after: Mapping[str, tuple[str, ...]]

    @property
    def asks(self) -> tuple[str, ...]:
        return tuple(step for step in self.after if _is_question(step) and len(self.after[step]) == 1)


def dialogues(folder: Path) -> Iterator[tuple[Chart, Mapping[str, Any]]]:
    """Every dialogue of one task, with its task's chart."""
    charts: dict[str, Chart] = {}
    for line in (folder / "dialogues.jsonl").read_text(encoding="utf-8").splitlines():
        dialogue = json.loads(line)
        if dialogue["multi"]:
            continue
        (task,) = dialogue["tasks"]
        if task not in charts:
            charts[task] = chart_of(json.loads((folder / "tasks" / f"{task}.json").read_text(encoding="utf-8")))
        yield charts[task], dialogue


def fitness(chart: Chart, turns: Sequence[Mapping[str, str]]) -> int:
    """How well a dialogue fits its chart, in thousandths."""
    return walk(recorded_call(chart, turns), workspace_of(chart)).fitness


def chart_of(written: Mapping[str, Mapping[str, str]]) -> Chart:
    """A chart from its file."""
    replies, graph = written["replies"], written["graph"]
    queries = {goal for goal in graph.values() if goal.startswith("query")}
    answers = tuple(dict.fromkeys(goal for name, goal in graph.items() if _is_answer(name, queries)))
    steps = [step for step in (*replies, *sorted(queries)) if step in queries or not _is_answer(step, queries)]
    spoken = [step for step in steps if step not in LAST and not _is_farewell(step)]
    nothing = tuple(step for step in replies if step.endswith("nothing_found"))
    after: dict[str, tuple[str, ...]] = {}
    for step in spoken:
        goal = graph.get(step, "")
        if goal in spoken:
            after[step] = (goal, *(nothing if step in queries else ()))
        elif goal or step in nothing:
            after[step] = ("anything_else",)
        elif step in queries:
            after[step] = tuple(dict.fromkeys((*_answers_to(step, graph, queries), *nothing, "anything_else")))
        else:
            first = graph.get("yes", "anything_else") if _wants_a_yes(step) else "anything_else"
            after[step] = tuple(dict.fromkeys((first, "anything_else", *answers, *sorted(queries))))
    return Chart(replies, after)


def _answers_to(query: str, graph: Mapping[str, str], queries: set[str]) -> tuple[str, ...]:
    """What may stand behind a query: behind the one that looks for a place its being free, where the chart has both."""
    free = [name for name in ("available", "unavailable") if name in graph]
    done = [name for name in graph if name.startswith("query") and name not in queries]
    if free and len(queries) > 1:
        return tuple(graph[name] for name in (free if _looks_up(query) else done))
    return tuple(graph[name] for name in (*free, *done, *(name for name in graph if name.startswith("info_missing"))))


def _wants_a_yes(step: str) -> bool:
    return "confirm" in step or step.endswith("_available")


def _is_answer(name: str, queries: set[str]) -> bool:
    """Whether a node of a chart is no step of the agent but what came of one."""
    return name not in queries and (is_branch(name) or name in ("available", "unavailable"))


def _is_question(step: str) -> bool:
    return step == "hello" or ("ask_" in step and "confirm" not in step)


def _looks_up(step: str) -> bool:
    return step in ("query", "query_check")


def _is_farewell(step: str) -> bool:
    return step.endswith("bye") or step.startswith("goodbye")


def workspace_of(chart: Chart) -> Workspace:
    """A desk with this one procedure."""
    steps = [_step(step, goals, chart) for step, goals in chart.after.items()]
    last = Row(ALWAYS, Go("over"))
    steps.append(_asked_unless_told("anything_else", Verb.DO, ("done",), (last,)))
    over = Row(ALWAYS, Go(end="resolved"))
    steps.append(Step("over", Verb.END, HERE, target="resolved", rows=(over,)))
    facts = tuple(Fact(step, YES_NO) for step in (*chart.asks, "anything_else"))
    sop = Sop(TASK, bare(TASK), HERE, HERE.file, facts=facts, steps=tuple(steps))
    return Workspace(desk=Desk(every_call=(Around(),)), sops=(sop,))


def _step(step: str, goals: Sequence[str], chart: Chart) -> Step:
    verb = Verb.CHECK if _looks_up(step) else Verb.DO
    ways = tuple(Row(((Test("result", ((number, number),)),),), Go(goal)) for number, goal in enumerate(goals))
    if step in chart.asks:
        return _asked_unless_told(step, verb, goals, ways)
    return Step(step, verb, HERE, target=step, results=tuple(goals), rows=ways)


def _asked_unless_told(step: str, verb: Verb, goals: Sequence[str], ways: tuple[Row, ...]) -> Step:
    untold: When = ((Test(step, ((NO, NO),)),),)
    return Step(step, verb, HERE, target=step, results=tuple(goals), rows=ways, when=untold, below=ways[0].go)


def recorded_call(chart: Chart, turns: Sequence[Mapping[str, str]]) -> Trace:
    """A dialogue as the transcript that it would be, read and told as any recorded call is."""
    workspace = workspace_of(chart)
    text = "\n".join(json.dumps(row) for row in _rows(chart, turns))
    read = read_transcript(text, "jsonl", "star.jsonl", workspace)
    assert not read.problems, read.problems
    trace = trace_of(read, workspace, TASK)
    done = [name.partition("/")[2] for deed in trace.deeds for name in deed.steps]
    return replace(trace, truth=tuple(_told(chart, done, _took_leave(turns))))


def _took_leave(turns: Sequence[Mapping[str, str]]) -> bool:
    """Whether the caller thanked or said goodbye in one of the last things that he said."""
    said = [turn.get("text", "") for turn in turns if turn["speaker"] == "caller"]
    ear = ear_for(_acts(), "en")
    return any(one.act in ("thanks", "farewell") for line in said[-2:] for one in ear.hears(line))


@cache
def _acts() -> tuple[Act, ...]:
    return load(ROOT).acts


def _told(chart: Chart, done: Sequence[str], left: bool) -> Iterator[tuple[str, int]]:
    """For each question whether the caller answered it unasked: it was not put, and a query was made with it."""
    queried = any(name.startswith("query") for name in done)
    for step in chart.asks:
        yield step, YES if queried and step not in done else NO
    yield "anything_else", YES if left and "anything_else" not in done else NO


def _rows(chart: Chart, turns: Sequence[Mapping[str, str]]) -> Iterator[dict[str, str]]:
    steps = [_named(chart, turn) for turn in turns]
    steps = [_which_query(chart, steps, at) if step == QUERY else step for at, step in enumerate(steps)]
    for at, turn in enumerate(turns):
        row = {"speaker": turn["speaker"], "text": turn.get("text", "")}
        step = steps[at]
        if step:
            if step.startswith("query") and step == next((one for one in reversed(steps[:at]) if one), ""):
                continue
            row["step"] = f"{TASK}/{step}"
            goals = chart.after.get(step, ())
            row["result"] = next((later for later in steps[at + 1 :] if later in goals), _unless_more(goals))
            row["tool"] = f"{'check' if _looks_up(step) else 'do'} {step}"
        yield row
    yield {"speaker": "agent", "text": "", "tool": "end resolved"}


def _named(chart: Chart, turn: Mapping[str, str]) -> str:
    """The chart's step of a turn of the agent; empty where it has none."""
    if turn["speaker"] != "agent":
        return ""
    if turn.get("action") == "query":
        return QUERY
    step = turn.get("step", "")
    return step if step in chart.after or step == "anything_else" else ""


def _unless_more(goals: Sequence[str]) -> str:
    """What came of a step after which nothing came."""
    return "anything_else" if "anything_else" in goals else goals[0] if goals else "done"


def _which_query(chart: Chart, steps: Sequence[str], at: int) -> str:
    """STAR has one word for every query: it is the one after which the next step can come, the first of those."""
    queries = sorted((step for step in chart.after if step.startswith("query")), key=lambda step: not _looks_up(step))
    later = next((step for step in steps[at + 1 :] if step and step != QUERY), "")
    return next((step for step in queries if later in chart.after[step]), queries[0])
