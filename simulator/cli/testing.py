"""What `sop test` plays and how it says what came of it; `--watch` plays again what a changed file decides."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.model.workspace import Workspace
    from simulator.rookies.proving import Check


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which tests are wanted and how they are shown. `only` are words in their names."""

    root: Path
    only: str = ""
    lazy: bool = False
    output: str = "text"
    quiet: bool = False

    @property
    def is_told(self) -> bool:
        return not self.quiet and self.output != "json"


def run_tests(wanted: Wanted, about: Collection[str] | None = None) -> Exit:
    """Plays the tests and shows what is wrong. `about`: only those of these scenarios."""
    from simulator.cli.place import playable

    read = playable(wanted.root, "tested")
    texts = {name: text for name, text in calls_in(wanted.root).items() if wanted.only in name}
    if about is not None:
        texts = {name: text for name, text in texts.items() if _scenario_of(name) in about}
    checks = _played(read, texts, wanted, about)
    if not checks:
        raise Stop(
            f"No test has `{wanted.only}` in its name." if wanted.only else "There is no scenario to test.", Exit.USAGE
        )
    return _show(checks, {**dict(read.files), **texts}, wanted)


def _played(read: Workspace, texts: dict[str, str], wanted: Wanted, about: Collection[str] | None) -> list[Check]:
    from simulator.rookies.proving import calls_of, scenario_checks

    checks = []
    for check in calls_of(read, texts):
        checks.append(check)
        _tell(check, wanted)
    for scenario in read.scenarios:
        if wanted.only not in scenario.id or (about is not None and scenario.id not in about):
            continue
        for check in scenario_checks(read, scenario, lazy=wanted.lazy):
            checks.append(check)
            _tell(check, wanted)
    return checks


def _tell(check: Check, wanted: Wanted) -> None:
    if wanted.is_told:
        print(f"{'ok  ' if check.is_fine else 'FAIL'} {check.name}", file=sys.stderr)


def _show(checks: list[Check], sources: dict[str, str], wanted: Wanted) -> Exit:
    from simulator.report.colour import wanted as in_colour
    from simulator.report.problems import as_text, counted
    from simulator.rookies.shown import checks_as_json

    wrong = [problem for check in checks for problem in check.problems]
    if wanted.output == "json":
        print(checks_as_json(checks))
    else:
        if wrong:
            print(as_text(wrong, sources, in_colour(sys.stdout)) + "\n")
        failed = sum(1 for check in checks if check.problems)
        print(f"{counted(len(checks) - failed, 'test')} passed" + (f", {failed} failed." if failed else "."))
    return Exit.FOUND if wrong else Exit.FINE


def run_again(wanted: Wanted, pause: Callable[[float], object] = time.sleep) -> None:
    """Plays all tests, then after every change those that it decides, until somebody stops it."""
    from simulator.cli.ending import tell
    from simulator.cli.lint_watch import state, watch

    last: dict[str, tuple[int, int]] = {}

    def show() -> None:
        now = state(wanted.root)
        about = decided_by({path for path in now.keys() | last.keys() if now.get(path) != last.get(path)})
        print("sop: " + (f"playing {', '.join(sorted(about))} again" if last and about else "playing"), flush=True)
        try:
            run_tests(wanted, about if last else None)
        except Stop as stop:  # a file that is being written; the next look may find it whole
            tell(stop)
        last.clear()
        last.update(now)

    watch(wanted.root, show, pause)


def decided_by(changed: Collection[str]) -> frozenset[str] | None:
    """The scenarios whose tests some files decide; None where every test may come out otherwise."""
    if any(Path(path).parent.name != "scenarios" or Path(path).name.startswith("_") for path in changed):
        return None
    return frozenset(_scenario_of(path) for path in changed)


def _scenario_of(path: str) -> str:
    return Path(path).name.partition(".")[0]


def calls_in(root: Path) -> dict[str, str]:
    """The texts of all `.call` files beside the scenarios, by path from the root."""
    files = sorted((root / "scenarios").glob("*.call"))
    return {file.relative_to(root).as_posix(): file.read_text(encoding="utf-8", errors="replace") for file in files}
