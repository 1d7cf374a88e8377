"""What a field of a step or of a procedure is called when it has changed, and its values in words."""

from __future__ import annotations

from simulator.model.text import Text

STEP_WORDS = {
    "verb": "What kind of step it is",
    "target": "What it is about",
    "phase": "Its phase",
    "path": "The road it stands on",
    "does": "What to do or say",
    "say": "What to say",
    "examples": "Other ways to say it",
    "heard": "What must be heard",
    "facts": "What is asked",
    "fields": "What is written down",
    "offers": "The options",
    "for_": "The protected action it serves",
    "protected": "Its protection",
    "mode": "How the case is handed over",
    "at_most": "How many seconds to wait at most",
    "results": "What can come of it",
    "tries": "How often it may be tried",
    "group": "The steps that may come in any order",
    "optional": "Whether it may be left out",
    "must": "Whether the call fails without it",
    "seconds": "How many seconds it takes",
    "dont": "What not to do",
    "kb": "Its articles",
    "if_asked": "What to answer when asked",
    "covers": "The requirements it covers",
    "remedy": "The remedies it belongs to",
    "rows": "Its table",
}
SOP_WORDS = {
    "title": "The title",
    "per_call": "Whether it runs once a call",
    "outcomes": "How it can end",
    "version": "The version",
    "owner": "The owner",
    "reviewed": "The review date",
    "review_every": "The days between reviews",
    "use_when": "When to use it",
    "dont": "What not to do",
    "tags": "The tags",
    "covers": "The requirements",
    "assume": "What is assumed",
    "tickets": "The tickets",
    "paths": "The side roads",
    "fcr_expected": "Whether the first line is expected to solve it",
    "changes": "The list of changes",
    "keywords": "The search words",
    "is_subflow": "Whether it is a sub-flow",
}


def told(lead: str, before: object, now: object) -> str:
    """A field now and before; only that it changed where its values have no short words."""
    was, is_now = said(before), said(now)
    if not was and not is_now:
        return f"{lead}: changed."
    if "“" in was + is_now:
        return f"{lead}: {is_now or 'nothing'} Before: {was or 'nothing'}"
    return f"{lead}: {is_now or 'nothing'}; before: {was or 'nothing'}."


def said(value: object) -> str:
    """A value in words, empty where it has no short ones."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Text():
            return " ".join(f"“{words}”" for _, words in value.by_lang)
        case int() | str():
            return str(value)
        case tuple() if value and all(isinstance(part, str | Text) for part in value):
            return ", ".join(said(part) for part in value)
        case _:
            return ""
