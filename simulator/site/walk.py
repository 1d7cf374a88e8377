"""
The guided walk-through: the compiled flow as data for the page's script, which decides as `flow.follow` does.

Conditions are spans of numbers, exactly as in the model; the script knows no words of the format. Without a script the
section stays hidden, and the page is complete without it. What stands on the page already (scripts, what not to do,
answers) is not written a second time: the script takes it from there.
"""

from __future__ import annotations

from simulator.flow.decide import in_order
from simulator.flow.graph import Edge, Node, NodeKind, result_words
from simulator.model.fact import Decided, DomainKind, Fact, When
from simulator.model.sop import OUT_OF_TRIES, Sop, Step, Verb
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, Json, island, tag, words
from simulator.site.page import Page
from simulator.site.say_box import pieces
from simulator.site.tongue import Tongue
from simulator.site.walk_begin import known_before
from simulator.site.wording import OUTCOMES, fact_words, headed, script, spaced
from simulator.site.wording import result_words as said

MOST_NODES = 4_000
SPOKEN = (
    "Back", "Start again", "Close", "Elapsed time", "Notes", "The way so far", "Copy for the ticket", "Copied",
    "Not copied", "Copy", "The end", "Copy the way so far into the ticket, then close the call as every call.",
    "Your choice: which comes next?", "Go on", "Part of", "Protected: {action}. Only after proof of identity.", "Done",
    "If the caller asks", "not known yet", "Chose: way {number}", "yes", "no", "Known already in this call",
    "not in this call", "Proof of identity so far", "none", "known",
)  # fmt: skip
"""What the page's scripts say; a page in another language brings the words for it."""


def walk(edition: Edition, sop: Sop, page: Page) -> Html:
    """The hidden section that the script fills, with its data."""
    graph = edition.graph(sop)
    if len(graph.nodes) > MOST_NODES:
        return NOTHING
    data = tag("script", island(flow_data(edition, sop)), type="application/json", class_="sop-walk-data")
    head = tag("h2", words(edition.say("Walk me through")), id="sop-walk", tabindex=-1)
    return tag("section", head, data, class_="sop-walk", hidden=True)


def flow_data(edition: Edition, sop: Sop) -> dict[str, Json]:
    """The flow with everything that a walk shows."""
    graph, say = edition.graph(sop), edition.say
    desk = edition.workspace.desk
    acts: dict[str, tuple[Sop, Step]] = {}
    for node in graph.nodes:
        owner = edition.workspace.sop(node.sop)
        if node.step is not None and owner is not None:
            acts.setdefault(node.name, (owner, node.step))
    places = {name: place for place, name in enumerate(acts)}
    numbered = {owner.id: edition.numbers(owner) for owner, _ in acts.values()}
    found: dict[str, Json] = {
        "title": str(sop.title),
        "entry": graph.entry,
        "nodes": [_node(node, places) for node in graph.nodes],
        "steps": [_step(edition, owner, step, sop, numbered[owner.id]) for owner, step in acts.values()],
        "facts": {fact.id: _fact(fact) for fact in graph.facts if not fact.decided},
        "decided": [[fact.id, _rows(fact.decided)] for fact in in_order(graph.facts)],
        "decidedWords": {fact.id: [_short(fact), list(fact.domain.words)] for fact in in_order(graph.facts)},
        "protected": {action.id: _rows(action.needs) for action in desk.protected},
        "assume": dict(graph.assume),
        "outcomes": {outcome: say(text) for outcome, text in OUTCOMES.items()},
    }
    if before := known_before(edition, sop, graph):
        found["before"] = before
    if say.words:
        found["ui"] = {text: say(text) for text in SPOKEN}
    return found


def _short(fact: Fact) -> str:
    return str(fact.says) if fact.says else headed(fact.id)


def _fact(fact: Fact) -> Json:
    match fact.domain.kind:
        case DomainKind.WORDS:
            return {"w": list(fact.domain.words)}
        case DomainKind.NUMBER:
            return {"l": fact.domain.low, "h": fact.domain.high}
        case _:
            return {}


