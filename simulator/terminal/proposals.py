"""What to play next: a call to resume, one that was missed, a new one, in this order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.call import journal
from simulator.model.scenario import Scenario
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.records import Attempt, attempts, guided_next, outcome_of, progress
from simulator.records.attempts import is_over, turns

MOST = 3


@dataclass(frozen=True, slots=True)
class Proposal:
    """One call that could be played next. `kind` is resume, practise or new; `mode` is how it would be played."""

    kind: str
    title: str
    because: str
    scenario: str
    mode: str = ""
    attempt: Attempt | None = None


def unfinished(home: Path) -> Attempt | None:
    """The newest call that was left in the middle and neither ended nor stopped."""
    return next((kept for kept in attempts(home) if outcome_of(kept) is None and not is_over(kept)), None)


def unreadable(home: Path) -> str:
    """Why the newest call without a result cannot be taken up; empty where every journal can be read."""
    for kept in attempts(home):
        if outcome_of(kept) is None:
            try:
                journal.read(kept.path)
            except Stop as stop:
                return stop.message
    return ""


def mode_for(home: Path, scenario: Scenario) -> str:
    """Guided for the first two calls of a procedure, then in one's own words."""
    return "guided" if guided_next(home, scenario.issues[0].sop) else "free"


def proposals(
    home: Path, workspace: Workspace, now: datetime, among: Collection[Scenario] | None = None
) -> tuple[Proposal, ...]:
    """At most three, the most useful first; all of them `among` these scenarios, if any are named."""
    ids = {each.id for each in (workspace.scenarios if among is None else among)}
    return tuple(each for each in _all(home, workspace, now) if each.scenario in ids)[:MOST]


def when(started: str, now: datetime) -> str:
    """A moment as people say it: `today 16:40`, `yesterday 16:40`, else the date."""
    try:
        moment = datetime.fromisoformat(started)
    except ValueError:
        return "some time ago"
    days = (now.date() - moment.date()).days
    word = {0: "today", 1: "yesterday"}.get(days)
    return f"{word} {moment:%H:%M}" if word else f"{moment:%Y-%m-%d}"


def _all(home: Path, workspace: Workspace, now: datetime) -> Iterator[Proposal]:
    waiting = unfinished(home)
    if waiting is not None:
        known = workspace.scenario(waiting.scenario)
        title = known.title.say() if known and waiting.mode != "mystery" else "A mystery call"
        left = f"turn {turns(waiting) + 1}, {when(waiting.started, now)}"
        yield Proposal("resume", title, left, waiting.scenario, waiting.mode, waiting)
    done = {record.scenario: record for record in progress(home)}
    for record in done.values():
        scenario = workspace.scenario(record.scenario)
        if scenario is not None and record.missed:
            because = f"you missed: {record.missed[0]}"
            yield Proposal("practise", scenario.title.say(), because, scenario.id, mode_for(home, scenario))
    for record in done.values():
        scenario = workspace.scenario(record.scenario)
        if scenario is not None and record.practised and not record.mastered:
            yield Proposal("practise", scenario.title.say(), "now in your own words", scenario.id, "free")
    easy = sorted(workspace.scenarios, key=lambda each: (each.difficulty, each.id != "pw-friendly", each.id))
    for scenario in easy:
        if scenario.id not in done and not scenario.mystery:
            because = f"difficulty {scenario.difficulty}"
            yield Proposal("new", scenario.title.say(), because, scenario.id, mode_for(home, scenario))
