"""Sub-flows that use themselves, at once or through others: a call in one would never come out."""

from __future__ import annotations

from collections.abc import Mapping

from simulator.source.names import Header


def loops(headers: Mapping[str, Header]) -> frozenset[tuple[str, str]]:
    """Every use that leads back to the sub-flow it stands in, as that sub-flow's id and the used one's."""
    beyond = {name: _reached(name, headers) for name in headers}
    return frozenset(
        (name, used) for name, header in headers.items() for used in header.uses if name in beyond.get(used, {used})
    )


def _reached(name: str, headers: Mapping[str, Header]) -> set[str]:
    """The sub-flow itself and all that it comes to use."""
    found, waiting = {name}, [name]
    while waiting:
        header = headers.get(waiting.pop())
        for used in header.uses if header else ():
            if used not in found:
                found.add(used)
                waiting.append(used)
    return found
