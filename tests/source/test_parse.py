"""Reading one text: places, plain values, and both parsers alike."""

from __future__ import annotations

import pickle

import pytest

from simulator.source.assemble import assemble
from simulator.source.events import Kinds, kinds, pure
from simulator.source.files import Parsed, read_file
from simulator.source.node import Node
from simulator.source.parse import parse
from tests.source.examples import example_texts

PARSERS = pytest.mark.parametrize("parser", [kinds(), pure()], ids=["fast", "pure"])


def read(text: str, parser: Kinds | None = None) -> Node:
    tree, problems = parse(text, "x.yaml", parser)
    assert problems == ()
    assert tree is not None
    return tree


def span(node: Node | None) -> tuple[int, int, int, int]:
    assert node is not None
    at = node.at("x.yaml")
    return at.line, at.column, at.end_line, at.end_column


@PARSERS
def test_places_count_characters_from_one(parser: Kinds) -> None:
    tree = read("a: 'é😀 x'\nb: [😀, {c: d}]\n", parser)
    assert span(tree.get("a")) == (1, 4, 1, 10)
    listed = tree.map["b"]
    assert span(listed.items[0]) == (2, 5, 2, 6)
    assert span(listed.items[1].get("c")) == (2, 12, 2, 13)
    assert span(listed) == (2, 4, 2, 15)


@PARSERS
def test_windows_line_ends_do_not_move_places(parser: Kinds) -> None:
    tree = read("a: 1\r\n\r\nb:\r\n  - x\r\n", parser)
    assert span(tree.map["b"].items[0]) == (4, 5, 4, 6)


@PARSERS
def test_a_byte_order_mark_does_not_move_places(parser: Kinds) -> None:
    assert span(read("\ufeffa: 1\n", parser).get("a")) == (1, 4, 1, 5)


@PARSERS
def test_a_block_ends_where_its_last_value_ends(parser: Kinds) -> None:
    tree = read("a:\n  - b: 1\n    c: two words\n\n# far below\nd: 2\n", parser)
    assert span(tree.get("a")) == (2, 3, 3, 17)
    assert span(tree.map["a"].items[0]) == (2, 5, 3, 17)


@PARSERS
def test_keys_have_places_too(parser: Kinds) -> None:
    tree = read("one: 1\n'two': 2\n", parser)
    assert [span(key) for key, _ in tree.pairs()] == [(1, 1, 1, 4), (2, 1, 2, 6)]


VALUES = {
    "yes": "yes",
    "no": "no",
    "on": "on",
    "true": True,
    "False": False,
    "007": 7,
    "-3": -3,
    "+4": 4,
    "0x1F": 31,
    "0o17": 15,
    "1_000": "1_000",
    "1.5": 1.5,
    "1.2.0": "1.2.0",
    "2026-10-05": "2026-10-05",
    "09:40": "09:40",
    "1e999": "1e999",
    ".inf": ".inf",
    ".nan": ".nan",
    "1e3": 1000.0,
    "9" * 40: "9" * 40,
    "0b11": "0b11",
    "Tue 09:40": "Tue 09:40",
    "'5'": "5",
    '"no"': "no",
}


@pytest.mark.parametrize("written", VALUES)
def test_a_bare_value_means_what_yaml_1_2_says(written: str) -> None:
    found = read(f"a: {written}\n").map["a"].value
    assert found == VALUES[written]
    assert type(found) is type(VALUES[written])


def test_a_long_number_is_kept_as_written() -> None:
    assert read("id: 00451\n").map["id"].text == "00451"


@PARSERS
def test_a_colon_or_question_mark_may_stand_in_a_bare_text_in_brackets(parser: Kinds) -> None:
    assert read("a: [Mon-Fri 08:00-18:00, b?c]\n", parser).value == {"a": ["Mon-Fri 08:00-18:00", "b?c"]}


@pytest.mark.parametrize("file", sorted(name for name in example_texts() if name.endswith(".yaml")))
def test_both_parsers_read_the_same_tree(file: str) -> None:
    text = example_texts()[file]
    fast, slow = read(text), read(text, pure())
    assert _all(fast) == _all(slow)


def _all(node: Node) -> list[object]:
    inner = [*node.items, *node.keys.values(), *node.map.values()]
    return [node.value, node.text, span(node), *(_all(child) for child in inner)]


def test_files_that_were_pickled_compile_alike() -> None:
    texts = example_texts()
    parsed = [read_file(text, file) for file, text in texts.items()]
    again: list[Parsed] = pickle.loads(pickle.dumps(parsed))
    assert assemble(texts, again) == assemble(texts, parsed)


BROKEN = {
    "fast": ("a: 1\nb: 'x\nc: 2\nd: [1\ne: 3\nsteps:\n  - a: 1: 2\n  - b: 2\n  - c: @x\n", [2, 4, 7, 9]),
    "list": ("- a: 'x\n- b: 2\n- c: [\n", [1, 3]),
    "plain words": ("only words\nand more: x\n", [1]),
}


@PARSERS
@pytest.mark.parametrize("case", BROKEN)
def test_several_syntax_errors_are_told_at_once(case: str, parser: Kinds) -> None:
    text, lines = BROKEN[case]
    tree, problems = parse(text, "x.yaml", parser)
    assert tree is None
    assert {problem.at.line for problem in problems if problem.rule == "syntax"} >= set(lines[:1])
    if case == "fast":
        assert [problem.at.line for problem in problems] == lines


def test_a_file_of_comments_is_empty() -> None:
    tree, problems = parse("# nothing here\n", "x.yaml")
    assert tree is None
    assert problems[0].message == "the file is empty"


def test_finding_a_way_stops_at_the_last_value_that_is_there() -> None:
    tree = read("a: [x, {b: y}]\n")
    assert tree.find(["a", 1, "b"]).text == "y"
    assert tree.find(["a", 7]) is tree.map["a"]
    assert tree.find(["z"]) is tree


SLIPS = {
    "a quote that is not closed": ('a: 1\nb: "x\nc: "2"\n', 2, 4, "a quoted text is never closed"),
    "a quote within quotes": ("a: 1\nb: 'Don't'\n", 2, 8, "this quote ends the text, and the line goes on"),
    "no space behind a colon": ("a:\n  b:word\n  c: 1\n", 2, 4, "no space after this colon"),
    "a space that is none": ("a:\n  b:\u00a0word\n  c: 1\n", 2, 5, "a special space that only looks like one"),
    "further right": (
        "a:\n  - id: b\n     say: c\n",
        3,
        6,
        "this line is further to the right than the one it follows",
    ),
    "no colon above": ("a: 1\nb\nc: 2\n", 2, 1, "a line that is no `key: value`"),
    "two colons": ("a: 1\nb: so: that\n", 2, 6, "a second colon in this line"),
}


@PARSERS
@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_pointed_at_where_a_person_would_mend_it(slip: str, parser: Kinds) -> None:
    text, line, column, message = SLIPS[slip]
    _, problems = parse(text, "x.yaml", parser)
    assert [(one.at.line, one.at.column, one.message) for one in problems] == [(line, column, message)]


def test_nothing_is_said_of_what_was_misread_behind_a_slip() -> None:
    _, problems = parse("a: {b: go on, c: d\ne:\n  - f: 1\n", "x.yaml")
    assert [problem.rule for problem in problems] == ["syntax"]
