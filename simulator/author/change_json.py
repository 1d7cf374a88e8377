"""A comparison for other programs: `sop-diff/1`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from simulator.author.both_ways import Shown
from simulator.author.changes import Broken, Comparison, SopChange, Told
from simulator.model.place import Position

Json: TypeAlias = "str | int | bool | Sequence[Json] | Mapping[str, Json] | None"


def shape(old: str, new: str, found: Comparison) -> dict[str, Json]:
    """The whole comparison; empty lists where nothing differs."""
    return {
        "format": "sop-diff/1",
        "old": old,
        "new": new,
        "sops": [_sop(change) for change in found.sops],
        "desk": [
            {
                "subject": one.subject,
                "words": one.words,
                **_place(one.at),
                "case": dict(one.case),
                "before": one.before,
                "now": one.after,
            }
            for one in found.desk
        ],
        "newly_broken": [_broken(one) for one in found.broken],
        "newly_undecided": [_broken(one) for one in found.undecided],
        "mended": [{"sop": one.sop, "policy": one.policy.id} for one in found.mended],
        "left_out": list(found.unread),
    }


def _sop(change: SopChange) -> dict[str, Json]:
    return {
        "sop": change.sop.id,
        "kind": change.kind,
        "old_version": change.old.version if change.old else "",
        "new_version": change.new.version if change.new else "",
        "renamed": dict(change.renamed),
        "version_problem": change.version,
        "used_by": list(change.used_by),
        "changes": [_told(one) for one in change.told],
    }


def _told(told: Told) -> dict[str, Json]:
    change = told.change
    return {
        "subject": change.subject,
        "kind": change.kind,
        "key": change.key,
        "words": change.words,
        **_place(change.at),
        "case": dict(change.case),
        "before": change.before.strip("`"),
        "now": change.after.strip("`"),
        "call": _call(told.call) if change.kind == "leads-elsewhere" else None,
    }


def _call(call: Shown) -> dict[str, Json]:
    return {
        "found": str(call.found),
        "steps": [{"step": name, "result": result} for name, result in call.done],
        "facts": dict(call.facts),
        "next_before": list(call.before),
        "next_now": list(call.now),
    }


def _broken(broken: Broken) -> dict[str, Json]:
    return {
        "sop": broken.sop,
        "policy": broken.policy.id,
        "rule": str(broken.policy.rule),
        "was_there": broken.was_there,
        "facts": dict(broken.verdict.facts),
        "path": [{"step": point.step, **_place(point.at), "because": point.because} for point in broken.verdict.path],
    }


def _place(at: Position) -> dict[str, Json]:
    return {"file": at.file, "line": at.line, "column": at.column}
