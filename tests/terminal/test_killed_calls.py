"""A call whose process is killed (SIGKILL, a real one) at every single turn, and resumed each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROGRAM = """
import json, os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from simulator.call import begin, journal
from simulator.records import append, attempts, keep, resume
from simulator.rookies.cast import rookie
from simulator.rookies.seat import play
from simulator.source import load
from simulator.terminal.scored import outcome, scored
from simulator.terminal.plain import PlainView
from simulator.terminal.seat import sit

SEED = 7
home, lines = Path(sys.argv[1]), []
workspace = load(Path.cwd())
scenario = workspace.scenario(sys.argv[2])

class Noted:
    seat = rookie("ideal").sit()
    def line(self, call):
        lines.append(self.seat.line(call))
        return lines[-1]

class Typist(PlainView):
    def show(self, call, entries):
        die()
    def turn(self, call, options):
        return lines[call.turn], 0

def die():
    os.kill(os.getpid(), signal.SIGKILL)

def one_turn(attempt, number):
    whole = journal._write_all
    def torn(file, text):
        whole(file, text[: max(1, len(text) * (number % 7) // 7)])
        die()
    if number % 3 == 0:
        journal._write_all = torn  # killed while writing: this turn is lost and is typed again
    def kept(call):
        append(attempt, call)
        if number % 3 == 1:
            die()  # killed when it is written and not yet shown; else when it is shown
    sit(resume(attempt, workspace).call, Typist(), kept)

whole = play(workspace, scenario, Noted(), seed=SEED, mode="free")
keep(home, begin(workspace, scenario, seed=SEED), now=datetime(2026, 1, 5, tzinfo=UTC))
(attempt,) = attempts(home)
ends = []
while not (call := resume(attempt, workspace).call).over:
    child = os.fork()
    if not child:
        one_turn(attempt, len(ends) + 1)
        os._exit(0)
    ends.append(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
found = [
    {"entries": "".join(journal.to_line(entry) for entry in one.entries), "outcome": repr(outcome(*scored(one)))}
    for one in (whole, call)
]
print(json.dumps({"turns": whole.turn, "ends": ends, "found": found, "journal": attempt.path.read_text()}))
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.parametrize("name", ["mfa-impostor-urgent", "two-issues"])
def test_a_call_that_is_killed_at_every_turn_ends_with_the_same_transcript_and_score(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path), name],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    found = json.loads(done.stdout)
    assert set(found["ends"]) == {-9}
    assert len(found["ends"]) > found["turns"] >= 15
    assert found["found"][0] == found["found"][1]
    assert found["journal"] == found["found"][0]["entries"]
