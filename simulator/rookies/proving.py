"""
`sop test`: the calls that stand beside the scenarios, the ideal rookie, and the rookies that each scenario names.

What only a played call can show is found here, as problems in the linter's form: no way to pass (the ideal rookie does
not), a lazy way to pass (a rookie without thought does), a fault that goes unpunished (`must_fail`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from simulator.call.replay import play_call
from simulator.call.script import RULE, Script, ScriptLine, read_call
from simulator.call.trace import trace
from simulator.model.place import Position, Problem, Severity
from simulator.model.scenario import Scenario
from simulator.model.workspace import Workspace
from simulator.rookies.cast import ROOKIES, Rookie, rookie
from simulator.rookies.simulate import Row, play_row
from simulator.scoring import Result, score

NO_WAY, LAZY_WAY, UNPUNISHED = "no-way-to-pass", "lazy-way-to-pass", "fault-goes-unpunished"
SEED = 7


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tested: a call file or a rookie in a scenario, with what is wrong."""

    name: str
    scenario: str
    problems: tuple[Problem, ...] = ()

    @property
    def is_fine(self) -> bool:
        return not any(problem.severity is Severity.ERROR for problem in self.problems)


def calls_of(workspace: Workspace, texts: Mapping[str, str]) -> Iterator[Check]:
    """Plays every `.call` file. `texts` are the files by path."""
    for file in sorted(texts):
        yield call_check(workspace, read_call(texts[file], file), file)


def call_check(workspace: Workspace, script: Script, file: str) -> Check:
    """Plays one call as text and holds its expectations against the score."""
    played = play_call(workspace, script)
    problems = list(played.problems)
    if played.call is not None and not problems:
        result = score(trace(played.call), workspace)
        problems += [
            Problem(RULE, line.at, f"expected `{line.text}`, but {_came(result)}", _help(result))
            for line in played.expectations
            if not holds(line.text, result)
        ]
    return Check(file, script.scenario, tuple(problems))


def holds(expected: str, result: Result) -> bool:
    """Whether an `expect:` is so."""
    match expected.split():
        case ["passed"]:
            return result.passed
        case ["not", "passed"]:
            return not result.passed
        case ["needs", "review"] | ["no", "score"]:
            return str(result.verdict) == expected
        case ["quality", *_]:
            return _compares(expected, result)
        case ["no", "critical"]:
            return not any(one.certain for one in result.critical)
        case ["critical", code]:
            return any(one.certain and one.error.code == code for one in result.critical)
        case ["no", "suspected", *code]:
            return not _suspects(result, *code)
        case ["suspected", *code]:
            return _suspects(result, *code)
        case ["ended", word]:
            return result.ended == word
    return False


def _suspects(result: Result, code: str = "") -> bool:
    return any(not one.certain and code in ("", one.error.code) for one in result.critical)


def _compares(expected: str, result: Result) -> bool:
    """A range satisfies only what holds from its lower to its upper end."""
    found = re.fullmatch(r"quality (>=|<=|>|<|=) ?(\d{1,3})", expected)
    if found is None:
        return False
    number = int(found[2])
    match found[1]:
        case ">=":
            return result.low >= number
        case "<=":
            return result.high <= number
        case ">":
            return result.low > number
        case "<":
            return result.high < number
        case _:
            return result.low == result.high == number


def _came(result: Result) -> str:
    quality = f"{result.low}" if result.low == result.high else f"{result.low} to {result.high}"
    codes = ", ".join(dict.fromkeys(one.error.code for one in result.critical if one.certain)) or "no critical error"
    return f"the call is {result.verdict} with quality {quality} and {codes}"


def _help(result: Result) -> str:
    unmet = [f"{one.key}: expected {one.expected}, was {one.got}" for one in result.expectations if not one.met]
    lost = [f"{one.criterion.id} {one.why}" for one in result.findings if one.applies and one.low < 2]
    return "; ".join([*unmet, *lost[:4]])


def scenario_checks(workspace: Workspace, scenario: Scenario, *, lazy: bool = False) -> Iterator[Check]:
    """The ideal rookie, those that must fail here, and (with `lazy`) those that may pass nowhere."""
    wanted = [one for one in ROOKIES if one.id == "ideal" or one.id in scenario.must_fail or (lazy and one.lazy)]
    for one in wanted:
        for mode in one.modes:
            yield rookie_check(workspace, scenario, one, mode)
    for name in scenario.must_fail:
        if rookie(name) is None:
            at = scenario.place("must_fail")
            known = ", ".join(one.id for one in ROOKIES)
            yield Check(
                name, scenario.id, (Problem(UNPUNISHED, at, f"there is no rookie `{name}`", f"one of: {known}"),)
            )


def rookie_check(workspace: Workspace, scenario: Scenario, one: Rookie, mode: str, seed: int = SEED) -> Check:
    """One rookie in one scenario: the ideal must pass, every other must not."""
    row = play_row(workspace, scenario, one, mode, seed)
    name = f"{scenario.id}, {one.id} ({mode})"
    if (one.id == "ideal") == row.passed:
        return Check(name, scenario.id)
    if one.id == "ideal":
        problem = _no_way(scenario, row)
    else:
        rule = LAZY_WAY if one.lazy and one.id not in scenario.must_fail else UNPUNISHED
        what = f"the rookie `{one.id}` passes `{scenario.id}` with quality {row.low}: {one.fault}"
        advice = "let the flow, the expectation or the form ask for what this rookie leaves out"
        problem = Problem(rule, _place(scenario, rule), what, advice, subject=f"{scenario.id}/{one.id}")
    return Check(name, scenario.id, (problem,))


def _place(scenario: Scenario, rule: str) -> Position:
    return scenario.place("must_fail") if rule == UNPUNISHED else scenario.at


def _no_way(scenario: Scenario, row: Row) -> Problem:
    reasons = [*row.unmet, *(f"{name} was left out" for name in row.skipped), *row.codes]
    why = "; ".join(reasons) or f"quality {row.low} to {row.high}"
    return Problem(
        NO_WAY,
        scenario.at,
        f"the ideal rookie does not pass `{scenario.id}` in {row.mode} play: {why}",
        f"play it with `sop practice {scenario.id} --watch` and see where the procedure and the expectation part",
        subject=f"{scenario.id}/{row.mode}",
    )


def expectations_of(script: Script) -> Sequence[ScriptLine]:
    """What a call file expects, for a list of tests."""
    return script.expectations
