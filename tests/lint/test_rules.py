"""What the rules say in the cases that their pages do not show."""

from __future__ import annotations

import pytest

from simulator.lint import check
from simulator.model.place import Problem
from simulator.source import load_text
from tests.lint.examples import TODAY, base, laid_over


def found(rule: str, files: dict[str, str]) -> list[Problem]:
    return [problem for problem in check(load_text(files), TODAY) if problem.rule == rule]


def edited(file: str, *changes: tuple[str, str]) -> dict[str, str]:
    files = base()
    for old, new in changes:
        assert old in files[file], old
        files[file] = files[file].replace(old, new)
    return files


DESK, SOP, CALL = "sops/_desk.yaml", "sops/lodge-key.yaml", "scenarios/lodge-key.yaml"
EXPECT = "expect: {outcome: resolved}"

CASES = {
    "no opening at all": (
        "missing-opening",
        DESK,
        [("  - {use: opening, then: {known: go on}}\n", "")],
        "no sub-flow opens",
    ),
    "an opening that nobody has written": (
        "unknown-name",
        DESK,
        [("  - {use: opening, then: {known: go on}}\n", "  - {use: openign, then: {known: go on}}\n")],
        "there is no sub-flow `openign`",
    ),
    "a greeting without the agent's name": (
        "missing-opening",
        "sops/opening.yaml",
        [(", my name is {agent}", "")],
        "does not begin by naming the agent",
    ),
    "an opening that asks for no name": (
        "missing-opening",
        "sops/opening.yaml",
        [("ask: caller_name", "guide: Say your name")],
        "never asks who is calling",
    ),
    "an opening that asks for something else first": (
        "missing-opening",
        "sops/opening.yaml",
        [("  - id: who\n", '  - {id: how-many, ask: affected, say: "How many of you?"}\n  - id: who\n')],
        "asks for something else before the caller's name",
    ),
    "a queue for a language that is not offered": (
        "language-not-offered",
        DESK,
        [("  - {otherwise: general}", "  - {queue: nordic, languages: [da]}\n  - {otherwise: general}")],
        "callers of da come to nordic",
    ),
    "no closing at all": (
        "missing-closing",
        DESK,
        [("  - {use: closing, then: {finished: hang up, another-issue: each issue}}\n", "")],
        "nothing closes a call",
    ),
    "no place for the issues": ("missing-closing", DESK, [("  - each issue\n", "")], "has no place for the issues"),
    "an outcome around the call": (
        "unanswered-result",
        DESK,
        [("{finished: hang up, another-issue: each issue}", "{another-issue: each issue}")],
        "`every_call` has no answer to the outcome `finished` of closing",
    ),
    "several results": (
        "unanswered-result",
        SOP,
        [("{yes: go on, no: hand-over, unknown: hand-over}", "{yes: go on}")],
        "the results `no`, `unknown` of try-it have no answer",
    ),
    "an outcome of a sub-flow": (
        "unanswered-result",
        SOP,
        [("    then: {proven: go on, not-proven: refused}\n", "")],
        "the outcomes `proven`, `not-proven` of verify, used in who-is-it, have no answer",
    ),
    "a review to come": ("stale-review", SOP, [("reviewed: 2026-11-01", "reviewed: 2026-12-24")], "still to come"),
    "less urgent, sooner": (
        "targets-out-of-order",
        DESK,
        [
            (
                "P2: {title: Soon, respond: 1 hour, resolve: 8 hours, update: 2 hours, clock: day}",
                "P2: {title: Soon, respond: 5 minutes, resolve: 8 hours, update: 2 hours, clock: always}",
            )
        ],
        "P2 has a shorter `respond` than the more urgent P1",
    ),
    "a queue behind the last": (
        "route-never-taken",
        DESK,
        [("  - {otherwise: general}\n", "  - {otherwise: general}\n  - {queue: late, chooses: [late]}\n")],
        "no call ever comes to the queue late",
    ),
    "a ticket nobody opens": (
        "unreachable-expectation",
        CALL,
        [("lodge-key\n    told", "example\n    told"), (EXPECT, "expect: {outcome: refused}")],
        "ends as refused",
    ),
    "a team nobody calls": (
        "unreachable-expectation",
        CALL,
        [(EXPECT, "expect: {outcome: resolved, escalate: lodge-lead}")],
        "goes to lodge-lead",
    ),
    "a priority that does not come": (
        "unreachable-expectation",
        CALL,
        [(EXPECT, "facts: {affected: 1}\n    expect: {outcome: resolved, priority: P1}")],
        "has the priority P1",
    ),
    "a tool that may never be worked": (
        "unreachable-expectation",
        CALL,
        [(EXPECT, "expect: {outcome: resolved, never: [new-code]}")],
        "ends as resolved without new-code, which may never be done",
    ),
    "an impostor who is let in": (
        "unreachable-expectation",
        CALL,
        [("cast: guest-1", "cast: guest-1\n  genuine: no")],
        "ends as resolved",
    ),
    "a result that says no": (
        "unreachable-expectation",
        CALL,
        [(EXPECT, "results: {new-code: failed}\n    expect: {outcome: resolved}")],
        "ends as resolved",
    ),
    "two genuine twins": (
        "twin-differs",
        CALL,
        [("difficulty: 1", "difficulty: 1\ntwin: example")],
        "does not name lodge-key",
    ),
    "an unknown rule to ignore": (
        "ignore-without-reason",
        SOP,
        [("tags: [doors]", "tags: [doors]  # sop: ignore[stale-reviw] because so")],
        "there is no rule `stale-reviw` to ignore",
    ),
    "nothing named to ignore": (
        "ignore-without-reason",
        SOP,
        [("tags: [doors]", "tags: [doors]  # sop: ignore[] because so")],
        "no rule is named",
    ),
    "a loop through another step": (
        "loop-without-tries",
        SOP,
        [("no: hand-over", "no: new-code")],
        "leads back to new-code",
    ),
    "an optional step at the end": (
        "road-without-end",
        SOP,
        [("    say: Keep the code to yourself, please.\n    end: resolved", "    say: Keep it.\n    optional: yes")],
        "stops after keep-it",
    ),
}


