"""
Which criteria count in a call. That follows from the procedures and from what the scenario expects, never from what
the trainee left out; only hold is asked of the call itself, because nobody has to put a caller on hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from simulator.model.policy import Pattern, Policy
from simulator.model.scenario import Expect, Issue, Scenario
from simulator.model.scorecard import Criterion
from simulator.model.sop import Verb
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.events import Seen, flow_has, ideal_has
from simulator.scoring.parts import Part, Walk

RAISED = ("P1", "P2")


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that scoring reads of one call, looked up once."""

    trace: Trace
    workspace: Workspace
    scenario: Scenario | None
    walk: Walk
    seen: Seen
    excused_names: frozenset[str] = frozenset()
    excused_acts: frozenset[str] = frozenset()

    def policy(self, policy_id: str) -> Policy | None:
        return next((policy for policy in self.workspace.desk.policies if policy.id == policy_id), None)

    @property
    def issue_parts(self) -> tuple[Part, ...]:
        return tuple(part for part in self.walk.parts if part.kind == "issue" and part.is_due)

    @property
    def not_due(self) -> frozenset[int]:
        """Issues that nobody may begin: those of a caller whom the desk does not know."""
        return frozenset(part.issue for part in self.walk.parts if part.kind == "issue" and not part.is_due)

    @property
    def is_over(self) -> bool:
        return bool(self.trace.ended)


def applies(case: Case, criterion: Criterion) -> bool:
    """Whether the criterion's points count in this call."""
    if criterion.by == "human":
        return False
    if not all(_sop_has(case, criterion, pattern) for pattern in criterion.sop_has):
        return False
    if not all(_call_has(case, pattern) for pattern in criterion.call_has):
        return False
    if not all(word in words_of(case) for word in criterion.scenario_has):
        return False
    return _can_be_asked(case, criterion)


def _can_be_asked(case: Case, criterion: Criterion) -> bool:
    match criterion.by:
        case "heard" if criterion.heard:
            return not set(criterion.heard) <= case.excused_acts
        case "step":
            return _step_counts(case, criterion)
        case "expect":
            return any(_expects(issue.expect, key) for issue in _issues(case) for key in criterion.expect)
        case "policy" if not case.trace.tools_shown:
            return False
    return True


def _step_counts(case: Case, criterion: Criterion) -> bool:
    pattern = criterion.step
    if pattern is None or (not case.trace.tools_shown and _by_tool(pattern)):
        return False
    return flow_has((part for part in case.walk.parts if part.kind != "any-time"), pattern) and (
        ideal_has(case.walk.parts, pattern, case.excused_names) or bool(case.seen.where(pattern))
    )


def _by_tool(pattern: Pattern) -> bool:
    verbs = dict(pattern.fields).get("verb", ())
    return bool(verbs) and all(verb not in ("say", "ask", "guide", "offer", "promise") for verb in verbs)


def _sop_has(case: Case, criterion: Criterion, pattern: Pattern) -> bool:
    """The procedures have it, and either the right way comes by there or the trainee went that way."""
    if not flow_has(case.issue_parts, pattern):
        return False
    if ideal_has(case.issue_parts, pattern) or case.seen.where(pattern):
        return True
    shown = [policy.shown_by for name in criterion.policies if (policy := case.policy(name)) and policy.shown_by]
    return any(ideal_has(case.issue_parts, one) or _ideal_runs(case, one) or case.seen.where(one) for one in shown)


def _ideal_runs(case: Case, pattern: Pattern) -> bool:
    """Whether the right way goes through a sub-flow."""
    flows = dict(pattern.fields).get("subflow", ())
    return any(name.partition("/")[0] in flows for part in case.walk.parts for name in part.ideal)


def held_though_never(case: Case, criterion: Criterion) -> bool:
    """Whether the criterion is about hold, at a desk that never puts callers on hold."""
    return case.workspace.desk.hold.policy == "never" and any(_is_hold(pattern) for pattern in criterion.call_has)


def _call_has(case: Case, pattern: Pattern) -> bool:
    if _is_hold(pattern) and case.trace.hold_seconds:
        return True
    return bool(case.seen.where(pattern))


def _is_hold(pattern: Pattern) -> bool:
    return "hold" in dict(pattern.fields).get("subflow", ())


def _issues(case: Case) -> Sequence[Issue]:
    return case.scenario.issues if case.scenario else ()


def _expects(expect: Expect, key: str) -> bool:
    return bool(getattr(expect, key, ""))


def words_of(case: Case) -> frozenset[str]:
    """The words by which a scorecard speaks of a scenario."""
    scenario = case.scenario
    if scenario is None:
        return frozenset()
    found = set(scenario.tags)
    outcomes = {issue.expect.outcome for issue in scenario.issues if issue.expect.outcome}
    if not scenario.caller.genuine:
        found.add("impostor")
    if len(scenario.issues) > 1:
        found.add("several-issues")
    if outcomes - {"resolved"}:
        found.add("unresolved")
    if any(reaction.cause in ("abusive", "threatens") for reaction in scenario.reacts):
        found.add("abusive")
    if case.trace.hold_seconds:
        found.add("hold")
    if _is_major(case, scenario):
        found.add("major-incident")
    found.update(_of_the_way(case))
    return frozenset(found)


def _is_major(case: Case, scenario: Scenario) -> bool:
    teams = {team.id for team in case.workspace.desk.teams if "major-incidents" in team.skills}
    return any(issue.expect.escalate in teams or issue.expect.priority == "P1" for issue in scenario.issues)


def _of_the_way(case: Case) -> set[str]:
    """`options` and `alternative`: the right way puts options, or asks for an approval."""
    found = set()
    for part in case.walk.parts:
        for name in part.ideal:
            step = part.step(name) if name not in case.excused_names else None
            if step is not None and step.verb is Verb.OFFER:
                found.add("options")
            if step is not None and step.verb is Verb.APPROVAL:
                found.add("alternative")
    return found
