"""
How well and how fast a typed line is understood.

Acts: the labelled replies of `tests/hearing/replies.jsonl`, both halves (see `replies.md` there). An act that is
labelled `may`, or that a more special one implies, counts neither for nor against. Steps: the slice of STAR (Mosig,
Mehri, Kober 2020, MIT licence) in the folder that SOP_STAR names: other people's wordings of the steps of twelve tasks,
with one or six examples a step, the rest held out; and its dialogues, where the flow chart says what can follow the
last recognised step. The weights and the word classes were chosen on every second task in the order of the alphabet;
the others are reported beside them.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bench.star_read import Star, folder_of_star, read_star
from bench.table import Table
from simulator.hearing import ear_for, understand
from simulator.hearing.steps import recognise
from simulator.hearing.tongues import LANGS
from simulator.hearing.words import sentences
from simulator.model.acts import Act
from simulator.source.workspace import load

ROOT = Path(__file__).parents[1]
REPLIES = ROOT / "tests" / "hearing" / "replies.jsonl"
IMPLIED = {"thanks-for-calling": "thanks", "thanks-for-waiting": "thanks", "time-of-day-greeting": "greets"}
"""Whoever thanks for calling thanks: a special act implies its general one."""
SEEDS = (0, 1, 2)
BY_OTHERS = {
    "hello": {"greets", "offers-help"},
    "ask_name": {"asks-name"},
    "anything_else": {"anything-else"},
    "goodbye_1": {"farewell", "thanks"},
    "bank_ask_pin": {"asks-secret"},
}
"""Steps of STAR whose wordings, all by other people, must be heard as one of these acts."""


@dataclass(frozen=True, slots=True)
class Reply:
    lang: str
    split: str
    text: str
    acts: tuple[str, ...]
    may: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counts:
    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@cache
def replies() -> tuple[Reply, ...]:
    """The labelled replies."""
    read = (json.loads(line) for line in REPLIES.read_text(encoding="utf-8").splitlines())
    return tuple(Reply(row["lang"], row["split"], row["text"], tuple(row["acts"]), tuple(row["may"])) for row in read)


def counted(acts: tuple[Act, ...], lang: str, split: str) -> Counts:
    """Acts heard rightly, heard falsely and missed in one part of the replies."""
    ear = ear_for(acts, lang)
    right = false = missed = 0
    for reply in replies():
        if (reply.lang, reply.split) != (lang, split):
            continue
        heard = {one.act for one in ear.hears(reply.text)}
        must = set(reply.acts)
        free = {*reply.may, *(IMPLIED[name] for name in must if name in IMPLIED)}
        right += len(heard & must)
        false += len(heard - must - free)
        missed += len(must - heard)
    return Counts(right, false, missed)


def tables() -> Iterator[Table]:
    acts = load(ROOT).acts
    yield _acts_table(acts)
    folder = folder_of_star()
    if folder is None:
        note = "Skipped: name the folder of the STAR slice in SOP_STAR to measure the recognition of steps."
        yield Table("Hearing: steps", ("measure", "result"), (), note)
        return
    star = read_star(folder)
    yield _by_others(acts, star)
    yield _steps_table(acts, star)


def _acts_table(acts: tuple[Act, ...]) -> Table:
    rows = []
    for lang, split in (("en", "seen"), *((lang, "unseen") for lang in LANGS)):
        found = counted(acts, lang, split)
        number = sum((reply.lang, reply.split) == (lang, split) for reply in replies())
        rows.append((lang, split, str(number), f"{found.precision:.3f}", f"{found.recall:.3f}"))
    spent = _time_for_a_reply(acts)
    note = f"`unseen`: written before any pattern. Hearing a whole reply takes {spent:.2f} ms (mean, processor time)."
    return Table("Hearing: acts", ("language", "half", "replies", "precision", "recall"), tuple(rows), note)


def _time_for_a_reply(acts: tuple[Act, ...]) -> float:
    """Milliseconds of processor time for a reply that was never heard before."""
    lines = [reply.text for reply in replies() if reply.lang == "en"]
    fresh = _forgotten(acts)
    start = time.process_time()
    for line in lines:
        understand(line, "en", fresh, (), (), 0)
    return (time.process_time() - start) * 1000 / len(lines)


def _forgotten(acts: tuple[Act, ...]) -> tuple[Act, ...]:
    """The same acts with nothing remembered of earlier lines, compiled."""
    sentences.cache_clear()
    fresh = (*acts[1:], acts[0])
    ear_for(fresh, "en")
    return fresh


def _by_others(acts: tuple[Act, ...], star: Star) -> Table:
    ear = ear_for(acts, "en")
    rows = []
    heard_all = all_lines = 0
    for step, names in BY_OTHERS.items():
        lines = sorted({text for task in star.tasks for text in task.wordings.get(step, ())})
        heard = sum(bool(names & {one.act for one in ear.hears(line)}) for line in lines)
        heard_all, all_lines = heard_all + heard, all_lines + len(lines)
        rows.append((step, ", ".join(sorted(names)), f"{heard} of {len(lines)}"))
    rows.append(("together", "", f"{heard_all / max(all_lines, 1):.2f}"))
    note = "Lines of STAR whose step stands for an act; recall is the share in which one of those acts is heard."
    columns = ("step of STAR", "heard as one of", "recall")
    return Table("Hearing: acts in other people's wordings", columns, tuple(rows), note)


def _steps_table(acts: tuple[Act, ...], star: Star) -> Table:
    rows = []
    for examples, name in ((0, "the scripted line only"), (5, "and five other wordings, held out")):
        hits: dict[bool, list[bool]] = {True: [], False: []}
        for seed in SEEDS if examples else (0,):
            for number, task in enumerate(star.tasks):
                ways, test = task.split(examples, seed)
                for step, line in test:
                    ranked = recognise(line, ways, (), "en", ear_for(acts, "en")).ranked
                    hits[number % 2 == 0].append(bool(ranked) and ranked[0].step == step)
        both = hits[True] + hits[False]
        rows.append(
            (f"no context, {name}", *(f"{100 * sum(part) / len(part):.1f} %" for part in (both, *hits.values())))
        )
    right, number, spent = _with_the_flow(acts, star)
    rows.append(("with the flow, on dialogues", f"{100 * right / number:.1f} %", "", ""))
    note = (
        f"First guess right; {number} lines of dialogues, {spent:.2f} ms a line with its acts (mean, processor time)."
    )
    return Table("Hearing: steps", ("STAR", "all tasks", "tasks tuned on", "the others"), tuple(rows), note)


def _with_the_flow(acts: tuple[Act, ...], star: Star) -> tuple[int, int, float]:
    """Lines whose step was the first guess, all lines, and milliseconds for a line that was never heard before."""
    ear = ear_for(_forgotten(acts), "en")
    right = number = 0
    known: set[str] = set()
    spent: list[float] = []
    for dialogue in star.dialogues:
        last = ""
        recognise("warm up", dialogue.ways, (), "en", ear)
        for step, line in dialogue.lines:
            start = time.process_time()
            heard = recognise(line, dialogue.ways, dialogue.soon(last), "en", ear)
            if line not in known:
                spent.append(time.process_time() - start)
            known.add(line)
            top = heard.ranked[0].step if heard.ranked else ""
            number, right = number + 1, right + (top == step)
            last = top or last
    return right, number, 1000 * sum(spent) / max(len(spent), 1)
