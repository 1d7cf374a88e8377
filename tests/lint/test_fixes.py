"""Fixes mend what they promise, touch nothing else, and have nothing left to do the second time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.lint import check
from simulator.lint.fix import applied, mend
from simulator.lint.rules import RULES
from simulator.model.place import Edit, Position, Problem
from simulator.source import load_text
from tests.lint.examples import TODAY, Example, examples, laid_over

BAD = [example for rule in RULES for example in examples(rule) if example.is_bad]
WITH_FIX = {
    "dead-row", "hidden-characters", "jargon-in-script", "label-drift", "missing-modeline", "proof-of-nothing",
    "routing-without-default", "schema", "sentence-in-braces", "time-of-day-greeting", "twin-differs", "unknown-name",
    "untidy-text", "unused-fact", "unused-ignore", "unused-ticket", "wrong-domain-value",
}  # fmt: skip


def lint(files: Mapping[str, str]) -> Sequence[Problem]:
    return check(load_text(files), TODAY)


SLIPS = {
    "sentence-in-braces": {"sops/_desk.yaml": "jargon: {RFID: the chip in your card}\n"},
    "schema": {"sops/_desk.yaml": 'cadance: {review: "Every half year"}\n'},
    "wrong-domain-value": {
        "sops/example.yaml": "facts: {door: {values: [front, back]}}\nsteps:\n"
        "  - {id: ask-door, phase: listening, ask: door, say: Which?}\n"
        "  - {id: tell, when: {door: [fronnt, unknown]}, say: So., end: resolved}\n"
    },
    "hidden-characters": {"sops/example.yaml": "title: A forgotten \u202edoor code\n"},
    "twin-differs": {
        "scenarios/example.yaml": "twin: other\n",
        "scenarios/other.yaml": "scenario: other\ntitle: The same\ndifficulty: 1\n"
        "caller: {cast: guest-1, genuine: no}\n"
        'issues: [{sop: example, opens: ["Where is the code?"], expect: {outcome: resolved}}]\n',
    },
}
"""Where a rule's own example is a case that has no fix."""


def slip(rule: str) -> dict[str, str]:
    bad = next(example for example in BAD if rule == example.rule.ID)
    return laid_over(SLIPS.get(rule, bad.files))


@pytest.mark.parametrize("rule", sorted(WITH_FIX))
def test_a_fix_mends_its_problem_and_brings_no_other(rule: str) -> None:
    files = slip(rule)
    before = lint(files)
    assert rule in {problem.rule for problem in before if problem.fix}
    mended = mend(files, before, before, lint)
    assert rule not in {problem.rule for problem in mended.left}
    assert {problem.rule for problem in mended.left} <= {problem.rule for problem in before}
    assert mended.files


@pytest.mark.parametrize("rule", sorted(WITH_FIX))
def test_a_second_fix_has_nothing_to_do(rule: str) -> None:
    files = slip(rule)
    before = lint(files)
    once = {**files, **mend(files, before, before, lint).files}
    after = lint(once)
    assert not mend(once, after, after, lint).files


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.rule.ID)
def test_no_example_gets_worse_by_mending(example: Example) -> None:
    files = laid_over(example.files)
    before = lint(files)
    mended = mend(files, before, before, lint)
    assert len(mended.left) <= len(before)


ODD = """# yaml-language-server: $schema=../.sop/schemas/sop.json
sop:     example     # the id
title:   'A question about the door'
version: 1.0.0
owner: "Site services"   # they know
reviewed: 2026-11-01
review_every: 180 days
use_when: >-
    Somebody wants to know
    where the code of the door is.

facts:
     spare: {values: [a, b]}     # nobody asks
     door: {values: [front, back]}
steps:
      -   phase: resolution
          id: which
          ask: door
          say:   "Good morning.  Which  door is it?"   # two spaces
      -   id: tell
          say: 'The RFID is on your card .'
          end: resolved
"""


def test_only_the_lines_that_are_mended_change_whatever_the_file_looks_like() -> None:
    files = laid_over({}) | {"sops/example.yaml": ODD}
    for ending in ("\n", "\r\n"):
        text = ODD.replace("\n", ending)
        before = lint(files | {"sops/example.yaml": text})
        mended = mend(files | {"sops/example.yaml": text}, before, before, lint)
        new = mended.files["sops/example.yaml"].split(ending)
        old = text.split(ending)
        assert [line for line in old if line not in new] == [
            "     spare: {values: [a, b]}     # nobody asks",
            '          say:   "Good morning.  Which  door is it?"   # two spaces',
            "          say: 'The RFID is on your card .'",
        ]
        assert [line for line in new if line not in old] == [
            '          say:   "Hello. Which door is it?"   # two spaces',
            "          say: 'The chip is on your card.'",
        ]
        assert {problem.rule for problem in mended.left} == set()
        assert ("\r\n" in mended.files["sops/example.yaml"]) is (ending == "\r\n")


def test_a_fix_that_would_make_the_file_worse_is_not_made() -> None:
    files = {"sops/a.yaml": "title: A\n"}
    problem = Problem(
        "made-up", Position("sops/a.yaml", 1, 1, 1, 6), "m", fix=(Edit(Position("sops/a.yaml", 1, 1, 1, 6), "x"),)
    )
    worse = (problem, Problem("worse", Position("sops/a.yaml"), "m"))
    mended = mend(files, [problem], [problem], lambda texts: [problem] if texts == files else worse)
    assert mended.files == {}


def test_two_fixes_of_one_place_are_made_one_after_the_other() -> None:
    files = {"a": "one two three"}
    at = Position("a", 1, 5, 1, 8)
    first = Problem("a", at, "m", fix=(Edit(at, "2"),))
    second = Problem("b", at, "m", fix=(Edit(Position("a", 1, 7, 1, 10), "x"),))
    assert applied(files, [first, second]) == {"a": "one 2 three"}


LINES = st.lists(
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r\n\x85\u2028\u2029"), max_size=8),
    min_size=1,
    max_size=6,
)


@given(LINES, st.sampled_from(["\n", "\r\n"]), st.data())
@settings(max_examples=60)
def test_an_edit_changes_just_its_own_stretch(lines: list[str], ending: str, data: st.DataObject) -> None:
    text = ending.join(lines)
    line = data.draw(st.integers(1, len(lines)))
    start = data.draw(st.integers(1, len(lines[line - 1]) + 1))
    end = data.draw(st.integers(start, len(lines[line - 1]) + 1))
    at = Position("f", line, start, line, end)
    changed = applied({"f": text}, [Problem("r", at, "m", fix=(Edit(at, "new"),))]).get("f", text)
    wanted = list(lines)
    wanted[line - 1] = lines[line - 1][: start - 1] + "new" + lines[line - 1][end - 1 :]
    assert changed == ending.join(wanted)
