"""Hostile files and flows through the whole linter, in a process with limits: a finding each, soon, in 256 MiB."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.lint.examples import base
from tests.source.test_hostile import HOSTILE

SECONDS = 1.0
"""Of processor time, as bounded by the figures: on a machine of its own each takes a small part of it."""
ROOT = Path(__file__).parents[2]


def flow(steps: str, more: str = "") -> str:
    head = base()["sops/example.yaml"].split("steps:")[0].replace("sop: example", "sop: x")
    return f"{head}{more}steps:\n{steps}"


def doubling(depth: int) -> dict[str, str]:
    """Sub-flows that each use the next one twice: two to the power of `depth` copies, if all were put in place."""
    files = {}
    for n in range(depth):
        use = f"use: s{n + 1}" if n + 1 < depth else "say: Hello."
        files[f"sops/s{n}.yaml"] = (
            f"subflow: s{n}\ntitle: S\noutcomes: [fine]\nsteps:\n"
            f"  - {{id: a, phase: diagnosis, {use}}}\n  - {{id: b, {use}, end: fine}}\n"
        )
    files["sops/x.yaml"] = flow("  - {id: a, phase: diagnosis, use: s0}\n  - {id: b, say: Hello., end: resolved}\n")
    return files


UNPROVEN = """      - otherwise: go on
  - {id: open, do: Open, protected: door-code, then: {done: go on, failed: go on}}
"""
"""What a policy speaks of, behind a table: nobody can tell without the facts whether it can be come to."""


def wide_table(facts: int, rest: str = "") -> dict[str, str]:
    """A table over so many facts that its cases cannot be counted."""
    names = [f"f{n}" for n in range(facts)]
    declared = "facts:\n" + "".join(f"  {name}: {{values: [a, b, c]}}\n" for name in names)
    asks = "".join(f"  - {{id: ask-{name}, phase: diagnosis, ask: {name}, say: So?}}\n" for name in names)
    rows = "".join(f"      - {{when: {{{a}: a, {b}: b}}, next: go on}}\n" for a, b in pairwise(names))
    table = f"  - id: decide\n    say: Good.\n    then:\n{rows}{rest}"
    return {"sops/x.yaml": flow(f"{asks}{table}  - {{id: last, say: Bye., end: resolved}}\n", declared)}


def long_flow(steps: int) -> dict[str, str]:
    rows = "".join(f"  - {{id: s{n}, phase: diagnosis, say: Hello.}}\n" for n in range(steps))
    return {"sops/x.yaml": flow(f"{rows}  - {{id: last, phase: closing, say: Bye.}}\n")}


FLOWS = {
    "doubling sub-flows": (doubling(24), "never-practised"),
    "wide table": (wide_table(24), "gap-in-table"),
    "policy behind a wide table": (wide_table(24, UNPROVEN), "undecided-policy"),
    "long flow": (long_flow(2_000), "road-without-end"),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    folder = tmp_path_factory.mktemp("hostile")
    cases: dict[str, dict[str, str]] = {"harmless": {}}
    cases |= {name: {"sops/x.yaml": text} for name, (text, _) in HOSTILE.items()}
    cases |= {name: files for name, (files, _) in FLOWS.items()}
    for name, files in cases.items():
        for file, text in (base() | files).items():
            path = folder / name.replace(" ", "-") / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="", errors="surrogatepass")
    words = [sys.executable, "-m", "tests.lint.hostile_run", str(folder)]
    run = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-2_000:]
    found: dict[str, dict[str, object]] = json.loads(run.stdout)
    return found


@pytest.mark.parametrize("name", [*HOSTILE, *FLOWS])
def test_what_is_hostile_is_a_finding_within_a_second_and_256_mib(
    name: str, told: dict[str, dict[str, object]]
) -> None:
    result = told[name.replace(" ", "-")]
    rule = HOSTILE[name][1] if name in HOSTILE else FLOWS[name][1]
    assert result["code"] in (0, 1)
    assert rule in result["rules"], result
    assert float(str(result["seconds"])) < SECONDS
