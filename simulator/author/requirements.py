"""
Every requirement with what carries it, and whether that exists.

What is claimed is looked up where it would be: a step in its procedure, a criterion in the scorecard, a tool among the
words of a call. What names the requirement by `covers:` carries it too. A requirement with neither, and without a
reason why it is out of scope, is a finding; so is a claim of something that is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from simulator.model.place import Problem
from simulator.model.workspace import Requirement, Workspace

KINDS = (
    "step", "sop", "policy", "criterion", "act", "scenario", "rule", "page", "tool", "metric", "setting", "caller",
    "command",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Carried:
    """A requirement, what it says of itself, and what names it by `covers:`."""

    id: str
    says: str
    carried_by: tuple[str, ...]
    covered_by: tuple[str, ...]
    out: str = ""


@dataclass(frozen=True, slots=True)
class Matrix:
    """All requirements, and what is wrong with the claims."""

    rows: tuple[Carried, ...]
    problems: tuple[Problem, ...]


def matrix(workspace: Workspace, commands: Collection[str]) -> Matrix:
    """The whole matrix. `commands` are the program's commands, by the words that are typed after `sop`."""
    covers = _covers(workspace)
    known = _Known(workspace, commands)
    rows: list[Carried] = []
    problems: list[Problem] = []
    for each in workspace.requirements:
        own = tuple(name for name in covers.get(each.id, ()) if name not in each.carried_by)
        rows.append(Carried(each.id, str(each.says), each.carried_by, own, str(each.out)))
        problems += [problem for name in each.carried_by if (problem := _claim(each, name, known)) is not None]
        if not each.carried_by and not own and not each.out:
            problems.append(_nothing(each))
    return Matrix(tuple(rows), tuple(problems))


def _nothing(each: Requirement) -> Problem:
    advice = (
        f"name what carries it in `carried_by`, write `covers: [{each.id}]` there, or say in `out` why it is left out"
    )
    return Problem(
        "requirement-without-carrier", each.at, f"nothing carries {each.id}: {each.says}", advice, subject=each.id
    )


def _claim(each: Requirement, name: str, known: _Known) -> Problem | None:
    kind, colon, which = name.partition(":")
    if not colon or kind not in KINDS:
        near = get_close_matches(kind, KINDS, 1)
        advice = f"did you mean `{near[0]}:`?" if near else f"it begins with one of {', '.join(f'{k}:' for k in KINDS)}"
        return Problem(
            "claim-of-no-kind",
            each.at,
            f"{each.id} claims `{name}`, which is no kind of thing",
            advice,
            subject=each.id,
        )
    names = known.names(kind)
    if which in names:
        return None
    near = get_close_matches(which, sorted(names), 1)
    advice = f"did you mean `{kind}:{near[0]}`?" if near else "take it out, or name what really carries it"
    message = f"{each.id} claims the {kind} `{which}`, which does not exist"
    return Problem("claim-of-nothing", each.at, message, advice, subject=each.id)


class _Known:
    """What exists, by kind; worked out when it is first asked for."""

    def __init__(self, workspace: Workspace, commands: Collection[str]) -> None:
        self._made: dict[str, Collection[str]] = {}
        self._make: Mapping[str, Callable[[], Collection[str]]] = {
            "step": lambda: {f"{sop.id}/{step.id}" for sop in workspace.sops for step in sop.steps},
            "sop": lambda: {sop.id for sop in workspace.sops},
            "policy": lambda: {policy.id for policy in workspace.desk.policies},
            "criterion": lambda: {one.id for one in workspace.scorecard.criteria} if workspace.scorecard else set(),
            "act": lambda: {act.id for act in workspace.acts},
            "scenario": lambda: {scenario.id for scenario in workspace.scenarios},
            "rule": _rules,
            "page": lambda: _pages(workspace),
            "tool": _tools,
            "metric": _metrics,
            "setting": lambda: set(workspace.desk.places.keys),
            "caller": lambda: _callers(workspace),
            "command": lambda: commands,
        }

    def names(self, kind: str) -> Collection[str]:
        if kind not in self._made:
            self._made[kind] = self._make[kind]()
        return self._made[kind]


def _rules() -> set[str]:
    from simulator.lint.rules import RULES

    return {rule.ID for rule in RULES}


def _tools() -> set[str]:
    from simulator.call.names import WORDS

    return set(WORDS)


def _metrics() -> set[str]:
    from simulator.model.trace import Trace
    from simulator.scoring.metrics import metrics_of

    return {metric.id for metric in metrics_of(Trace("", 0, "", "", (), ()))}


def _pages(workspace: Workspace) -> set[str]:
    import datetime

    from simulator.site.edition import Edition
    from simulator.site.render import pages

    on = datetime.date.min  # which pages there are does not depend on the day
    return {page.path.removesuffix(".md") for page in pages(Edition(workspace, on)).pages}


def _callers(workspace: Workspace) -> set[str]:
    """What callers do and are: causes of interruptions, tempers, and what their moods lead to."""
    desk = workspace.desk
    causes = {each.caller for each in desk.at_any_time if each.caller}
    return causes | {temper.id for temper in desk.mood.tempers} | {name for name, _ in desk.mood.outlets}


def _covers(workspace: Workspace) -> dict[str, list[str]]:
    """By requirement: what names it in `covers:`."""
    found: dict[str, list[str]] = {}
    named: list[tuple[str, tuple[str, ...]]] = []
    for sop in workspace.sops:
        named.append((f"sop:{sop.id}", sop.covers))
        named += [(f"step:{sop.id}/{step.id}", step.covers) for step in sop.steps]
    named += [(f"policy:{policy.id}", policy.covers) for policy in workspace.desk.policies]
    if workspace.scorecard is not None:
        named += [(f"criterion:{one.id}", one.covers) for one in workspace.scorecard.criteria]
    for carrier, covers in named:
        for requirement in covers:
            found.setdefault(requirement, []).append(carrier)
    return found
