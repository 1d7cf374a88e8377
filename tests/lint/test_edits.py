"""Edits of the source: what is put where, and where an author is left to do it."""

from __future__ import annotations

import pytest

from simulator.lint.edits import beside, inside, meant, quoted, removed, row_out, without_sign
from simulator.lint.fix import applied
from simulator.lint.study import Study
from simulator.model.place import Edit, Position, Problem
from simulator.model.sop import Step
from simulator.source import load_text
from tests.lint.examples import TODAY, laid_over


def study(text: str) -> Study:
    """The small workspace with `f` as one more file, which nothing reads."""
    return Study(load_text({"f": text}), TODAY)


def at(text: str, words: str) -> Position:
    """Where these words stand in a text of one line."""
    column = text.index(words) + 1
    return Position("f", 1, column, 1, column + len(words))


def after(text: str, edits: tuple[Edit, ...]) -> str:
    if not edits:
        return text
    return applied({"f": text}, [Problem("r", edits[0].at, "m", fix=edits)]).get("f", text)


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("a: {b: so and so, c: d}", "so and so", 'a: {b: "so and so", c: d}'),
        ('a: {b: the "good" one}', 'the "good" one', "a: {b: 'the \"good\" one'}"),
        ('a: {b: it\'s the "good" one}', 'it\'s the "good" one', "a: {b: 'it''s the \"good\" one'}"),
        ("a: {b: so, and so}", "so", "a: {b: so, and so}"),  # its tail is cut off already
        ("a: {b: [so and so, and more]}", "so and so", 'a: {b: ["so and so", and more]}'),
        ("a: so and so # no braces", "so and so", "a: so and so # no braces"),
    ],
)
def test_quotes_stand_around_a_text_that_no_comma_has_cut(text: str, words: str, wanted: str) -> None:
    assert after(text, quoted(study(text), at(text, words))) == wanted


def test_a_text_over_two_lines_is_left_to_its_author() -> None:
    text = "a: {b: so\n  and so}"
    whole = Position("f", 1, 8, 2, 9)
    assert quoted(study(text), whole) == ()
    assert inside(study(text), whole, "so") == whole
    assert row_out(study(text), whole) == ()


def test_a_hidden_sign_goes_and_the_escape_of_one_stays() -> None:
    text = 'a: "b\u202ec" # \\u202e'
    assert after(text, without_sign(study(text), at(text, "\u202e"))) == 'a: "bc" # \\u202e'
    assert without_sign(study(text), at(text, "\\")) == ()


@pytest.mark.parametrize(
    ("text", "words", "message", "help_", "wanted"),
    [
        ("a: tem", "tem", "there is no team `tem`", "did you mean `team`?", "a: team"),
        ('a: "tem"', '"tem"', "there is no team `tem`", "did you mean `team`?", 'a: "tem"'),
        ("a: xx", "xx", "there is no team `xx`", "did you mean `team`?", "a: xx"),
        ("a: tem", "tem", "there is no team `tem`", "nothing of a similar name is defined", "a: tem"),
        (
            "Hi {fist_name}!",
            "{fist_name}",
            "no placeholder `{fist_name}`",
            "did you mean `first_name`?",
            "Hi {first_name}!",
        ),
        ("{a} {a}", "{a} {a}", "no placeholder `{a}`", "did you mean `{a} {b}`?", "{a} {a}"),
    ],
)
def test_the_name_that_was_meant_takes_the_place_of_the_wrong_one(
    text: str, words: str, message: str, help_: str, wanted: str
) -> None:
    problem = Problem("unknown-name", at(text, words), message, help_)
    assert after(text, meant(study(text), problem)) == wanted


def test_words_are_found_inside_a_text_only_where_they_stand_once() -> None:
    text = "a: one two one"
    whole = at(text, "one two one")
    assert inside(study(text), whole, "two") == at(text, "two")
    assert inside(study(text), whole, "one") == whole
    assert inside(study(text), whole, "three") == whole


@pytest.mark.parametrize(
    ("text", "way", "wanted"),
    [
        ("a: 1\nb:\n  c: 2\n  d: 3\n", ("b", "d"), "a: 1\nb:\n  c: 2\n"),
        ("a: 1\nb:\n  c: 2\nd: 3\n", ("b", "c"), "a: 1\nd: 3\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ("a", "b"), "a: {c: 2, d: 3}\n"),
        ("a: {b: 1, c: 2, d: 3}\n", ("a", "d"), "a: {b: 1, c: 2}\n"),
        ("a: 1\nb: {c: {d: 2}}\n", ("b", "c", "d"), "a: 1\n"),
        ("{a: {b: 1}}\n", ("a", "b"), "{a: {b: 1}}\n"),
        ("a: 1\n", ("b",), "a: 1\n"),
        ("a: [\n", ("a",), "a: [\n"),
        ("- a: 1\n", ("a",), "- a: 1\n"),
    ],
)
def test_an_entry_is_taken_out_with_what_only_held_it(text: str, way: tuple[str, ...], wanted: str) -> None:
    assert after(text, removed(text, "f", way)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("  - {when: {a: b}, next: c}   # why\n", ""),
        ("  -   {when: {a: b}, next: c}\n", ""),
        ("  - when: {a: b}\n", "  - when: {a: b}\n"),
        ("  - {when: {a: b}, next: c} - {d: e}x\n", "  - {when: {a: b}, next: c} - {d: e}x\n"),
    ],
)
def test_a_row_goes_with_its_line(text: str, wanted: str) -> None:
    assert after(text, row_out(study(text), at(text, "when"))) == wanted


STEPS = """steps:
  - phase: verification
    id: who
    use: verify   # always
  - {id: again, use: verify, then: {proven: go on, not-proven: go on}}
  - id: tell
    say: >-
      The code is
      on your card.
    end: resolved
"""


def step(name: str) -> tuple[Study, Step]:
    found = Study(load_text(laid_over({"sops/example.yaml": STEPS})), TODAY)
    return found, next(step for _, step in found.steps() if step.id == name)


def test_a_further_key_stands_below_its_line_or_behind_a_comma() -> None:
    (found, who), (_, again), (_, tell) = step("who"), step("again"), step("tell")
    (below,), (behind,) = beside(found, who, "use", "for: x"), beside(found, again, "use", "for: x")
    assert below.new == "\n    for: x"
    assert found.line(below.at)[: below.at.column - 1] == "    use: verify   # always"
    assert behind.new == ", for: x"
    assert found.line(behind.at)[: behind.at.column - 1] == "  - {id: again, use: verify"
    assert beside(found, tell, "say", "for: x") == ()
