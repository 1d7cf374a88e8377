"""What the practice commands share: the sitting, which scenario or attempt is meant, and a call that begins."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from simulator.cli.place import playable, workspace_root
from simulator.model.stop import Exit, Stop

if TYPE_CHECKING:
    from simulator.call import Call
    from simulator.model.scenario import Scenario
    from simulator.records import Attempt
    from simulator.terminal.sitting import Sitting

Mode = Literal["", "guided", "free", "exam", "mystery"]
SEEDS = 10_000
OTHER_TONGUE = (
    "The caller speaks {lang}, and so do you. The program speaks English: tools, what they show, and the debrief."
)
STRONG = "This caller is rude and does not spare words. Enter takes the call; n leaves it to somebody else."


def known(sitting: Sitting) -> bool:
    """Whether somebody has practised here before."""
    from simulator.records import attempts, trainee

    return trainee(sitting.home) is not None or bool(attempts(sitting.home))


def mode_of(word: str) -> Mode:
    modes: dict[str, Mode] = {"guided": "guided", "free": "free", "exam": "exam", "mystery": "mystery"}
    return modes.get(word, "")


def sitting_for(
    named: str, *, plain: bool, mode: str, relaxed: bool = False, trainee: str = "", plays: bool = True
) -> Sitting:
    """The workspace, the data folder and the view. To play, a workspace with errors is refused with its problems."""
    from simulator.cli.folders import data_folder
    from simulator.records import know
    from simulator.source import load
    from simulator.terminal.sitting import Sitting, interactive, plain_wanted, view_for

    root = workspace_root(named)
    read = playable(root) if plays else load(root)
    folder = data_folder()
    if trainee:
        know(folder, _name(trainee))
    view = view_for(mode, plain_wanted(plain), relaxed)
    return Sitting(read, folder, view, datetime.datetime.now().astimezone(), interactive())


def _name(said: str) -> str:
    """A name that can be said on the phone. Raises `Stop` rather than keep another than was typed."""
    from simulator.records.trainee import LONGEST_NAME, clean

    if clean(said) != " ".join(said.split()) or not said.strip():
        raise Stop(f"--trainee: a name has 1 to {LONGEST_NAME} characters, all of them visible.", Exit.USAGE)
    return said


def in_mode(sitting: Sitting, mode: str, *, plain: bool = False, relaxed: bool = False) -> Sitting:
    """The same sitting with the view of another mode; nothing is read again."""
    from simulator.terminal.sitting import plain_wanted, view_for

    return replace(sitting, view=view_for(mode, plain_wanted(plain), relaxed))


def scenario_of(sitting: Sitting, named: str, mode: str = "", seed: int = 0, lang: str = "") -> Scenario:
    """The scenario of this name; without a name the next one, or in a mystery call any that may be one."""
    workspace = sitting.workspace
    spoken = _spoken(sitting, lang)
    hidden = [each for each in spoken if each.mystery]
    if not named and mode == "mystery" and hidden:
        return hidden[seed % len(hidden)]
    if not named:
        from simulator.terminal.proposals import proposals

        named = next((each.scenario for each in proposals(sitting.home, workspace, sitting.now, spoken)), "")
    found = workspace.scenario(named.removesuffix(".yaml").rpartition("/")[2])
    if found is None:
        from difflib import get_close_matches

        ids = [each.id for each in workspace.scenarios]
        near = get_close_matches(named, ids, 1)
        all_of_them = f"There are: {', '.join(ids)}." if ids else "scenarios/ is empty."
        advice = f"Did you mean '{near[0]}'?" if near else all_of_them
        raise Stop(f"There is no scenario '{named}'. {advice}", Exit.USAGE)
    if found not in spoken:
        others = ", ".join(each.id for each in spoken)
        written = f"In it there are: {others}." if others else "No call is."
        raise Stop(f"--lang {lang}: '{found.id}' is not written in that language. {written}", Exit.USAGE)
    return found


def _spoken(sitting: Sitting, lang: str) -> list[Scenario]:
    """The scenarios that can be played in a language."""
    from simulator.caller.tongue import speaks

    languages = sitting.workspace.desk.languages
    if lang and lang not in languages:
        raise Stop(f"--lang {lang}: this desk speaks {', '.join(languages)}.", Exit.USAGE)
    return [each for each in sitting.workspace.scenarios if not lang or speaks(each, lang, languages[0])]


def taken(
    sitting: Sitting,
    named: str,
    *,
    mode: Mode = "",
    seed: int | None = None,
    plain: bool = False,
    relaxed: bool = False,
    lang: str = "",
    new_caller: bool = False,
) -> Exit:
    """A new call from the first ring to the debrief; without a mode the one that comes next in this procedure."""
    from simulator.terminal.proposals import mode_for
    from simulator.terminal.session import take

    number = seed_for(seed)
    found = scenario_of(sitting, named, mode, number, lang)
    if not willing(sitting, found):
        sitting.view.tell("That is fine. `sop practice` takes another one.")
        return Exit.FINE
    how = mode or mode_for(sitting.home, found)
    sitting = in_mode(sitting, how, plain=plain, relaxed=relaxed)
    return take(
        sitting,
        begun(sitting, found, mode=how, seed=number, lang=lang, new_caller=new_caller, relaxed=relaxed),
    )


def begun(
    sitting: Sitting, scenario: Scenario, *, mode: str, seed: int, lang: str, new_caller: bool, relaxed: bool
) -> Call:
    """The call comes in."""
    from simulator.call import begin
    from simulator.records import trainee

    desk = sitting.workspace.desk
    if lang and lang != desk.languages[0]:
        from simulator.site.languages import NAMES

        sitting.view.tell(OTHER_TONGUE.format(lang=NAMES.get(lang, lang)))
    who = None
    if new_caller:
        from simulator.caller.cast import draw

        who = draw(lang or desk.languages[0], seed, 1)[0]
    known = trainee(sitting.home)
    agent = known.name if known else "Sam"
    return begin(sitting.workspace, scenario, seed=seed, mode=mode, lang=lang, agent=agent, who=who, relaxed=relaxed)


def resumed(sitting: Sitting, attempt: Attempt) -> Exit:
    from simulator.records import resume as taken_up
    from simulator.terminal.session import go_on

    found = taken_up(attempt, sitting.workspace)
    if found.changed:
        sitting.view.tell("The procedures have changed since; this call goes on with those it began with.")
    sitting.view.tell(f"You are back in the call, at turn {found.call.turn + 1}. So far:")
    sitting.view.recall(found.call.entries)
    return go_on(sitting, found.call, attempt)


def attempt_of(sitting: Sitting, named: str) -> Attempt:
    from simulator.records import attempts, find

    if named:
        return find(sitting.home, named)
    newest = next(iter(attempts(sitting.home)), None)
    if newest is None:
        raise Stop("There is no call yet. `sop practice` takes the first one.", Exit.USAGE)
    return newest


def costliest_turn(sitting: Sitting, attempt: Attempt) -> int:
    """The turn to try again from; 1 where nothing was missed."""
    from simulator.records import resume as taken_up
    from simulator.terminal.scored import scored

    return scored(taken_up(attempt, sitting.workspace).call)[1].again or 1


def play_text(sitting: Sitting, path: str) -> Exit:
    from simulator.terminal.playing import play_file

    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Stop(f"{path} is not text (UTF-8). A call as text ends in .call; see scenarios/.") from None
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}.") from error
    return play_file(sitting, text, path)


def seed_for(seed: int | None) -> int:
    """The seed that was named, or any."""
    return seed if seed is not None else int.from_bytes(os.urandom(4), "big") % SEEDS


def willing(sitting: Sitting, scenario: Scenario) -> bool:
    """A call of strong intensity is announced; whoever would rather not takes another."""
    if scenario.intensity != "strong":
        return True
    if not sitting.interactive:
        sitting.view.tell(STRONG.partition(" Enter")[0])
        return True
    return not sitting.view.ask(STRONG).strip().casefold().startswith("n")
