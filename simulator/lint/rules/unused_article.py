"""
A knowledge article that no step links to.

Bad, in sops/kb/old-locks.md:
    # Old locks

    Turn the key twice.

Good, in sops/kb/old-locks.md:
    # Old locks

    Turn the key twice.
Good, in sops/example.yaml:
    steps:
      - phase: resolution
        id: tell
        say: Turn the key twice.
        kb: old-locks
        end: resolved

Mend: add `kb:` to the step that it helps with, or delete it.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.lint.study import Study
from simulator.model.place import Position, Problem, Severity

ID = "unused-article"
SEVERITY = Severity.ADVICE
WHY = "Knowledge that nobody is led to helps nobody."
COVERS = (
    "R-034",
    "R-078",
)


def check(study: Study) -> Iterator[Problem]:
    if not study.is_whole:
        return
    linked = {article for _, step in study.steps() for article in step.kb}
    for article in study.workspace.articles:
        if article.id not in linked:
            message = f"no step links to the article {article.id}"
            help_ = f"add `kb: {article.id}` to the step that it helps with, or delete it"
            yield Problem(ID, Position(article.file), message, help_, subject=f"kb/{article.id}")
