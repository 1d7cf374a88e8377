"""What the caller's reply brings into the call: lines, facts, new issues, causes, moods, an end."""

from __future__ import annotations

from dataclasses import replace

from simulator.call.standing import ISSUE, new_track
from simulator.call.state import IssueState
from simulator.call.tracks import interrupt
from simulator.call.turn import EVERY, Turn
from simulator.caller import Reply, Stimulus, react
from simulator.model.call import EntryKind
from simulator.model.fact import UNKNOWN


def ask_caller(turn: Turn, stimulus: Stimulus) -> Reply:
    """Lets the caller react and takes in what comes of it. Who has left says nothing; tools still have results."""
    reply = react(turn.person, stimulus)
    turn.person = reply.person
    if turn.caller_gone:
        return replace(reply, lines=(), told=(), changes=(), causes=(), issues=(), hangs_up=False, abandons=False)
    take_in(turn, reply)
    return reply


def take_in(turn: Turn, reply: Reply) -> None:
    """Everything that a reply brings, except the results of steps."""
    for change in reply.changes:
        turn.moods.append(change)
        turn.note(EntryKind.MOOD, change.because, state=change.state, by=str(change.by))
    for line in reply.lines:
        turn.reply.append(line)
        turn.note(EntryKind.CALLER, line)
        turn.speak(line)
    for index in reply.issues:
        tell_issue(turn, index)
    words = {(issue, fact): text for issue, fact, text in reply.texts}
    for index, fact, number in reply.told:
        told(turn, index, fact, number, words.get((index, fact), ""))
    for cause in reply.causes:
        _cause(turn, cause)
    turn.venting = reply.venting
    if reply.hangs_up:
        turn.caller_gone = "hung up"
        turn.note(EntryKind.EVENT, "The caller has hung up.", what="caller-hung-up")
    if reply.abandons:
        abandon(turn)


def abandon(turn: Turn) -> None:
    """Nobody could be understood, or nobody spoke: the call is over."""
    turn.over = True
    turn.ended = "abandoned"
    turn.caller_gone = turn.caller_gone or "gave up"
    turn.note(EntryKind.END, "The call was abandoned.", ended="abandoned")


def tell_issue(turn: Turn, index: int) -> None:
    """The caller tells a problem that was not told before."""
    if any(issue.index == index for issue in turn.issues) or not 0 <= index < len(turn.play.scenario.issues):
        return
    add_issue(turn, turn.play.scenario.issues[index].sop, index, index)


def add_issue(turn: Turn, sop: str, index: int, source: int) -> None:
    """A further issue: from the caller, or (index -1) opened by a step; `source` is whose facts it has."""
    number = len(turn.issues)
    turn.issues = (*turn.issues, IssueState(sop, index, source, turn.call.count))
    turn.listening = True
    turn.tracks = (*turn.tracks, new_track(ISSUE, turn.play.shelf.graph(sop), issue=number))
    turn.stale.add(EVERY)
    issue = turn.issue
    if issue is None or (issue.ended and turn.subject == turn.current):
        turn.current = number
    turn.note(EntryKind.EVENT, what="issue-told", issue=str(number + 1), sop=sop)


def told(turn: Turn, source: int, fact: str, number: int, words: str, *, checked: bool = False) -> None:
    """A fact was told or found. A fact is constant once known, unless it may be answered anew; a check beats talk."""
    issue = issue_of(turn, source)
    found = turn.play.shelf.fact(turn.issues[issue].sop if issue >= 0 else "", fact)
    facts = turn.facts if issue < 0 or fact in turn.play.shelf.per_call else turn.issues[issue].facts
    known = facts.get(fact, UNKNOWN)
    if number == UNKNOWN and known != UNKNOWN:
        return
    if known == UNKNOWN or checked or found is None or found.afresh:
        turn.learn(fact, number, words, issue)


def issue_of(turn: Turn, source: int) -> int:
    """The call's issue for one of the scenario's: the move's own where it fits, else the first; -1 if not told yet."""
    issue = turn.issue
    if issue is not None and issue.source == source:
        return turn.subject
    return next((number for number, state in enumerate(turn.issues) if state.source == source), -1)


def source_of(turn: Turn) -> int:
    """The scenario's issue that a move is about, for the caller."""
    issue = turn.issue
    return issue.source if issue is not None else 0


def _cause(turn: Turn, cause: str) -> None:
    turn.causes = (*turn.causes, (cause, turn.call.count))
    turn.note(EntryKind.EVENT, what="cause", cause=cause)
    entry = next((entry for entry in turn.play.workspace.desk.at_any_time if entry.caller == cause), None)
    if entry is not None:
        interrupt(turn, entry)
