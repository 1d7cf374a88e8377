"""Lines that a desk's own list of acts gives as examples: what rookies say where no script has it."""

from __future__ import annotations

from simulator.call.state import Call
from simulator.call.words import first_name
from simulator.caller.naming import wants_no_name


def examples(call: Call, act_id: str) -> tuple[str, ...]:
    """Sentences that are heard as this act in the call's language; none where nobody wrote any."""
    if act_id == "uses-name":
        return () if wants_no_name(call.person) else (f"Thank you, {first_name(call)}.",)
    act = call.play.workspace.act(act_id)
    texts = act.texts(call.play.lang) if act else None
    return tuple(phrase.text for phrase in texts.yes) if texts else ()


def example(call: Call, act_id: str) -> str:
    """The first such sentence that was not said yet, so that nobody repeats a script word for word."""
    found = examples(call, act_id)
    return next((text for text in found if text.casefold() not in call.said), found[0] if found else "")
