"""
What a caller feels: anger, helplessness and trust in thousandths, each with a home that it goes back to.

A mood is moved by what the agent does, never by raw text. Of the calming acts in one line only the strongest counts
in each state, so that stuffing a line with kind words gains nothing; no act gains anything from its third time on,
whatever a desk writes. All arithmetic is in whole numbers and every rule is monotone: more kindness never makes a
caller angrier.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from simulator.caller.decay import ONE, remains
from simulator.caller.effects import ACKNOWLEDGING, DEFAULTS, TEMPERS, WORDS, Sizes, reason
from simulator.model.call import MoodChange
from simulator.model.mood import Effect, MoodDefaults
from simulator.model.scenario import Caller

RISES = frozenset({"trust", "patience"})
"""States in which more is better."""
PER_CONTACT = 120
PER_ISSUE = 80


@dataclass(frozen=True, slots=True)
class Rules:
    """A desk's numbers with ours where it says nothing, looked up by name."""

    effects: Mapping[str, Sizes]
    words: Mapping[str, Sizes]
    outlets: tuple[tuple[str, int], ...]
    keeps: int = 860_707_976
    """What remains of the way home after a turn, in billionths."""
    home: tuple[int, int, int] = (0, 0, 500)
    patience: int = 420

    def outlet(self, name: str) -> int:
        """From which anger on the outlet opens; out of reach where the desk has none."""
        return dict(self.outlets).get(name, 1001)


@dataclass(frozen=True, slots=True)
class Mood:
    """A state of feeling. `used` counts how often each act was heard; `open_issues` keep the caller's home angrier."""

    anger: int = 0
    helplessness: int = 0
    trust: int = 500
    patience: int = 420
    """Mean patience in seconds of spoken time."""
    open_issues: int = 1
    acknowledged: bool = False
    used: Mapping[str, int] = field(default_factory=dict)


def rules_of(defaults: MoodDefaults, caller: Caller) -> Rules:
    """The numbers for this caller at this desk."""
    temper = _temper(defaults, caller.persona.temper)
    theta = dict(defaults.thetas).get(temper[3], 150)
    patience = dict(defaults.patience)
    return Rules(
        effects={**DEFAULTS, **_by_act(defaults.effects)},
        words={**WORDS, **_by_act(defaults.words)},
        outlets=defaults.outlets,
        keeps=remains(theta),
        home=(temper[0] + PER_CONTACT * caller.prior_contacts, temper[1], temper[2]),
        patience=patience.get(caller.persona.patience, patience.get("medium", 420)),
    )


def start(rules: Rules, open_issues: int) -> Mood:
    """The mood in which the call comes in: at home."""
    anger, helplessness, trust = home(rules, open_issues)
    return Mood(anger, helplessness, trust, rules.patience, open_issues)


def home(rules: Rules, open_issues: int) -> tuple[int, int, int]:
    """Where the mood goes when nothing happens: the temper, earlier contacts and what is still open."""
    anger, helplessness, trust = rules.home
    return _bound(anger + PER_ISSUE * open_issues), _bound(helplessness), _bound(trust)


def settle(mood: Mood, rules: Rules) -> Mood:
    """A turn goes by: every state goes a part of its way home."""
    to = home(rules, mood.open_issues)
    anger, helplessness, trust = (
        place + _toward(now - place, rules.keeps)
        for place, now in zip(to, (mood.anger, mood.helplessness, mood.trust), strict=True)
    )
    return Mood(anger, helplessness, trust, mood.patience, mood.open_issues, mood.acknowledged, mood.used)


