"""Which edges of a graph loop: found by its strongly connected components (Tarjan 1972), without recursion."""

from __future__ import annotations

from collections.abc import Sequence


def components(ways: Sequence[Sequence[int]]) -> list[int]:
    """The strongly connected component of every node; its number is above the numbers of those it leads to."""
    count = len(ways)
    number = [-1] * count
    lowest = [0] * count
    component = [-1] * count
    stack: list[int] = []
    found = 0
    clock = 0
    for root in range(count):
        if number[root] >= 0:
            continue
        number[root] = lowest[root] = clock
        clock += 1
        stack.append(root)
        work = [(root, iter(ways[root]))]
        while work:
            node, rest = work[-1]
            for to in rest:
                if number[to] < 0:
                    number[to] = lowest[to] = clock
                    clock += 1
                    stack.append(to)
                    work.append((to, iter(ways[to])))
                    break
                if component[to] < 0:
                    lowest[node] = min(lowest[node], number[to])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    lowest[above] = min(lowest[above], lowest[node])
                if lowest[node] == number[node]:
                    while component[node] < 0:
                        component[stack.pop()] = found
                    found += 1
    return component


def mark_back(ways: Sequence[Sequence[int]], stands: Sequence[tuple[int, int]]) -> list[list[bool]]:
    """
    For every edge whether it loops: it leads to a step that stands at or before its own, from which it can come again.

    `stands` is for every node the run it belongs to and its step's number in it; an edge into another run never loops.
    """
    component = components(ways)
    marks: list[list[bool]] = []
    for node, targets in enumerate(ways):
        run, order = stands[node]
        own = component[node]
        marks.append([component[to] == own and stands[to][0] == run and stands[to][1] <= order for to in targets])
    return marks
