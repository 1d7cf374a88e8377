"""
Problems that are known and not mended yet, so that a desk with a long history can begin: only new ones count.

A known problem is told by its rule, its file and what it is about (a step, a fact, a scenario), not by its line; so it
stays known when lines move, and two of a kind are counted.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from simulator.model.place import Problem
from simulator.model.stop import Stop

FORMAT = "sop-baseline/1"

Key = tuple[str, str, str]


def key_of(problem: Problem) -> Key:
    """What stays the same when the problem moves."""
    return (problem.rule, problem.at.file, problem.subject or problem.message)


def as_baseline(problems: Iterable[Problem]) -> str:
    """The text of a baseline file that knows these problems."""
    counts = Counter(key_of(problem) for problem in problems)
    known = [{"rule": r, "file": f, "subject": s, "times": n} for (r, f, s), n in sorted(counts.items())]
    return json.dumps({"format": FORMAT, "known": known}, indent=2, ensure_ascii=False) + "\n"


def new_problems(problems: Iterable[Problem], baseline: str, where: str) -> tuple[Problem, ...]:
    """The problems that a baseline does not know. Raises `Stop` when the text is none."""
    left = _read(baseline, where)
    found: list[Problem] = []
    for problem in problems:
        key = key_of(problem)
        if left[key] > 0:
            left[key] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _read(baseline: str, where: str) -> Counter[Key]:
    try:
        data = json.loads(baseline)
        if data["format"] != FORMAT:
            raise KeyError(data["format"])
        return Counter({(str(k["rule"]), str(k["file"]), str(k["subject"])): int(k["times"]) for k in data["known"]})
    except (ValueError, KeyError, TypeError) as error:
        raise Stop(
            f"{where} is no baseline. Write it anew: `sop lint --baseline {where} --update-baseline`."
        ) from error
