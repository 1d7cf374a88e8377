"""
Differences as sentences for those who take calls: what is done or said differently at which step, and when.

Steps are named by their numbers on the page as well as by their ids, since that is what people have in front of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from simulator.author.both_ways import Found, Shown
from simulator.author.change_keys import SOP_WORDS, STEP_WORDS, told
from simulator.author.changes import Broken, Comparison, SopChange, Told
from simulator.flow.prove import State
from simulator.model.place import Problem
from simulator.model.sop import Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.report.safe import safe_line
from simulator.site.numbering import numbers
from simulator.site.wording import OUTCOMES, sentence, spaced

SHORT = 60
LEADS = "leads-elsewhere"


def sentences(old: Workspace, new: Workspace, found: Comparison) -> list[str]:
    """The comparison as lines of text, procedure by procedure; nothing where nothing differs."""
    lines: list[str] = []
    for change in found.sops:
        lines += [*_sop(old, new, change), ""]
    if found.desk:
        lines.append("The desk")
        lines += [f"  {safe_line(one.words)}  {one.at.file}:{one.at.line}" for one in found.desk]
        lines.append("")
    for broken in found.mended:
        rule = safe_line(str(broken.policy.rule))
        lines += [f"Mended: in {broken.sop} this holds now: {rule} ({broken.policy.id})", ""]
    return lines[:-1]


def problems(found: Comparison) -> tuple[Problem, ...]:
    """Newly broken policies, and those that can no longer be decided, in the form of every other finding."""
    return tuple(_problem(one) for one in (*found.broken, *found.undecided))


def _problem(broken: Broken) -> Problem:
    is_broken = broken.verdict.state is State.BROKEN
    if broken.was_there:
        what = "is newly broken" if is_broken else "can no longer be decided"
    else:
        what = "is broken" if is_broken else "cannot be decided"
    facts = ", ".join(f"{name} = {word}" if word else name for name, word in broken.verdict.facts)
    mend = "`sop lint` shows where to mend it"
    return Problem(
        "newly-broken" if is_broken else "newly-undecided",
        broken.verdict.path[-1].at if broken.verdict.path else broken.policy.at,
        f"in {broken.sop} a policy {what}: {broken.policy.rule}",
        f"it happens with {facts}; {mend}" if facts else mend,
        why=broken.policy.id,
        path=broken.verdict.path if is_broken else (),
        covers=broken.policy.covers,
        subject=f"{broken.sop}/{broken.policy.id}",
    )


def _sop(old: Workspace, new: Workspace, change: SopChange) -> Iterator[str]:
    sop = change.sop
    yield f"{sop.id} · {safe_line(str(sop.title))}{_versions(change)}"
    if change.used_by:
        yield f"  It runs in {', '.join(change.used_by)}."
    if change.kind != "changed":
        words = "is new" if change.kind == "added" else "is no longer there"
        yield f"  This {'sub-flow' if sop.is_subflow else 'procedure'} {words} ({len(sop.steps)} steps)."
    if change.old and change.new:
        yield from _changed(_Sides(old, new, change.old, change.new), change)
    if change.version:
        yield f"  ! {change.version[:1].upper()}{change.version[1:]}."


def _versions(change: SopChange) -> str:
    known = dict.fromkeys(sop.version for sop in (change.old, change.new) if sop and sop.version)
    return f" · {' → '.join(known)}" if known else ""


class _Sides:
    """Both versions of one procedure, and how a step of either is named."""

    def __init__(self, old: Workspace, new: Workspace, was: Sop, is_now: Sop) -> None:
        self.spaces = old, new
        self.sops = was, is_now
        self.numbers = numbers(was), numbers(is_now)

    def has_step(self, name: str) -> bool:
        return any(sop.step(name) for sop in self.sops)

    def name(self, step_id: str, side: int) -> str:
        return f"{self.numbers[side].get(step_id, '')} {step_id}".strip()

    def place(self, name: str, side: int) -> str:
        """Where something leads, as `flow.diff` writes it (`` `step` ``, `the end (resolved)`), for people."""
        if name.startswith("`"):
            return self.qualified(name.strip("`"), side)
        if not name.startswith("the end"):
            return "nothing that is written down"
        outcome = name.removeprefix("the end (").partition(")")[0]
        opened = name.partition(", opening ")[2]
        return f"the end: {OUTCOMES.get(outcome, spaced(outcome))}" + (f", and {opened} begins" if opened else "")

    def qualified(self, name: str, side: int) -> str:
        """A step with its number and what it is. Steps of sub-flows keep their procedure's name before them."""
        if name == "end" or name.startswith("end:"):
            outcome, _, opened = name.partition(":")[2].partition("+")
            ended = f"the end: {OUTCOMES.get(outcome, spaced(outcome))}" if outcome else "the end"
            return f"{ended}, and {opened} begins" if opened else ended
        owner, _, own = name.rpartition("/")
        space, sop = self.spaces[side], self.sops[side]
        if owner and owner != sop.id:
            inner = space.sop(owner)
            step = inner.step(own) if inner else None
            return f"{owner}/{own} ({_gist(space, inner, step)})" if inner and step else name
        step = sop.step(own)
        return f"{self.name(step.id, side)} ({_gist(space, sop, step)})" if step else name


