"""
Many simulated calls over several processes. Rows come as they are ready; every one can be made alone, so that a run
that was broken off goes on where it stopped.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from simulator.model.workspace import Workspace
from simulator.rookies.cast import Rookie, rookie
from simulator.rookies.simulate import Row, play_row, tasks

Key = tuple[str, str, str, int]
BATCH = 4

_workspaces: list[Workspace] = []


def run(
    workspace: Workspace,
    root: Path,
    wanted: tuple[Sequence[str], Sequence[Rookie], Sequence[int]],
    *,
    jobs: int = 1,
    done: Collection[Key] = (),
) -> Iterator[Row]:
    """Rows for scenarios, rookies and seeds, but for those that are done. In order, whatever the number of jobs."""
    scenarios = [found for name in wanted[0] if (found := workspace.scenario(name)) is not None]
    known = set(done)
    keys = [(one.id, who.id, mode, seed) for one, who, mode, seed in tasks(scenarios, wanted[1], wanted[2])]
    left = [key for key in keys if key not in known]
    if jobs <= 1 or len(left) < BATCH:
        for key in left:
            yield _row(workspace, key)
        return
    with ProcessPoolExecutor(jobs, initializer=_load, initargs=(root,)) as pool:
        yield from pool.map(_alone, left, chunksize=BATCH)


def _load(root: Path) -> None:
    from simulator.source import load

    _workspaces[:] = [load(root)]


def _alone(key: Key) -> Row:
    return _row(_workspaces[0], key)


def _row(workspace: Workspace, key: Key) -> Row:
    scenario, who = workspace.scenario(key[0]), rookie(key[1])
    if scenario is None or who is None:
        raise KeyError(key)
    return play_row(workspace, scenario, who, key[2], key[3])
