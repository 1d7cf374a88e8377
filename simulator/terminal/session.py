"""One call from the first ring to the debrief: the attempt is kept, played, scored, and tried again if wanted."""

from __future__ import annotations

from simulator.call import Call
from simulator.model.stop import Exit, Stop
from simulator.records import Attempt, Outcome, append, finish, keep, resume
from simulator.terminal.seat import Left, sit
from simulator.terminal.sitting import Sitting

RESUME = "Nothing is lost. Go on with: sop practice --resume"
KEPT = "Your result is kept. See it with: sop debrief"


def take(sitting: Sitting, call: Call, *, retry_of: str = "") -> Exit:
    """Plays a new call to its end, or until it is left; the attempt is kept before the first line is shown."""
    attempt = keep(sitting.home, call, now=sitting.now, retry_of=retry_of)
    if retry_of and call.turn:
        sitting.view.tell(f"You are back before turn {call.turn + 1}. So far:")
        sitting.view.recall(call.entries)
    else:
        sitting.view.show(call, call.entries)
    return go_on(sitting, call, attempt)


def go_on(sitting: Sitting, call: Call, attempt: Attempt) -> Exit:
    """Plays from here. A killed or interrupted call can be resumed at the same turn."""
    try:
        call, left = sit(call, sitting.view, lambda moved: append(attempt, moved))
    except (KeyboardInterrupt, EOFError):
        raise Stop(f"\nThe call is interrupted. {RESUME}", Exit.INTERRUPTED) from None
    if left is Left.PAUSED:
        sitting.view.tell(f"The caller waits. {RESUME}")
        return Exit.FINE
    if left is Left.STOPPED:
        finish(attempt, Outcome("no-score", headline="stopped"))
        sitting.view.tell("The call is stopped and has no score. `sop practice` takes another one.")
        return Exit.FINE
    return close(sitting, call, attempt)


def close(sitting: Sitting, call: Call, attempt: Attempt) -> Exit:
    """The debrief, and what the person wants next."""
    from simulator.terminal.after import after

    try:
        code, chosen, turn = after(sitting, call, attempt)
    except (KeyboardInterrupt, EOFError):
        raise Stop(f"\n{KEPT}", Exit.INTERRUPTED) from None
    match chosen:
        case "again":
            return take(sitting, resume(attempt, sitting.workspace, turns=turn - 1).call, retry_of=attempt.id)
        case "watch":
            from simulator.terminal.watching import watch

            watch(sitting, call.play.scenario)
    return code