def _gist(space: Workspace, sop: Sop, step: Step) -> str:
    """What a step is, in a few words: its sentence, or how its script begins."""
    spoken = step.verb in (Verb.SAY, Verb.PROMISE)
    text = f"“{step.does}”" if spoken else sentence(space, sop, step)
    return text if len(text) <= SHORT else text[: SHORT - 1].rstrip(" ,.;") + ("…”" if spoken else "…")


def _changed(sides: _Sides, change: SopChange) -> Iterator[str]:
    for was, is_now in change.renamed:
        yield f"  The step {was} is called {is_now} now."
    last = {each.change.subject: place for place, each in enumerate(change.told) if each.change.kind == LEADS}
    step = ""
    for place, each in enumerate(change.told):
        own = each.change.subject.partition("/")[2]
        inside = sides.has_step(own)
        if inside and own != step:
            step = own
            yield _heading(sides, each, own)
        lead = "    " if inside else "  "
        yield from (f"{lead}{safe_line(line)}" for line in _told(sides, each, own))
        if each.change.case and last.get(each.change.subject) == place:
            yield from (f"{lead}{safe_line(line)}" for line in _call(sides, each.call))


def _heading(sides: _Sides, each: Told, own: str) -> str:
    if each.change.kind == "removed":
        return f"  {sides.name(own, 0)}"
    return f"  {sides.name(own, 1)}  {each.change.at.file}:{each.change.at.line}"


def _told(sides: _Sides, each: Told, own: str) -> Iterator[str]:
    change = each.change
    was, is_now = sides.sops
    match change.kind:
        case "leads-elsewhere":
            yield _way(sides, each, own)
        case "added" if step := is_now.step(own):
            yield f"New: {_gist(sides.spaces[1], is_now, step)}"
        case "removed" if step := was.step(own):
            yield f"Gone: {_gist(sides.spaces[0], was, step)}"
        case "moved":
            yield "From here on the steps stand in another order."
        case "changed" if change.key and own:
            lead = STEP_WORDS.get(change.key, spaced(change.key))
            yield told(lead, getattr(was.step(own), change.key, ""), getattr(is_now.step(own), change.key, ""))
        case "changed" if change.key:
            lead = SOP_WORDS.get(change.key, spaced(change.key))
            yield told(lead, getattr(was, change.key, ""), getattr(is_now, change.key, ""))
        case _:
            yield change.words


def _way(sides: _Sides, each: Told, own: str) -> str:
    change = each.change
    case = " and ".join(f"{spaced(fact)} is {spaced(word)}" for fact, word in change.case)
    before, after = (sides.place(name, side) for side, name in ((0, change.before), (1, change.after)))
    if change.after == f"`{own}`":
        said = f"it is carried out now; before, it was passed over and the call went to {before}."
    elif change.before == f"`{own}`":
        said = f"it is passed over now, and the call goes to {after}."
    else:
        said = f"the call goes to {after}; before, it went to {before}."
    return f"When {case}: {said}" if case else said[:1].upper() + said[1:]


def _call(sides: _Sides, call: Shown) -> Iterator[str]:
    if call.found is Found.NEVER:
        yield "(But no call goes another way for it.)"
    if call.found is not Found.SHOWN:
        return
    choices = [f"{name.rpartition('/')[2]} = {result}" for name, result in call.done if result not in ("", "done")]
    facts = ", ".join(f"{spaced(name)} is {spaced(word)}" for name, word in call.facts)
    so = f" where {facts}" if facts else ""
    way = f" It goes {', '.join(choices)}." if choices else ""
    before, now = (
        " or ".join(sides.qualified(name, side) for name in names) or "the end"
        for side, names in ((0, call.before), (1, call.now))
    )
    yield f"Take a call{so}.{way} Then comes {now}; before, it was {before}."
