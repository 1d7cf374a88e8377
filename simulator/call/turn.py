"""
The workbench of one move: made of a call, changed, and put away as the next call within one `answer`.

Everything that a move brings goes through here: journal lines, facts, events, spoken time.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call.known import known_in
from simulator.call.state import Call, Facts, Happened, IssueState, Link, Ticket
from simulator.model.call import Entry, EntryKind, MoodChange, Move
from simulator.model.fact import UNKNOWN, DomainKind
from simulator.model.policy import Event

WORDS_A_MINUTE = 150
EVERY = -1


class Turn:
    """One move under way. Attributes named like those of `Call` are the next call's."""

    def __init__(self, call: Call, move: Move) -> None:
        self.call = call
        self.play = call.play
        self.move = move
        self.heard = move.heard
        self.turn = call.turn + 1
        self.second = call.second
        self.person = call.person
        self.issues = call.issues
        self.current = call.current
        self.tracks = call.tracks
        self.stage = call.stage
        self.facts = call.facts
        self.texts = call.texts
        self.known = call.known
        self.assurance = call.assurance
        self.ran = call.ran
        self.tickets = call.tickets
        self.fields = call.fields
        self.visits = call.visits
        self.promises = call.promises
        self.hold = call.hold
        self.hold_seconds = call.hold_seconds
        self.caller_gone = call.caller_gone
        self.venting = call.venting
        self.listening = call.listening
        self.over = call.over
        self.ended = call.ended
        self.causes = call.causes
        self.hints = call.hints
        self.said = call.said
        self.asked = call.asked
        self.entries: list[Entry] = []
        self.events: list[Event] = []
        self.learned: dict[str, int] = {}
        self.moods: list[MoodChange] = []
        self.reply: list[str] = []
        self.steps: tuple[str, ...] = ()
        self.fields_written: tuple[str, ...] = ()
        self.result = ""
        self.subject = call.current
        self.spoken_acts: frozenset[str] = frozenset()
        """Acts of the script that goes with a tool in one move."""
        self.stale: set[int] = set()
        """Issues about which something was learnt; EVERY where it concerns the whole call."""

    @property
    def now(self) -> int:
        """Minutes of the desk's week."""
        return self.play.starts + self.second // 60

    @property
    def issue(self) -> IssueState | None:
        return self.issues[self.subject] if 0 <= self.subject < len(self.issues) else None

    def note(self, kind: EntryKind, text: str = "", /, **data: str) -> None:
        """Adds a line to the journal."""
        self.entries.append(Entry(kind, self.turn, self.second, text, tuple(sorted(data.items()))))

    def desk_says(self, text: str, /, **data: str) -> None:
        """Something that the desk's systems or colleagues show or say."""
        self.reply.append(text)
        self.note(EntryKind.DESK, text, **data)

    def spend(self, seconds: int) -> None:
        """Spoken time passes; on hold it is hold time."""
        self.second += seconds
        if self.hold is not None:
            self.hold_seconds += seconds
            self.hold = replace(self.hold, waited=self.hold.waited + seconds)

    def speak(self, words: str) -> None:
        """Spoken time of some words."""
        count = words.count(" ") + 1 if words else 0
        self.spend((count * 60 + WORDS_A_MINUTE - 1) // WORDS_A_MINUTE)

    def visit(self, key: str) -> int:
        """How often this was visited before, and counts one more."""
        before = self.visits.get(key, 0)
        self.visits = {**self.visits, key: before + 1}
        return before

    def change_issue(self, number: int, changed: IssueState) -> None:
        """Puts a changed issue in the place of the one with this number."""
        issues = list(self.issues)
        issues[number] = changed
        self.issues = tuple(issues)

    def change_ticket(self, ticket: Ticket) -> None:
        """Puts a changed ticket in the place of the one with its number."""
        self.tickets = tuple(ticket if ticket.number == old.number else old for old in self.tickets)

    def learn(self, name: str, number: int, words: str = "", issue: int = -2) -> None:
        """A fact is found out, for an issue (the move's own if not said) or, if sub-flows share it, for the call."""
        subject = self.subject if issue == -2 else issue
        call_level = subject < 0 or name in self.play.shelf.per_call
        self.learned[name] = number
        self.stale.add(EVERY if call_level else subject)
        if call_level:
            self.facts = {**self.facts, name: number}
            if words:
                self.texts = {**self.texts, name: words}
        else:
            state = self.issues[subject]
            texts = {**state.texts, name: words} if words else state.texts
            self.change_issue(subject, replace(state, facts={**state.facts, name: number}, texts=texts))
        data = {"fact": name, "value": self._word(subject, name, number, words)}
        if not call_level:
            data["issue"] = str(subject + 1)
        self.note(EntryKind.FACT, **data)

    def _word(self, issue: int, name: str, number: int, words: str) -> str:
        domain = self.play.shelf.domain(self.issues[issue].sop if issue >= 0 else "", name)
        if number == UNKNOWN or domain is None:
            return "unknown" if number == UNKNOWN else str(number)
        if domain.kind is DomainKind.WORDS and not 0 <= number < len(domain.words):
            return str(number)
        return words or domain.word(number)

    def refresh(self) -> None:
        """Works out anew what conditions may read, where something was learnt."""
        stale, self.stale = self.stale, set()
        if not stale:
            return
        states: dict[str, int] = {"assurance": self.assurance, **dict(self.ran)}
        if not self.issues:
            self.known = known_in(self.play, "", self.facts, {}, states)
        self.issues = tuple(
            replace(issue, known=known_in(self.play, issue.sop, self.facts, issue.facts, states))
            if EVERY in stale or number in stale
            else issue
            for number, issue in enumerate(self.issues)
        )

    def known_for(self, issue: int) -> Facts:
        """What is known about an issue, or where there is none about the call."""
        return self.issues[issue].known if 0 <= issue < len(self.issues) else self.known

    def done(self, known_before: Facts) -> Call:
        """The next call, with this move as its last deed."""
        self.refresh()
        call = self.call
        happened = Happened(
            self.move, self.heard, self.turn, call.second, self.subject, self.steps, self.result, known_before,
            tuple(self.learned.items()), tuple(self.events), tuple(self.moods), tuple(self.reply),
            self.second - call.second,
        )  # fmt: skip
        latest = tuple(self.entries)
        return Call(
            self.play, self.person, self.turn, self.second, self.issues, self.current, self.tracks, self.stage,
            self.facts, self.texts, self.known, self.assurance, self.ran, self.tickets, self.fields, self.visits,
            self.promises, self.hold, self.hold_seconds, self.caller_gone, self.venting,
            self.listening, self.over, self.ended, self.causes, self.hints, self.said, self.asked,
            call.start_anger, Link(call.lines, latest), Link(call.deeds, happened),
            call.count + 1, latest,
        )  # fmt: skip
