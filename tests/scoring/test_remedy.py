"""A better line is better in its place: it is of this very procedure, and names the tool where words do nothing."""

from __future__ import annotations

from simulator.call.trace import trace
from simulator.scoring import score
from simulator.scoring.debrief import debrief
from simulator.scoring.misses import Miss
from simulator.scoring.wording import done
from tests.scoring.library import library, lines_of, typed


def missed(scenario: str, *left_out: str) -> tuple[Miss, ...]:
    """The misses of the ideal call without the lines that hold one of these words."""
    lines = [line for line in lines_of(scenario) if not any(words in line for words in left_out)]
    call = trace(typed(scenario, lines))
    found = debrief(score(call, library()), call, library())
    return (*found.misses, *found.more)


def with_code(found: tuple[Miss, ...], code: str) -> Miss:
    return next(miss for miss in found if code in miss.codes)


def test_the_better_line_is_of_the_procedure_of_this_call() -> None:
    miss = with_code(missed("vpn-is-outage", "Did I get that right"), "C3")
    assert "password" not in miss.better
    assert "Did I get that right?" in miss.better


def test_what_only_a_tool_does_is_told_as_it_is_typed() -> None:
    miss = with_code(missed("pw-friendly", "/record what_happened"), "D1")
    assert miss.better == '/record what_happened "…" impact "…"'


def test_notes_of_whom_and_how_are_named_where_they_are_missing() -> None:
    miss = with_code(missed("pw-friendly", "who_verified_how"), "CE-04")
    assert miss.better == '/record who_verified_how "…"'


def test_a_line_and_a_tool_of_one_step_are_told_together() -> None:
    found = missed("pw-friendly", "/verify", "who_verified_how")
    better = next(miss.better for miss in found if miss.step == "verify-identity/call-back")
    assert better.startswith('"')
    assert better.endswith("and /verify call-back")


def test_a_recorded_field_is_shown_as_it_is_typed() -> None:
    deed = next(deed for deed in trace(typed("pw-friendly", lines_of("pw-friendly"))).deeds if deed.verb == "record")
    assert done(deed).startswith('/record what_happened "')
    assert "=" not in done(deed)


def test_an_impostor_who_was_asked_for_proof_was_shown_what_was_due() -> None:
    early = "i cant send codes to a new number, sorry. ill ring the number we have in the record"
    lines = list(lines_of("mfa-impostor-urgent"))
    where = next(number for number, line in enumerate(lines) if line.startswith("Before I change anything"))
    result = score(trace(typed("mfa-impostor-urgent", [*lines[:where], early, *lines[where + 1 :]])), library())
    proof = next(finding for finding in result.findings if finding.criterion.id == "B1")
    assert proof.low == 2


def test_a_broken_rule_is_mended_by_what_it_asks_for_and_by_nothing_else() -> None:
    lines = (
        "Thank you for calling the service desk, my name is Sam. May I have your name and your number, please?",
        "/check record", "/ticket main", "/verify date-of-birth", "/verify call-back", "/check account", "/do reset",
        "Does it work now?", "/end resolved", "/hang-up",
    )  # fmt: skip
    call = trace(typed("pw-friendly", lines))
    found = debrief(score(call, library()), call, library())
    told = next(miss for miss in found.misses if "at every address" in miss.what)
    assert told.better == "/do notify"


def test_only_what_was_heard_is_held_against_anybody() -> None:
    lines = list(lines_of("pw-friendly"))
    where = next(number for number, line in enumerate(lines) if line.startswith("So you can't sign in"))
    twice = [*lines[:where], "What exactly do you see when you try?", *lines[where:]]
    result = score(trace(typed("pw-friendly", twice)), library())
    finding = next(one for one in result.findings if one.criterion.id == "F3")
    assert finding.why == "Heard 1 time: Asks again for what the caller has already told."
