"""All procedures at a glance: what there is, when it is used, and how many calls practise it."""

from __future__ import annotations

import json
from collections import Counter

from simulator.model.sop import Sop
from simulator.model.workspace import Workspace


def listing(workspace: Workspace, output: str) -> str:
    """Procedures, then the roads that they share; as text or JSON (`sop-list/1`)."""
    calls = Counter(sop for scenario in workspace.scenarios for sop in {issue.sop for issue in scenario.issues})
    rows = [(sop, calls[sop.id]) for sop in workspace.sops]
    if output == "json":
        listed = [_plain(sop, count) for sop, count in rows]
        return json.dumps({"format": "sop-list/1", "sops": listed}, indent=2, ensure_ascii=False)
    widest = max((len(sop.id) for sop, _ in rows), default=0)
    lines = ["Procedures"]
    lines += [
        f"  {sop.id:<{widest}}  {sop.title.say()} ({_practised(count)})" for sop, count in rows if not sop.is_subflow
    ]
    lines += ["", "Roads that they share"]
    lines += [f"  {sop.id:<{widest}}  {sop.title.say()}" for sop, _ in rows if sop.is_subflow]
    return "\n".join(lines)


def _practised(count: int) -> str:
    return "no call yet" if not count else "1 call" if count == 1 else f"{count} calls"


def _plain(sop: Sop, count: int) -> dict[str, object]:
    kind = "subflow" if sop.is_subflow else "sop"
    return {"id": sop.id, "kind": kind, "title": sop.title.say(), "file": sop.file, "calls": count}
