"""
A result in words: the headline, the three most costly misses with a better line, what went well, what is unclear.

For a nervous trainee, who should know within ten seconds what to do better; codes and figures are there for those who
ask for details. It praises only what was shown, and says about a calm caller that calm is no proof.
"""

from __future__ import annotations

from dataclasses import dataclass

from simulator.model.trace import Trace
from simulator.model.workspace import Workspace
from simulator.scoring.expect import NOT_BEGUN
from simulator.scoring.hang_up import blow
from simulator.scoring.misses import Miss, misses
from simulator.scoring.moods import MoodLine, mood_lines
from simulator.scoring.result import CriticalFinding, Finding, Metric, Result, SectionScore, Verdict
from simulator.scoring.short_proof import in_words
from simulator.scoring.wording import Speaker, clock, ended, small, speaker

SHOWN = 3
WORDS_FOR = {
    "resolved": "the problem is solved",
    "escalated": "the right people have it now",
    "scheduled": "it has a time that can be kept",
    "refused": "you said no, and it stayed a no",
    "abandoned": "it ended as it had to",
    NOT_BEGUN: "nothing was done for a caller who is not in the records",
}


UNMET = {
    "tickets": "not the tickets that this call needs",
    "escalate": "it did not go to the right team",
    "priority": "the priority was not the right one",
    "diagnosis": "what was wrong was not written down",
    "never": "something was done that must not be done here",
}


