"""The search for the cheapest alignment agrees with trying everything, and says only what is so."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from simulator.flow.align import AlignedKind, Truth, Weights, align
from simulator.flow.nodes import NodeKind
from simulator.model.sop import SPEECH
from tests.flow.align_flows import flows, logs
from tests.flow.oracle import Oracle

EXAMPLES = int(os.environ.get("SOP_ALIGN_EXAMPLES", "300"))
"""5000 in the long run, as decision 0012 says."""

usual = settings(
    max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
truths = st.builds(
    lambda f, g, failed: Truth((("f", f), ("g", g)), (("s1", ("failed", "done")),) if failed else ()),
    st.integers(0, 1),
    st.integers(0, 1),
    st.booleans(),
)
weights = st.builds(
    Weights,
    must=st.sampled_from((4, 3)),
    gone=st.sampled_from((-1, -1, 0, 2)),
    over=st.sampled_from((-1, -1, -1, 1, 3)),
    tools_shown=st.booleans(),
    stray=st.sampled_from((0, 0, 1, 5)),
)


@usual
@given(st.data())
def test_the_cheapest_alignment_costs_what_trying_everything_finds(data: st.DataObject) -> None:
    graph = data.draw(flows())
    deeds = data.draw(logs(graph))
    truth, weigh = data.draw(truths), data.draw(weights)
    assert align(graph, deeds, truth, weigh).cost == Oracle(graph, deeds, truth, weigh).best()


@usual
@given(st.data())
def test_an_alignment_is_legal_and_costs_what_it_says(data: st.DataObject) -> None:
    graph = data.draw(flows(7))
    deeds = data.draw(logs(graph, 8))
    weigh = data.draw(weights)
    found = align(graph, deeds, data.draw(truths), weigh)
    oracle = Oracle(graph, deeds, Truth(), weigh)
    assert found.cost == sum(move.cost for move in found.moves)
    assert 0 <= found.cost <= found.worst
    assert 0 <= found.fitness <= 1000
    explained = [move.deed for move in found.moves if move.deed >= 0]
    for number, deed in enumerate(deeds):
        of_it = [move for move in found.moves if move.deed == number]
        if oracle.is_paid(number):
            assert len([move for move in of_it if not _is_speech(graph, move)]) == 1, "a paid deed has one explanation"
        assert all(move.name in deed.steps or (move.kind is AlignedKind.EXTRA and not deed.steps) for move in of_it)
    for move in found.moves:
        match move.kind:
            case AlignedKind.SYNC:
                assert move.cost == 0
                assert move.deed in explained
            case AlignedKind.EXTRA:
                assert (move.node, move.cost) == (-1, oracle.extra_cost(move.deed))
            case AlignedKind.SKIPPED:
                assert (move.deed, graph.nodes[move.node].name) == (-1, move.name)
            case AlignedKind.MISPLACED:
                step = graph.nodes[move.node].step
                assert step is not None
                assert 0 < move.cost <= max(weigh.of(step), oracle.extra_cost(move.deed))
    in_order = [move.deed for move in found.moves if move.kind is AlignedKind.SYNC]
    assert in_order == sorted(in_order)


@usual
@given(st.data())
def test_what_the_flow_itself_does_fits_it_perfectly(data: st.DataObject) -> None:
    graph = data.draw(flows(7))
    truth = data.draw(truths)
    walked = align(graph, (), truth)
    deeds = tuple(_as_deeds(graph, walked, truth))
    again = align(graph, deeds, truth)
    assert (again.cost, again.fitness) == (0, 1000)


def _is_speech(graph, move) -> bool:
    return move.node >= 0 and graph.nodes[move.node].step.verb in SPEECH


def _as_deeds(graph, walked, truth):
    from simulator.model.trace import Deed

    visits: dict[str, int] = {}
    for number, move in enumerate(walked.moves):
        node = graph.nodes[move.node]
        assert node.kind is NodeKind.ACT
        step = node.step
        result = truth.result(move.name, step, visits.get(move.name, 0))
        visits[move.name] = visits.get(move.name, 0) + 1
        verb = "" if step.verb in SPEECH else str(step.verb)
        yield Deed(
            number, number, number, "tool" if verb else "speech", 0, verb=verb, result=result, steps=(move.name,),
        )  # fmt: skip
