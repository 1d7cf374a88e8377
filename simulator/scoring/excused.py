"""
What a call that was rightly cut short does not owe any more: acts and steps that would only have come later.

Cut short is a call that was handed over, that an interruption with a cause ended, whose caller nobody knows, or that
the caller ended because of a right no. Being hung up on by an angry caller excuses nothing.
"""

from __future__ import annotations

from simulator.model.scenario import Scenario
from simulator.model.sop import SPEECH
from simulator.model.workspace import Workspace
from simulator.scoring.parts import Part, Walk


def excused_steps(walked: Walk) -> frozenset[str]:
    """Names of the steps that were not due any more."""
    found: set[str] = set()
    for part in walked.parts:
        if not part.is_due or part.is_cut:
            found.update(part.excused)
        else:
            found.update(name for name in part.excused if _is_spoken(part, name))
    owed = {name for part in walked.parts if part.is_due for name in part.ideal if name not in part.excused}
    return frozenset(found - owed)


def excused_acts(walked: Walk, names: frozenset[str], workspace: Workspace) -> frozenset[str]:
    """Acts that only excused steps would have held, or only an opening or closing that takes another way here."""
    excused: set[str] = set()
    owed: set[str] = set()
    for part in walked.parts:
        for name in part.ideal:
            step = part.step(name)
            (excused if name in names else owed).update(step.heard if step else ())
    around = {entry.use for entry in workspace.desk.every_call}
    for act in {act for sop in workspace.sops if sop.id in around for step in sop.steps for act in step.heard}:
        if all(sop.id in around for sop in workspace.sops if any(act in step.heard for step in sop.steps)):
            excused.add(act)
    return frozenset(excused - owed)


def unwelcome_acts(scenario: Scenario | None) -> frozenset[str]:
    """Acts that this caller does not want: whoever asked not to be called by name is not owed it."""
    return frozenset({"uses-name"}) if scenario and scenario.caller.persona.do_not_use_name else frozenset()


def _is_spoken(part: Part, name: str) -> bool:
    step = part.step(name)
    return step is not None and step.verb in SPEECH
