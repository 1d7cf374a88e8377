"""
The call as a value: `begin` gives the first one, `answer(call, move)` the next.

Nothing here prints, waits, asks the clock or draws by chance; only `journal` writes, and only where it is told.
"""

from __future__ import annotations

from simulator.call.engine import answer, begin
from simulator.call.state import Call

__all__ = ["Call", "answer", "begin"]
