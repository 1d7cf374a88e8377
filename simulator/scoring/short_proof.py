"""
Proof that was not enough: what was reached, what the action takes, and which fact would have said so.

Somebody who has rung back and still fails must be told why, or learns that proof is a lottery.
"""

from __future__ import annotations

from simulator.model.fact import ASSURANCE, UNKNOWN
from simulator.model.policy import Event
from simulator.model.trace import Deed
from simulator.model.workspace import Workspace
from simulator.scoring.wording import Speaker, label_of, listed


def short_of(deed: Deed) -> Event | None:
    """The protected action of a deed that had some proof, and not enough of it."""
    return next((event for event in deed.events if event.protected and 0 < event.assurance < event.needed), None)


def not_looked_up(deed: Deed, workspace: Workspace) -> tuple[str, ...]:
    """Facts on which the needed proof depends, and which nobody knew."""
    event = short_of(deed)
    action = workspace.desk.action(event.protected) if event else None
    known = dict(deed.known)
    tested = (test.fact for row in action.needs for tests in row.when for test in tests) if action else ()
    return tuple(dict.fromkeys(fact for fact in tested if known.get(fact, UNKNOWN) == UNKNOWN))


def in_words(deed: Deed, who: Speaker) -> str:
    """One sentence about the proof that was not enough; empty where there was none at all."""
    event = short_of(deed)
    if event is None:
        return ""
    levels = ASSURANCE.words
    had, takes = levels[min(event.assurance, len(levels) - 1)], levels[min(event.needed, len(levels) - 1)]
    facts = not_looked_up(deed, who.workspace)
    until = f" as long as nobody has looked up {listed([label_of(fact, who) for fact in facts])}" if facts else ""
    return f"The proof was {had}, and this takes {takes}{until}."
