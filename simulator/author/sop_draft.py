"""
What a person answers about a new procedure, the head of its file, and the scripts that it begins with.

The scripts are those that the starter library found to be heard as what they are; an author changes them first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from simulator.author.yaml_words import bare, listed, noted, quoted

MODELINE = "# yaml-language-server: $schema=../.sop/schemas/sop.json"
NEEDED_BY = "I understand you need it for your work. By when do you need it, and can you do anything without it?"
UNDERSTOOD = (
    "So this one thing stands still, and the rest works. Did I get that right?",
    "If I understand you correctly, it's only this, and all else works. Is that correct?",
    "If I understand you right, this is all that is missing, and the rest works. Did I get that right?",
    "Let me say it back: this one thing doesn't work, and nothing else is affected. Is that right?",
    "So, to say it in my own words, only this is in your way today. Is that correct?",
)
REASON = (
    "The reason is on our side, not yours. That just means I put it right, and then we try it together.",
    "The cause is on our side, so you did nothing wrong. That simply means I set it right, and then you try it.",
    "It comes from our side. In plain words, something has to be put right here, and that is what I'll do now.",
    "The reason is that something is missing on our side. That just means I add it now, and then we look together.",
    "This happens because of a setting on our side. That simply means I change it now, and nothing else.",
)
"""Each procedure begins with words of its own: the same ones in two of them would be a copy."""
TRY_IT = "Please try it once while I wait. Does it work now?"
A_KIND_NO = (
    "I'm not able to do this before I know it's you. "
    "From here, our security team will contact you on the number we have."
)


@dataclass(frozen=True, slots=True)
class SopDraft:
    """What a person answers about a new procedure. `today` is its review date, as 2026-11-22."""

    id: str
    title: str
    owner: str
    use_when: str
    fix: str
    """What the agent does to solve it, as an order: `Set a new door code`."""
    today: str
    question: str = "What exactly happens?"
    team: str = ""
    protected: str = ""
    tags: tuple[str, ...] = ()


def head(draft: SopDraft) -> Iterator[str]:
    """Everything up to the tickets."""
    yield MODELINE
    yield f"sop: {draft.id}"
    yield f"title: {bare(draft.title)}"
    yield "version: 0.1.0"
    yield f"owner: {bare(draft.owner)}"
    yield f"reviewed: {draft.today}"
    yield "review_every: 180 days"
    yield f"use_when: {bare(draft.use_when)}"
    yield f"tags: {listed(draft.tags or (draft.id,))}"
    yield noted("facts:", "`ask` means the caller tells it, `check` that the desk's systems do")
    yield f'  trouble: {{values: text, says: "What happens", asks: [{quoted(draft.question)}]}}'
    yield noted("  works:", "the caller's word, and it may change: `afresh`")
    yield "    values: [yes, no]"
    yield "    afresh: yes"
    yield '    says: "Whether it works"'
    yield '    asks: ["Does it work now?", "And now, does it work?"]'
