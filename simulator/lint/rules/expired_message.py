"""
A message to callers whose last day has passed.

Bad, in sops/_desk.yaml:
    announcements:
      doors: {kind: outage, says: "The west door is stuck.", until: 2026-01-31}

Good, in sops/_desk.yaml:
    announcements:
      doors: {kind: outage, says: "The west door is stuck.", until: 2026-12-31}

Mend: take it out, or set a new day.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Problem, Severity

ID = "expired-message"
SEVERITY = Severity.WARNING
WHY = "An old message makes people hang up for nothing."
COVERS = ("R-112",)


def check(study: Study) -> Iterator[Problem]:
    for announcement in study.workspace.desk.announcements:
        if announcement.until and announcement.until < study.today.isoformat():
            message = f"the message {announcement.id} was to end on {announcement.until}"
            help_ = "take it out, or set a new day"
            yield Problem(ID, announcement.at, message, help_, subject=f"desk/{announcement.id}")
