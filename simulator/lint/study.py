"""
What the rules look at: the workspace, the day, and things worked out once for all rules.

Graphs and verdicts cost the most; they are made when the first rule asks for them and kept for the others.
"""

from __future__ import annotations

import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from simulator.flow.graph import Graph, unfold, unfold_call
from simulator.flow.prove import HOLDS, State, Verdict, prove
from simulator.lint import usage
from simulator.lint.edits import removed
from simulator.lint.ignores import Ignore, ignores_in
from simulator.lint.known import Knowing
from simulator.lint.readable import Readable
from simulator.lint.roads import reachable
from simulator.lint.tables import Table, tables_of
from simulator.lint.texts import mapped_texts
from simulator.lint.words import filled, scripts, spoken_facts
from simulator.model.acts import Phrase
from simulator.model.place import Edit, Position, Problem
from simulator.model.policy import Policy
from simulator.model.sop import Sop, Step, Verb
from simulator.model.text import Text
from simulator.model.workspace import Workspace

if TYPE_CHECKING:
    from simulator.hearing.acts import Ear


class Study(Readable):
    """One run of the linter over one workspace."""

    def __init__(self, workspace: Workspace, today: datetime.date, *, keep_verdicts: bool = False) -> None:
        super().__init__(workspace)
        self.today = today
        self.keep_verdicts = keep_verdicts
        """Whether verdicts outlive `forget`, for somebody who shows them: the site."""
        self.ran: frozenset[str] = frozenset()
        """Ids of the rules that this run looks at."""
        self.known_rules: frozenset[str] = frozenset()
        self.hiding: set[Ignore] = set()
        """Comments that have hidden something."""
        self._alone: dict[str, Graph] = {}
        self._in_call: dict[str, Graph] = {}
        self._known: dict[str, Knowing] = {}
        self._heard: dict[tuple[str, str], frozenset[str]] = {}
        self._reached: dict[str, frozenset[str]] = {}
        self._tables: dict[str, tuple[tuple[Step, Table], ...]] = {}
        self._tells: dict[str, bool] = {}
        self._spoken_facts: dict[tuple[str, str], tuple[tuple[str, Position], ...]] = {}
        self._too_large: set[str] = set()
        self.verdicts: dict[tuple[str, str], Verdict] = {}

    def graph(self, sop: Sop) -> Graph:
        """The procedure with its sub-flows in place; within a whole call where it can be, so that one graph does."""
        if self.is_provable(sop):
            return self.call_graph(sop)
        if sop.id not in self._alone:
            self._alone[sop.id] = unfold(self.workspace, sop.id)
        return self._alone[sop.id]

    def call_graph(self, sop: Sop) -> Graph:
        """A whole call around one issue of this SOP: what policies are proven on."""
        if sop.id not in self._in_call:
            self._in_call[sop.id] = unfold_call(self.workspace, sop.id)
        return self._in_call[sop.id]

    def forget(self, sop: Sop) -> None:
        """Drops what was worked out for a procedure: a desk has many, and they are looked at one after the other."""
        for kept in (self._alone, self._in_call, self._known, self._reached, self._tables):
            kept.pop(sop.id, None)
        for policy in () if self.keep_verdicts else self.workspace.desk.policies:
            self.verdicts.pop((sop.id, policy.id), None)

    def reached(self, sop: Sop) -> frozenset[str]:
        """The steps of a procedure that some way of its own leads to."""
        if sop.id not in self._reached:
            self._reached[sop.id] = reachable(sop)
        return self._reached[sop.id]

    def tables(self, sop: Sop) -> tuple[tuple[Step, Table], ...]:
        """The tables in the steps of a procedure."""
        if sop.id not in self._tables:
            self._tables[sop.id] = tables_of(sop)
        return self._tables[sop.id]

    def verdict(self, sop: Sop, policy: Policy) -> Verdict:
        """Whether the policy holds in every call about this SOP."""
        key = (sop.id, policy.id)
        if key not in self.verdicts:
            verdict = self._prove(sop, policy)
            self.verdicts[key] = HOLDS if verdict.state is State.HOLDS else verdict
        return self.verdicts[key]

    def _prove(self, sop: Sop, policy: Policy) -> Verdict:
        if sop.id in self._too_large:
            return Verdict(State.UNDECIDED)
        verdict = prove(self.call_graph(sop), policy, self.workspace.desk)
        if verdict.state is State.UNDECIDED and not verdict.path:  # the graph itself is too much, whatever is asked
            self._too_large.add(sop.id)
        return verdict

    def knowing(self, sop: Sop) -> Knowing:
        """What has been asked for or looked up at each node of the call graph."""
        if sop.id not in self._known:
            self._known[sop.id] = Knowing(self.call_graph(sop), self.workspace.desk)
        return self._known[sop.id]

    def surely_known(self, sop: Sop, step: Step) -> frozenset[str]:
        """Facts that are known whenever this step is carried out, whatever call it is carried out in."""
        calls = self.provable if sop.is_subflow else [sop] if self.is_provable(sop) else []
        found: frozenset[str] | None = None
        for around in calls:
            knowing = self.knowing(around)
            for number, node in enumerate(self.call_graph(around).nodes):
                if node.sop == sop.id and node.step is not None and node.step.id == step.id:
                    sure = knowing.surely(number)
                    if sure is not None:
                        found = sure if found is None else found & sure
            if around is not sop:
                self.forget(around)
        return found or frozenset()

    @cached_property
    def subflows(self) -> dict[str, Sop]:
        return {sop.id: sop for sop in self.workspace.sops if sop.is_subflow}

    @cached_property
    def mapped_texts(self) -> tuple[Text, ...]:
        """Every text that is written in several languages."""
        return tuple(mapped_texts(self.workspace))

    @cached_property
    def called(self) -> frozenset[str]:
        """Sub-flows that a procedure, every call, or a cause at any time uses."""
        desk = self.workspace.desk
        own = {step.target for _, step in self.steps() if step.verb is Verb.USE}
        return frozenset(own | {part.use for part in desk.every_call} | {part.use for part in desk.at_any_time})

    def spoken_facts(self, sop_id: str, step: Step) -> tuple[tuple[str, Position], ...]:
        """What the scripts of a step name between braces. The steps of sub-flows are asked about in every procedure."""
        if sop_id not in self.subflows:
            return tuple(spoken_facts(step))
        key = (sop_id, step.id)
        if key not in self._spoken_facts:
            self._spoken_facts[key] = tuple(spoken_facts(step))
        return self._spoken_facts[key]

    @cached_property
    def asked(self) -> frozenset[str]:
        """Facts that some step asks for or looks up: those that can be asked too late."""
        return frozenset(fact for sop in self.workspace.sops for step in sop.steps for fact in step.facts)

    @cached_property
    def jargon(self) -> dict[str, str]:
        return dict(self.workspace.desk.jargon)

    @cached_property
    def banned(self) -> dict[str, str]:
        return dict(self.workspace.desk.banned)

    def heard(self, words: str, lang: str) -> frozenset[str] | None:
        """The acts that are heard in a line; None for a language in which no act has patterns."""
        if not any(act.texts(lang) for act in self.workspace.acts):
            return None
        return frozenset(
            heard.act for heard in self._ear(lang).hears(filled(words, self.workspace.desk.company.say(lang)))
        )

    def bad_patterns(self, lang: str) -> list[tuple[str, Phrase, str]]:
        """Patterns of a language that cannot be read: the act, the phrase, what is wrong."""
        return [(bad.act, bad.phrase, bad.flaw.message) for bad in self._ear(lang).bad_patterns]

    def _ear(self, lang: str) -> Ear:
        from simulator.hearing.acts import ear_for

        return ear_for(self.workspace.acts, lang)

    @cached_property
    def _lines(self) -> dict[str, list[str]]:
        return {}

    def line(self, at: Position) -> str:
        """The source line of a place."""
        if at.file not in self._lines:
            self._lines[at.file] = dict(self.workspace.files).get(at.file, "").split("\n")
        lines = self._lines[at.file]
        return lines[at.line - 1] if at.line <= len(lines) else ""

    def without_entry(self, file: str, way: tuple[str, ...]) -> tuple[Edit, ...]:
        """The edit that takes an entry out of a map of a file; none where that is not plain."""
        return removed(dict(self.workspace.files).get(file, ""), file, way)

    @cached_property
    def used_facts(self) -> frozenset[str]:
        """Facts that anything asks for, tests, speaks or decides by."""
        return usage.facts(self.workspace)

    @cached_property
    def named_acts(self) -> frozenset[str]:
        return usage.acts(self.workspace)

    @cached_property
    def carriers(self) -> dict[str, frozenset[str]]:
        """What may carry a requirement, by kind."""
        return usage.carriers(self.workspace)

    @cached_property
    def ignores(self) -> tuple[Ignore, ...]:
        """Comments that let a finding be."""
        return tuple(ignores_in(dict(self.workspace.files)))

    @cached_property
    def _ignored(self) -> dict[tuple[str, int, str], Ignore]:
        return {(ignore.at.file, ignore.line, rule): ignore for ignore in self.ignores for rule in ignore.rules}

    def is_ignored(self, problem: Problem) -> bool:
        """Whether a comment, with its reason, lets this problem be. Remembers that the comment is needed."""
        ignore = self._ignored.get((problem.at.file, problem.at.line, problem.rule))
        if ignore is None:
            return False
        self.hiding.add(ignore)
        return True

    @cached_property
    def any_time(self) -> frozenset[str]:
        """Sub-flows that may come at any time."""
        return frozenset(part.use for part in self.workspace.desk.at_any_time)

    @cached_property
    def opened(self) -> dict[str, frozenset[str]]:
        """The tickets that the own steps of each procedure open."""
        found: dict[str, frozenset[str]] = {}
        for sop, step in self.steps():
            if step.verb is Verb.TICKET:
                found[sop.id] = found.get(sop.id, frozenset()) | {step.target}
        return found

    def tells_ticket(self, sop_id: str) -> bool:
        """Whether the caller is told the number of the ticket in a procedure."""
        if sop_id not in self._tells:
            sop = self.workspace.sop(sop_id)
            texts = (text for step in (sop.steps if sop else ()) for text in scripts(step))
            self._tells[sop_id] = any("{ticket}" in words for text in texts for words in text.words)
        return self._tells[sop_id]
