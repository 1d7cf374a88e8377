"""On a terminal `sop new` asks for what no option says; an answer that cannot be used is asked for again."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from simulator.source import load
from tests.author.space import STARTER, texts, written

pexpect = pytest.importorskip("pexpect", reason="a pseudo-terminal is needed, which this system has not")
if not hasattr(pexpect, "spawn"):
    pytest.skip("a pseudo-terminal is needed, which this system has not", allow_module_level=True)

ENTER, DOWN = "\r", "\x1b[B"


def asked(space: Path, words: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Runs a command and gives each answer once its question stands there."""
    child = pexpect.spawn(
        sys.executable, ["-m", "simulator.cli", *words, "--workspace", str(space)], dimensions=(30, 100),
        env={**os.environ, "TERM": "xterm", "NO_COLOR": "1"}, cwd=str(STARTER), encoding="utf-8", timeout=40,
    )  # fmt: skip
    written = ""
    for question, answer in answers:
        while child.expect(["\x1b\\[6n", question]) == 0:
            written += child.before
            child.send("\x1b[1;1R")
        written += child.before
        child.send(answer)
    while child.expect(["\x1b\\[6n", pexpect.EOF]) == 0:
        child.send("\x1b[1;1R")
    written += child.before
    child.close()
    return child.exitstatus, written


@pytest.mark.slow
def test_a_procedure_is_asked_for_question_by_question(tmp_path: Path) -> None:
    space = written(tmp_path, texts())
    code, said = asked(
        space,
        ["new", "sop", "door-codes", "--owner", "Site services"],
        [
            ("What would callers call it", f"Forgotten code{ENTER}"),
            ("When is it the right one", f"{ENTER}It is shut.{ENTER}"),  # nothing is no answer to this
            ("What does the agent do", f"Set a new code{ENTER}"),
            ("What is the caller asked first", ENTER),
            ("Who takes it", ENTER),
            ("Is that a protected action", f"{DOWN}{ENTER}"),
        ],
    )
    assert code == 0, said
    found = load(space).sop("door-codes")
    assert (str(found.title), found.owner, str(found.use_when)) == ("Forgotten code", "Site services", "It is shut.")
    assert found.step("put-right").protected == "door-code"


@pytest.mark.slow
def test_whoever_breaks_off_leaves_nothing_behind(tmp_path: Path) -> None:
    space = written(tmp_path, texts())
    code, _ = asked(space, ["new", "sop", "door-codes"], [("What would callers call it", "\x03")])
    assert code == 130
    assert not (space / "sops" / "door-codes.yaml").exists()
