"""How somebody is doing, and forgetting it all."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path

from simulator.model.stop import Exit
from simulator.model.workspace import Workspace
from simulator.records import Progress, attempts, erase, progress, trainee
from simulator.terminal.lines import column, folded, width
from simulator.terminal.sitting import Sitting

NOTHING = "No call yet. `sop practice` takes the first one; the first two of a procedure come with choices."


def standing(home: Path, workspace: Workspace, output: str) -> str:
    """A line a call that was taken, and the sum; as text or JSON (`sop-progress/1`)."""
    records = progress(home)
    if output == "json":
        plain = {"format": "sop-progress/1", "calls": [asdict(record) for record in records]}
        return json.dumps(plain, indent=2, ensure_ascii=False)
    if not records:
        return NOTHING
    lines = [line for record in records for line in _lines(record, workspace)]
    known = trainee(home)
    mastered = sum(record.mastered for record in records)
    practised = sum(record.practised for record in records)
    who = f"{known.name}: " if known else ""
    taken = f"{len(records)} of {len(workspace.scenarios)} calls taken"
    closing = f"{who}{taken}, {practised} practised, {mastered} mastered."
    meaning = "Practised: passed with choices. Mastered: passed in your own words."
    return "\n".join([*lines, "", folded(closing, width()), folded(meaning, width())])


def _lines(record: Progress, workspace: Workspace) -> list[str]:
    scenario = workspace.scenario(record.scenario)
    title = scenario.title.say() if scenario else record.scenario
    how = "mastered" if record.mastered else "practised" if record.practised else "not yet passed"
    best = f"best {record.best}" if record.best else ""
    first = f"  {how:<15} {column(title, 44)} {best:<9} taken {record.taken}"
    missed = [folded(f"{'':<18}missed last time: {record.missed[0]}", width(), 18)] if record.missed else []
    return [first.rstrip(), *missed]


def erased(sitting: Sitting) -> Exit:
    """Erases everything after asking; without a person to ask it erases nothing."""
    count = len(attempts(sitting.home))
    if not sitting.interactive:
        sitting.view.tell("This erases every call for good, so a person has to confirm it: type it on a terminal.")
        return Exit.USAGE
    answer = sitting.view.ask(f"Erase {count} call{'' if count == 1 else 's'} and your name for good? Type erase:")
    if answer.strip().casefold() != "erase":
        sitting.view.tell("Nothing was erased.")
        return Exit.FINE
    erase(sitting.home)
    sitting.view.tell("Erased.")
    return Exit.FINE
