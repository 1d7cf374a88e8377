"""What a caller feels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mood:
    """States in thousandths, 0 to 1000. `patience` is the mean patience in seconds of spoken time."""

    anger: int = 0
    helplessness: int = 0
    trust: int = 500
    patience: int = 420
