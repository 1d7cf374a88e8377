"""What was done, laid beside a flow: what is free, what costs, and where it was due."""

from __future__ import annotations

from simulator.flow.align import AlignedKind, Truth, Weights, align
from simulator.flow.graph import unfold
from simulator.model.trace import Deed
from tests.flow.build import ask, desk, end, fact, is_, sop, space, step

LOSS = fact("loss")
WORKS = fact("works", afresh=True)


def said(number: int, *steps: str, result: str = "done", known: dict[str, int] | None = None, **more: object) -> Deed:
    return Deed(
        number, number, number, "speech", 0, said="…", result=result, steps=tuple(f"a/{one}" for one in steps),
        known=tuple((known or {}).items()), **more,
    )  # fmt: skip


def tool(number: int, verb: str, name: str, result: str = "done", known: dict[str, int] | None = None) -> Deed:
    full = name if "/" in name else f"a/{name}"
    return Deed(
        number, number, number, "tool", 0, verb=verb, result=result, steps=(full,), known=tuple((known or {}).items())
    )


def shown(found) -> list[tuple[str, str, int]]:
    return [(str(move.kind), move.name.removeprefix("a/"), move.cost) for move in found.moves if move.cost]


def straight():
    return unfold(
        space(
            sop(
                "a",
                step("greet", below="note"),
                step("note", "ticket", below="fix"),
                step("fix", "do", then="bye", must=True),
                end("bye"),
            )
        ),
        "a",
    )


ALL = (said(0, "greet"), tool(1, "ticket", "note"), tool(2, "do", "fix"), tool(3, "end", "bye"))


def renumbered(*deeds: Deed) -> tuple[Deed, ...]:
    return tuple(Deed(**{**_fields(deed), "number": number}) for number, deed in enumerate(deeds))


def _fields(deed: Deed) -> dict[str, object]:
    return {name: getattr(deed, name) for name in Deed.__dataclass_fields__}


def test_what_follows_the_flow_costs_nothing() -> None:
    found = align(straight(), ALL)
    assert (found.cost, found.fitness, found.outcome) == (0, 1000, "resolved")
    assert [move.kind for move in found.moves] == [AlignedKind.SYNC] * 4


def test_a_step_left_out_is_skipped_where_it_was_due() -> None:
    found = align(straight(), renumbered(ALL[0], ALL[1], ALL[3]))
    (missed,) = [move for move in found.moves if move.kind is AlignedKind.SKIPPED]
    assert (missed.name, missed.cost, missed.due) == ("a/fix", 4, 2)


def test_a_step_that_must_be_carried_out_weighs_more() -> None:
    without_fix = align(straight(), renumbered(ALL[0], ALL[1], ALL[3]))
    without_note = align(straight(), renumbered(ALL[0], ALL[2], ALL[3]))
    assert without_fix.cost > without_note.cost


def test_a_tool_that_the_flow_does_not_have_is_extra() -> None:
    found = align(straight(), renumbered(*ALL[:3], tool(0, "do", "elsewhere/wipe"), ALL[3]))
    assert shown(found) == [("extra", "elsewhere/wipe", 2)]


def test_a_look_up_or_a_note_too_many_costs_nothing() -> None:
    found = align(straight(), renumbered(*ALL[:3], tool(0, "check", "elsewhere/kb"), ALL[3]))
    assert found.cost == 0


def test_a_tool_out_of_place_costs_its_weight_once() -> None:
    found = align(straight(), renumbered(ALL[0], ALL[2], ALL[1], ALL[3]))
    assert shown(found) == [("misplaced", "note", 2)]


def test_a_line_said_too_late_is_misplaced_and_not_left_out() -> None:
    found = align(straight(), renumbered(*ALL[1:3], ALL[0], ALL[3]))
    assert shown(found) == [("misplaced", "greet", 2)]


def test_one_line_may_carry_several_steps_in_any_order() -> None:
    flow = sop("a", step("greet", below="why"), step("why", below="bye"), end("bye"))
    found = align(unfold(space(flow), "a"), (said(0, "why", "greet"), tool(1, "end", "bye")))
    assert found.cost == 0


def test_speech_that_carries_no_step_is_free() -> None:
    assert align(straight(), renumbered(said(0), *ALL, said(5))).cost == 0


def test_words_carry_out_no_step_that_a_tool_does() -> None:
    found = align(straight(), renumbered(ALL[0], ALL[1], said(2, "fix"), ALL[3]))
    assert shown(found) == [("skipped", "fix", 4)]


def test_an_optional_step_costs_nothing_when_left_out() -> None:
    flow = unfold(space(sop("a", step("nice", "do", then="bye", optional=True, below="bye"), end("bye"))), "a")
    assert align(flow, (tool(0, "end", "bye"),)).cost == 0
    assert align(flow, (tool(0, "do", "nice"), tool(1, "end", "bye"))).cost == 0


def asking(which=LOSS):
    flow = sop("a", ask("q", which, then="block"), step("block", "do", then="bye", when=is_(which.id, 0), below="bye"),
               end("bye"), facts=(which,))  # fmt: skip
    return unfold(space(flow), "a")


def test_a_question_whose_answer_is_known_need_not_be_asked() -> None:
    told = {"loss": 1}
    assert align(asking(), (tool(0, "end", "bye", known=told),)).cost == 0


