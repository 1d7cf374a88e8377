"""`sop show` and `sop graph`: every step and every way of a procedure, in words and as a drawing."""

from __future__ import annotations

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from simulator.author.drawing import arrows, dot, mermaid, svg
from simulator.author.outline import as_text, outline
from simulator.model.workspace import Workspace
from simulator.source import load, load_text
from tests.author.space import EXAMPLE, STARTER, small, sop, texts, written


@pytest.fixture(scope="module")
def starter() -> Workspace:
    return load(STARTER)


def test_a_flow_is_read_aloud_step_by_step() -> None:
    told = as_text(outline(small(), small().sop("lodge-key")))
    assert told.splitlines()[:5] == [
        "A key left inside",
        "lodge-key 1.0.0 · sops/lodge-key.yaml",
        "",
        "Use this when: somebody has left the key inside.",
        "",
    ]
    assert "   5. Ask: whether the door opens.\n      “Please try it. Does it open?”\n      → Yes: go on." in told
    assert "      → No, or not known: go to A1 (note so far)." in told
    assert "Side road A: hand over (from 4, 5)" in told


def test_every_step_and_every_way_is_told(starter: Workspace) -> None:
    for each in starter.sops:
        found = outline(starter, each)
        lines = [line for road in found.roads for line in road.lines]
        assert [line.step for line in lines] == sorted(
            (step.id for step in each.steps), key=[line.step for line in lines].index
        )
        assert len(lines) == len(each.steps)
        for line in lines:
            step = each.step(line.step)
            told = {(way.to, way.end) for way in line.ways}
            assert not told or told == {(row.go.step, row.go.end) for row in step.rows}


def test_what_is_shown_obeys_nothing(tmp_path: Path) -> None:
    bent = texts()
    bent["sops/example.yaml"] = (
        bent["sops/example.yaml"]
        .replace("The code is on", '"\\e[2J The code is on')
        .replace("back of your card.", 'back of your card."')
    )
    told = as_text(outline(load_text(bent), load_text(bent).sop("example")))
    assert "\x1b" not in told


def test_show_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("show", "lodge-key", "--format", "json", "--workspace", EXAMPLE) == 0
    shape = json.loads(capsys.readouterr().out)
    assert shape["format"] == "sop-show/1"
    assert [road["letter"] for road in shape["roads"]] == ["", "A", "B"]


def test_an_unknown_name_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("show", "lodge-keys", "--workspace", EXAMPLE) == 2
    assert "Did you mean 'lodge-key'?" in capsys.readouterr().err
    assert sop("graph", "nothing-like-it", "--workspace", EXAMPLE) == 2
    assert "There are: closing, example, lodge-key" in capsys.readouterr().err


def test_a_file_is_as_good_as_an_id(capsys: pytest.CaptureFixture[str]) -> None:
    assert sop("show", "sops/lodge-key.yaml", "--workspace", EXAMPLE) == 0
    assert capsys.readouterr().out.startswith("A key left inside\n")


def test_a_drawing_has_every_step_and_every_way(starter: Workspace) -> None:
    for each in starter.sops:
        ways = arrows(each)
        drawn = mermaid(starter, each)
        nodes = set(re.findall(r'^ +(n\d+)[\["(]', drawn, re.MULTILINE))
        assert len(nodes) == len(each.steps) + len({way.to for way in ways if way.to.startswith("end:")})
        lines = re.findall(r"^  (n\d+) -->.* (n\d+)$", drawn, re.MULTILINE)
        assert len(lines) == len(ways)
        assert {name for line in lines for name in line} <= nodes
        assert dot(starter, each).count(" -> ") >= len(ways)


def test_a_drawing_as_svg_stands_by_itself(starter: Workspace) -> None:
    root = ElementTree.fromstring(svg(starter, starter.sop("mfa-loss")))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "var(" not in svg(starter, starter.sop("mfa-loss"))


@pytest.mark.parametrize("bad", ['"] --> evil', "</text><script>", "a#b;c|d{e}", 'end"; evil [x="'])
def test_a_text_never_becomes_a_part_of_the_drawing(bad: str) -> None:
    bent = texts()
    quoted = bad.replace("'", "''")
    bent["sops/lodge-key.yaml"] = bent["sops/lodge-key.yaml"].replace("do: Set a new code", f"do: '{quoted}'")
    space = load_text(bent)
    drawn = mermaid(space, space.sop("lodge-key"))
    assert all(line.count('"') in (0, 2) for line in drawn.splitlines())
    written = dot(space, space.sop("lodge-key"))
    assert all(len(re.findall(r'(?<!\\)"', line)) % 2 == 0 for line in written.splitlines())
    ElementTree.fromstring(svg(space, space.sop("lodge-key")))


def test_without_a_procedure_all_are_listed_with_the_calls_that_practise_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = written(tmp_path, texts())
    assert sop("show", "--workspace", desk) == 0
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == "Procedures"
    assert next(line for line in shown if line.startswith("  lodge-key ")).endswith("A key left inside (1 call)")
    assert (
        next(line for line in shown if line.startswith("  opening ")).rpartition("  ")[2]
        == small().sop("opening").title.say()
    )
    assert sop("show", "--format", "json", "--workspace", desk) == 0
    listed = {row["id"]: row for row in json.loads(capsys.readouterr().out)["sops"]}
    assert listed["lodge-key"]["calls"] == 1
    assert {row["kind"] for row in listed.values()} == {"sop", "subflow"}
