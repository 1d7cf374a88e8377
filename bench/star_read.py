"""The STAR slice as plain values: tasks with their scripted lines and other people's wordings, and dialogues."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

BRANCHES = {"yes", "no", "correct", "incorrect", "noanswer", "done", "info_missing", "info_missing2"}
"""Nodes of the flow charts that are no line of the agent but a result; so are those that begin with `query`."""

Ways = tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Task:
    """`scripts`: the scripted line of each step that somebody worded otherwise; `wordings`: theirs."""

    name: str
    scripts: Mapping[str, str]
    wordings: Mapping[str, tuple[str, ...]]

    def split(self, examples: int, seed: int) -> tuple[Ways, list[tuple[str, str]]]:
        """Each step with its script and some wordings as examples; and the wordings that are held out."""
        order = random.Random(seed)
        ways, test = [], []
        for step, script in self.scripts.items():
            others = [text for text in self.wordings[step] if text.strip() != script.strip()]
            order.shuffle(others)
            ways.append((step, (script, *others[:examples])))
            test += [(step, text) for text in others[examples:]]
        return tuple(ways), test


@dataclass(frozen=True, slots=True)
class Dialogue:
    """What the agent says, with the step that was chosen, and the flow charts of the dialogue's tasks as one graph."""

    ways: Ways
    graph: Mapping[str, tuple[str, ...]]
    lines: tuple[tuple[str, str], ...]

    def soon(self, last: str) -> tuple[str, ...]:
        """The steps that can follow the last one, then those after them."""
        now = self._after(last) if last else ("hello",)
        now = now or self._branches()
        return tuple(dict.fromkeys((*now, *(later for step in now for later in self._after(step)))))

    def _after(self, step: str) -> tuple[str, ...]:
        steps = {name for name, _ in self.ways}
        found: list[str] = []
        for goal in self.graph.get(step, ()):
            found += [goal] if goal in steps else self._branches()
        return tuple(found)

    def _branches(self) -> tuple[str, ...]:
        steps = {name for name, _ in self.ways}
        return tuple(goal for node, goals in self.graph.items() if is_branch(node) for goal in goals if goal in steps)


@dataclass(frozen=True, slots=True)
class Star:
    tasks: tuple[Task, ...]
    dialogues: tuple[Dialogue, ...]


def is_branch(node: str) -> bool:
    return node in BRANCHES or node.startswith("query")


def plain(script: str) -> str:
    """`{price:d}` as one of our placeholders, `{price}`."""
    return script.replace(":s}", "}").replace(":d}", "}")


def folder_of_star() -> Path | None:
    """The folder that SOP_STAR names, where it holds the slice."""
    folder = Path(os.environ.get("SOP_STAR", ""))
    return folder if (folder / "dialogues.jsonl").is_file() else None


def read_star(folder: Path) -> Star:
    """The slice, from the folder where it lies."""
    charts = {
        path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((folder / "tasks").glob("*.json"))
    }
    worded: dict[str, dict[str, list[str]]] = {}
    for line in (folder / "phrases.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        worded.setdefault(row["task"], {}).setdefault(row["step"], []).append(row["text"])
    tasks = tuple(_task(name, chart["replies"], worded.get(name, {})) for name, chart in charts.items())
    dialogues = (json.loads(line) for line in (folder / "dialogues.jsonl").read_text(encoding="utf-8").splitlines())
    return Star(tasks, tuple(_dialogue(row, charts) for row in dialogues))


def _task(name: str, replies: Mapping[str, str], worded: Mapping[str, list[str]]) -> Task:
    scripts = {step: plain(script) for step, script in replies.items() if step in worded}
    return Task(name, scripts, {step: tuple(worded[step]) for step in scripts})


def _dialogue(row: Mapping[str, object], charts: Mapping[str, dict[str, dict[str, str]]]) -> Dialogue:
    names, turns = row["tasks"], row["turns"]
    assert isinstance(names, list)
    assert isinstance(turns, list)
    ways: dict[str, tuple[str, ...]] = {}
    graph: dict[str, tuple[str, ...]] = {}
    for name in names:
        for step, script in charts[name]["replies"].items():
            if not is_branch(step):
                ways.setdefault(step, (plain(script),))
        for node, goal in charts[name]["graph"].items():
            graph[node] = (*graph.get(node, ()), goal)
    lines = [(turn["step"], turn["text"]) for turn in turns if turn.get("step") in ways and "text" in turn]
    return Dialogue(tuple(ways.items()), graph, tuple(lines))
