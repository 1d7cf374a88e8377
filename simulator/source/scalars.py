"""
What a bare scalar means: YAML 1.2's core rules, and nothing beyond them.

`yes`, `no`, `on` and `off` are words; dates, versions and clock times are text. A number too long to be meant as one
stays text, so that no reading of a file can take long or fail in a conversion.
"""

from __future__ import annotations

import math

from simulator.source.node import Plain

LONGEST_NUMBER = 18
"""Digits; longer whole numbers stay text and are refused by the schema where a number is expected."""

_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
_DIGITS = frozenset("0123456789")
_FLOAT = frozenset("0123456789.eE+-")


def plain(text: str) -> Plain:
    """The value of an unquoted scalar."""
    if text in _WORDS:
        return _WORDS[text]
    first = text[0]
    if first not in _DIGITS and first not in "+-.":
        return text
    return _number(text)


def _number(text: str) -> Plain:
    digits = text[1:] if text[0] in "+-" else text
    if not digits or len(digits) > LONGEST_NUMBER:
        return text
    if _DIGITS.issuperset(digits):
        return int(text)
    if text.startswith("0x") and _all_in(text[2:], "0123456789abcdefABCDEF"):
        return int(text, 16)
    if text.startswith("0o") and _all_in(text[2:], "01234567"):
        return int(text, 8)
    return _decimal(text)


def _decimal(text: str) -> Plain:
    if not _FLOAT.issuperset(text):
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _all_in(text: str, signs: str) -> bool:
    return bool(text) and all(sign in signs for sign in text)
