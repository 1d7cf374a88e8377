"""
A recorded call as a trace: what its lines carried out, as far as a transcript shows it.

Unlabelled lines of the agent go through hearing, with what can follow in the procedure as context. A transcript without
tools cannot show what was looked up or written down: such steps cost nothing and their criteria do not apply.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from simulator.flow.follow import ahead, settle, start, take
from simulator.flow.graph import Graph, Node, NodeKind, unfold_call
from simulator.flow.patterns import event_of
from simulator.hearing import understand
from simulator.model.call import Heard
from simulator.model.fact import DomainKind
from simulator.model.policy import Event
from simulator.model.sop import SPEECH, Step, Verb
from simulator.model.trace import Deed, IssueTrace, Trace
from simulator.model.workspace import Workspace
from simulator.scoring.transcript import AGENT, CALLER, Line, Recorded

SOON = 8


def trace_of(
    recorded: Recorded, workspace: Workspace, sop_id: str, facts: tuple[tuple[str, int], ...] = (), lang: str = ""
) -> Trace:
    """The trace of a recorded call about one issue. KeyError where there is no such procedure."""
    lang = lang or workspace.desk.languages[0]
    teller = _Teller(workspace, unfold_call(workspace, sop_id), dict(facts), lang)
    deeds = teller.deeds(recorded.lines)
    ended = next((deed.target for deed in reversed(deeds) if deed.verb == Verb.END), "")
    tickets = tuple(deed.target for deed in deeds if deed.verb == Verb.TICKET)
    issue = IssueTrace(sop_id, 0, 0, ended, len(deeds) - 1 if ended else -1, tickets)
    last = recorded.lines[-1].second if recorded.lines else 0
    return Trace(
        "", 0, "transcript", lang, tuple(deeds), (issue,), "agent", last,
        tools_shown=recorded.shows_tools, truth=facts,
    )  # fmt: skip


class _Teller:
    """Goes through the lines with a finger on the procedure."""

    def __init__(self, workspace: Workspace, graph: Graph, known: dict[str, int], lang: str) -> None:
        self.workspace, self.graph, self.known, self.lang = workspace, graph, known, lang
        self.where = start(graph)
        self.nodes: dict[str, Node] = {}
        for node in graph.nodes:
            if node.kind is NodeKind.ACT:
                self.nodes.setdefault(node.name, node)
        self.candidates = tuple((name, self._ways(node)) for name, node in self.nodes.items() if self._ways(node))

    def deeds(self, lines: Sequence[Line]) -> list[Deed]:
        found: list[Deed] = []
        for line in lines:
            if line.speaker == AGENT:
                found.append(self._deed(len(found), line))
            elif line.speaker == CALLER and found:
                found[-1] = replace(found[-1], reply=(*found[-1].reply, line.text))
        return found

    def _deed(self, number: int, line: Line) -> Deed:
        heard = understand(line.text, self.lang, self.workspace.acts, self.candidates, self._soon(), 0)
        verb, _, target = line.tool.partition(" ")
        steps = (line.step,) if line.step else self._by_tool(verb, target) if verb else heard.steps
        spoken = tuple(name for name in steps if name in self.nodes)
        for name in spoken:
            self._move_on(name, line.result)
        known = tuple(sorted(self.known.items())) if verb else ()
        return Deed(
            number, number + 1, line.second, "tool" if verb else "speech", 0, line.text, verb, target.strip(),
            result=line.result, steps=spoken, heard=heard, known=known, events=tuple(self._events(spoken, line, heard)),
        )  # fmt: skip

    def _soon(self) -> tuple[str, ...]:
        now = (self.graph.nodes[place.node].name for place in settle(self.graph, self.where, self.known))
        return tuple(dict.fromkeys((*now, *ahead(self.graph, self.where, SOON))))

    def _by_tool(self, verb: str, target: str) -> tuple[str, ...]:
        """The steps that a tool carries out, those that can come soon first."""
        first = [*self._soon(), *self.nodes]
        fitting = (name for name in first if (node := self.nodes.get(name)) and _fits(node, verb, target.strip()))
        return tuple(dict.fromkeys(fitting))[:1]

    def _move_on(self, name: str, result: str) -> None:
        node = self.nodes[name]
        word = result or (node.step.results[0] if node.step and node.step.results else "done")
        self.where = take(self.graph, self.where, name, word, self.known) or self.where

    def _events(self, names: tuple[str, ...], line: Line, heard: Heard) -> list[Event]:
        acts = frozenset(hint.act for hint in heard.acts)
        if not names:
            return [Event(verb=str(Verb.SAY), heard=acts, minute=line.second)]
        made = []
        for place, name in enumerate(names):
            event = event_of(self.nodes[name], line.result)
            made.append(replace(event, heard=acts if place == 0 else frozenset(), minute=line.second))
        return made

    def _ways(self, node: Node) -> tuple[str, ...]:
        step = node.step
        if step is None or step.verb not in SPEECH:
            return ()
        texts = [step.say, *step.examples, *([step.does] if step.verb is not Verb.ASK else [])]
        if step.verb is Verb.ASK:
            facts = {fact.id: fact for fact in self.graph.facts}
            texts += [text for name in step.facts if name in facts for text in facts[name].asks]
        return tuple(dict.fromkeys(words for text in texts if (words := text.say(self.lang))))


def _fits(node: Node, verb: str, target: str) -> bool:
    step = node.step
    return step is not None and step.verb == verb and target in _targets(step, node)


def _targets(step: Step, node: Node) -> tuple[str, ...]:
    match step.verb:
        case Verb.RECORD:
            return (*step.fields, "")
        case Verb.CHECK:
            return step.facts or (step.target,)
        case Verb.END:
            return (node.outcome or step.target,)
        case Verb.DO | Verb.WAIT:
            return (step.id,)
    return (step.target,)


def facts_from(words: Sequence[str], workspace: Workspace, sop_id: str) -> tuple[tuple[tuple[str, int], ...], str]:
    """Facts from `name=value` words, and what is wrong with the first bad one (empty where all are good)."""
    sop = workspace.sop(sop_id)
    known = {fact.id: fact for fact in (*workspace.desk.facts, *(sop.facts if sop else ()))}
    found: list[tuple[str, int]] = []
    for word in words:
        name, equals, value = word.partition("=")
        fact = known.get(name.strip())
        if fact is None or not equals:
            names = ", ".join(sorted(known))
            return (), f"`{word}` is no fact of {sop_id}. Write NAME=VALUE with one of: {names}."
        number = fact.domain.number(value.strip())
        if number is None:
            can_be = ", ".join(fact.domain.words) if fact.domain.kind is DomainKind.WORDS else "a number in its range"
            return (), f"`{name.strip()}` cannot be `{value.strip()}`. It can be: {can_be}."
        found.append((fact.id, number))
    return tuple(found), ""
