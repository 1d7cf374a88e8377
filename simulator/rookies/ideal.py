"""
The ideal rookie: what a very good agent says and does.

It follows the procedure step by step as the page has it, says each step's script and works its tool, lets a caller
finish who has to let something out, answers what the caller asks as the pages do, and before closing says what the form
asks for and no script has said yet.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.call.ideal import Right, rights
from simulator.call.listen import hear
from simulator.call.open_question import answer_to_it, open_question
from simulator.call.options import options
from simulator.call.state import Call
from simulator.call.typed import typed
from simulator.call.whole import spoken_line
from simulator.caller.effects import LISTENING
from simulator.model.sop import TOOLS
from simulator.rookies.phrases import example, examples
from simulator.rookies.seat import HANG_UP

CLOSING = "closing"


class Ideal:
    """Knows the flow; of what is so only what the call has shown."""

    def __init__(self) -> None:
        self.said_for = ""
        self.extra: list[str] | None = None
        self.listened = 0
        self.answered = ""

    def line(self, call: Call) -> str:
        if call.play.mode == "guided":
            return next((str(option.number) for option in options(call) if not option.fault), HANG_UP)
        if call.venting and self.listened < 4:
            self.listened += 1
            if words := self._listening(call):
                return words
        if reply := self._answer(call):
            return reply
        found = rights(call)
        return self.step(call, found[0]) if found else HANG_UP

    def step(self, call: Call, right: Right) -> str:
        """The step's script, and then, for a tool, its line."""
        if not call.caller_gone and _closes(right) and (more := self._more(call)):
            return more
        tool = typed(call, right)
        said = "" if call.caller_gone else spoken_line(call, right)
        if said and tool and self.said_for != right.name:
            self.said_for = right.name
            return said
        self.said_for = ""
        return tool or said or HANG_UP

    def _listening(self, call: Call) -> str:
        """Something that lets the caller go on, and that nobody could take for a step of the procedure."""
        for act in sorted(LISTENING):
            for text in examples(call, act):
                if text.casefold() not in call.said and not hear(call, text).steps:
                    return text
        return ""

    def _answer(self, call: Call) -> str:
        """What the pages answer to a question of the caller, once; empty where none is open."""
        question = open_question(call)
        if not question or question == self.answered:
            return ""
        self.answered = question
        return answer_to_it(call)

    def _more(self, call: Call) -> str:
        """One act at a time that the form asks for and nobody has heard."""
        if self.extra is None:
            self.extra = list(dict.fromkeys(unsaid(call)))
        return example(call, self.extra.pop(0)) if self.extra else ""


def _closes(right: Right) -> bool:
    step = right.node.step if right.node else None
    return step is not None and step.phase == CLOSING and right.verb not in TOOLS


def unsaid(call: Call) -> Iterator[str]:
    """Acts of the form that this call has not heard and that the closing itself will not say."""
    card = call.play.workspace.scorecard
    heard = {hint.act for done in call.happened for hint in done.heard.acts}
    around = {entry.use for entry in call.play.workspace.desk.every_call}
    later = {act for sop in call.play.workspace.sops if sop.id in around for step in sop.steps for act in step.heard}
    for criterion in card.criteria if card else ():
        if not (criterion.sop_has or criterion.call_has or criterion.scenario_has):
            yield from (act for act in criterion.heard if act not in heard | later)
