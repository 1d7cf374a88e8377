"""
What may be read at a moment of the call: facts, assumptions, decided facts, assurance, proof, sub-flows that ran.

Made anew only when something was learnt; a turn that learns nothing pays nothing.
"""

from __future__ import annotations

from simulator.call.play import Play
from simulator.call.state import Facts
from simulator.flow.decide import first_row, needed_by, proof_level


def known_in(play: Play, sop: str, call_level: Facts, issue_level: Facts, ran: Facts) -> Facts:
    """Everything that a condition may read in this procedure. `ran` holds `assurance` and the `ran:SUBFLOW`s."""
    desk = play.workspace.desk
    shelf = play.shelf
    found: dict[str, int] = {**shelf.assumed(sop), **call_level, **issue_level, **ran}
    if play.lang in desk.languages:
        found["language"] = desk.languages.index(play.lang)
    tables = shelf.tables(sop)
    for fact in tables:
        found.pop(fact.id, None)
    for fact in tables:
        row = first_row(fact.decided, found)
        if row is not None:
            found[fact.id] = row.value
    for action in desk.protected:
        found[f"proof:{action.id}"] = proof_level(found["assurance"], needed_by(action, found))
    return found
