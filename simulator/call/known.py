"""
What may be read at a moment of the call: facts, assumptions, decided facts, assurance, proof, sub-flows that ran.

Made anew only when something was learnt; a turn that learns nothing pays nothing.
"""

from __future__ import annotations

from simulator.call.play import Play
from simulator.call.state import Facts
from simulator.flow.decide import decide, needed_by, proof_level


def known_in(play: Play, sop: str, call_level: Facts, issue_level: Facts, ran: Facts) -> Facts:
    """Everything that a condition may read in this procedure. `ran` holds `assurance` and the `ran:SUBFLOW`s."""
    desk = play.workspace.desk
    assumed = dict(play.shelf.graph(sop).assume) if sop else {}
    found: dict[str, int] = {**assumed, **call_level, **issue_level, **ran}
    if play.lang in desk.languages:
        found["language"] = desk.languages.index(play.lang)
    facts = play.shelf.all_facts(sop)
    found = decide(facts, found)
    for action in desk.protected:
        found[f"proof:{action.id}"] = proof_level(found["assurance"], needed_by(action, found))
    return found