def _rows(rows: tuple[Decided, ...]) -> Json:
    return [[_when(row.when), row.value] for row in rows]


def _when(when: When) -> Json:
    """Spans by fact; a single number where all depends on one result, as it mostly does."""
    if len(when) == 1 and len(when[0]) == 1 and when[0][0].fact == "result" and len(when[0][0].spans) == 1:
        low, high = when[0][0].spans[0]
        if low == high:
            return low
    return [[[test.fact, [[low, high] for low, high in test.spans]] for test in tests] for tests in when]


def _edge(edge: Edge) -> Json:
    if edge.back:
        return [edge.to, _when(edge.when), 1]
    return [edge.to] if edge.when == ((),) else [edge.to, _when(edge.when)]


def _node(node: Node, places: dict[str, int]) -> Json:
    found: dict[str, Json] = {} if node.kind is NodeKind.ACT else {"k": str(node.kind)[0]}
    if node.edges:
        found["e"] = [_edge(edge) for edge in node.edges]
    if node.step is not None and node.name in places:
        found["s"] = places[node.name]
    if node.kind in (NodeKind.LEAVE, NodeKind.FINAL) or node.outcome:
        found["o"] = node.outcome
    if node.tries:
        found |= {"t": node.tries, "c": node.counter}
    if node.resets:
        found["r"] = list(node.resets)
    if node.per_call and node.step is not None:
        found["p"] = f"ran:{node.step.target}"
    return found


def _step(edition: Edition, owner: Sop, step: Step, sop: Sop, numbered: dict[str, str]) -> Json:
    desk, say = edition.workspace.desk, edition.say
    found: dict[str, Json] = {
        "n": numbered.get(step.id, ""), "t": edition.sentence(owner, step), **_results(step, say)
    }  # fmt: skip
    if owner.id == sop.id and step.id in numbered:
        found["id"] = step.id
    else:
        found |= {"of": str(owner.title), **_from_elsewhere(edition, owner, step)}
    if step.verb in (Verb.ASK, Verb.CHECK):
        found["f"] = list(step.facts)
        if len(step.facts) > 1 or any(_is_number(owner, fact) for fact in step.facts):
            found["q"] = [fact_words(owner, fact, say) for fact in step.facts]
    method = desk.method(step.target) if step.verb is Verb.VERIFY else None
    if method is not None:
        found["a"] = method.assurance
    if step.protected:
        action = desk.action(step.protected)
        found["p"] = str(action.says) if action and action.says else spaced(step.protected)
    return found


def _is_number(sop: Sop, fact_id: str) -> bool:
    fact = sop.fact(fact_id)
    return fact is not None and fact.domain.kind is DomainKind.NUMBER


def _results(step: Step, say: Tongue) -> dict[str, Json]:
    """The results by their words in the format, and as a person says them where that is not the same."""
    results = list(result_words(step))
    if results == ["done"] and not say.words:
        return {}
    shown = [said(step, result, say) for result in results]
    found: dict[str, Json] = {"r": results}
    if shown != [spaced(result) for result in results]:
        found["w"] = shown
    if OUT_OF_TRIES in results:
        found |= {"out": results.index(OUT_OF_TRIES), "shown": len([r for r in step.results if r != OUT_OF_TRIES])}
    return found


def _from_elsewhere(edition: Edition, owner: Sop, step: Step) -> dict[str, Json]:
    """What stands on another page, and has to be brought along."""
    found: dict[str, Json] = {}
    if script(step):
        spoken = pieces(edition.workspace.desk, owner, script(step), edition.say)
        found["say"] = [[piece, 1] if name and name != "company" else piece for piece, name in spoken]
    if step.dont:
        found["d"] = [str(text) for text in step.dont]
    if step.if_asked:
        found["i"] = [[str(each.question), str(each.reply)] for each in step.if_asked]
    return found