def test_a_step_that_holds_is_found_where_the_desk_never_does() -> None:
    held = laid_over(
        {
            DESK: "hold: {policy: never}\nat_any_time:\n  - {agent: hold, use: verify, then: {proven: go on}}\n",
        }
    )
    assert [problem.message for problem in found("hold-though-never", held)] == [
        "`hold` says never, and the sub-flow verify still puts callers on hold",
        "`hold` of the desk says never, and who-is-it puts the caller on hold",
    ]


@pytest.mark.parametrize("case", CASES)
def test_a_rule_says_what_it_found(case: str) -> None:
    rule, file, changes, words = CASES[case]
    problems = found(rule, edited(file, *changes))
    assert any(words in problem.message for problem in problems), [problem.message for problem in problems]


def test_a_ticket_that_is_expected_and_never_opened() -> None:
    files = edited(
        "scenarios/example.yaml",
        ("sop: example", "sop: lodge-key"),
        (EXPECT, "expect: {outcome: resolved, tickets: [main]}"),
    )
    assert found("unreachable-expectation", files) == []
    text = files[SOP].replace(
        "  - phase: listening\n    id: open-ticket\n    ticket: main\n  - phase: verification\n",
        "  - phase: verification\n",
    )
    assert "opens the ticket main" in found("unreachable-expectation", files | {SOP: text})[0].message


def test_what_may_happen_at_any_time_may_end_a_call_otherwise() -> None:
    files = edited(
        DESK, ("hours:\n", "at_any_time:\n  - {caller: shouts, use: shouting, then: {over: hang up}}\nhours:\n")
    )
    files["sops/shouting.yaml"] = (
        "# yaml-language-server: $schema=x\nsubflow: shouting\ntitle: S\noutcomes: [over]\n"
        "steps:\n  - id: part\n    phase: closing\n    escalate: lodge-lead\n"
        "    then: {taken: go on, refused: go on, no-answer: go on}\n    end: over\n"
    )
    expect = "expect: {outcome: refused, escalate: lodge-lead}"
    quiet = files[CALL].replace(EXPECT, expect)
    assert found("unreachable-expectation", files | {CALL: quiet})
    loud = quiet + 'reacts:\n  - {to: verify, says: "No!", as: shouts}\n'
    assert found("unreachable-expectation", files | {CALL: loud}) == []


def test_an_announcement_is_read_like_a_script() -> None:
    files = laid_over({DESK: 'announcements:\n  hello: {kind: information, says: "Good morning, all."}\n'})
    (problem,) = found("time-of-day-greeting", files)
    assert problem.subject.startswith("desk/")


def test_phrases_are_found_as_words_and_never_inside_words() -> None:
    files = laid_over({})
    text = files["sops/example.yaml"].replace("The code is", "RFIDs, the code is")
    assert found("jargon-in-script", files | {"sops/example.yaml": text}) == []
    text = files["sops/example.yaml"].replace("The code is", "You  should’ve seen that the code is")
    assert len(found("blames-caller", files | {"sops/example.yaml": text})) == 1


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("We will call you within two hours.", 1),
        ("It'll be done by 5 pm.", 1),
        ("I'll ring you in about ten minutes.", 1),
        ("They will come by tomorrow.", 1),
        ("It takes about a minute.", 0),
        ("It will be in the hall by the door.", 0),
        ("The code in two parts will do.", 0),
        ("Did it happen within two hours?", 0),
    ],
)
def test_a_promised_time_is_told_from_other_words(words: str, times: int) -> None:
    files = laid_over({})
    text = files["sops/example.yaml"].replace("The code is on the back of your card.", f'"{words}"')
    assert len(found("time-in-script", files | {"sops/example.yaml": text})) == times, words


def test_a_language_that_a_file_lacks_altogether_is_one_piece_of_work() -> None:
    texts = 'languages: [en, da]\ngreeting: {en: "{company}, {agent}."}\ncompany: {en: Lodge}\n'
    desk = [problem for problem in found("missing-translation", laid_over({DESK: texts})) if problem.at.file == DESK]
    assert [problem.message for problem in desk] == ["none of the 2 texts of this file is written in `da`"]


def test_a_placeholder_that_one_language_lacks_is_told_once_and_at_that_language() -> None:
    texts = 'languages: [en, da, de]\ngreeting: {en: "{company} {agent}", da: "{agent}", de: "{company} {agent}"}\n'
    (problem,) = found("placeholders-differ", laid_over({DESK: texts}))
    assert problem.message == "`{company}` is missing in `da`"
    only = texts.replace("{company} ", "").replace('da: "', 'da: "{company} ')
    (problem,) = found("placeholders-differ", laid_over({DESK: only}))
    assert problem.message == "`{company}` stands in `da` only"
