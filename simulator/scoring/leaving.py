"""How a caller left: when, and whether because of a right no."""

from __future__ import annotations

from simulator.model.call import Hint
from simulator.model.policy import Event
from simulator.model.scenario import Scenario
from simulator.model.trace import Trace


def left_rightly(trace: Trace, scenario: Scenario | None) -> bool:
    """Whether the caller hung up because of a right no: then what needs the caller was not due any more.

    Somebody who hangs up on bad service excuses nothing that was left out before.
    """
    gone = gone_after(trace)
    if gone < 0 or scenario is None:
        return False
    refuses = any(issue.expect.outcome == "refused" for issue in scenario.issues)
    said_no = any(
        hint.act == "sets-boundary" or event.ends == "refused"
        for deed in trace.deeds[:gone]
        for hint in (*deed.heard.acts, Hint(""))
        for event in (*deed.events, Event())
    )
    return refuses and said_no


def gone_after(trace: Trace) -> int:
    """The number of deeds after which the caller was no longer on the line, -1 where the agent ended the call."""
    turn = next((entry.turn for entry in trace.entries if dict(entry.data).get("what") == "caller-hung-up"), None)
    if turn is None:
        return len(trace.deeds) if trace.ended in ("caller", "abandoned") else -1
    return sum(1 for deed in trace.deeds if deed.turn <= turn)
