"""One edition of the site: what the pages are made from, and what is worked out once for all of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from simulator.flow.graph import Graph, unfold, unfold_call
from simulator.flow.prove import State, Verdict, prove
from simulator.lint.breaks import may_be
from simulator.model.place import Problem, Severity
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.scenario import Scenario
from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.site.chart import NO_STEPS, chart
from simulator.site.drawings import Drawings
from simulator.site.languages import in_language, translated
from simulator.site.markup import Html
from simulator.site.numbering import numbers
from simulator.site.tongue import Tongue, tongue
from simulator.site.wording import sentence

_NEEDS_X = (Template.BEFORE, Template.AFTER, Template.NEVER, Template.AT_MOST, Template.NEVER_TOGETHER)


@dataclass(frozen=True)
class Edition:
    """The workspace on a day, with the linter's problems."""

    workspace: Workspace
    today: datetime.date
    problems: tuple[Problem, ...] = ()
    _graphs: dict[str, Graph] = field(default_factory=dict, repr=False)
    _numbers: dict[str, dict[str, str]] = field(default_factory=dict, repr=False)
    _sentences: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)
    _promises: dict[str, frozenset[str]] = field(default_factory=dict, repr=False)
    _spoken_of: dict[tuple[str, str, bool], bool] = field(default_factory=dict, repr=False)
    lang: str = ""
    """Set for pages in a further language, which stand in a folder of that name."""
    translated: frozenset[str] = frozenset()
    """Ids of the procedures that have a page in `lang`."""
    source: Workspace | None = None
    """The workspace in all its languages, beside one that was turned into `lang`."""
    drawings: Drawings | None = field(default=None, repr=False)
    """Where drawings are kept; only for a workspace that is as its files say."""
    verdicts: Mapping[tuple[str, str], Verdict] = field(default_factory=dict, repr=False)
    """What the linter has proven already: by procedure and policy."""

    def in_language(self, lang: str) -> Edition:
        """The same edition in a further language; what was proven holds in every language."""
        workspace = in_language(self.workspace, lang)
        done = translated(self.workspace, lang)
        return replace(
            self,
            workspace=workspace,
            lang=lang,
            translated=done,
            source=self.workspace,
            _graphs={},
            _numbers={},
            _sentences={},
        )

    @cached_property
    def say(self) -> Tongue:
        """The site's own words on the pages of procedures: in the page's language, else in the desk's first one."""
        return tongue(self.lang or (self.source or self.workspace).desk.languages[0])

    def address(self, sop: Sop, lang: str | None = None) -> str:
        """Where a procedure's page is read, from the root of the site."""
        folder = "subflows" if sop.is_subflow else "sops"
        wanted = self.lang if lang is None else lang
        there = wanted and (lang is not None or sop.id in self.translated)
        return f"{wanted}/{folder}/{sop.id}.html" if there else f"{folder}/{sop.id}.html"

    def numbers(self, sop: Sop) -> dict[str, str]:
        """The number of every step, by its id."""
        if sop.id not in self._numbers:
            self._numbers[sop.id] = numbers(sop)
        return self._numbers[sop.id]

    def sentence(self, sop: Sop, step: Step) -> str:
        """What to do at a step; it stands in several places of a page."""
        key = (sop.id, step.id)
        if key not in self._sentences:
            self._sentences[key] = sentence(self.workspace, sop, step, self.say)
        return self._sentences[key]

    def graph(self, sop: Sop) -> Graph:
        """The procedure with its sub-flows in place."""
        if sop.id not in self._graphs:
            self._graphs[sop.id] = unfold(self.workspace, sop.id)
        return self._graphs[sop.id]

    def problems_of(self, file: str) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.at.file == file)

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.severity is Severity.ERROR)

    def promises(self, sop: Sop) -> tuple[Policy, ...]:
        """The desk's policies that this SOP could break and that hold on every path of a call about it."""
        if sop.id not in self._promises:
            self._promises[sop.id] = self._proven(sop)
        proven = self._promises[sop.id]
        return tuple(policy for policy in self.workspace.desk.policies if policy.id in proven)

    def _proven(self, sop: Sop) -> frozenset[str]:
        own, *inner = self.inside(sop)
        parts = (*inner, *self._around(), own)  # what many procedures share is known already
        return frozenset(
            policy.id
            for policy in self.workspace.desk.policies
            if self._speaks_of(policy, parts) and self._verdict(sop, policy).state is State.HOLDS
        )

    def _speaks_of(self, policy: Policy, parts: Sequence[Sop]) -> bool:
        """Whether the policy is about anything in these; one that is not would be kept by saying nothing."""
        needed = [policy.x] if policy.template in _NEEDS_X else []
        needed += [policy.y] if policy.template is Template.NEVER_TOGETHER else []
        return all(any(self._has(sop, policy, pattern) for sop in parts) for pattern in needed)

    def _has(self, sop: Sop, policy: Policy, pattern: Pattern) -> bool:
        key = (sop.id, policy.id, pattern is policy.x)
        if key not in self._spoken_of:
            self._spoken_of[key] = any(may_be(step, pattern) for step in sop.steps)
        return self._spoken_of[key]

    def _verdict(self, sop: Sop, policy: Policy) -> Verdict:
        known = self.verdicts.get((sop.id, policy.id))
        return known or prove(self._call_graph(sop), policy, self.workspace.desk)

    def _call_graph(self, sop: Sop) -> Graph:
        key = f"{sop.id} in a call"
        if key not in self._graphs:
            self._graphs[key] = unfold_call(self.workspace, sop.id)
        return self._graphs[key]

    def _around(self) -> tuple[Sop, ...]:
        """What every call begins and ends with."""
        parts = (self.workspace.sop(part.use) for part in self.workspace.desk.every_call)
        return tuple(each for part in parts if part is not None for each in self.inside(part))

    def chart(self, sop: Sop, highlight: frozenset[str] = NO_STEPS) -> Html:
        """The procedure's drawing."""

        def draw() -> Html:
            return chart(self.workspace, sop, highlight, say=self.say)

        if self.drawings is None:
            return draw()
        files = dict.fromkeys([*(each.file for each in self.inside(sop)), self.workspace.desk.file])
        texts = (self._texts.get(file, "") for file in files)
        return self.drawings.drawing([sop.id, self.lang, *sorted(highlight), "", *texts], draw)

    @cached_property
    def _texts(self) -> dict[str, str]:
        return dict(self.workspace.files)

    def scenarios_of(self, sop: Sop) -> tuple[Scenario, ...]:
        return tuple(each for each in self.workspace.scenarios if any(issue.sop == sop.id for issue in each.issues))

    def inside(self, sop: Sop) -> tuple[Sop, ...]:
        """The procedure and all sub-flows that it uses, directly or not."""
        found: dict[str, Sop] = {}
        waiting = [sop]
        while waiting:
            each = waiting.pop(0)
            if each.id not in found:
                found[each.id] = each
                used = (self.workspace.sop(step.target) for step in each.steps if step.verb is Verb.USE)
                waiting += [inner for inner in used if inner is not None]
        return tuple(found.values())

    def users(self, subflow: Sop) -> tuple[Sop, ...]:
        """The procedures and sub-flows with a step that uses this one."""
        return tuple(
            sop for sop in self.workspace.sops
            if any(step.verb is Verb.USE and step.target == subflow.id for step in sop.steps)
        )  # fmt: skip

    def hand_overs(self, sop: Sop) -> tuple[tuple[Sop, Step], ...]:
        """Every step, in sub-flows too, at which somebody else takes over."""
        return tuple(
            (each, step) for each in self.inside(sop) for step in each.steps
            if step.verb in (Verb.TRANSFER, Verb.ESCALATE)
        )  # fmt: skip

    def days_over(self, sop: Sop) -> int:
        """How many days the review of a procedure is overdue; 0 where it is not."""
        try:
            reviewed = datetime.date.fromisoformat(sop.reviewed)
        except ValueError:
            return 0
        return max(0, (self.today - reviewed).days - sop.review_every) if sop.review_every else 0
