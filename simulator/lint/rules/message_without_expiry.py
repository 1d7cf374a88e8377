"""
A message about an outage that does not say until when it is played.

Bad, in sops/_desk.yaml:
    announcements:
      doors: {kind: outage, says: "The west door is stuck."}

Good, in sops/_desk.yaml:
    announcements:
      doors: {kind: outage, says: "The west door is stuck.", until: 2026-12-31}

Mend: add `until:` with the day after which it is no longer played.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "message-without-expiry"
SEVERITY = Severity.WARNING
WHY = "An old message makes people hang up for nothing."
COVERS = ("R-112",)


def check(study: Study) -> Iterator[Problem]:
    for announcement in study.workspace.desk.announcements:
        if announcement.kind == "outage" and not announcement.until:
            message = f"the message {announcement.id} is played until somebody remembers it"
            yield Problem(ID, announcement.at, message, "add `until:` with a day", subject=f"desk/{announcement.id}")
