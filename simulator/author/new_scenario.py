"""
A new scenario: who calls, what is so, what the caller says first, and what a right end is.

Facts, results and the right end come from a call that the prover found through the procedure, so that the scenario can
be won; what makes it a person's call (the first line, the answers, what is really wanted) is for the author to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.author.path_calls import PathCall
from simulator.author.yaml_words import bare, listed, noted, quoted
from simulator.model.fact import DomainKind, Fact
from simulator.model.sop import Sop, Verb
from simulator.model.workspace import Workspace

MODELINE = "# yaml-language-server: $schema=../.sop/schemas/scenario.json"
FOLLOW_BY_THEMSELVES = ("record", "more")
"""Facts that the caller's part works out: whether the record is found, whether another issue is left."""


@dataclass(frozen=True, slots=True)
class ScenarioDraft:
    """What a person answers about a new scenario. `tells` are answers to a fact: its name and what is said."""

    id: str
    title: str
    opens: str
    wants: str
    cast: str
    temper: str = ""
    difficulty: int = 1
    starts: str = "Tue 09:40"
    tells: tuple[tuple[str, str], ...] = ()
    lesson: str = ""
    must_fail: tuple[str, ...] = ()


def scenario_text(workspace: Workspace, sop: Sop, call: PathCall, draft: ScenarioDraft) -> str:
    """The file of the new scenario."""
    return "\n".join(_lines(workspace, sop, call, draft)) + "\n"


def _lines(workspace: Workspace, sop: Sop, call: PathCall, draft: ScenarioDraft) -> Iterator[str]:
    yield MODELINE
    yield f"scenario: {draft.id}"
    yield f"title: {bare(draft.title)}"
    yield f"difficulty: {draft.difficulty}"
    if sop.tags:
        yield f"tags: {listed(sop.tags)}"
    yield f"starts: {draft.starts}"
    yield from _caller(workspace, call, draft)
    yield "issues:"
    yield f"  - sop: {sop.id}"
    yield "    told: at-once"
    yield from _world(workspace, sop, call)
    yield "    opens:"
    yield f"      - {quoted(draft.opens)}"
    yield from _tells(draft)
    if call.chooses:
        yield noted(f"    chooses: {call.chooses}", "of the options that are put")
    yield f"    wants: {bare(draft.wants)}"
    yield f"    expect: {_expect(call)}"
    if draft.must_fail:
        yield f"must_fail: {listed(draft.must_fail)}"
    if draft.lesson:
        yield f"lesson: {quoted(draft.lesson)}"


def _caller(workspace: Workspace, call: PathCall, draft: ScenarioDraft) -> Iterator[str]:
    genuine = not _is_impostor(call)
    yield "caller:"
    yield noted(f"  cast: {draft.cast}", "who they are stands in _cast")
    yield "  genuine: yes" if genuine else noted("  genuine: no", "no proof of identity will hold")
    temper = draft.temper or next((one.id for one in workspace.desk.mood.tempers), "gentle")
    lang = workspace.desk.languages[0]
    yield (
        f"  persona: {{temper: {temper}, patience: medium, speech: plain, talkative: medium, tech: medium, "
        f"languages: [{lang}]}}"
    )
    unlike = {name: words for name, words in call.methods if set(words) != {"passed"}}
    if genuine and unlike:
        yield f"  methods: {{{', '.join(f'{name}: {_several(words)}' for name, words in unlike.items())}}}"
    if ("record", ("not-found",)) in [(name, tuple(dict.fromkeys(words))) for name, words in call.facts]:
        yield "  record_found: no"


def _is_impostor(call: PathCall) -> bool:
    return call.outcome == "refused" and any("failed" in words for _, words in call.methods)


def _world(workspace: Workspace, sop: Sop, call: PathCall) -> Iterator[str]:
    known = {fact.id: fact for one in workspace.sops for fact in one.facts}
    known |= {fact.id: fact for fact in (*workspace.desk.facts, *sop.facts)}
    asked = {name for step in sop.steps if step.verb in (Verb.ASK, Verb.CHECK) for name in step.facts}
    facts = [
        f"{name}: {_several(words)}"
        for name, words in call.facts
        if name in known and _is_said(known[name], words, own=name in asked)
    ]
    if facts:
        yield f"    facts: {{{', '.join(facts)}}}"
    if call.results:
        results = ", ".join(f"{name}: {_several(words)}" for name, words in call.results)
        yield f"    results: {{{results}}}"


def _is_said(fact: Fact, words: tuple[str, ...], *, own: bool) -> bool:
    """Whether a scenario has to say it: what the procedure itself asks, and whatever is not as it would be anyway."""
    if fact.id in FOLLOW_BY_THEMSELVES:
        return False
    if fact.domain.kind is DomainKind.TEXT:
        return "unknown" in words
    return own or any(word != fact.domain.word(fact.domain.known[0][0]) for word in words)


def _several(words: tuple[str, ...]) -> str:
    """One value, or a list: one answer after the other, the last repeats."""
    kept = list(words)
    while len(kept) > 1 and kept[-1] == kept[-2]:
        kept.pop()
    return kept[0] if len(kept) == 1 else listed(kept)


def _tells(draft: ScenarioDraft) -> Iterator[str]:
    if draft.tells:
        yield "    tells:"
    for name in dict.fromkeys(name for name, _ in draft.tells):
        yield f"      {name}:"
        for other, words in draft.tells:
            if other == name:
                yield f"        - {quoted(words)}"


def _expect(call: PathCall) -> str:
    parts = [f"outcome: {call.outcome}"]
    if call.tickets:
        parts.append(f"tickets: {listed(call.tickets)}")
    if call.escalate:
        parts.append(f"escalate: {call.escalate}")
    if call.priority:
        parts.append(f"priority: {call.priority}")
    return f"{{{', '.join(parts)}}}"
