"""
Two versions of a workspace compared: what changed for whoever takes a call, which policies are newly broken, and
whether a changed procedure says so in its version.

The procedures are compared by the flow's own difference; this adds what that cannot see from one procedure alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.author.both_ways import NOT_DECIDED, Shown, shown
from simulator.author.desk_changes import DeskChange, desk_changes
from simulator.author.renamed import renamed, with_names
from simulator.flow.diff import Change, compare
from simulator.flow.graph import Graph, unfold, unfold_call
from simulator.flow.prove import State, Verdict, prove
from simulator.model.policy import Policy
from simulator.model.sop import Sop, Verb
from simulator.model.workspace import Workspace

QUIET = frozenset({"version", "changes", "reviewed", "review_every", "owner", "tags", "covers", "keywords"})
"""What may change without a new version: nobody on the phone would notice."""


@dataclass(frozen=True, slots=True)
class Told:
    """A change, and for a change of the way a call that shows it."""

    change: Change
    call: Shown = NOT_DECIDED


@dataclass(frozen=True, slots=True)
class SopChange:
    """What happened to one procedure or sub-flow: it is `added`, `removed` or `changed`."""

    kind: str
    old: Sop | None
    new: Sop | None
    told: tuple[Told, ...] = ()
    used_by: tuple[str, ...] = ()
    """For a sub-flow the procedures in which it runs; `every call` where the desk itself runs it."""
    renamed: tuple[tuple[str, str], ...] = ()
    """Steps that have another name and are otherwise the same: before, now."""
    version: str = ""
    """What is missing about the version, in words; empty where nothing is."""

    @property
    def sop(self) -> Sop:
        found = self.new or self.old
        if found is None:
            raise ValueError("a change of nothing")
        return found


@dataclass(frozen=True, slots=True)
class Broken:
    """A policy that holds no longer. `was_there` is false for a policy or a procedure that is new itself."""

    policy: Policy
    sop: str
    verdict: Verdict
    was_there: bool = True


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that differs. `unread` are files that one side could not read, which are left out."""

    sops: tuple[SopChange, ...] = ()
    desk: tuple[DeskChange, ...] = ()
    broken: tuple[Broken, ...] = ()
    undecided: tuple[Broken, ...] = ()
    mended: tuple[Broken, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not (self.sops or self.desk or self.broken or self.undecided or self.mended)


def compared(old: Workspace, new: Workspace, only: str = "") -> Comparison:
    """The whole comparison; of one procedure where `only` names it."""
    unread = sorted({problem.at.file for space in (old, new) for problem in space.problems if problem.at.file})
    wanted = {only} if only else {sop.id for space in (old, new) for sop in space.sops}
    sops = tuple(
        change
        for name in sorted(wanted)
        if f"sops/{name}.yaml" not in unread and (change := _sop(old, new, name)) is not None
    )
    desk = () if only or "sops/_desk.yaml" in unread else desk_changes(old.desk, new.desk)
    proofs = _Proofs(old, new) if sops or desk else None
    return Comparison(
        sops,
        desk,
        tuple(proofs.newly(State.BROKEN)) if proofs else (),
        tuple(proofs.newly(State.UNDECIDED)) if proofs else (),
        tuple(proofs.mended()) if proofs else (),
        tuple(unread),
    )


def _sop(old: Workspace, new: Workspace, name: str) -> SopChange | None:
    was, is_now = old.sop(name), new.sop(name)
    if is_now is None:
        return SopChange("removed", was, None, (), _used_by(old, name)) if was else None
    if was is None:
        return SopChange("added", None, is_now, (), _used_by(new, name))
    names = renamed(was, is_now)
    alike = with_names(was, names)
    changes = compare(alike, is_now)
    if not changes and not names:
        return None
    before = replace(old, sops=tuple(alike if sop is was else sop for sop in old.sops))
    calls = _calls(before, new, name, changes)
    told = tuple(Told(change, calls.get(change.subject, NOT_DECIDED)) for change in changes)
    version = _version(was, is_now, changes)
    return SopChange("changed", alike, is_now, told, _used_by(new, name), tuple(names.items()), version)


def _calls(old: Workspace, new: Workspace, name: str, changes: tuple[Change, ...]) -> dict[str, Shown]:
    """For every step that leads elsewhere a call that shows it."""
    subjects = dict.fromkeys(change.subject for change in changes if change.kind == "leads-elsewhere")
    if not subjects:
        return {}
    graphs = unfold(old, name), unfold(new, name)
    return {subject: shown(*graphs, old.desk, subject) for subject in subjects}


def _version(old: Sop, new: Sop, changes: tuple[Change, ...]) -> str:
    if new.is_subflow or all(change.key in QUIET for change in changes):
        return ""
    if old.version == new.version:
        return f"the version is still {new.version}: raise it, and say under `changes` what is different"
    if _numbers(new.version) < _numbers(old.version):
        return f"the version went back from {old.version} to {new.version}"
    if not any(version == new.version for version, _ in new.changes):
        return f"`changes` says nothing about {new.version}"
    return ""


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) if part.isdecimal() else 0 for part in version.split("."))


def _used_by(workspace: Workspace, name: str) -> tuple[str, ...]:
    """Where a sub-flow runs, directly or inside another one."""
    sop = workspace.sop(name)
    if sop is None or not sop.is_subflow:
        return ()
    users = {each.id: {step.target for step in each.steps if step.verb is Verb.USE} for each in workspace.sops}
    found, waiting = {name}, [name]
    while waiting:
        inner = waiting.pop()
        for user, uses in users.items():
            if inner in uses and user not in found:
                found.add(user)
                waiting.append(user)
    desk = workspace.desk
    if found & ({part.use for part in desk.every_call} | {part.use for part in desk.at_any_time}):
        return ("every call",)
    return tuple(each.id for each in workspace.procedures if each.id in found)


class _Proofs:
    """The verdicts of both sides; those of the old one only where the new one is not fine."""

    def __init__(self, old: Workspace, new: Workspace) -> None:
        self.old = old
        self.graphs: dict[str, Graph] = {}
        self.old_policies = {policy.id: policy for policy in old.desk.policies}
        self.now = {
            (sop.id, policy.id): (policy, prove(graph, policy, new.desk))
            for sop in new.procedures
            for graph in (unfold_call(new, sop.id),)
            for policy in new.desk.policies
        }
        self.was = {
            key: self._before(*key) for key, (_, verdict) in self.now.items() if verdict.state is not State.HOLDS
        }

    def _before(self, sop: str, policy: str) -> State | None:
        """The old verdict; None where there was no such procedure or policy."""
        known = self.old_policies.get(policy)
        if known is None or self.old.sop(sop) is None:
            return None
        if sop not in self.graphs:
            self.graphs[sop] = unfold_call(self.old, sop)
        return prove(self.graphs[sop], known, self.old.desk).state

    def newly(self, state: State) -> Iterator[Broken]:
        for (sop, name), (policy, verdict) in self.now.items():
            if verdict.state is state and (before := self.was[sop, name]) is not state:
                if state is State.UNDECIDED and before is State.BROKEN:
                    continue
                yield Broken(policy, sop, verdict, before is not None)

    def mended(self) -> Iterator[Broken]:
        for name in self.old_policies:
            for sop in self.old.procedures:
                now = self.now.get((sop.id, name))
                if now is None or now[1].state is not State.HOLDS:
                    continue
                before = self.was.get((sop.id, name)) or self._before(sop.id, name)
                if before is State.BROKEN:
                    yield Broken(now[0], sop.id, now[1])
