"""
Rookies with a plan: they see the procedure as they would like it to be, and go through it without looking up.

The plan is the way that the flow takes if everything is as this rookie believes (everybody is genuine, every question
answered, every tool works), with the steps left out that the rookie has no patience for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.call.ideal import Right
from simulator.call.state import Call
from simulator.call.typed import typed
from simulator.call.whole import spoken_line
from simulator.flow.align import Truth, align
from simulator.flow.nodes import Node
from simulator.model.sop import SPEECH, Step, Verb
from simulator.rookies.phrases import example, examples
from simulator.rookies.seat import HANG_UP

Keeps = Callable[[Node, Step], bool]
Says = Callable[[Call, Step, str], Sequence[str]]


@dataclass(frozen=True, slots=True)
class Manner:
    """What a rookie leaves out, what it says in place of a script, and how it ends an issue (empty: as planned)."""

    keeps: Keeps
    says: Says
    ends: str = ""
    before: tuple[str, ...] = ()
    """Lines typed before each tool: `/hold`, `/wait 90s`."""


class Planned:
    """Goes through the opening, each issue and the closing by its plan."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner
        self.lines: list[Callable[[Call], str]] = []
        self.parts = 0
        self.opened = False

    def line(self, call: Call) -> str:
        while not self.lines:
            if not self._plan_on(call):
                return HANG_UP
        return self.lines.pop(0)(call) or self.line(call)

    def _plan_on(self, call: Call) -> bool:
        """Plans the next part of the call; false when there is none left."""
        around = call.play.workspace.desk.every_call
        place = next((number for number, entry in enumerate(around) if not entry.use), len(around))
        if not self.opened:
            self.opened = True
            for entry in around[:place]:
                if entry.use and not entry.when_many:
                    self._plan(call, entry.use, -1)
            return True
        if self.parts < len(call.issues):
            self._plan(call, call.issues[self.parts].sop, self.parts)
            self.parts += 1
            return True
        if self.parts <= len(call.issues):
            self.parts = len(call.issues) + 1
            for entry in around[place + 1 :]:
                self._plan(call, entry.use, -1)
            return True
        return False

    def _plan(self, call: Call, sop: str, issue: int) -> None:
        shelf = call.play.shelf
        graph = shelf.graph(sop)
        for move in align(graph, (), belief(call, sop)).moves:
            node = graph.nodes[move.node]
            step = node.step
            if step is None or not self.manner.keeps(node, step):
                continue
            self._lay(node, step, issue)

    def _lay(self, node: Node, step: Step, issue: int) -> None:
        right = Right(str(step.verb), node, issue)

        def spoken(call: Call) -> str:
            if call.caller_gone:
                return ""
            words = self.manner.says(call, step, spoken_line(call, right))
            self.lines[:0] = [_fixed(line) for line in words[1:]]
            return words[0] if words else ""

        self.lines.append(spoken)
        if step.verb in SPEECH:
            return
        self.lines.extend(_fixed(line) for line in self.manner.before)
        if step.verb is Verb.END and self.manner.ends:
            self.lines.append(_fixed(f"/end {self.manner.ends}"))
        else:
            self.lines.append(lambda call: typed(call, right))


def _fixed(line: str) -> Callable[[Call], str]:
    return lambda _: line


def belief(call: Call, sop: str) -> Truth:
    """What such a rookie takes for granted: the first answer to everything, and that whoever calls is genuine."""
    graph = call.play.shelf.graph(sop)
    facts = []
    for fact in graph.facts:
        if not fact.decided:
            value = 1 if fact.id == "more" else fact.domain.low
            facts.append((fact.id, value))
    methods = tuple((method.id, ("passed",)) for method in call.play.workspace.desk.methods)
    return Truth(tuple(facts), (), methods, call.play.workspace.desk)


def as_scripted(call: Call, step: Step, script: str) -> Sequence[str]:
    """Says what the page says."""
    del call, step
    return (script,) if script else ()


def with_act(act: str, times: int = 1) -> Says:
    """Says the script, and with it something that this act is heard in."""

    def says(call: Call, step: Step, script: str) -> Sequence[str]:
        del step
        if not script:
            return ()
        found = examples(call, act)
        extra = found[len(call.said) % len(found)] if found else ""
        return (f"{extra} {script}".strip(),) if times else (extra,)

    return says


def instead(*acts: str) -> Says:
    """Says something that one of these acts is heard in, in place of every script."""

    def says(call: Call, step: Step, script: str) -> Sequence[str]:
        if not script or step.verb not in SPEECH:
            return ()
        act = acts[len(call.happened) % len(acts)]
        line = example(call, act)
        return (line,) if line else ()

    return says
