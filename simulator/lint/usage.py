"""Who names what: facts, acts and carriers of requirements that are in use somewhere in a workspace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from simulator.lint.words import scripts
from simulator.model.fact import When
from simulator.model.policy import Pattern
from simulator.model.sop import Sop
from simulator.model.workspace import Workspace
from simulator.source.placeholders import placeholders

CALLERS_OWN = frozenset(
    (
        "acknowledges-impact", "acknowledges-issue", "apologises", "argues", "asks-open", "asks-permission", "blames",
        "checks-understanding", "conceals", "confirms-resolution", "dismisses", "educates", "explains-cause",
        "explains-plainly", "gives-estimate", "gives-next-step", "gives-next-update", "gives-reason", "gives-time",
        "greets", "hostile", "introduces-handover", "invalidates", "keeps-on-track", "names-feeling", "offers-choice",
        "own-name", "paraphrases", "reassures", "sets-boundary", "summarises", "takes-ownership", "thanks",
        "thanks-for-calling", "thanks-for-waiting", "ticket-number",
    )
)  # fmt: skip
"""Acts that every simulated caller answers, whether or not a file names them."""


def facts(workspace: Workspace) -> frozenset[str]:
    """Facts that some step asks for, tests or speaks, or that a table or rule of the desk reads."""
    desk = workspace.desk
    found: set[str] = set()
    for sop in workspace.sops:
        found.update(_facts_of(sop))
    tables = [fact.decided for fact in desk.facts] + [action.needs for action in desk.protected]
    found |= {name for rows in tables for row in rows for name in tested(row.when)}
    for policy in desk.policies:
        found |= set(_words((policy.x, policy.y, policy.unless, policy.shown_by), "fact"))
    return frozenset(found)


def _facts_of(sop: Sop) -> Iterator[str]:
    for step in sop.steps:
        yield from step.facts
        yield from tested(step.when)
        yield from [test.fact for row in step.rows for tests in row.when for test in tests]
        for text in scripts(step):
            if isinstance(text.said, str) and "{" not in text.said:
                continue  # nearly all
            yield from [name for words in text.words for name, _ in placeholders(words)]
    yield from (name for name, _ in sop.assume)


def tested(when: When) -> Iterator[str]:
    """The facts that a condition tests."""
    return (test.fact for tests in when for test in tests)


def acts(workspace: Workspace) -> frozenset[str]:
    """Acts that a step, a criterion, a rule, a mood effect, a lure or a reaction names."""
    desk, card = workspace.desk, workspace.scorecard
    found = set(CALLERS_OWN)
    found |= {act for sop in workspace.sops for step in sop.steps for act in step.heard}
    found |= {effect.act for effect in desk.mood.effects}
    found |= {act for lure in workspace.lures for act in lure.heard}
    found |= {reaction.to for scenario in workspace.scenarios for reaction in scenario.reacts}
    for policy in desk.policies:
        found |= set(_words((policy.x, policy.y, policy.unless, policy.shown_by), "heard"))
    if card is not None:
        for criterion in card.criteria:
            found |= {*criterion.heard, *criterion.not_heard}
            found |= set(_words((criterion.step, *criterion.sop_has, *criterion.call_has), "heard"))
        found |= {act for error in card.critical for act in error.heard}
    for requirement in workspace.requirements:
        found |= {carrier.removeprefix("act:") for carrier in requirement.carried_by}
    return frozenset(found)


def _words(patterns: Iterable[Pattern | None], field: str) -> Iterator[str]:
    for pattern in patterns:
        for name, words in pattern.fields if pattern is not None else ():
            if name == field:
                yield from words


def carriers(workspace: Workspace) -> dict[str, frozenset[str]]:
    """Names that a requirement may be carried by, of the kinds that this workspace itself defines."""
    desk, card = workspace.desk, workspace.scorecard
    steps = {f"{sop.id}/{step.id}" for sop in workspace.sops for step in sop.steps}
    found = {
        "sop": {sop.id for sop in workspace.sops},
        "step": steps | {step.partition("/")[2] for step in steps},
        "policy": {policy.id for policy in desk.policies},
        "act": {act.id for act in workspace.acts},
        "scenario": {scenario.id for scenario in workspace.scenarios},
        "setting": set(desk.places.keys),
    }
    if card is not None:
        found["criterion"] = {criterion.id for criterion in card.criteria}
    return {kind: frozenset(names) for kind, names in found.items()}
