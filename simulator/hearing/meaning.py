"""
What a typed line means in a call: acts, steps, times, values, and whether anybody could place it at all.

Three findings for speech rest on this. Something was *heard*; or the line was understood as something else, and what
was looked for is *absent*; or it is *unclear*: it names no act, carries no step and its words are mostly strange to us,
so that a person should say what was meant. A line without one known word is unclear too, and says so (`known`), because
gibberish is no reason to leave a score open.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from simulator.hearing.acts import Ear, ear_for
from simulator.hearing.concepts import is_concept
from simulator.hearing.desk_words import is_desk_word
from simulator.hearing.slots import ticket_numbers
from simulator.hearing.steps import LINES_KEPT, Candidates, recognise
from simulator.hearing.time_words import TIME_WORDS
from simulator.hearing.times import Use, told_times
from simulator.hearing.tongues import tongue
from simulator.hearing.words import Word, sentences, words
from simulator.model.acts import Act
from simulator.model.call import Clarity, Heard, Hint

KNOWN_SHARE = 0.5
"""A line with a smaller share of known words is strange to us."""


def understand(
    text: str, lang: str, acts: Sequence[Act], candidates: Candidates, soon: Sequence[str], clock: int
) -> Heard:
    """What a line means. `soon` are the steps that can come now or shortly, the likeliest first; `clock` is the call's
    time in minutes since Monday 00:00."""
    ear = ear_for(acts, lang)
    hints, steps, share, known, stuffed = _placed(text, lang, ear, tuple(candidates), tuple(soon))
    times = tuple((told.earliest, told.latest) for told in told_times(text, lang, clock) if told.use is Use.PROMISE)
    unclear = not hints and not steps and not times and share < KNOWN_SHARE
    clarity = Clarity.UNCLEAR if unclear else Clarity.CLEAR
    return Heard(hints, steps, times, _values(text, lang), clarity, stuffed, known or not unclear)


@lru_cache(maxsize=LINES_KEPT)
def _placed(
    text: str, lang: str, ear: Ear, candidates: Candidates, soon: tuple[str, ...]
) -> tuple[tuple[Hint, ...], tuple[str, ...], float, bool, bool]:
    """Acts, steps, share of known words, whether any word is known, stuffing: all that the clock does not change.

    Kept for the lines heard last: calls that are replayed, scored or simulated say the same again and again.
    """
    hints = tuple(Hint(heard.act, heard.words, heard.exact) for heard in ear.hears(text))
    steps = tuple(ranked.step for ranked in recognise(text, candidates, soon, lang, ear).carried)
    share = known_share(text, lang, ear, candidates) if not hints and not steps else 1.0
    known = share >= KNOWN_SHARE or _holds_a_word(text, lang, ear, candidates)
    return hints, steps, share, known, ear.stuffed(text)


def _holds_a_word(text: str, lang: str, ear: Ear, candidates: Candidates) -> bool:
    """Whether anything in a line is a word that we know, a small one too: gibberish has none."""
    speech, scripts = tongue(lang), _script_stems(candidates, lang)
    return any(
        word.plain in speech.small | speech.fillers or _is_known(word, lang, ear, scripts) for word in words(text, lang)
    )


def known_share(text: str, lang: str, ear: Ear, candidates: Candidates) -> float:
    """The share of the words that carry meaning which the acts or the scripts know; 1 where there are only small words.

    Names and numbers do not count: nobody can know them all.
    """
    said = words(text, lang)
    speech = tongue(lang)
    telling = [word for word in said if word.plain.isalpha() and word.plain not in speech.small | speech.fillers]
    telling = [word for word in telling if not word.capital or word is said[0]]
    if not telling:
        return 1.0 if said else 0.0
    scripts = _script_stems(candidates, lang)
    return sum(_is_known(word, lang, ear, scripts) for word in telling) / len(telling)


def _is_known(word: Word, lang: str, ear: Ear, scripts: frozenset[str]) -> bool:
    if word.stem in scripts or word.stem in ear.vocabulary or is_desk_word(word.stem, tongue(lang).lang):
        return True
    if is_concept(word.plain, word.stem, lang):
        return True
    table = TIME_WORDS.get(tongue(lang).lang)
    return table is not None and (word.plain in table.units or word.plain in table.days or word.plain in table.numbers)


@lru_cache(maxsize=32)
def _script_stems(candidates: Candidates, lang: str) -> frozenset[str]:
    texts = (text for _, lines in candidates for text in lines)
    return frozenset(word.stem for text in texts for sentence in sentences(text, lang) for word in sentence.words)


def _values(text: str, lang: str) -> tuple[tuple[str, str], ...]:
    """Ticket numbers and names in a line."""
    found: list[tuple[str, str]] = []
    for sentence in sentences(text, lang):
        tickets = tuple(ticket_numbers(sentence))
        taken = {sentence.words[n] for start, end in tickets for n in range(start, end)}
        for start, end in tickets:
            found.append(("ticket", text[sentence.words[start].start : sentence.words[end - 1].end]))
        names = _capital_runs(sentence.words)
        found += [("name", text[first.start : last.end]) for first, last in names if first not in taken]
    return tuple(dict.fromkeys(found))


def _capital_runs(words: tuple[Word, ...]) -> list[tuple[Word, Word]]:
    """Words in capitals inside a sentence, those that belong together as one."""
    runs: list[tuple[Word, Word]] = []
    for before, word in pairwise(words):
        if not word.capital or not word.plain.isalpha() or word.plain == "i":
            continue
        if runs and runs[-1][1] is before and not before.breaks:
            runs[-1] = (runs[-1][0], word)
        else:
            runs.append((word, word))
    return runs
