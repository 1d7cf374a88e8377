"""The simulated trainees by whose faults the scorer is tested; scenarios and lures name them."""

from __future__ import annotations

ROOKIES = (
    "skips-verification", "blamer", "over-promiser", "over-apologiser", "transfer-happy", "keyword-stuffer",
    "refuse-everyone", "silent-holder", "fixer", "robot", "first-option", "longest-option", "nicest-option",
    "most-cautious",
)  # fmt: skip
"""Those that must fail where their fault matters. The ideal one is none of them: it must pass everywhere."""
