"""
How issues come out: at once, tangled into the first story, after the first one is done, at "anything else?", or only as
a hint that somebody has to take up.
"""

from __future__ import annotations

from simulator.caller.disclosure import waiting
from simulator.caller.exchange import Stimulus
from simulator.caller.turn import Turn
from simulator.caller.wording import stems

FOLLOWS_UP = frozenset({"asks-open", "paraphrases", "summarises", "checks-understanding", "acknowledges-issue"})
"""Acts that take a hint up in one of the two lines after it."""


def tell(turn: Turn, index: int, link: str = "") -> None:
    """Tell an issue, after a linking line such as "And while I have you"; nothing happens when it was told before."""
    issue = turn.plan.issue(index)
    if issue is None or index in turn.told:
        return
    opening = issue.opens[1:] if issue.told == "hinted" and len(issue.opens) > 1 else issue.opens
    linked = bool(turn.lines) or (bool(link) and turn.say(link))
    if not turn.say_own(opening) and not linked:
        turn.say("more-issue")
    turn.told += (index,)
    turn.told_now += (index,)
    turn.hinted = tuple(hint for hint in turn.hinted if hint != index)


def tell_next(turn: Turn) -> bool:
    """Asked whether there is anything else: the next issue, if one is left."""
    left = waiting(turn)
    if left:
        tell(turn, left[0], "more-issue")
    return bool(left)


def volunteer(turn: Turn) -> None:
    """What the caller brings up unasked: a tangled story goes on, a second issue follows a finished first one."""
    for index in waiting(turn):
        how = turn.plan.scenario.issues[index].told
        if how in ("at-once", "tangled"):
            tell(turn, index, "tangled-issue")
            return
        if how == "after-first" and turn.told and turn.told[0] in turn.ended:
            tell(turn, index, "another-issue")
            return


def drop_hint(turn: Turn) -> None:
    """Once the first issue is under way, something is said by the way that points to another one."""
    if not turn.told or turn.number < 3 or turn.hinted:
        return
    for index, issue in enumerate(turn.plan.scenario.issues):
        if issue.told == "hinted" and index not in turn.told and turn.once(f"hint/{index}"):
            turn.say_own(issue.opens[:1], in_turn=True)
            turn.hinted += (index,)
            turn.hinted_now += (index,)
            turn.hint_turn = turn.number
            return


def take_up_hint(turn: Turn, stimulus: Stimulus) -> None:
    """Whether the agent takes a hint up: by asking about it, by an open question soon after, or in its own words."""
    for index in turn.hinted:
        hint = turn.plan.scenario.issues[index].opens[:1]
        soon = turn.number - turn.hint_turn <= 2
        acts = {heard.act for heard in stimulus.heard.acts}
        named = any(_shares_word(turn, stimulus.text, turn.plan.words(text)) for text in hint)
        asked = stimulus.issue == index or any(issue == index for issue, _ in stimulus.asked)
        if asked or named or (soon and not FOLLOWS_UP.isdisjoint(acts)):
            tell(turn, index, "hint-taken")
            return


def _shares_word(turn: Turn, line: str, hint: str) -> bool:
    """Whether a telling word of the hint comes back, in whatever inflection: no word that callers use all the time."""
    return bool(stems(line) & (stems(hint) - turn.plan.common))
