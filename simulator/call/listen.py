"""
What a typed line means in this call: the room of hearing is told which steps there are and which can come now.

`read_move` is the one way from a line to a move, in every view and in every replay.
"""

from __future__ import annotations

from dataclasses import replace

from simulator.call.grammar import Complaint, Helper, read_line
from simulator.call.label import label
from simulator.call.open_question import as_an_answer, is_on_page
from simulator.call.standing import AROUND, following, issue_of, order
from simulator.call.state import Call, Track
from simulator.flow.follow import ahead, take
from simulator.model.call import EntryKind, Heard, Move, MoveKind
from simulator.model.sop import Step, Verb
from simulator.model.text import Text

SOON = 3
"""How many steps ahead of where a procedure stands are likelier than the rest."""

LEAST_ACTS = 2
"""So many acts of a sentence must be heard before they stand for it; one act alone belongs to many sentences."""

TELLS_TIME = "gives-time"

Candidates = tuple[tuple[str, tuple[str, ...]], ...]


def read_move(call: Call, line: str) -> Move | Helper | Complaint:
    """A typed line as a move; options by number only where they are shown."""
    text = line.strip()
    if call.play.mode == "guided" and text.isdecimal() and not call.over:
        from simulator.call.options import options

        shown = options(call)
        chosen = next((option.move for option in shown if str(option.number) == text.lstrip("0")), None)
        return chosen or Complaint(
            f"There are {len(shown)} choices, 1 to {len(shown)}." if shown else "There is nothing to choose."
        )
    read = read_line(call, line)
    if isinstance(read, Move) and read.kind is MoveKind.SPEECH and not read.heard.steps:
        return replace(read, heard=hear(call, read.text))
    return read


def hear(call: Call, text: str) -> Heard:
    """What a spoken line means: acts, the steps that it carries out, times and values."""
    from simulator.hearing import understand

    play = call.play
    heard = understand(text, play.lang, play.workspace.acts, candidates(call), soon(call), call.now % (7 * 1440))
    if is_on_page(call, text):
        heard = as_an_answer(text, heard)
    else:
        steps = tuple(name for name in _really_asked(call, text, heard.steps) if _may_come(call, name))
        by_acts = () if steps and heard.stuffed else _done_by_acts(call, heard)
        heard = replace(heard, steps=tuple(dict.fromkeys((*by_acts, *steps))))
    tells_time = any(hint.act == TELLS_TIME for hint in heard.acts)
    theirs = _callers_times(call) if heard.times or tells_time else ()
    if tells_time and (told := _times_in(call, text)) and _ends(told) <= _ends(theirs):
        heard = replace(heard, acts=tuple(hint for hint in heard.acts if hint.act != TELLS_TIME))
    return label(call, text, heard, callers_times=theirs)


