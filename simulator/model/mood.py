"""What the desk says of its callers' moods: tempers, and what an act does to anger, helplessness and trust."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Temper:
    """A caller's temper: home values in thousandths, and how fast a mood goes back home (grudge, usual, quick)."""

    id: str
    anger: int = 0
    helplessness: int = 0
    trust: int = 500
    theta: str = "usual"


@dataclass(frozen=True, slots=True)
class Effect:
    """What one act does to one state, in thousandths: the first, second and third time (the last repeats)."""

    act: str
    state: str
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MoodDefaults:
    """The numbers of the mood. Ours, not findings: no source gives the size of one utterance's effect."""

    tempers: tuple[Temper, ...] = ()
    words: tuple[Effect, ...] = ()
    """Words such as `angrier` that a scenario's reaction may use."""
    effects: tuple[Effect, ...] = ()
    thetas: tuple[tuple[str, int], ...] = (("grudge", 50), ("usual", 150), ("quick", 300))
    patience: tuple[tuple[str, int], ...] = (("low", 240), ("medium", 420), ("high", 720))
    """Mean patience in seconds of spoken time."""
    outlets: tuple[tuple[str, int], ...] = (("sharp", 550), ("raised-voice", 750), ("abusive", 900))


USUAL_MOODS = MoodDefaults()
