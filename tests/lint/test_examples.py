"""Every rule's docstring shows a bad example, which yields just that rule, and a good one, which yields nothing."""

from __future__ import annotations

import pytest

from simulator.lint import check
from simulator.lint.rules import RULES, Rule
from simulator.source import load_text
from tests.lint.examples import TODAY, Example, base, examples, laid_over

WITHOUT = {"undecided-policy"}
"""No small example uses up the budget of a proof; tests/lint/test_policies.py shows the rule with a small budget."""

ALL = [example for rule in RULES for example in examples(rule)]


def _named(example: Example) -> str:
    return f"{example.rule.ID}-{'bad' if example.is_bad else 'good'}"


def test_the_small_workspace_lints_clean() -> None:
    assert check(load_text(base()), TODAY) == ()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_a_rule_shows_one_bad_and_one_good_example(rule: Rule) -> None:
    kinds = [example.is_bad for example in examples(rule)]
    assert kinds == ([] if rule.ID in WITHOUT else [True, False])


@pytest.mark.parametrize("example", ALL, ids=_named)
def test_the_bad_example_yields_its_rule_and_the_good_one_nothing(example: Example) -> None:
    found = check(load_text(laid_over(example.files)), TODAY)
    wanted = {example.rule.ID} if example.is_bad else set()
    assert {problem.rule for problem in found} == wanted, [f"{p.at} {p.message} [{p.rule}]" for p in found]


@pytest.mark.parametrize("example", [e for e in ALL if e.is_bad], ids=_named)
def test_every_problem_has_a_place_in_a_file_and_says_what_to_do(example: Example) -> None:
    files = laid_over(example.files)
    for problem in check(load_text(files), TODAY):
        assert problem.at.file in files
        assert problem.help
        assert problem.why
        assert not problem.message.endswith(".")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.ID)
def test_a_rule_explains_itself(rule: Rule) -> None:
    doc = rule.__doc__ or ""
    first = doc.strip().splitlines()[0]
    assert first.endswith(".")
    assert "Mend: " in doc
    assert rule.ID.replace("-", "_") == getattr(rule, "__name__", "").rpartition(".")[2]
    assert rule.WHY.endswith(".")


def test_no_act_is_called_unused_that_every_caller_answers() -> None:
    from simulator.caller import effects, responses, telling
    from simulator.lint.usage import CALLERS_OWN

    answered = {act for act, _ in responses.BY_ACT} | responses.ANSWERS_ALL | telling.FOLLOWS_UP
    assert answered <= CALLERS_OWN
    assert set(effects.DEFAULTS) & {"gives-time", "reassures", "apologises"} <= CALLERS_OWN
