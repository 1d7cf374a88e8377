"""
Policies on the trace: which were breached, and whether for certain.

Certain is only what rests on a tool's use or omission, on an exact listed phrase, or on a time that was parsed. What
rests on words that were perhaps said and not recognised is suspected, and a person decides.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.flow.monitor import Breach, monitor
from simulator.flow.patterns import has_states
from simulator.model.call import Hint
from simulator.model.policy import Event, Pattern, Policy, Template
from simulator.model.sop import SPEECH, TOOLS, Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.scoring.applies import Case
from simulator.scoring.leaving import gone_after
from simulator.scoring.speech import hints_of

_TOOL_VERBS = frozenset({*TOOLS, Verb.END})
_TOOL_FIELDS = frozenset({"protected", "to", "mode", "ticket", "field", "method", "ends"})


@dataclass(frozen=True, slots=True)
class Broken:
    """A breach with the deed at which it happened, and whether it is certain."""

    policy: Policy
    deed: int
    because: str
    certain: bool


def broken_policies(case: Case) -> tuple[Broken, ...]:
    """Every breach of every policy in a call."""
    gone = gone_after(case.trace)
    caller_left = sum(1 for deed in case.seen.deeds if deed < gone) if gone >= 0 else -1
    spoken = frozenset(step.id for sop in case.workspace.sops for step in sop.steps if step.verb in SPEECH)
    found: list[Broken] = []
    for policy in case.workspace.desk.policies:
        if not _can_be_seen(case, policy) or (policy.template is Template.ALWAYS and _is_cut_short(case)):
            continue
        watched = monitor(policy, case.seen.events, case.is_over, caller_left=caller_left, spoken=spoken)
        found.extend(_broken(case, breach) for breach in watched)
    return tuple(found)


def _can_be_seen(case: Case, policy: Policy) -> bool:
    """A recorded call shows nothing of sub-flows, and perhaps nothing of tools; then nothing is held against it."""
    if case.trace.mode != "transcript":
        return True
    fields = [dict(pattern.fields) for pattern in (policy.x, policy.y, policy.unless) if pattern is not None]
    if any("subflow" in one for one in fields) or has_states(policy.y):
        return False
    return case.trace.tools_shown or all(_is_spoken(one) for one in fields)


def _is_spoken(fields: dict[str, tuple[str, ...]]) -> bool:
    verbs = fields.get("verb", ())
    return (
        not fields.keys() & _TOOL_FIELDS
        and all(verb in SPEECH for verb in verbs)
        and not fields.keys() & {"id", "fact"}
    )


def _is_cut_short(case: Case) -> bool:
    """After a taken transfer, or an interruption that ends the call, what every call must have is not due."""
    return any(part.kind == "around" and not part.is_due for part in case.walk.parts)


def _broken(case: Case, breach: Breach) -> Broken:
    return Broken(breach.policy, case.seen.deed(breach.at), breach.because, _is_certain(case, breach))


def _is_certain(case: Case, breach: Breach) -> bool:
    policy = breach.policy
    event = case.seen.events[breach.at] if 0 <= breach.at < len(case.seen.events) else None
    match policy.template:
        case Template.BEFORE:
            return _was_sure(case, policy.x, event, breach.at) and _would_show(case, policy.y)
        case Template.AFTER:
            return _was_sure(case, policy.x, event, breach.at) and _would_show(case, policy.y)
        case Template.ALWAYS | Template.FIRST | Template.LAST:
            return _would_show(case, policy.x)
        case _:
            return _was_sure(case, policy.x, event, breach.at)


def is_sure(hint: Hint, case: Case) -> bool:
    """Whether an act is certain: exact words, of a list that somebody who speaks the language has read."""
    return hint.exact and words_were_read(case.workspace, case.trace.lang)


def words_were_read(workspace: Workspace, lang: str) -> bool:
    """Whether a person answers for the words of the acts in this language. The desk's first one is its own."""
    if lang == workspace.desk.languages[0]:
        return True
    return any(
        file.rpartition("/")[2] == "_acts.yaml" and known == lang and who not in ("", "nobody")
        for file, known, who in workspace.checked_by
    )


def _was_sure(case: Case, pattern: Pattern, event: Event | None, index: int) -> bool:
    """Whether what happened rests on a tool, or on words that nobody can take otherwise."""
    if event is None:
        return True
    acts = dict(pattern.fields).get("heard")
    if acts:
        deed = case.trace.deeds[case.seen.deed(index)]
        return any(is_sure(hint, case) for hint in hints_of(deed) if hint.act in acts)
    return event.verb in _TOOL_VERBS or bool(event.subflow)


def _would_show(case: Case, pattern: Pattern) -> bool:
    """Whether what is missing would have been seen for certain: it is done by a tool."""
    fields = dict(pattern.fields)
    if has_states(pattern) or fields.keys() & _TOOL_FIELDS:
        return True
    if "heard" in fields:
        return False
    if verbs := fields.get("verb"):
        return all(verb in _TOOL_VERBS for verb in verbs)
    if flows := fields.get("subflow"):
        return not any(_a_tool_was_used(case, sop) for sop in case.workspace.sops if sop.id in flows)
    steps = [step for sop in case.workspace.sops for step in sop.steps if _selects(fields, sop, step)]
    return bool(steps) and all(step.verb in _TOOL_VERBS for step in steps)


def _a_tool_was_used(case: Case, sop: Sop) -> bool:
    """Whether the sub-flow was begun by a tool of its own, or has none, so that only words are missing."""
    names = {f"{sop.id}/{step.id}" for step in sop.steps if step.verb in TOOLS}
    return not names or any(names & set(deed.steps) for deed in case.trace.deeds if deed.verb)


def _selects(fields: dict[str, tuple[str, ...]], sop: Sop, step: Step) -> bool:
    ids = fields.get("id")
    facts = fields.get("fact")
    is_id = ids is None or step.id in ids or f"{sop.id}/{step.id}" in ids
    return is_id and (facts is None or any(fact in facts for fact in step.facts))