def test_what_changes_has_to_be_asked_again_unless_the_caller_says_it() -> None:
    flow = sop(
        "a", step("fix", "do", then={"done": "q", "failed": "q"}),
        ask("q", WORKS, then={"yes": "bye", "no": "again", "unknown": "bye"}), step("again", "do", then="q2"),
        ask("q2", WORKS, then="bye"), end("bye"), facts=(WORKS,),
    )  # fmt: skip
    graph = unfold(space(flow), "a")
    asked = said(1, "q", result="no", learned=(("works", 1),))
    first = (tool(0, "do", "fix"), asked, tool(2, "do", "again", known={"works": 1}))
    found = align(graph, (*first, tool(3, "end", "bye", known={"works": 1})))
    assert shown(found) == []  # another question's answer is known: only the same one is stale
    volunteered = (
        *first,
        said(3, known={"works": 1}, learned=(("works", 0),)),
        tool(4, "end", "bye", known={"works": 0}),
    )
    assert align(graph, volunteered).cost == 0


def test_conditions_read_what_was_known_at_that_deed() -> None:
    lost, found_again = {"loss": 0}, {"loss": 1}
    deeds = (said(0, "q", result="yes", learned=(("loss", 0),)), tool(1, "do", "block", known=lost))
    assert align(asking(), (*deeds, tool(2, "end", "bye", known=lost))).cost == 0
    assert shown(align(asking(), (said(0, "q", result="no", learned=(("loss", 1),)),
                                  tool(1, "do", "block", known=found_again),
                                  tool(2, "end", "bye", known=found_again)))) == [("extra", "block", 2)]  # fmt: skip


def test_a_fact_that_nobody_obtained_comes_from_the_truth() -> None:
    deeds = (tool(0, "end", "bye"),)
    assert [name for _, name, _ in shown(align(asking(), deeds, Truth((("loss", 0),))))] == ["q", "block"]
    assert [name for _, name, _ in shown(align(asking(), deeds, Truth((("loss", 1),))))] == ["q"]


def verified():
    check = sop(
        "verify", step("ring", "verify", "call-back", rows=((is_("proof", 2), "!proven"), (((),), "!not-proven"))),
        outcomes="proven not-proven",
    )  # fmt: skip
    flow = sop(
        "a", step("identity", "use", "verify", then={"proven": "give", "not-proven": "no"}, for_="recovery",
                  results="proven not-proven"),
        step("give", "do", then="bye", protected="recovery"), end("bye"), end("no", "refused"),
    )  # fmt: skip
    of = desk()
    return unfold(space(flow, check, of=of), "a"), of


def test_a_skipped_check_of_identity_would_have_given_what_is_so() -> None:
    graph, of = verified()
    deeds = (tool(0, "do", "give"), tool(1, "end", "bye"))
    genuine = Truth(methods=(("call-back", ("passed",)),), desk=of)
    found = align(graph, deeds, genuine)
    assert (shown(found), found.outcome) == ([("skipped", "verify/ring", 2)], "resolved")
    impostor = Truth(methods=(("call-back", ("failed",)),), desk=of)
    found = align(graph, deeds, impostor)
    assert ("extra", "give", 2) in shown(found)
    assert found.outcome == "refused"


def test_when_the_caller_is_gone_only_tools_are_due() -> None:
    found = align(straight(), ALL[1:2], weights=Weights(gone=0))
    assert [name for _, name, _ in shown(found)] == ["fix", "bye"]


def test_when_the_call_was_cut_short_nothing_more_is_due() -> None:
    assert align(straight(), ALL[:2], weights=Weights(over=2)).cost == 0


def test_what_was_left_out_before_the_call_was_cut_short_still_counts() -> None:
    cut = Weights(over=2, stray=5)
    assert align(straight(), renumbered(ALL[1], ALL[2]), weights=cut).cost == 2


def test_a_transcript_without_tools_owes_none() -> None:
    assert shown(align(straight(), ALL[:1], weights=Weights(tools_shown=False))) == [("skipped", "bye", 2)]


def test_ties_have_one_answer() -> None:
    twins = sop("a", step("x", "do", then="y"), step("y", "do", then="bye"), end("bye"))
    graph = unfold(space(twins), "a")
    deeds = (tool(0, "do", "y"), tool(1, "do", "x"), tool(2, "end", "bye"))
    first = align(graph, deeds)
    assert all(align(unfold(space(twins), "a"), deeds).moves == first.moves for _ in range(5))


def test_nothing_at_all_fits_not_at_all() -> None:
    assert align(straight(), ()).fitness == 0


def test_a_tool_carries_out_whichever_step_asks_for_that_tool_and_target() -> None:
    first = step("one", "do", then={"done": "bye", "failed": "other"})
    flow = sop("a", first, end("bye"), step("other", "do", then="by-the-way"), end("by-the-way"))
    graph = unfold(space(flow), "a")
    found = align(graph, (tool(0, "do", "one", "failed"), tool(1, "do", "other"), tool(2, "end", "bye")))
    assert found.cost == 0


def test_a_flow_that_goes_round_and_round_is_soon_aligned() -> None:
    names = [f"s{number}" for number in range(6)]
    ways = {name: name for name in names}
    hub = [step(name, "do", then={**ways, "over": "bye"}, results=" ".join([*names, "over"])) for name in names]
    graph = unfold(space(sop("a", *hub, end("bye"))), "a")
    deeds = renumbered(*(tool(0, "do", names[(5 * turn) % 6], result="s3") for turn in range(14)))
    found = align(graph, deeds, Truth(results=tuple((name, ("over",)) for name in names)))
    assert 0 < found.cost <= found.worst


def test_what_never_ends_fits_nothing() -> None:
    round_and_round = step("x", "do", then={"done": "x", "failed": "bye"})
    graph = unfold(space(sop("a", round_and_round, end("bye"))), "a")
    found = align(graph, (tool(0, "ticket", "elsewhere/note"),), Truth(results=(("x", ("done",)),)))
    assert [(str(move.kind), move.cost) for move in found.moves] == [("extra", 2)]
    assert found.fitness == 0
