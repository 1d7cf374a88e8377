"""What other tools rely on: the hooks, the action, and the editor page with its problem matcher."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from simulator.cli import main
from simulator.source.parse import parse
from tests.lint.folder import DAY, lint, written

ROOT = Path(__file__).parents[2]


def test_the_hooks_call_commands_that_exist(tmp_path: Path) -> None:
    tree, problems = parse((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"), "hooks")
    assert tree is not None
    assert not problems
    for hook in tree.items:
        words = shlex.split(hook.map["entry"].text)
        assert words[0] == "sop"
        assert main([*words[1:], "--workspace", str(written(tmp_path / words[-1].strip("-"))), *DAY]) == 0
        files = re.compile(hook.map["files"].text)
        assert files.search("sops/kb/door-codes.md")
        assert files.search("desk/scenarios/example.yaml")
        assert not files.search("docs/index.md")


def test_the_action_runs_what_it_installs() -> None:
    tree, problems = parse((ROOT / "action.yml").read_text(encoding="utf-8"), "action")
    assert tree is not None
    assert not [problem for problem in problems if problem.rule != "sentence-in-braces"]
    scripts = [step.map["run"].text for step in tree.map["runs"].map["steps"].items]
    assert any('sop" lint' in script and "--format github" in script for script in scripts)
    for script in scripts:
        assert "${{" not in script, "inputs come by the environment, never pasted into a script"
    assert (ROOT / "requirements.lock").is_file()


def test_the_problem_matcher_reads_what_the_linter_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = (ROOT / "docs/how-to/editor.md").read_text(encoding="utf-8")
    task = json.loads(page.split("```json\n")[1].split("```")[0])["tasks"][0]
    matcher = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    lint(written(tmp_path, {"sops/example.yaml": ("end: resolved", "end: resolvd")}))
    out = capsys.readouterr().out
    found = [match for line in out.splitlines() if (match := matcher.match(line))]
    assert [match.group(1, 4, 6) for match in found] == [("sops/example.yaml", "error", "unknown-name")]
    assert re.search(task["problemMatcher"]["background"]["endsPattern"], out.splitlines()[-1])
