"""
What cost a trainee most, each once: critical errors, missed ends, steps left out or out of place, points not earned.

Everything that belongs to the same moment or the same step is one miss, so that the three shown are three different
things to learn. The order is by what it cost; the figures are only good for that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from simulator.flow.align import Aligned, AlignedKind
from simulator.model.place import NOWHERE, Position
from simulator.model.sop import Step
from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.expect import NOT_BEGUN
from simulator.scoring.hang_up import blow
from simulator.scoring.leaving import left_rightly
from simulator.scoring.parts import Part
from simulator.scoring.remedy import asked_by, better_for, step_making, step_with_acts
from simulator.scoring.result import Expectation, Finding, Result
from simulator.scoring.short_proof import not_looked_up
from simulator.scoring.wording import Speaker, describe, done, ended, small

DROVE_AWAY = 8_000
FATAL, GRAVE, MISSED_END, MUST, POINT, PER_WEIGHT = 10_000, 1_500, 4_000, 2_500, 100, 60


@dataclass(frozen=True, slots=True)
class Miss:
    """One thing that cost points or the call.

    `turn` is the journal's, 0 where none belongs to it; `said` what was said or done there; `what` the miss in a
    sentence; `sop_says` what the SOP has there, with its step (`sop/step`) and place; `better` a line or tool that
    would have been right.
    """

    what: str
    turn: int = 0
    second: int = 0
    said: str = ""
    sop_says: str = ""
    step: str = ""
    at: Position = NOWHERE
    better: str = ""
    cost: int = 0
    codes: tuple[str, ...] = ()
    key: str = ""


def misses(result: Result, trace: Trace, workspace: Workspace, who: Speaker) -> tuple[Miss, ...]:
    """All misses, the costliest first."""
    return _Misses(result, trace, workspace, who).all()


class _Misses:
    def __init__(self, result: Result, trace: Trace, workspace: Workspace, who: Speaker) -> None:
        self.result, self.trace, self.workspace, self.who = result, trace, workspace, who

    def all(self) -> tuple[Miss, ...]:
        merged: dict[str, Miss] = {}
        found = [*self._critical(), *self._hang_up(), *self._ends(), *self._moves(), *self._points()]
        for miss in sorted(found, key=lambda miss: -miss.cost):
            if miss.key not in merged:
                merged[miss.key] = miss
                continue
            first = merged[miss.key]
            codes = tuple(dict.fromkeys((*first.codes, *miss.codes)))
            merged[miss.key] = replace(first, cost=first.cost + miss.cost // 4, codes=codes)
        ranked = sorted(merged.values(), key=lambda miss: (-miss.cost, miss.turn, miss.key))
        shown = {miss.step: miss for miss in reversed(ranked) if miss.step}
        return tuple(miss for miss in ranked if not miss.step or shown[miss.step] is miss)

    def _at(self, deed: int, miss: Miss) -> Miss:
        """The miss with what was said and done at a deed."""
        if not 0 <= deed < len(self.trace.deeds):
            return miss
        one = self.trace.deeds[deed]
        return replace(miss, turn=one.turn, second=one.second, said=done(one))

    def _with_step(self, step: Step, sop: str, miss: Miss) -> Miss:
        """The miss with what the SOP has there."""
        better = miss.better or better_for(step, self.who)
        says = small(describe(step, self.who))
        return replace(miss, sop_says=says, step=f"{sop}/{step.id}", at=step.at, better=better)

    def _critical(self) -> Iterator[Miss]:
        for one in self.result.critical:
            cost = FATAL if one.certain and one.fails else GRAVE if one.certain else POINT
            sure = "" if one.certain else "Perhaps (a person should look): "
            miss = Miss(f"{sure}{one.because}", cost=cost, codes=(one.error.code,), key=f"deed {one.deed}")
            miss = self._at(one.deed, miss)
            owed = self._owed_before(one.deed)
            policy = next((policy for policy in self.workspace.desk.policies if policy.id == one.policy), None)
            remedy = step_making(self.result.walk.parts, asked_by(policy))
            if owed and one.certain and one.fails:
                yield self._with_step(owed[0], owed[1], miss)
            else:
                yield replace(miss, better=better_for(remedy.step, self.who)) if remedy else miss

    def _hang_up(self) -> Iterator[Miss]:
        """What drove the caller away. Whoever was right to say no, or warned of abuse and passed, drove nobody away."""
        found = blow(self.trace)
        scenario = self.workspace.scenario(self.trace.scenario)
        if found is None or self.result.passed or left_rightly(self.trace, scenario):
            return
        turn = self.trace.deeds[found.deed].turn
        when = "at once" if turn == found.left else f"in turn {found.left}"
        what = f"{found.because[:1].upper()}{found.because[1:]}, and the caller hung up {when}."
        yield self._at(found.deed, Miss(what, cost=DROVE_AWAY, key=f"deed {found.deed}"))

    def _owed_before(self, deed: int) -> tuple[Step, str] | None:
        """The first step that must be carried out and was not, in the procedure that this deed belongs to."""
        done_then = self.trace.deeds[deed] if 0 <= deed < len(self.trace.deeds) else None
        issue = done_then.issue if done_then else -1
        unknown = set(not_looked_up(done_then, self.workspace)) if done_then else set()
        for part in self.result.walk.parts:
            for move in part.moves if part.issue == issue else ():
                step = part.step(move.name)
                if move.kind is not AlignedKind.SKIPPED or step is None or not step.must:
                    continue
                if step.verb == "verify" or unknown & {*step.facts, step.target}:
                    return step, move.name.partition("/")[0]
        return None

    def _ends(self) -> Iterator[Miss]:
        for one in self.result.expectations:
            if not one.met:
                key = f"deed {one.deed}" if one.deed >= 0 else f"end {one.issue} {one.key}"
                cost = MISSED_END if one.key in ("outcome", "never", "told") else MISSED_END // 2
                yield self._at(one.deed, Miss(self._in_words(one), cost=cost, key=key))

    def _in_words(self, one: Expectation) -> str:
        match one.key:
            case "told":
                return "There was another problem that you never got to hear."
            case "outcome" if one.expected == NOT_BEGUN:
                return "Nothing may be done for a caller who is not in the records, and something was."
            case "outcome":
                return f"The problem should have been {ended(one.expected)}; it was {ended(one.got)}."
            case "tickets":
                return f"This call needs the tickets {one.expected}; you opened {one.got}."
            case "escalate":
                team = self.workspace.desk.team(one.expected)
                title = self.who.plain(team.title) if team and team.title else one.expected
                return f"This belongs to: {title}. You passed it to: {one.got}."
            case "priority":
                return f"The right priority was {one.expected}; it was {one.got}."
            case "diagnosis":
                wrote = f"you wrote: {one.got}" if one.got not in ("", "none") else "you wrote none"
                return f"The diagnosis of this call is: {one.expected}; {wrote}."
            case "never":
                return f"`{one.expected}` must not be done in this call."
        return f"{one.key}: expected {one.expected}, was {one.got}."

    def _moves(self) -> Iterator[Miss]:
        for part in self.result.walk.parts:
            for move in part.moves:
                step = part.step(move.name)
                if move.kind is not AlignedKind.SYNC and move.cost and part.is_due:
                    yield self._move(part, move, step)

    def _move(self, part: Part, move: Aligned, step: Step | None) -> Miss:
        sop, named = move.name.partition("/")[0], self._named(move, step)
        cost = move.cost * PER_WEIGHT + (MUST if step and step.must and move.kind is AlignedKind.SKIPPED else 0)
        match move.kind:
            case AlignedKind.EXTRA:
                return self._at(move.deed, Miss(self._astray(move, step), cost=cost, key=f"deed {move.deed}"))
            case AlignedKind.MISPLACED:
                late = move.deed >= move.due
                what = f"You did this too {'late' if late else 'early'}: {named}."
                miss = self._at(move.deed, Miss(what, cost=cost, key=f"step {move.name}"))
            case _:
                once_more = any(other.name == move.name and other.deed >= 0 for other in part.moves)
                stop = "" if named.endswith(('."', '?"')) else "."
                what = f"This was due once more: {named}{stop}" if once_more else f"You did not {named}{stop}"
                miss = self._at(move.due, Miss(what, cost=cost, key=f"left out {part.issue} {sop}"))
        return self._with_step(step, sop, miss) if step else miss

    def _named(self, move: Aligned, step: Step | None) -> str:
        return small(describe(step, self.who)).rstrip(".") if step else _bare(move.name).replace("-", " ")

    def _astray(self, move: Aligned, step: Step | None) -> str:
        """Something that the procedure does not have at this place."""
        deed = self.trace.deeds[move.deed] if 0 <= move.deed < len(self.trace.deeds) else None
        what = self._named(move, step) if step or deed is None else done(deed)
        return f"The procedure does not lead here: {what}."

    def _points(self) -> Iterator[Miss]:
        for finding in self.result.findings:
            if finding.applies and finding.low < 2 and finding.criterion.by in ("heard", "step", "policy", "metric"):
                yield self._point(finding)

    def _point(self, finding: Finding) -> Miss:
        """Points not earned. A line of this very procedure is a better one than the form's example."""
        criterion = finding.criterion
        cost = criterion.points * (2 - finding.low) * POINT // 2
        says = self.who.plain(criterion.says)
        nothing = finding.missing and len(finding.missing) == finding.wanted
        why = "not heard." if nothing else small(finding.why)
        what = f"{says}: {why}" if why else says
        miss = Miss(what, cost=cost, codes=(criterion.id,), key=f"criterion {criterion.id}")
        general = replace(miss, better=self.who.say(criterion.better))
        deed = next(iter(finding.breaches), -1)
        if deed >= 0:
            return self._at(deed, replace(general, key=f"deed {deed}"))
        parts = self.result.walk.parts
        found = step_with_acts(parts, finding.missing) or step_making(parts, criterion.step)
        return self._with_step(found.step, found.sop, self._at(found.deed, miss)) if found else general


def _bare(name: str) -> str:
    return name.rpartition("/")[2].removesuffix(":end")
