"""What a view shows beside the talk, in words: clock, ticket, priority, hold, mood, and what was heard last."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.call.state import Call
from simulator.caller.mood import word
from simulator.model.call import Clarity


@dataclass(frozen=True, slots=True)
class Status:
    """The slim line under a call. Priority and ticket are empty until the trainee has set them."""

    clock: str
    turn: int
    ticket: str = ""
    priority: str = ""
    hold: str = ""
    issue: int = 0
    issues: int = 0
    mood: str = ""

    def __str__(self) -> str:
        parts = [
            f"Ticket {self.ticket}" if self.ticket else "No ticket yet",
            f"priority {self.priority}" if self.priority else "priority not set",
        ]
        if self.issues > 1:
            parts.append(f"issue {self.issue} of {self.issues}")
        if self.hold:
            parts.append(f"on hold for {self.hold}")
        if self.mood:
            parts.append(f"caller: {self.mood}")
        return ", ".join(parts)


def status(call: Call) -> Status:
    """How the call stands."""
    own = [ticket for ticket in call.tickets if ticket.issue == call.current] or list(call.tickets[-1:])
    first = own[0] if own else None
    return Status(
        clock(call.second),
        call.turn,
        first.number if first else "",
        next((ticket.priority for ticket in own if ticket.priority), ""),
        clock(call.hold.waited) if call.hold else "",
        call.current + 1,
        len(call.issues),
        mood_word(call) if call.play.mode == "guided" else "",
    )


def mood_word(call: Call) -> str:
    """How the caller feels, in a word."""
    return word(call.person.mood, call.person.plan.rules)


def clock(seconds: int) -> str:
    """Spoken time: `03:12`."""
    return f"{seconds // 60:02}:{seconds % 60:02}"


def mood_words(call: Call) -> str:
    """The mood in a word, where the mode lets it be seen."""
    if call.play.mode in ("exam", "mystery"):
        return "You listen for yourself how the caller feels."
    reasons = [change.because for done in call.happened[-3:] for change in done.moods if change.because]
    because = f" Lately: {'; '.join(dict.fromkeys(reasons))}." if reasons else ""
    return f"The caller sounds {mood_word(call)}.{because}"


def heard_words(call: Call) -> str:
    """What was understood of the last line that was spoken."""
    last = next((done for done in reversed(call.happened) if done.move.text), None)
    if last is None:
        return "You have not said anything yet."
    heard = last.move.heard
    if heard.clarity is Clarity.UNCLEAR:
        return f'"{last.move.text}" was not understood. Say it in other words, or work a tool.'
    says = {act.id: call.play.say(act.says) for act in call.play.workspace.acts}
    acts = [says.get(hint.act) or hint.act.replace("-", " ") for hint in heard.acts]
    steps = [name.replace("/", ", ").replace("-", " ") for name in last.steps]
    if not acts and not steps:
        return "It was understood as talk by the way: no step of the procedure, and nothing that counts for or against."
    parts = [f"Heard: {'; '.join(acts)}." if acts else "", f"Step: {'; '.join(steps)}." if steps else "No step."]
    return " ".join(part for part in parts if part)
