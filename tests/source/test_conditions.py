"""Conditions and domains against brute force, and the amounts that authors write."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.model.fact import UNKNOWN, Domain, DomainKind, Fact, Spans, fits, holds
from simulator.source import amounts
from simulator.source.conditions import compile_when
from simulator.source.names import Names
from simulator.source.page import Page
from simulator.source.parse import parse

WORDS = ("calm", "medium", "urgent", "dire")
FACTS = {
    "level": Fact("level", Domain(DomainKind.WORDS, WORDS)),
    "count": Fact("count", Domain(DomainKind.NUMBER, (), 2, 12)),
    "name": Fact("name", Domain(DomainKind.TEXT)),
}
WORD = st.sampled_from(WORDS)
NUMBER = st.integers(0, 14)
FORMS = {
    "level": st.one_of(
        WORD,
        WORD.map("up to {}".format),
        WORD.map("{} or more".format),
        st.sampled_from(["known", "unknown", "loud"]),
    ),
    "count": st.one_of(
        NUMBER.map(str),
        NUMBER.map("up to {}".format),
        NUMBER.map("{} or more".format),
        st.tuples(NUMBER, NUMBER).map(lambda two: f"{two[0]} to {two[1]}"),
        st.sampled_from(["known", "unknown", "many"]),
    ),
    "name": st.sampled_from(["known", "unknown", "Sam"]),
}
TEST = st.dictionaries(st.sampled_from(sorted(FACTS)), st.just(None), min_size=1, max_size=3).flatmap(
    lambda keys: st.fixed_dictionaries({key: st.lists(FORMS[key], min_size=1, max_size=3) for key in keys})
)


def means(form: str, fact: str, number: int) -> bool | None:
    """Whether one written form holds for a value, worked out value by value; None where the form is no form."""
    words = list(WORDS) if fact == "level" else [str(n) for n in range(2, 13)] if fact == "count" else []
    if form in ("known", "unknown"):
        return (number == UNKNOWN) == (form == "unknown")
    value = WORDS[number] if fact == "level" and number >= 0 else str(number) if number >= 0 else ""
    match form.split():
        case [word] if word in words:
            return value == word
        case ["up", "to", word] if word in words:
            return value in words[: words.index(word) + 1]
        case [word, "or", "more"] if word in words:
            return value in words[words.index(word) :]
        case [first, "to", last] if fact == "count" and first in words and last in words[words.index(first) :]:
            return value in words[words.index(first) : words.index(last) + 1]
    return None


def written(test: dict[str, list[str]]) -> str:
    return "{" + ", ".join(f"{fact}: [{', '.join(forms)}]" for fact, forms in test.items()) + "}"


def every_value(fact: str) -> list[int]:
    return [UNKNOWN, *{"level": range(4), "count": range(2, 13), "name": range(1)}[fact]]


@given(st.lists(TEST, min_size=1, max_size=3))
def test_a_condition_holds_where_every_written_form_says_so(tests: list[dict[str, list[str]]]) -> None:
    tree, problems = parse("when: [" + ", ".join(written(test) for test in tests) + "]", "x.yaml")
    assert tree is not None
    assert problems == ()
    page = Page("x.yaml", Names(facts=set(FACTS)))
    when = compile_when(page, tree.get("when"), FACTS)
    forms = [(fact, form) for test in tests for fact, listed in test.items() for form in listed]
    assert len(page.problems) == sum(means(form, fact, UNKNOWN) is None for fact, form in forms)
    for level in every_value("level"):
        for count in every_value("count"):
            for name in every_value("name"):
                known = {"level": level, "count": count, "name": name}
                assert fits(when, known) == any(_holds(test, known) for test in tests)


def _holds(test: dict[str, list[str]], known: dict[str, int]) -> bool:
    """A test whose every form is no form is left out: it was reported."""
    for fact, forms in test.items():
        said = [means(form, fact, known[fact]) for form in forms]
        if any(answer is not None for answer in said) and not any(said):
            return False
    return True


@given(st.lists(FORMS["count"], min_size=1, max_size=4))
def test_the_spans_of_a_test_are_in_order_and_apart(forms: list[str]) -> None:
    tree, _ = parse(f"when: {{count: [{', '.join(forms)}]}}", "x.yaml")
    assert tree is not None
    when = compile_when(Page("x.yaml", Names()), tree.get("when"), FACTS)
    spans: Spans = when[0][0].spans if when[0] else ()
    assert all(low <= high for low, high in spans)
    assert all(before[1] + 1 < after[0] for before, after in pairwise(spans))
    assert all(not holds(spans, number) for number in (-2, 0, 1, 13, 14))


def test_the_words_of_a_test_are_kept_for_messages() -> None:
    tree, _ = parse("when: {level: [calm, dire], count: up to 7}", "x.yaml")
    assert tree is not None
    when = compile_when(Page("x.yaml", Names()), tree.get("when"), FACTS)
    assert [(test.fact, test.words, test.at.column) for test in when[0]] == [
        ("level", "calm, dire", 15),
        ("count", "up to 7", 36),
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("60 seconds", 60),
        ("1 second", 1),
        ("2 hours", 7200),
        ("1 week", 604800),
        ("3 days", 259200),
        ("5", None),
        ("five minutes", None),
        ("5 minutes ago", None),
        ("-5 minutes", None),
        ("٥ minutes", None),
        ("1" * 12 + " days", None),
    ],
)
def test_a_time_is_a_number_and_a_unit(text: str, seconds: int | None) -> None:
    assert amounts.seconds(text) == seconds


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mon-Fri 08:00-18:00", ((0, 1, 2, 3, 4), 480, 1080)),
        ("every day 00:00-24:00", ((0, 1, 2, 3, 4, 5, 6), 0, 1440)),
        ("Sat 09:00-12:30", ((5,), 540, 750)),
        ("Fri-Mon 10:00-11:00", ((0, 4, 5, 6), 600, 660)),
        ("Mon,Wed-Thu 10:00-11:00", ((0, 2, 3), 600, 660)),
        ("Mon 18:00-08:00", None),
        ("Mon 8-9", None),
        ("Mon 08:60-09:00", None),
        ("Mon 24:01-24:30", None),
        ("Someday 08:00-09:00", None),
        ("08:00-09:00", None),
    ],
)
def test_opening_hours_are_days_and_minutes(text: str, found: object) -> None:
    assert amounts.opening(text) == found


@pytest.mark.parametrize(
    ("text", "unit", "found"),
    [
        ("75 %", "%", 75),
        ("100%", "%", 100),
        ("3 steps", "step", 3),
        ("1 step", "step", 1),
        ("%", "%", None),
        ("x steps", "step", None),
    ],
)
def test_a_count_has_its_unit(text: str, unit: str, found: int | None) -> None:
    assert amounts.count(text, unit) == found


@pytest.mark.parametrize(
    ("text", "found"), [("Tue 09:40", (1, 580)), ("Tue 24:00", None), ("tue 09:40", None), ("Tue", None)]
)
def test_a_call_comes_at_a_day_and_a_time(text: str, found: object) -> None:
    assert amounts.day_and_time(text) == found
