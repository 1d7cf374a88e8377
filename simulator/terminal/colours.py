"""Colour that supports and never carries: names of speakers and headlines. None where NO_COLOR is set."""

from __future__ import annotations

import sys

from simulator.report.colour import wanted

CODES = {"caller": "1;33", "desk": "1;36", "good": "1;32", "bad": "1;31", "quiet": "2"}


def tinted(words: str, kind: str) -> str:
    """The words in the colour of their kind, when stdout is a terminal that can."""
    return f"\033[{CODES[kind]}m{words}\033[0m" if wanted(sys.stdout) else words
