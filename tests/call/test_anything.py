"""Whatever is typed or sent, a call goes on: nothing raises, time never runs back, nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.call import Call, answer
from simulator.call.hints import hint
from simulator.call.ideal import rights
from simulator.call.listen import read_move
from simulator.call.names import WORDS
from simulator.call.options import options
from simulator.call.status import heard_words, mood_words, status
from simulator.call.trace import trace
from simulator.model.call import Move
from tests.call.desk import ring

WORDS_BEHIND = """\
main unlock record board account call-back manager team-lead network-team refused resolved 1 2 60s spare send-spare
""".split()  # noqa: SIM905
WORDS_BEHIND += ["", 'notes "x"', "priority P1", '"a note of four words"']
SPEECH = """\
May I have your name, please?
Thank you for calling the Quay Company desk, my name is Sam.
How can I help you
I am sorry about that. What does the tablet do?
Is there anything else I can do for you?
May I put you on hold for two minutes
I can't change this before I know it is you.
Before I change anything I make sure it is you. It takes a minute.
Blargh
You will be back in 5 minutes
Dana""".splitlines()
lines = st.one_of(
    st.sampled_from(SPEECH),
    st.tuples(st.sampled_from(WORDS), st.sampled_from(WORDS_BEHIND)).map(lambda pair: f"/{pair[0]} {pair[1]}"),
    st.tuples(st.sampled_from(["1", "2"]), st.sampled_from(WORDS), st.sampled_from(WORDS_BEHIND)).map(
        lambda three: f"/issue {three[0]} /{three[1]} {three[2]}"
    ),
    st.text(max_size=30),
    st.sampled_from(["1", "2", "3", "4"]),
)


def play(call: Call, line: str) -> Call:
    read = read_move(call, line)
    if not isinstance(read, Move):
        return call
    after = answer(call, read)
    if call.over:
        return after
    assert after.turn == call.turn + 1
    assert after.second >= call.second
    assert after.entries[: len(call.entries)] == call.entries
    assert all(0 <= ticket.issue < len(after.issues) for ticket in after.tickets)
    return after


@settings(max_examples=150)
@given(
    st.sampled_from(["tablet", "two", "impostor"]),
    st.sampled_from(["free", "guided", "exam", "mystery"]),
    st.integers(0, 10**9),
    st.lists(lines, max_size=14),
)
def test_any_sequence_of_lines_leaves_a_call_that_can_be_shown_and_scored(
    scenario: str, mode: str, seed: int, typed: list[str]
) -> None:
    call = ring(scenario, mode=mode, seed=seed)
    for line in typed:
        call = play(call, line)
    found = trace(call)
    assert len(found.deeds) == call.count
    assert [deed.number for deed in found.deeds] == list(range(call.count))
    assert bool(rights(call)) is not call.over
    assert (len(options(call)) >= 2) is not call.over
    assert str(status(call))
    assert mood_words(call)
    assert heard_words(call)
    assert all(hint(call, level) for level in (1, 2, 3))


@settings(max_examples=60)
@given(st.lists(st.sampled_from([1, 2, 3, 4]), min_size=60, max_size=60), st.integers(0, 1000))
def test_any_options_taken_keep_the_call_going_or_end_it(choices: list[int], seed: int) -> None:
    call = ring("two", mode="guided", seed=seed)
    for choice in choices:
        call = play(call, str(min(choice, max(len(options(call)), 1))))
    assert call.turn > 0
