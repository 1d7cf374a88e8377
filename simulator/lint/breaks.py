"""How a broken policy is told: the step to look at, what happens there, and what to write instead."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from simulator.flow.graph import Node
from simulator.flow.verdict import Verdict
from simulator.model.place import Position
from simulator.model.policy import Pattern, Policy, Template
from simulator.model.sop import Sop, Step, Verb

if TYPE_CHECKING:
    from simulator.lint.study import Study

_KEYS = {"protected": "protected", "ticket": "ticket", "subflow": "use", "method": "verify", "heard": "heard"}
_WRITTEN = {
    "id": "the step {}",
    "protected": "`protected: {}`",
    "ticket": "`ticket: {}`",
    "field": "`record: [{}]`",
    "fact": "a question or look-up for `{}`",
    "heard": "a line that is heard as `{}`",
    "method": "`verify: {}`",
    "mode": "mode {}",
    "result": "the result {}",
    "ends": "`end: {}`",
}
PROOFS = ("no", "some", "enough")
DEGREES = ("no", "low", "medium", "high")


def culprit(study: Study, policy: Policy, sop: Sop, verdict: Verdict) -> tuple[str, Step | None, Position]:
    """The procedure and step at which the way that was found breaks the policy, and the place to point at."""
    steps = [found for point in verdict.path if (found := _step(study, point.step))]
    if not steps:
        return sop.id, None, sop.at
    match policy.template:
        case Template.AFTER:
            fitting = [pair for pair in steps if may_be(pair[1], policy.x)]
            owner, step = fitting[-1] if fitting else steps[-1]
        case Template.ALWAYS | Template.LAST:
            own = [pair for pair in steps if pair[0] == sop.id]
            owner, step = own[-1] if own else steps[-1]
        case Template.FIRST:
            owner, step = steps[0]
        case _:
            owner, step = steps[-1]
    return owner, step, _place(step, policy.x)


def passes_gap(study: Study, sop: Sop, verdict: Verdict) -> bool:
    """Whether the way runs through a case that nothing answers: that is the fault, and a rule of its own says so."""
    nodes = study.call_graph(sop).nodes
    for stride in verdict.walk:
        node = nodes[stride.node]
        if (stride.edge >= 0 and node.edges[stride.edge].gap) or _is_open_end(study, node):
            return True
    return False


def has_gap(study: Study, sop: Sop) -> bool:
    """Whether the procedure, or a sub-flow in it, leaves some case without an answer."""
    nodes = study.graph(sop).nodes
    return any(_is_open_end(study, node) or any(edge.gap for edge in node.edges) for node in nodes)


def _is_open_end(study: Study, node: Node) -> bool:
    """The end of a road that does not say how it ends: it has the place of its step, not of an `end`."""
    if node.outcome != "abandoned" or node.step is None:
        return False
    found = _step(study, node.name)
    return found is not None and found[1].at == node.step.at


def _step(study: Study, name: str) -> tuple[str, Step] | None:
    owner, _, step_id = name.partition("/")
    sop = study.workspace.sop(owner)
    step = sop.step(step_id.removesuffix(":end")) if sop else None
    return (owner, step) if step else None


def may_be(step: Step, pattern: Pattern) -> bool:
    """Whether the step is of the kind that the pattern names, as far as the step alone can tell."""
    return all(
        any(word in _SAYS[field](step) for word in words) if field in _SAYS else bool(words)
        for field, words in pattern.fields
    )


_SAYS: Mapping[str, Callable[[Step], Collection[str]]] = {
    "id": lambda step: (step.id,),
    "verb": lambda step: (str(step.verb),),
    "phase": lambda step: (step.phase,),
    "mode": lambda step: (step.mode,),
    "ends": lambda step: [row.go.end for row in step.rows],
    "protected": lambda step: (step.protected,),
    "ticket": lambda step: (step.target,) if step.verb is Verb.TICKET else (),
    "to": lambda step: (step.target,) if step.verb in (Verb.TRANSFER, Verb.ESCALATE) else (),
    "method": lambda step: (step.target,) if step.verb is Verb.VERIFY else (),
    "subflow": lambda step: (step.target,) if step.verb is Verb.USE else (),
    "field": lambda step: step.fields,
    "heard": lambda step: step.heard,
    "fact": lambda step: step.facts,
}
"""By the field of a pattern, what a step has there."""


def _place(step: Step, pattern: Pattern) -> Position:
    """The value in the step that makes it what the pattern names."""
    names = set(step.places.keys)
    for field, _ in pattern.fields:
        key = _KEYS.get(field, "end" if field == "ends" else "")
        if key in names:
            return step.place(key)
    return step.place(str(step.verb)) if str(step.verb) in names else step.place("id")


def headline(study: Study, policy: Policy, sop: Sop) -> str:
    """What goes wrong, in one sentence."""
    x, y = phrase(policy.x), phrase(policy.y)
    actions = [study.workspace.desk.action(action) for action in dict(policy.x.fields).get("protected", ())]
    if policy.template is Template.BEFORE and len(actions) == 1 and actions[0] is not None and actions[0].says:
        what = actions[0].says.say().rstrip(".")
        return f"a caller can get this without {y}: {what[:1].lower()}{what[1:]}"
    match policy.template:
        case Template.BEFORE:
            what = f"a call about {sop.id} comes to {x} without {y} before it"
        case Template.AFTER:
            what = f"a call about {sop.id} has {x}, and {y} does not follow"
        case Template.ALWAYS:
            what = f"a call about {sop.id} can end without {x}"
        case Template.NEVER:
            what = f"a call about {sop.id} can come to {x}"
        case Template.FIRST:
            what = f"a call about {sop.id} does not begin with {x}"
        case Template.LAST:
            what = f"a call about {sop.id} does not end with {x}"
        case Template.AT_MOST:
            what = f"a call about {sop.id} can have {x} more than {_times(policy.times)}"
        case Template.NEVER_TOGETHER:
            what = f"a call about {sop.id} can have both {x} and {y}"
    return what


def _times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")


def remedy(study: Study, policy: Policy, step: Step | None) -> str:
    """What to write, and where."""
    where = step.id if step else "the step that is shown"
    match policy.template:
        case Template.BEFORE:
            return f"put {_to_write(study, policy.y, policy.x, step)} before {where}, or lead this way elsewhere"
        case Template.AFTER:
            return f"put {_to_write(study, policy.y, policy.x)} after {where}, on every way to the end"
        case Template.ALWAYS:
            return f"put {_to_write(study, policy.x, policy.x)} on this way, before it ends"
        case Template.FIRST:
            return f"begin with {_to_write(study, policy.x, policy.x)}"
        case Template.LAST:
            return f"end with {_to_write(study, policy.x, policy.x)}"
        case Template.AT_MOST:
            return f"bound the loop with `tries: {max(policy.times, 1)}`, or take one of the steps out of this way"
        case Template.NEVER | Template.NEVER_TOGETHER:
            return f"lead this way elsewhere before {where}, or take {where} out of it"


def _to_write(study: Study, wanted: Pattern, x: Pattern, step: Step | None = None) -> str:
    if wanted.proof > 0 or wanted.assurance > 0:
        checking = next(
            (sop.id for sop in study.subflows.values() if any(s.verb is Verb.VERIFY for s in sop.steps)), ""
        )
        actions = dict(x.fields).get("protected", ("…",))
        action = step.protected if step and step.protected in actions else actions[0] if len(actions) == 1 else ""
        inside = f" with `for: {action}`" if action else ""
        return f"`use: {checking}`{inside}" if checking else f"`verify: …`{inside}"
    return phrase(wanted)


def phrase(pattern: Pattern) -> str:
    """What a pattern names, as it is written in a step."""
    words = {field: " or ".join(values) for field, values in pattern.fields}
    said: list[str] = []
    phase = f" in the phase {words['phase']}" if "phase" in words else ""
    if "verb" in words and "to" not in words:
        said.append(f"a step with `{words['verb']}`{phase}")
    elif phase:
        said.append(f"a step{phase}")
    if "to" in words:
        said.append(f"`{words.get('verb', 'escalate').split(' or ')[-1]}: {words['to']}`")
    if "subflow" in words:
        said.append(f"`use: {words['subflow']}`" + (f" ending in {words['outcome']}" if "outcome" in words else ""))
    said.extend(text.format(words[field]) for field, text in _WRITTEN.items() if field in words)
    if pattern.proof >= 0:
        said.append(f"{PROOFS[min(pattern.proof, 2)]} proof of who is calling")
    if pattern.assurance >= 0:
        said.append(f"{DEGREES[min(pattern.assurance, 3)]} assurance of who is calling")
    return " with ".join(said) or "what it names"
