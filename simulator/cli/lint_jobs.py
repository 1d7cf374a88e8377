"""
Proving with several processes: each takes a share of the procedures and hands back its verdicts.

Only where the system can fork, so that nothing has to be read again, and only for many procedures: below that a
process costs more than it saves.
"""

from __future__ import annotations

import multiprocessing

from simulator.flow.verdict import Verdict
from simulator.lint.study import Study

FEWEST = 40
"""Procedures from which a second process pays."""

Verdicts = dict[tuple[str, str], Verdict]
_shared: list[Study] = []


def prove_together(study: Study, jobs: int) -> None:
    """Fills the study with the verdicts on the desk's policies."""
    sops = [sop.id for sop in study.provable]
    if len(sops) < FEWEST or "fork" not in multiprocessing.get_all_start_methods():
        return
    shares = [sops[number::jobs] for number in range(jobs)]
    _shared[:] = [study]
    try:
        with multiprocessing.get_context("fork").Pool(jobs) as pool:
            for verdicts in pool.imap_unordered(_prove, shares):
                study.verdicts.update(verdicts)
    finally:
        _shared.clear()


def _prove(names: list[str]) -> Verdicts:
    study = _shared[0]
    wanted = set(names)
    sops = [sop for sop in study.provable if sop.id in wanted]
    return {(s.id, policy.id): study.verdict(s, policy) for s in sops for policy in study.workspace.desk.policies}
