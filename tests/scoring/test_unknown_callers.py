"""Nothing may be done for a caller who is not in the records, however kindly the rest of the call is led."""

from __future__ import annotations

import pytest

from simulator.scoring import Verdict
from tests.scoring.library import lines_of, scored, typed

CALL = "unknown-caller"


def test_nothing_done_is_the_right_end() -> None:
    found = scored(typed(CALL, lines_of(CALL)))
    assert found.verdict is Verdict.PASSED
    assert [(one.expected, one.met) for one in found.expectations] == [("not begun", True)]


@pytest.mark.parametrize("tool", ["/do lock-account", "/escalate security", "/do link-incident"])
def test_a_tool_of_the_procedure_fails_the_call(tool: str) -> None:
    lines = lines_of(CALL)
    found = scored(typed(CALL, (*lines[:5], tool, *lines[5:])))
    assert found.verdict is Verdict.FAILED
    assert [(one.got, one.met, one.deed) for one in found.expectations] == [("begun", False, 5)]