@dataclass(frozen=True, slots=True)
class Question:
    """A line that nobody could place: what was said at which turn, and what a person is asked about it."""

    turn: int
    deed: int
    said: str
    act: str
    asks: str
    answered: str = ""
    means: str = ""
    """What the act does that is asked about, in words."""


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that is said after a call. `again` is the turn to try again from, 0 where nothing was missed."""

    scenario: str
    title: str
    verdict: Verdict
    headline: str
    because: str
    wants: str
    quality: tuple[int, int]
    first: tuple[int, int]
    """Quality before a person decided what was left open."""
    mastery: int
    seconds: int
    hold_seconds: int
    misses: tuple[Miss, ...]
    more: tuple[Miss, ...]
    well: tuple[str, ...]
    moods: tuple[MoodLine, ...]
    mood: str
    questions: tuple[Question, ...]
    lesson: str
    again: int
    fitness: int
    sections: tuple[SectionScore, ...]
    findings: tuple[Finding, ...]
    critical: tuple[CriticalFinding, ...]
    metrics: tuple[Metric, ...]
    lang: str = "en"


def debrief(result: Result, trace: Trace, workspace: Workspace) -> Debrief:
    """The debrief of a scored call."""
    who = speaker(trace, workspace)
    scenario = workspace.scenario(trace.scenario)
    found = misses(result, trace, workspace, who) if result.verdict is not Verdict.NO_SCORE else ()
    wants = next((who.plain(issue.wants) for issue in scenario.issues if issue.wants), "") if scenario else ""
    return Debrief(
        scenario=trace.scenario,
        title=who.plain(scenario.title) if scenario else trace.scenario,
        verdict=result.verdict,
        headline=_headline(result, who),
        because=_because(result, trace, who),
        wants=wants,
        quality=(result.low, result.high),
        first=result.first,
        mastery=result.mastery,
        seconds=trace.seconds,
        hold_seconds=trace.hold_seconds,
        misses=found[:SHOWN],
        more=found[SHOWN:],
        well=_well(result, who),
        moods=mood_lines(trace),
        mood=_mood(result, trace),
        questions=_questions(result, trace, who),
        lesson=who.plain(scenario.lesson) if scenario else "",
        again=next((miss.turn for miss in found if miss.turn > 0), 0),
        fitness=result.fitness,
        sections=result.sections,
        findings=result.findings,
        critical=result.critical,
        metrics=result.metrics,
        lang=trace.lang,
    )


def _headline(result: Result, who: Speaker) -> str:
    match result.verdict:
        case Verdict.NO_SCORE:
            return "No score: the call was not ended."
        case Verdict.PASSED:
            ends = [one.expected for one in result.expectations if one.key == "outcome"]
            words = "; ".join(dict.fromkeys(WORDS_FOR.get(end, end) for end in ends))
            level = "practised" if result.mode == "guided" else "mastered"
            return f"Passed, {level}: {words}." if words else f"Passed, {level}."
        case Verdict.NEEDS_REVIEW:
            doubt = "a line was unclear" if result.low != result.high else "something may have gone wrong"
            return f"Not decided yet: {doubt}, and a person should look."
    return f"Failed: {_why_failed(result, who)}"


def _why_failed(result: Result, who: Speaker) -> str:
    fatal = next((one for one in result.critical if one.certain and one.fails), None)
    if fatal is not None:
        return f"{small(who.plain(fatal.error.says)).rstrip('.')}."
    unmet = [one for one in result.expectations if not one.met]
    if any(one.key == "told" for one in unmet):
        return "a problem of the caller was never heard."
    end = next((one for one in unmet if one.key == "outcome"), None)
    if end is not None and end.expected == NOT_BEGUN:
        return "something was done for a caller who is not in the records."
    if end is not None:
        return f"the problem was {ended(end.got)}; it should have been {ended(end.expected)}."
    if unmet:
        return f"{'; '.join(dict.fromkeys(UNMET.get(one.key, one.key) for one in unmet))}."
    if result.skipped:
        return "a step that must not be left out was left out."
    return f"{result.high} of 100, and {result.mastery} are needed."


def _because(result: Result, trace: Trace, who: Speaker) -> str:
    """One or two sentences under the headline: who it was, when it happened, and why that matters."""
    said: list[str] = []
    scenario = who.workspace.scenario(trace.scenario)
    fatal = next((one for one in result.critical if one.certain and one.fails), None)
    if scenario and not scenario.caller.genuine and result.verdict is not Verdict.NO_SCORE:
        said.append("The caller was not who he or she claimed to be.")
    if fatal is not None and 0 <= fatal.deed < len(trace.deeds):
        deed = trace.deeds[fatal.deed]
        because = small(fatal.because).rstrip(".")
        said.append(f"At {clock(deed.second)} (turn {deed.turn}) {because} ({fatal.error.code}).")
        if words := in_words(deed, who):
            said.append(words)
    elif result.passed and (grave := next((one for one in result.critical if one.certain), None)):
        said.append(_but(grave, trace))
    elif fatal is not None:
        said.append(f"{fatal.because} ({fatal.error.code})")
    if trace.ended in ("caller", "abandoned") and not result.passed:
        said.append(_left(trace))
    if result.verdict is Verdict.NEEDS_REVIEW:
        doubts = [one for one in result.critical if not one.certain and one.fails]
        said.extend(f"{one.because} ({one.error.code}, not certain)" for one in doubts[:1])
    if result.verdict is Verdict.NO_SCORE:
        said.append("Take it up where it was left, or begin anew.")
    return " ".join(said)


def _but(grave: CriticalFinding, trace: Trace) -> str:
    """What must not happen again, though the call is passed with it."""
    if not 0 <= grave.deed < len(trace.deeds):
        return f"One thing must not happen again: {small(grave.because)} ({grave.error.code})"
    turn = trace.deeds[grave.deed].turn
    because = small(grave.because).rstrip(".")
    return f"One thing must not happen again. In turn {turn} {because} ({grave.error.code})."


def _left(trace: Trace) -> str:
    """That the caller hung up, and what weighed most in it."""
    found = blow(trace)
    if found is None:
        return "The caller hung up."
    turn = trace.deeds[found.deed].turn
    return f"The caller hung up in turn {found.left}. Most of it came from turn {turn}: {found.because}."


def _mood(result: Result, trace: Trace) -> str:
    """How the caller's mood went, and what that proves."""
    if result.verdict is Verdict.NO_SCORE:
        return ""
    change = trace.end_anger - trace.start_anger
    failed_hard = any(one.certain and one.fails for one in result.critical)
    if change < -50:
        calm = "The caller ended calmer than at first."
        return f"{calm} A calm caller is no proof of a good call." if failed_hard else calm
    if change > 50:
        ended = "The caller ended angrier than at first."
        return f"{ended} That was no mistake: the answer had to be no." if result.passed else ended
    return "The caller's mood was the same at the end as at first."


def _well(result: Result, who: Speaker) -> tuple[str, ...]:
    """What was shown in full, the weightiest first; what nobody had to do anything for is not praised."""
    shown = [
        finding
        for finding in result.findings
        if finding.applies and finding.low == 2 and (finding.deeds or finding.criterion.by == "fitness")
    ]
    shown.sort(key=lambda finding: -finding.criterion.points)
    return tuple(who.plain(finding.criterion.says) for finding in shown[:SHOWN])


def _questions(result: Result, trace: Trace, who: Speaker) -> tuple[Question, ...]:
    found = []
    for line in result.unclear:
        act = who.workspace.act(line.act)
        words = small(act.says.say()).rstrip(".") if act else line.act
        asks = f"Is this what you did there: {words}?" if words else "What did you mean there?"
        turn = trace.deeds[line.deed].turn
        answered = (line.was or "none") if line.confirmed else ""
        found.append(Question(turn, line.deed, line.said, line.act, asks, answered, words))
    return tuple(found)
