"""Sub-flows that use themselves, at once or through others: a call in one would never come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from simulator.model.place import Problem
from simulator.source.gather import Draft
from simulator.source.names import Header
from simulator.source.roads import step_nodes


def recursions(headers: Mapping[str, Header], drafts: list[Draft]) -> Iterator[Problem]:
    """One problem at each `use` that leads back to its own sub-flow."""
    for draft in drafts:
        own = draft.header.id
        for step in step_nodes(draft.tree):
            use = step.get("use")
            way = _way(use.text, own, headers) if use is not None else ()
            if use is None or not way:
                continue
            through = " uses ".join(f"`{name}`" for name in (own, *way))
            yield Problem(
                "sub-flow-recursion", use.at(draft.parsed.file), f"a sub-flow that uses itself: {through}",
                "take one of these `use` steps out; a loop is written with `then` and `tries`",
            )  # fmt: skip


def _way(start: str, goal: str, headers: Mapping[str, Header]) -> tuple[str, ...]:
    """The sub-flows from one to another by `use`, shortest first; nothing when there is no way."""
    waiting: list[tuple[str, ...]] = [(start,)]
    seen = {start}
    while waiting:
        way = waiting.pop(0)
        if way[-1] == goal:
            return way
        for following in headers[way[-1]].uses if way[-1] in headers else ():
            if following not in seen:
                seen.add(following)
                waiting.append((*way, following))
    return ()
