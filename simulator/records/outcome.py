"""What is kept of a score: enough for progress and menus. The whole of it can be worked out again from the journal."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

FORMAT = "sop-result/1"
STATES = ("passed", "failed", "needs-review", "no-score")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended. `missed` are short sentences about what cost most, the dearest first."""

    state: str
    low: int = 0
    high: int = 0
    missed: tuple[str, ...] = ()
    headline: str = ""

    @property
    def passed(self) -> bool:
        return self.state == "passed"


def to_json(outcome: Outcome) -> str:
    return json.dumps({"format": FORMAT, **asdict(outcome)}, ensure_ascii=False, indent=2) + "\n"


def from_json(text: str) -> Outcome | None:
    """The outcome of a result file; None when the file is none (the journal can be scored again)."""
    try:
        found = json.loads(text)
        if not isinstance(found, dict) or found.get("format") != FORMAT or found.get("state") not in STATES:
            return None
        missed = tuple(str(line) for line in found.get("missed", ()))
        return Outcome(
            str(found["state"]), int(found["low"]), int(found["high"]), missed, str(found.get("headline", ""))
        )
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
