"""Rookies whose calls are short: one passes everybody on, one says no to everybody."""

from __future__ import annotations

from simulator.call.ideal import rights
from simulator.call.state import Call
from simulator.call.typed import typed
from simulator.call.whole import spoken_line
from simulator.model.sop import Verb
from simulator.rookies.ideal import Ideal
from simulator.rookies.phrases import example
from simulator.rookies.seat import HANG_UP


class _Short:
    """Opens the call as it should be, then does a few things in its own way, then closes."""

    def __init__(self) -> None:
        self.ideal = Ideal()
        self.left: list[str] | None = None

    def own(self, call: Call) -> list[str]:
        raise AttributeError

    def line(self, call: Call) -> str:
        if self.left is None and self._is_opening(call):
            return self.ideal.line(call)
        if self.left is None:
            self.left = self.own(call)
        return self.left.pop(0) if self.left else self._closing(call)

    def _is_opening(self, call: Call) -> bool:
        if call.caller_gone or not call.issues:
            return not call.caller_gone
        around = call.play.workspace.desk.every_call
        place = next((number for number, entry in enumerate(around) if not entry.use), 0)
        return call.stage < place

    def _closing(self, call: Call) -> str:
        for right in rights(call):
            if right.node is not None and right.node.sop == "closing":
                return typed(call, right) or spoken_line(call, right) or HANG_UP
        return HANG_UP


class Transfers(_Short):
    """Puts every caller through to the first team that the procedure knows."""

    def own(self, call: Call) -> list[str]:
        sop = call.play.workspace.sop(call.issues[0].sop) if call.issues else None
        steps = sop.steps if sop else ()
        teams = [step.target for step in steps if step.verb in (Verb.TRANSFER, Verb.ESCALATE)]
        team = next(iter(teams), call.play.workspace.desk.teams[0].id if call.play.workspace.desk.teams else "")
        told = example(call, "introduces-handover") or "I'll pass you on."
        return [told, f'/transfer {team} "Please take this call."', "/end escalated", HANG_UP]


class Refuses(_Short):
    """Says no, kindly, and ends every issue as refused."""

    def own(self, call: Call) -> list[str]:
        said = example(call, "sets-boundary") or "I can't do that."
        return [said, *("/end refused" for _ in call.issues)]