def feel(mood: Mood, rules: Rules, acts: Iterable[str], *, told: bool = True) -> tuple[Mood, tuple[MoodChange, ...]]:
    """What one line or event does. `told`: the caller has had the chance to say what it is about."""
    heard = tuple(dict.fromkeys(act for act in acts if act in rules.effects))
    if not heard:
        return mood, ()
    best: dict[str, tuple[int, str]] = {}
    bad: list[tuple[str, int, str]] = []
    for act in heard:
        for state, sizes in rules.effects[act]:
            rises = state in RISES
            size = _size(sizes, mood.used.get(act, 0), good=1 if rises else -1)
            if (size > 0) == rises:
                size = _scaled(size, act, mood, told=told)
                if state not in best or abs(size) > abs(best[state][0]):
                    best[state] = (size, act)
            elif size:
                bad.append((state, size, act))
    used = {**mood.used, **{act: mood.used.get(act, 0) + 1 for act in heard}}
    acknowledged = mood.acknowledged or not ACKNOWLEDGING.isdisjoint(heard)
    changed = Mood(mood.anger, mood.helplessness, mood.trust, mood.patience, mood.open_issues, acknowledged, used)
    moves = [(state, size, act) for state, (size, act) in best.items() if size] + bad
    return _move(changed, tuple((state, size, reason(act, mood.used.get(act, 0))) for state, size, act in moves))


def say_word(mood: Mood, rules: Rules, word: str, because: str) -> tuple[Mood, tuple[MoodChange, ...]]:
    """A word of the desk, such as `angrier`, that a scenario's reaction names."""
    sizes = rules.words.get(word, ())
    return _move(mood, tuple((state, size[0], because) for state, size in sizes if size))


def word(mood: Mood, rules: Rules) -> str:
    """One word for the mood, the loudest first."""
    for name, level in sorted(rules.outlets, key=lambda outlet: -outlet[1]):
        if mood.anger >= level:
            return name
    if mood.helplessness >= 600:
        return "lost"
    return "tense" if mood.anger >= 300 else "calm"


def _size(sizes: tuple[int, ...], before: int, good: int) -> int:
    """The size for this time; from the third on nothing is gained. `good` is the sign of what helps."""
    if not sizes:
        return 0
    size = sizes[min(before, len(sizes) - 1)]
    return size if before < 2 or size * good < 0 else 0


def _scaled(size: int, act: str, mood: Mood, *, told: bool) -> int:
    """Good acts count by trust; half before the caller was heard, and a solution 0.6 before any acknowledgement."""
    if act == "issue-resolved":
        size = size if mood.acknowledged else size * 6 // 10
    elif not told and act in ACKNOWLEDGING:
        size //= 2
    return size * (1000 + mood.trust) // 2000


def _move(mood: Mood, moves: tuple[tuple[str, int, str], ...]) -> tuple[Mood, tuple[MoodChange, ...]]:
    if not moves:
        return mood, ()
    now = {"anger": mood.anger, "helplessness": mood.helplessness, "trust": mood.trust, "patience": mood.patience}
    changes: list[MoodChange] = []
    for state, size, because in moves:
        before = now.get(state)
        if before is None:
            continue
        now[state] = max(30, before + size) if state == "patience" else _bound(before + size)
        if now[state] != before:
            changes.append(MoodChange(state, now[state] - before, because))
    felt = (now["anger"], now["helplessness"], now["trust"], now["patience"])
    return Mood(*felt, mood.open_issues, mood.acknowledged, mood.used), tuple(changes)


def _bound(value: int) -> int:
    return max(0, min(1000, value))


def _toward(distance: int, keeps: int) -> int:
    """What remains of a distance, cut toward nought, so that a mood does come home."""
    left = abs(distance) * keeps // ONE
    return left if distance >= 0 else -left


def _temper(defaults: MoodDefaults, name: str) -> tuple[int, int, int, str]:
    for temper in defaults.tempers:
        if temper.id == name:
            return temper.anger, temper.helplessness, temper.trust, temper.theta
    return TEMPERS.get(name, TEMPERS["gentle"])


def _by_act(effects: Iterable[Effect]) -> dict[str, Sizes]:
    found: dict[str, list[tuple[str, tuple[int, ...]]]] = {}
    for effect in effects:
        found.setdefault(effect.act, []).append((effect.state, effect.sizes))
    return {act: tuple(sizes) for act, sizes in found.items()}
