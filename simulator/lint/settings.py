"""
Which rules count, how much, and where: the linter's part of `sop.toml`, or of `[tool.sop]` in `pyproject.toml`.

    [lint]
    select = ["broken-policy", "unreachable-step"]     # only these; all rules without it
    ignore = ["long-sentence"]
    strict = true
    baseline = "known-problems.json"

    [lint.severity]
    stale-review = "error"                             # error, warning, advice or off

    [lint.per_file]
    "scenarios/draft-*.yaml" = ["unreachable-expectation"]
"""

from __future__ import annotations

import dataclasses
import difflib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase

from simulator.model.place import Problem, Severity
from simulator.model.stop import Stop

OFF = "off"
KEYS = ("select", "ignore", "severity", "per_file", "strict", "baseline")


@dataclass(frozen=True, slots=True)
class Settings:
    """Empty `select` means all rules. `severity` pairs a rule with its severity, `per_file` a pattern with rules."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    per_file: tuple[tuple[str, tuple[str, ...]], ...] = ()
    strict: bool = False
    baseline: str = ""

    def wants(self, rule: str) -> bool:
        """Whether the rule is to run at all."""
        if rule in self.ignore or dict(self.severity).get(rule) == OFF:
            return False
        return not self.select or rule in self.select

    def judged(self, problem: Problem) -> Problem | None:
        """The problem with its severity as set; None where it is ignored in its file."""
        for pattern, rules in self.per_file:
            if problem.rule in rules and fnmatchcase(problem.at.file, pattern):
                return None
        own = dict(self.severity).get(problem.rule)
        return dataclasses.replace(problem, severity=Severity(own)) if own else problem


def settings_from(data: Mapping[str, object], known: Collection[str], where: str) -> Settings:
    """Settings from a parsed file; `known` are the rules' ids. Raises `Stop` on anything that it does not know."""
    for key in data:
        if key not in KEYS:
            raise Stop(f"{where}: there is no setting `{key}`.{_near(key, KEYS)}")
    severity = _table(data, "severity", where)
    per_file = _table(data, "per_file", where)
    return Settings(
        _rules(data.get("select", []), known, f"{where}: select"),
        _rules(data.get("ignore", []), known, f"{where}: ignore"),
        tuple((_rule(rule, known, f"{where}: severity"), _word(rule, word, where)) for rule, word in severity.items()),
        tuple((file, _rules(rules, known, f"{where}: per_file")) for file, rules in per_file.items()),
        data.get("strict", False) is True,
        str(data.get("baseline", "")),
    )


def merged(settings: Settings, select: Iterable[str], ignore: Iterable[str], known: Collection[str]) -> Settings:
    """The settings with what was said on the command line, which wins."""
    chosen, left = _rules(list(select), known, "--select"), _rules(list(ignore), known, "--ignore")
    return dataclasses.replace(settings, select=chosen or settings.select, ignore=(*settings.ignore, *left))


def _table(data: Mapping[str, object], key: str, where: str) -> Mapping[str, object]:
    value = data.get(key, {})
    if not isinstance(value, Mapping):
        raise Stop(f"{where}: `{key}` is a table: write it as [lint.{key}].")
    return value


def _word(rule: str, word: object, where: str) -> str:
    if word not in (*Severity, OFF):
        raise Stop(f"{where}: `{word}` is no severity of {rule}. Write error, warning, advice or off.")
    return str(word)


def _rules(value: object, known: Collection[str], where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise Stop(f'{where} is a list of rules, such as ["stale-review"].')
    return tuple(_rule(item, known, where) for item in value)


def _rule(item: object, known: Collection[str], where: str) -> str:
    if item not in known:
        raise Stop(f"{where}: there is no rule `{item}`.{_near(str(item), known)} `sop rule --list` shows all.")
    return str(item)


def _near(word: str, known: Collection[str]) -> str:
    close = difflib.get_close_matches(word, known, 1)
    return f" Did you mean `{close[0]}`?" if close else ""
