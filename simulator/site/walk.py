"""
The guided walk-through: the compiled flow as data for the page's script, which decides as `flow.follow` does.

Conditions are spans of numbers, exactly as in the model; the script knows no words of the format. Without a script the
section stays hidden, and the page is complete without it.
"""

from __future__ import annotations

from simulator.flow.decide import in_order
from simulator.flow.graph import Edge, Node, NodeKind, result_words
from simulator.model.fact import Decided, DomainKind, Fact, When
from simulator.model.sop import OUT_OF_TRIES, Sop, Step, Verb
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, Json, island, tag, words
from simulator.site.numbering import numbers
from simulator.site.page import Page
from simulator.site.say_box import pieces_in_words
from simulator.site.wording import OUTCOMES, VERBS, fact_words, headed, script, sentence, spaced
from simulator.site.wording import result_words as said

MOST_NODES = 4_000


def walk(edition: Edition, sop: Sop, page: Page) -> Html:
    """The hidden section that the script fills, with its data."""
    graph = edition.graph(sop)
    if len(graph.nodes) > MOST_NODES:
        return NOTHING
    data = tag("script", island(flow_data(edition, sop)), type="application/json", class_="sop-walk-data")
    return tag(
        "section", tag("h2", words("Walk me through"), id="sop-walk", tabindex=-1), data, class_="sop-walk", hidden=True
    )


def flow_data(edition: Edition, sop: Sop) -> dict[str, Json]:
    """The flow with everything that a walk shows."""
    graph = edition.graph(sop)
    desk = edition.workspace.desk
    acts: dict[str, tuple[Sop, Step]] = {}
    for node in graph.nodes:
        owner = edition.workspace.sop(node.sop)
        if node.step is not None and owner is not None:
            acts.setdefault(node.name, (owner, node.step))
    return {
        "sop": sop.id,
        "title": str(sop.title),
        "entry": graph.entry,
        "nodes": [_node(node) for node in graph.nodes],
        "steps": {name: _step(edition, owner, step, sop) for name, (owner, step) in acts.items()},
        "facts": {fact.id: _fact(fact) for fact in graph.facts if not fact.decided},
        "decided": [[fact.id, _rows(fact.decided)] for fact in in_order(graph.facts)],
        "decidedWords": {fact.id: [_short(fact), list(fact.domain.words)] for fact in in_order(graph.facts)},
        "protected": {action.id: _rows(action.needs) for action in desk.protected},
        "assume": dict(graph.assume),
        "outcomes": dict(OUTCOMES),
    }


def _short(fact: Fact) -> str:
    return str(fact.says) if fact.says else headed(fact.id)


def _fact(fact: Fact) -> Json:
    return {
        "k": str(fact.domain.kind), "w": list(fact.domain.words), "l": fact.domain.low, "h": fact.domain.high,
        "t": _short(fact),
        "s": [spaced(word) for word in fact.domain.words] if fact.domain.kind is DomainKind.WORDS else [],
    }  # fmt: skip


def _rows(rows: tuple[Decided, ...]) -> Json:
    return [[_when(row.when), row.value] for row in rows]


def _when(when: When) -> Json:
    return [[[test.fact, [[low, high] for low, high in test.spans]] for test in tests] for tests in when]


def _edge(edge: Edge) -> Json:
    return [edge.to, _when(edge.when), 1] if edge.back else [edge.to, _when(edge.when)]


def _node(node: Node) -> Json:
    found: dict[str, Json] = {"k": str(node.kind)[0], "e": [_edge(edge) for edge in node.edges]}
    if node.step is not None:
        found["s"] = node.name
    if node.kind in (NodeKind.LEAVE, NodeKind.FINAL) or node.outcome:
        found["o"] = node.outcome
    if node.tries:
        found |= {"t": node.tries, "c": node.counter}
    if node.resets:
        found["r"] = list(node.resets)
    if node.per_call and node.step is not None:
        found["p"] = f"ran:{node.step.target}"
    return found


def _step(edition: Edition, owner: Sop, step: Step, sop: Sop) -> Json:
    desk = edition.workspace.desk
    results = list(result_words(step))
    method = desk.method(step.target) if step.verb is Verb.VERIFY else None
    found: dict[str, Json] = {
        "n": numbers(owner).get(step.id, ""),
        "v": VERBS[step.verb],
        "t": sentence(edition.workspace, owner, step),
        "r": results,
        "w": [said(step, result) for result in results],
        "out": results.index(OUT_OF_TRIES) if OUT_OF_TRIES in results else -1,
        "shown": len([result for result in step.results if result != OUT_OF_TRIES]),
    }
    if owner.id != sop.id:
        found["of"] = str(owner.title)
    if script(step):
        found["say"] = [[piece, name] for piece, name in pieces_in_words(desk, owner, script(step))]
    if step.verb in (Verb.ASK, Verb.CHECK):
        found["f"] = list(step.facts)
        found["q"] = [fact_words(owner, fact) for fact in step.facts]
    if method is not None:
        found["a"] = method.assurance
    if step.dont:
        found["d"] = [str(text) for text in step.dont]
    if step.if_asked:
        found["i"] = [[str(each.question), str(each.reply)] for each in step.if_asked]
    if step.protected:
        action = desk.action(step.protected)
        found["p"] = str(action.says) if action and action.says else spaced(step.protected)
    if step.verb is Verb.END:
        found["end"] = step.target
    if step.optional:
        found["opt"] = 1
    return found
