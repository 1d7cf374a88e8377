"""All rookies by name: what each gets wrong, and in which modes it plays."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from simulator.call.state import Call
from simulator.flow.nodes import Node
from simulator.model.sop import SPEECH, TOOLS, Step, Verb
from simulator.rookies.choosers import Chooser, any_of_them, first, longest, of_kind
from simulator.rookies.ideal import Ideal
from simulator.rookies.phrases import example, examples
from simulator.rookies.planned import Manner, Planned, as_scripted, instead, with_act
from simulator.rookies.seat import Seat
from simulator.rookies.short import Refuses, Transfers

GUIDED = ("guided",)
FREE = ("free",)
RESOLVING = ("opening", "resolution", "closing", "wrap-up")


@dataclass(frozen=True, slots=True)
class Rookie:
    """A simulated trainee. `lazy`: no scenario may be passed by it; `fault` says what it gets wrong."""

    id: str
    fault: str
    sit: Callable[[], Seat]
    modes: tuple[str, ...] = FREE
    lazy: bool = False


def _all(node: Node, step: Step) -> bool:
    del node, step
    return True


def _unverified(node: Node, step: Step) -> bool:
    del node
    return step.verb is not Verb.VERIFY and step.phase != "verification"


def _fixes(node: Node, step: Step) -> bool:
    del node
    return step.verb in (Verb.TICKET, Verb.END) or (step.phase in RESOLVING and step.verb is not Verb.CHECK)


def _promises(node: Node, step: Step) -> bool:
    del node
    left_out = (Verb.VERIFY, Verb.APPROVAL, Verb.ESCALATE, Verb.TRANSFER, Verb.CHECK, Verb.PROMISE)
    return step.verb not in left_out


def _robot(call: Call, step: Step, script: str) -> Sequence[str]:
    """Asks what has to be asked, bare; says the rule in place of everything else."""
    if step.verb not in SPEECH or not script:
        return ()
    if step.verb is not Verb.ASK:
        line = example(call, ("invalidates", "dismisses")[len(call.happened) % 2])
        return (line,) if line else ()
    facts = (call.play.shelf.fact(call.issue.sop if call.issue else "", name) for name in step.facts)
    return tuple(fact.asks[0].say(call.play.lang) for fact in facts if fact is not None and fact.asks) or (script,)


def _over_promise(call: Call, step: Step, script: str) -> Sequence[str]:
    if step.verb not in SPEECH or not script:
        return ()
    if step.verb is Verb.ASK:
        return (script,)
    return (f"Don't you worry, I promise that it will all be working in {5 + len(call.happened) % 20} minutes.",)


def _silently(call: Call, step: Step, script: str) -> Sequence[str]:
    """Says no more than the questions that nobody can work without."""
    del call
    return (script,) if script and step.verb is Verb.ASK else ()


def _stuffed(call: Call, step: Step, script: str) -> Sequence[str]:
    """Every word that the form could reward, in one breath."""
    del script
    if step.verb not in SPEECH and step.verb not in TOOLS:
        return ()
    card = call.play.workspace.scorecard
    acts = dict.fromkeys(act for criterion in (card.criteria if card else ()) for act in criterion.heard)
    said = [found[len(call.happened) % len(found)] for act in acts if (found := examples(call, act))]
    return (" ".join(said),) if said else ()


def _planned(manner: Manner) -> Callable[[], Seat]:
    return lambda: Planned(manner)


def _chooses(chooser: Callable[[], Chooser]) -> Callable[[], Seat]:
    return chooser


ROOKIES: tuple[Rookie, ...] = (
    Rookie("ideal", "Does what a very good agent does.", Ideal, ("guided", "free")),
    Rookie("skips-verification", "Helps everybody without a check.", _planned(Manner(_unverified, as_scripted))),
    Rookie("fixer", "Acts before anything is known.", _planned(Manner(_fixes, as_scripted))),
    Rookie("robot", "Does every step and means nobody.", _planned(Manner(_all, _robot))),
    Rookie("blamer", "Says whose fault it is.", _planned(Manner(_all, with_act("blames")))),
    Rookie("over-apologiser", "Is sorry, and says nothing else.", _planned(Manner(_all, instead("apologises")))),
    Rookie("over-promiser", "Promises what others must do.", _planned(Manner(_promises, _over_promise, "resolved"))),
    Rookie("transfer-happy", "Passes everybody on at once.", Transfers),
    Rookie(
        "silent-holder", "Works in silence, on hold.", _planned(Manner(_all, _silently, "", ("/hold", "/wait 40s")))
    ),
    Rookie("refuse-everyone", "Says no to be safe.", Refuses),
    Rookie("keyword-stuffer", "Says every good word at once.", _planned(Manner(_all, _stuffed)), lazy=True),
    Rookie(
        "nicest-option", "Takes what sounds kindest.", _chooses(lambda: Chooser(of_kind("nice"))), GUIDED, lazy=True
    ),
    Rookie(
        "most-cautious", "Takes what sounds safest.", _chooses(lambda: Chooser(of_kind("cautious"))), GUIDED, lazy=True
    ),
    Rookie("first-option", "Takes the first option.", _chooses(lambda: Chooser(first)), GUIDED, lazy=True),
    Rookie("longest-option", "Takes the longest option.", _chooses(lambda: Chooser(longest)), GUIDED, lazy=True),
    Rookie("random", "Takes any option.", _chooses(lambda: Chooser(any_of_them)), GUIDED, lazy=True),
)


def rookie(rookie_id: str) -> Rookie | None:
    """The rookie of this name."""
    return next((one for one in ROOKIES if one.id == rookie_id), None)
