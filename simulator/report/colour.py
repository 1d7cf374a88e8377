"""Whether to use colour: only on a terminal that can, and never where NO_COLOR is set."""

from __future__ import annotations

import os
from typing import TextIO


def wanted(stream: TextIO) -> bool:
    """True where colour helps. NO_COLOR wins over everything (no-color.org)."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb":
        return False
    return stream.isatty()