def _really_asked(call: Call, text: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """The steps without questions of which only the courtesy was said: being sorry is not asking what happened."""
    from simulator.hearing import MAYBE, ear_for, is_asking, recognise

    if not any(_asks(call, name) for name in names):
        return names
    play = call.play
    ear = ear_for(play.workspace.acts, play.lang)
    asked = recognise(text, candidates(call, bare=True), soon(call), play.lang, ear)
    really = {ranked.step for ranked in asked.carried}
    if asked.ranked and asked.ranked[0].score >= MAYBE and is_asking(text, play.lang):
        really.add(asked.ranked[0].step)
    return tuple(name for name in names if name in really or not _asks(call, name))


def _asks(call: Call, name: str) -> bool:
    step = call.play.shelf.step(name)
    return step is not None and step.verb is Verb.ASK


def _done_by_acts(call: Call, heard: Heard) -> tuple[str, ...]:
    """The sentence that is due, said in words that are like no script and yet do most of what it is for."""
    acts = {hint.act for hint in heard.acts}
    for index in order(call):
        for name in following(call.tracks[index], call):
            step = call.play.shelf.step(name)
            if step is None or step.verb not in (Verb.SAY, Verb.PROMISE):
                continue
            done = acts & set(step.heard)
            if len(done) >= LEAST_ACTS and 2 * len(done) > len(step.heard):
                return (name,)
    return ()


def _may_come(call: Call, name: str) -> bool:
    """Whether a line can mean this step at all: nobody speaks of a side road that was not taken and is behind us.

    What stands on the main road may be said late, and what was said once may be said again. The side roads around the
    problems wait for their reason: `tell me what happened` begins no second round of closing before something is left.
    """
    shelf = call.play.shelf
    step = shelf.step(name)
    if step is None or not step.path:
        return True
    tracks = [track for track in call.tracks if name in shelf.steps(track.graph.sop)]
    return (
        not tracks
        or any(_comes(call, track, name) for track in tracks if track.role != AROUND)
        or any(name in following(track, call) for track in tracks if track.role == AROUND)
        or any(name in done.steps for done in call.happened)
    )


def _comes(call: Call, track: Track, name: str) -> bool:
    known = call.known_for(issue_of(track, call))
    return track.where is not None and take(track.graph, track.where, name, "", known) is not None


def candidates(call: Call, *, bare: bool = False) -> Candidates:
    """Every step that a line may carry out, with the ways to say it in this language; `bare`: without courtesy."""
    shelf = call.play.shelf
    running = dict.fromkeys(track.graph.sop for track in call.tracks)
    uses = [entry.use for entry in call.play.workspace.desk.at_any_time if entry.agent and entry.use not in running]
    key = ("\n".join((*running, "", *uses, "bare" if bare else "")), call.play.lang)
    found = shelf.candidates.get(key)
    if found is None:
        ways: dict[str, tuple[str, ...]] = {}
        for sop in running:
            for name, node in shelf.steps(sop).items():
                lines = _lines(call, node.sop, node.step, bare) if node.step is not None else ()
                if lines:
                    ways.setdefault(name, lines)
        for use in uses:  # one that is not running can only begin
            ways.update(_beginning(call, use))
        found = shelf.candidates[key] = tuple(ways.items())
    return found


def _beginning(call: Call, use: str) -> Candidates:
    """The first step of what the agent may begin at any time."""
    found = call.play.workspace.sop(use)
    if found is None or not found.steps:
        return ()
    lines = _lines(call, use, found.steps[0])
    return ((f"{use}/{found.steps[0].id}", lines),) if lines else ()


def _lines(call: Call, sop: str, step: Step, bare: bool = False) -> tuple[str, ...]:
    """The script of a step, other ways to say it, and what its facts are asked with."""
    texts: list[Text] = [step.say, *step.examples]
    if step.verb in (Verb.SAY, Verb.PROMISE, Verb.GUIDE):
        texts.append(step.does)
    if step.verb is Verb.ASK:
        facts = (call.play.shelf.fact(sop, name) for name in step.facts or (step.target,))
        texts += [text for fact in facts if fact is not None for text in fact.asks]
    lang = call.play.lang
    first = call.play.workspace.desk.languages[0]
    said = (text.say(lang) for text in texts if text and (text.has(lang) or lang == first or not text.mapped))
    lines = dict.fromkeys(line for line in said if line)
    if not (bare and step.verb is Verb.ASK):
        return tuple(lines)
    from simulator.hearing import question_in

    return tuple(dict.fromkeys(question_in(line, lang) for line in lines))


def soon(call: Call) -> tuple[str, ...]:
    """Steps that can come now or shortly, the likeliest first.

    A side road that nobody is on yet waits for what leads there: whoever says that there is a check first has not yet
    said the no that follows when it fails.
    """
    names: dict[str, None] = {}
    tracks = [call.tracks[index] for index in order(call)]
    for track in tracks:
        names.update(dict.fromkeys(following(track, call)))
    roads = {_road(call, name) for name in names}
    for track in tracks:
        if track.where is not None:
            shortly = ahead(track.graph, track.where, SOON)
            names.update(
                dict.fromkeys(name for name in shortly if _road(call, name)[1] == "" or _road(call, name) in roads)
            )
    return tuple(names)


def _road(call: Call, name: str) -> tuple[str, str]:
    """The procedure and the side road of a step; no side road on the main one."""
    step = call.play.shelf.step(name)
    return name.partition("/")[0], step.path if step is not None else ""


def _callers_times(call: Call) -> tuple[tuple[int, int], ...]:
    """Times that the caller told in this call: said back, they are no promise of ours, and tell nothing new."""
    lines = (entry.text for entry in call.entries if entry.kind is EntryKind.CALLER)
    return tuple(time for line in lines for time in _times_in(call, line))


def _ends(times: tuple[tuple[int, int], ...]) -> set[int]:
    """`By half past two` and `at half past two` end alike."""
    return {latest for _, latest in times}


def _times_in(call: Call, text: str) -> tuple[tuple[int, int], ...]:
    """Every time told in a line, in minutes from now."""
    from simulator.hearing import told_times

    return tuple((told.earliest, told.latest) for told in told_times(text, call.play.lang, call.now % (7 * 1440)))
