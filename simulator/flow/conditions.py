"""
Conditions taken apart and put together: what is left of one when the result is known, whether a table answers all.

Tests on `result` are local to a node, so they are settled here wherever the result is given by the place itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from simulator.model.fact import UNKNOWN, Spans, Test, When, either, holds, without

RESULT = "result"
PROOF = "proof"
ASSURANCE = "assurance"
RAN = "ran:"


def fits_with(when: When, known: Mapping[str, int], result: int) -> bool:
    """Whether a condition holds at a node whose result has this number."""
    for tests in when:
        for test in tests:
            number = result if test.fact == RESULT else known.get(test.fact, UNKNOWN)
            if not holds(test.spans, number):
                break
        else:
            return True
    return False


def given_result(when: When, result: int) -> When:
    """What is left of a condition once the result is this one."""
    if not _tests_result(when):
        return when
    return tuple(
        tuple(test for test in tests if test.fact != RESULT)
        for tests in when
        if all(test.fact != RESULT or holds(test.spans, result) for test in tests)
    )


def _tests_result(when: When) -> bool:
    for tests in when:  # plain loops: this is asked for every row of every graph
        for test in tests:
            if test.fact == RESULT:
                return True
    return False


def and_result(when: When, result: int) -> When:
    """The condition, and also that the result is this one."""
    only = Test(RESULT, ((result, result),))
    return tuple((*tests, only) for tests in given_result(when, result))


def for_action(when: When, action: str) -> When:
    """The condition with `proof` read against one protected action."""
    if not action or PROOF not in {test.fact for tests in when for test in tests}:
        return when
    named = f"{PROOF}:{action}"
    return tuple(tuple(replace(test, fact=named) if test.fact == PROOF else test for test in tests) for tests in when)


def results_of(when: When) -> Spans | None:
    """The numbers of the results that the condition lets through when it tests nothing else, else None."""
    found: Spans = ()
    for tests in when:
        if len(tests) == 1 and tests[0].fact == RESULT:
            found = either(found, tests[0].spans) if found else tests[0].spans
        elif tests:
            return None
        else:
            return ((UNKNOWN, 10**9),)
    return found


def sole_result(when: When) -> int | None:
    """The one result that a condition asks for in all its parts; None when there is none or there are several."""
    sole: set[int] = set()
    for tests in when:
        asked = [test.spans for test in tests if test.fact == RESULT]
        if not asked or len(asked[0]) != 1 or asked[0][0][0] != asked[0][0][1]:
            return None
        sole.add(asked[0][0][0])
    return sole.pop() if len(sole) == 1 else None


def answers_all(whens: Iterable[When], results: int) -> bool:
    """Whether rows answer every result for sure, by their tests on the result alone. Exact tables are in tables.py."""
    left: Spans = ((0, results - 1),) if results else ((UNKNOWN, UNKNOWN),)
    for when in whens:
        if (answered := results_of(when)) is not None:
            left = without(left, answered)
            if not left:
                return True
    return False
