"""What a journal keeps of the start and of a move, as flat named texts, and the way back."""

from __future__ import annotations

import json
from collections.abc import Mapping

from simulator.call.play import Play
from simulator.model.call import Clarity, Heard, Hint, Move, MoveKind
from simulator.model.scenario import CastMember

FORMAT = "sop-journal/1"


def start_data(play: Play, *, new: bool) -> dict[str, str]:
    """The first record: with it and the sources the whole call can be played again."""
    who = play.cast
    person = {name: getattr(who, name) for name in CastMember.__dataclass_fields__ if getattr(who, name)}
    versions = {sop.id: sop.version for sop in play.workspace.sops if sop.version}
    return {
        "agent": play.agent,
        "drawn": "yes" if new else "no",
        "format": FORMAT,
        "lang": play.lang,
        "mode": play.mode,
        "person": json.dumps(person, ensure_ascii=False, sort_keys=True),
        "relaxed": "yes" if play.relaxed else "no",
        "scenario": play.scenario.id,
        "scenario_hash": play.scenario.text_hash,
        "seed": str(play.seed),
        "sources": play.shelf.hash,
        "versions": json.dumps(versions, sort_keys=True),
    }


def move_data(move: Move) -> dict[str, str]:
    """A move as named texts; what is empty is left out."""
    data = {
        "move": str(move.kind),
        "verb": move.verb,
        "target": move.target,
        "rest": json.dumps(move.rest, ensure_ascii=False) if move.rest else "",
        "issue": str(move.issue) if move.issue else "",
        "seconds": str(move.seconds) if move.seconds else "",
        "option": str(move.option) if move.option else "",
        "fault": move.fault,
        "heard": _heard_text(move.heard) if move.heard != _NOTHING else "",
    }
    return {name: value for name, value in data.items() if value}


def move_from(text: str, data: Mapping[str, str]) -> Move:
    """The move of a journal's line. ValueError when it is none."""
    rest = json.loads(data["rest"]) if "rest" in data else []
    return Move(
        MoveKind(data["move"]),
        text,
        data.get("verb", ""),
        data.get("target", ""),
        tuple(str(word) for word in rest),
        int(data.get("issue", "0")),
        _heard_from(data["heard"]) if "heard" in data else _NOTHING,
        int(data.get("seconds", "0")),
        int(data.get("option", "0")),
        data.get("fault", ""),
    )


_NOTHING = Heard()


def _heard_text(heard: Heard) -> str:
    parts: dict[str, object] = {
        "acts": [[hint.act, hint.words, hint.exact] for hint in heard.acts],
        "steps": heard.steps,
        "times": heard.times,
        "values": heard.values,
    }
    kept = {name: value for name, value in parts.items() if value}
    if heard.clarity is not Clarity.CLEAR:
        kept["clarity"] = str(heard.clarity)
    if heard.stuffed:
        kept["stuffed"] = True
    if not heard.known:
        kept["known"] = False
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _heard_from(text: str) -> Heard:
    kept = json.loads(text)
    return Heard(
        tuple(Hint(str(act), str(words), bool(exact)) for act, words, exact in kept.get("acts", ())),
        tuple(str(step) for step in kept.get("steps", ())),
        tuple((int(first), int(last)) for first, last in kept.get("times", ())),
        tuple((str(name), str(value)) for name, value in kept.get("values", ())),
        Clarity(kept.get("clarity", "clear")),
        stuffed=bool(kept.get("stuffed", False)),
        known=bool(kept.get("known", True)),
    )
