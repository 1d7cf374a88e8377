"""
Texts that may stand without quotes inside `{…}`.

A comma ends a bare text there, and every parser drops the rest without a word, so a sentence must be quoted. Bare
stay single words, and the few forms of several words that the format itself has: conditions, durations, `go on`.
"""

from __future__ import annotations

_FORMS = frozenset(
    {"go on", "each issue", "hang up", "this call", "next move", "several issues", "before the issue ends", "every day"}
)
_COMPARING = frozenset({"over", "under", "above", "below", "more", "less", "at", "from", "<", ">", "<=", ">="})
_UNITS = frozenset({"second", "minute", "hour", "day", "week", "step", "time", "%"})


def may_stand_bare(text: str, is_key: bool = False) -> bool:
    """Whether an unquoted text inside `{…}` is one that no comma could be meant to belong to."""
    words = text.split()
    if len(words) < 2:
        return True
    if is_key:
        return False
    return text in _FORMS or _is_range(words) or _is_amount(words) or _is_hours(words) or _compares(words)


def _compares(words: list[str]) -> bool:
    """`over 5`, `more than 5`: no form of the format, which says so better than a word about commas would."""
    return words[0] in _COMPARING and words[-1].isdecimal()


def _is_range(words: list[str]) -> bool:
    match words:
        case ["up", "to", _] | [_, "or", "more"]:
            return True
        case [low, "to", high]:
            return low.isdecimal() and high.isdecimal()
    return False


def _is_amount(words: list[str]) -> bool:
    return len(words) == 2 and words[0].isdecimal() and words[1].removesuffix("s") in _UNITS


def _is_hours(words: list[str]) -> bool:
    return all(word.replace(":", "").replace("-", "").isalnum() for word in words) and ":" in words[-1]
