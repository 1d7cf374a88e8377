"""
Calls that do not open with a greeting, the desk's name, the agent's name and a question for the caller's.

The sub-flow that stands first in `every_call` opens every call alike: what it says names the company and the agent,
and a step asks who is calling before anything else is asked.

Bad, in sops/opening.yaml:
    facts: {caller_name: {values: text, says: "The caller's name", asks: ["Who is speaking?"]}}
    steps:
      - phase: opening
        id: greet
        say: Hello, my name is Ada.
        heard: [own-name]
      - id: who
        ask: caller_name
        say: Who am I speaking with?
        end: known

Good, in sops/opening.yaml:
    facts: {caller_name: {values: text, says: "The caller's name", asks: ["Who is speaking?"]}}
    steps:
      - phase: opening
        id: greet
        say: "Thank you for calling {company}, my name is {agent}."
        heard: [own-name]
      - id: who
        ask: caller_name
        say: Who am I speaking with?
        end: known

Mend: let the first step say `{company}` and `{agent}`, and ask for `caller_name` next.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity
from simulator.model.sop import Sop, Verb

ID = "missing-opening"
SEVERITY = Severity.ERROR
WHY = "The first words tell the caller that they are in the right place."
COVERS = (
    "R-001",
    "R-007",
    "R-008",
)


def check(study: Study) -> Iterator[Problem]:
    if not study.has_desk or not study.workspace.procedures:
        return
    around = study.workspace.desk.every_call
    first = study.workspace.sop(around[0].use) if around else None
    if first is None:
        at = study.workspace.desk.place("every_call")
        if not around or not around[0].use:
            help_ = "begin `every_call` with a sub-flow that greets: `- {use: opening, then: …}`"
            yield Problem(ID, at, "no sub-flow opens the calls of this desk", help_, subject="desk/every_call")
        return
    if first not in study.sops:
        return
    for missing, help_ in _missing(first):
        yield Problem(ID, first.steps[0].place("say"), f"{first.id} {missing}", help_, subject=first.id)


def _missing(opening: Sop) -> Iterator[tuple[str, str]]:
    greeting = opening.steps[0]
    words = greeting.does.say() if greeting.verb is Verb.SAY else greeting.say.say()
    for name, what in (("company", "company or the desk"), ("agent", "agent")):
        if f"{{{name}}}" not in words:
            yield f"does not begin by naming the {what}", f"let {greeting.id} say `{{{name}}}`"
    asked = [step.facts for step in opening.steps if step.verb is Verb.ASK]
    if not any("caller_name" in facts for facts in asked):
        yield "never asks who is calling", "add a step with `ask: caller_name`"
    elif "caller_name" not in asked[0]:
        yield "asks for something else before the caller's name", "ask for `caller_name` first"
