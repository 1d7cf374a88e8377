"""What can be measured in a call, in spoken time. A name with `sim_` means something only in a simulated call."""

from __future__ import annotations

from simulator.model.sop import Verb
from simulator.model.trace import Trace
from simulator.scoring.result import Metric


def metrics_of(trace: Trace) -> tuple[Metric, ...]:
    """Talk, hold, wrap-up and handle time, hand-overs, and whether all was solved in this call."""
    wrap_up = _wrap_up(trace)
    talk = max(0, trace.seconds - trace.hold_seconds - wrap_up)
    told = [issue for issue in trace.issues if issue.told >= 0]
    solved = bool(told) and all(issue.ended == "resolved" for issue in told)
    return (
        Metric("talk_time", talk),
        Metric("hold_time", trace.hold_seconds),
        Metric("wrap_up", wrap_up),
        Metric("handle_time", trace.seconds),
        Metric("transfers", sum(1 for deed in trace.deeds if deed.verb == Verb.TRANSFER), "times"),
        Metric("escalations", sum(1 for deed in trace.deeds if deed.verb == Verb.ESCALATE), "times"),
        Metric("resolved_at_first_contact", int(solved), "yes or no"),
        Metric("hints", trace.hints, "times"),
        Metric("sim_anger_at_the_end", trace.end_anger, "thousandths"),
    )


def _wrap_up(trace: Trace) -> int:
    """What is done after the last spoken line."""
    seconds = 0
    for deed in reversed(trace.deeds):
        if deed.said:
            return seconds
        seconds += deed.seconds
    return 0
