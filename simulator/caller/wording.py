"""
Which words the caller finds: the scenario's own first, then the line book's by situation, temper, speech and mood.

A situation may have lines of its own for a mood (`thanks-when-angry`); those come first, so that nobody falls out of
character. No line is said twice in a call: when a situation has none left, the caller says nothing there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.caller.chance import number
from simulator.caller.mood import Mood, Rules
from simulator.model.scenario import LineBook, Persona

Pool = tuple[int, tuple[str, ...]]
"""How many of the lines suit the caller's way of speaking best (they stand first), and the lines."""
Book = Mapping[str, Pool]

STOCK: Book = {
    "tells-yes": (3, ("Yes.", "Yes, that's right.", "I think so, yes.")),
    "tells-no": (3, ("No.", "No, it isn't.", "I don't think so.")),
    "tells-value": (3, ("{value}.", "It's {value}.", "That would be {value}.")),
    "gives-name": (2, ("{value}.", "This is {value}.")),
    "does-not-know": (2, ("I don't know.", "I couldn't tell you.")),
    "unclear-line": (1, ("Sorry, what do you mean?",)),
    "hangs-up": (1, ("That's enough. Goodbye.",)),
}
"""What is said where a desk has no line book at all."""

NO_LINES: Pool = (0, ())
FEW_WORDS = 4
"""The longest sentence of somebody who speaks little of the language."""

SHORTEST = 4
STEM = 5


def make_book(books: Iterable[LineBook], lang: str, first: str, persona: Persona) -> Book:
    """The lines of a language (else of the desk's first) that this persona might say, by situation."""
    known = {book.lang: book for book in books if book.lines}
    book = known.get(lang) or known.get(first) or next(iter(known.values()), None)
    if book is None:
        return STOCK
    pools: dict[str, list[str]] = {}
    for line in book.lines:
        if not (_fits(line.temper, persona.temper) and _fits(line.speech, persona.speech)):
            continue
        if persona.speech == "simple" and not line.speech and len(line.says.split()) > FEW_WORDS:
            continue
        pools.setdefault(line.situation, []).extend([line.says] * (2 if line.temper or line.speech else 1))
    return {situation: _in_style(lines, persona) for situation, lines in pools.items()}


def bucket(mood: Mood, rules: Rules) -> str:
    """The coarse mood that chooses among lines."""
    if mood.anger >= rules.outlet("sharp"):
        return "angry"
    if mood.helplessness >= 600:
        return "lost"
    return "tense" if mood.anger >= 300 else "calm"


def find(book: Book, situation: str, mood: str, spoken: frozenset[str], seed: int, counter: int) -> str:
    """A line that was not said yet: first one for this mood, then a plain one; empty when none is left."""
    for name in (f"{situation}-when-{mood}", situation):
        suits, lines = book.get(name, NO_LINES)
        if not lines:
            continue
        first = number(seed, name, counter, suits)
        for line in (*lines[first:suits], *lines[:first], *lines[suits:]):
            if line not in spoken:
                return line
    return ""


def fill(line: str, values: Mapping[str, str]) -> str:
    """The line with `{name}` looked up once; a name that is not known stays as it is."""
    if "{" not in line:
        return line
    parts = line.split("{")
    found = [parts[0]]
    for part in parts[1:]:
        name, closed, rest = part.partition("}")
        found.append(f"{values[name]}{rest}" if closed and name in values else "{" + part)
    return "".join(found)


def stems(text: str) -> frozenset[str]:
    """The words of a text without the short ones, cut to five letters so that endings do not matter."""
    words = "".join(sign if sign.isalnum() else " " for sign in text.casefold()).split()
    return frozenset(word[:STEM] for word in words if len(word) >= SHORTEST)


def common_stems(book: Book) -> frozenset[str]:
    """What callers say all the time, whatever it is about."""
    return frozenset(stem for _, lines in book.values() for line in lines for stem in stems(line))


def _fits(wanted: str, own: str) -> bool:
    return not wanted or own in wanted.split()


def _in_style(lines: list[str], persona: Persona) -> Pool:
    """Somebody terse keeps to the shorter half as long as there is any, somebody who talks much to the longer one."""
    if len(lines) < 4 or persona.speech not in ("terse", "rambling"):
        return len(lines), tuple(lines)
    by_length = sorted(lines, key=len, reverse=persona.speech == "rambling")
    return (len(lines) + 1) // 2, tuple(by_length)
