"""
Chance that repeats: every draw is a sha256 of the seed, the draw's name and a counter.

Python's `random` promises its sequences only for some methods and versions; a hash promises them for ever and on
every system. Draws by different names never disturb each other, so a new kind of draw changes no old call.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

Item = TypeVar("Item")


def number(seed: int, name: str, counter: int, below: int) -> int:
    """A whole number from 0 up to, and without, `below` (at least 1)."""
    drawn = sha256(f"{seed}/{name}/{counter}".encode()).digest()
    return int.from_bytes(drawn[:8], "big") % below


def happens(seed: int, name: str, counter: int, millionths: int) -> bool:
    """Whether something of this probability (0 never, 1,000,000 always) happens."""
    return number(seed, name, counter, 1_000_000) < millionths


def pick(seed: int, name: str, counter: int, items: Sequence[Item]) -> Item:
    """One of the items; there must be at least one."""
    return items[number(seed, name, counter, len(items))]
