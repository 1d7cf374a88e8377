"""
What each thing that an agent does changes in a caller, in thousandths: the first, second and third time.

No source gives the size of one remark's effect. These are defaults of ours, used only where the desk's own file says
nothing of an act; the rules that they rest on are findings and are named in docs/explanation/callers.md.
"""

from __future__ import annotations

from collections.abc import Mapping

Sizes = tuple[tuple[str, tuple[int, ...]], ...]

DEFAULTS: Mapping[str, Sizes] = {
    "acknowledges-issue": (("anger", (-100, -50, 0)),),
    "acknowledges-impact": (("anger", (-100, -50, 0)),),
    "names-feeling": (("anger", (-80, -30, 0)),),
    "apologises": (("anger", (-80, -20, 30)),),
    "explains-cause": (("anger", (-80, -30, 0)),),
    "explains-plainly": (("helplessness", (-60, -30, 0)),),
    "takes-ownership": (("anger", (-80, -30, 0)), ("trust", (80, 30, 0))),
    "reassures": (("helplessness", (-60, -20, 0)),),
    "gives-next-step": (("helplessness", (-150, -80, 0)),),
    "gives-next-update": (("helplessness", (-120, -60, 0)),),
    "gives-time": (("helplessness", (-100, -50, 0)),),
    "gives-reason": (("trust", (40, 20, 0)),),
    "lets-finish": (("anger", (-60, -30, 0)),),
    "paraphrases": (("trust", (60, 30, 0)),),
    "offers-choice": (("helplessness", (-60, -30, 0)),),
    "thanks-for-waiting": (("anger", (-30, -10, 0)),),
    "warns-abuse": (("anger", (-120, -60, 0)),),
    "issue-resolved": (("anger", (-300,)), ("helplessness", (-300,))),
    "asked-again": (("anger", (100,)),),
    "jargon": (("helplessness", (60,)), ("anger", (40,))),
    "scripted-repeat": (("anger", (60,)),),
    "interrupts": (("anger", (60,)),),
    "invalidates": (("anger", (150,)),),
    "blames": (("anger", (150,)), ("trust", (-100,))),
    "hostile": (("anger", (200,)), ("trust", (-150,))),
    "dismisses": (("anger", (150,)), ("trust", (-100,))),
    "argues": (("anger", (100,)), ("trust", (-50,))),
    "unwanted-name": (("anger", (60,)), ("trust", (-40,))),
    "unannounced-hold": (("anger", (80,)),),
    "hold-goes-on": (("anger", (30,)),),
    "nothing-moves": (("anger", (30,)),),
    "silence": (("anger", (30,)), ("helplessness", (30,))),
    "warm-transfer": (("anger", (30,)),),
    "cold-transfer": (("anger", (200,)), ("trust", (-100,))),
    "broken-promise": (("anger", (250,)), ("trust", (-200,))),
}

WORDS: Mapping[str, Sizes] = {
    "angrier": (("anger", (100,)),),
    "much-angrier": (("anger", (220,)),),
    "calmer": (("anger", (-80,)),),
    "relieved": (("anger", (-60,)), ("helplessness", (-150,))),
    "worried": (("helplessness", (100,)),),
    "trusting": (("trust", (100,)),),
    "suspicious": (("trust", (-100,)),),
}

TEMPERS: Mapping[str, tuple[int, int, int, str]] = {
    "gentle": (50, 250, 650, "usual"),
    "cheerful": (30, 150, 700, "quick"),
    "nervous": (80, 600, 550, "usual"),
    "ashamed": (50, 650, 450, "usual"),
    "hurried": (250, 400, 500, "quick"),
    "pushy": (350, 250, 350, "quick"),
    "angry": (450, 450, 300, "usual"),
    "bitter": (420, 550, 200, "grudge"),
    "smooth": (40, 100, 600, "quick"),
}
"""Anger, helplessness, trust at home, and how fast the mood goes back there."""

ACKNOWLEDGING = frozenset(
    {"acknowledges-issue", "acknowledges-impact", "names-feeling", "apologises", "paraphrases", "lets-finish"}
)
"""Acts after which a solution counts in full: the caller was heard first."""

LISTENING = ACKNOWLEDGING | {"asks-open", "offers-help", "reassures", "takes-ownership", "thanks", "warns-abuse"}
"""Acts that let somebody go on who is not finished."""

REASONS: Mapping[str, str] = {
    "acknowledges-issue": "you named the caller's problem",
    "acknowledges-impact": "you saw what it costs the caller",
    "names-feeling": "you named the caller's feeling",
    "apologises": "you apologised",
    "explains-cause": "you explained why it happened",
    "explains-plainly": "you explained it in plain words",
    "takes-ownership": "you made it your own task",
    "reassures": "you reassured the caller",
    "gives-next-step": "you said what happens next",
    "gives-next-update": "you said when the caller hears from you",
    "gives-time": "you gave a time",
    "gives-reason": "you gave a reason",
    "lets-finish": "you let the caller finish",
    "paraphrases": "you said in your own words what you had understood",
    "offers-choice": "you offered a choice",
    "thanks-for-waiting": "you thanked the caller for waiting",
    "warns-abuse": "you asked for another tone, and stayed polite",
    "issue-resolved": "the problem was solved",
    "asked-again": "you asked for something that had been told",
    "jargon": "you used a word that the caller does not know",
    "scripted-repeat": "you said the same sentence again",
    "interrupts": "you cut in before the caller had finished",
    "invalidates": "you told the caller how to feel",
    "blames": "you blamed the caller",
    "hostile": "you were hostile",
    "dismisses": "you brushed the caller off",
    "argues": "you argued",
    "unannounced-hold": "you put the caller on hold without asking",
    "hold-goes-on": "the hold went on",
    "nothing-moves": "you talked, and nothing got on",
    "silence": "nobody said anything",
    "warm-transfer": "the caller has to speak to somebody new",
    "cold-transfer": "the caller was passed on to somebody who knows nothing",
    "broken-promise": "the wait was much longer than you had said",
    "greets": "you greeted the caller",
    "thanks": "you thanked the caller",
    "unwanted-name": "you used a name that you had been asked to leave out",
    "uses-name": "you used the caller's name",
    "asks-open": "you asked what happened",
    "asks-impact": "you asked what it costs the caller",
    "anything-else": "you asked whether there was anything else",
    "checks-understanding": "you asked whether you had understood",
    "summarises": "you said again what was agreed",
    "explains-verification": "you explained why you check who is calling",
    "sets-boundary": "you said what you cannot do",
    "introduces-handover": "you said who takes over",
    "gives-estimate": "you said how long it takes",
    "confirms-resolution": "you asked whether it works",
    "educates": "you gave a tip for next time",
    "keeps-on-track": "you led the talk back to the matter",
    "legal-judgement": "you judged who is in the right",
    "conceals": "you kept something back",
    "verify": "you checked who was calling",
    "call-back": "you rang back the number on record",
    "video-check": "you checked the caller's face",
    "manager-confirms": "you asked the manager to confirm",
    "approval": "you asked for permission",
    "transfer": "you put the caller through",
    "escalate": "you passed it on",
    "hold": "you put the caller on hold",
    "ask": "you asked a question",
}
"""Each change in words, as the debrief and `/mood` show them."""


def reason(act: str, before: int = 0) -> str:
    """Why a state changed, in words; `before` says how often the act came already."""
    words = REASONS.get(act) or f'you took the step "{act.replace("-", " ")}"'
    return f"{words}{('', ' a second time', ' once more')[min(before, 2)]}"
