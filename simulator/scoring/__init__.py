"""
What a call was worth, and why: criteria, critical errors, expectations, metrics, and the debrief in words.

`score(trace, workspace)` gives a `Result`, `debrief(result, trace, workspace)` the words; reports are in `report/`.
"""

from simulator.scoring.debrief import Debrief, debrief
from simulator.scoring.result import Confirmation, Result, Verdict
from simulator.scoring.score import score

__all__ = ["Confirmation", "Debrief", "Result", "Verdict", "debrief", "score"]
