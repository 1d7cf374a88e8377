"""
The phrase language of `_acts.yaml`, read into a small tree.

`(a|b)` either, `[a]` and `[a|b]` may be missing, `…` up to five words between, `{name}` a value; everything else is
words. A group that touches letters varies the word: `apologi(s|z)e`, `colo[u]r`. A bad pattern is a `Flaw` with its
column, never an exception.
There are no regular expressions here, so that no pattern can hang a call.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

MOST_CHARACTERS = 800
MOST_FORMS = 64
"""So many spellings one word may have: `(a|b)(c|d)…` doubles with every group."""
DEEPEST = 8
VALUES = ("name", "number", "time", "ticket")
PLACEHOLDERS = (
    "company", "agent", "caller_name", "first_name", "target.respond", "target.resolve", "target.update",
    "next_update", "next_step", "team",
)  # fmt: skip
"""`{next_step}` and its like match only a script's own placeholder, so that scripts can be tried before they are
filled."""


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with a pattern, in words; `column` counts characters of the pattern from 1."""

    column: int
    message: str


@dataclass(frozen=True, slots=True)
class Literal:
    """One word, in every spelling that the author allows."""

    forms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Slot:
    """A value: `{name}`, `{number}`, `{time}`, `{ticket}`, or a script's placeholder."""

    kind: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to five words of any kind."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing after the other."""

    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Either:
    """One of several; an empty row among them means that it may be missing."""

    options: tuple[Row, ...]


Part = Literal | Slot | Gap | Row | Either


class _Bad(Exception):
    def __init__(self, column: int, message: str) -> None:
        super().__init__(message)
        self.flaw = Flaw(column, message)


def parse(text: str) -> Row | Flaw:
    """The tree of a pattern, or what is wrong with it."""
    if len(text) > MOST_CHARACTERS:
        return Flaw(
            MOST_CHARACTERS + 1,
            f"A pattern has at most {MOST_CHARACTERS} characters; this one has {len(text)}. Split it in two.",
        )
    reader = _Reader(text.replace("...", "…  "))
    try:
        row = reader.row("", 0)
    except _Bad as bad:
        return bad.flaw
    if not any(isinstance(part, Literal | Slot) for part in _leaves(row)):
        return Flaw(1, "This pattern has no word in it, so it would match anything.")
    if _can_be_empty(row):
        return Flaw(
            1,
            "Everything in this pattern may be missing, so it would match anything. Leave one word outside the "
            "brackets.",
        )
    return row


def _leaves(part: Part) -> list[Part]:
    match part:
        case Row(parts):
            return [leaf for inner in parts for leaf in _leaves(inner)]
        case Either(options):
            return [leaf for inner in options for leaf in _leaves(inner)]
        case _:
            return [part]


def _can_be_empty(part: Part) -> bool:
    match part:
        case Row(parts):
            return all(_can_be_empty(inner) for inner in parts)
        case Either(options):
            return any(_can_be_empty(inner) for inner in options)
        case Gap():
            return True
        case _:
            return False


class _Reader:
    """Reads a pattern once from left to right; `at` is the next character."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0

    def here(self) -> str:
        return self.text[self.at : self.at + 1]

    def row(self, closer: str, depth: int) -> Row:
        """Parts up to `closer` or a bar (which are left for the caller to read)."""
        parts: list[Part] = []
        while (c := self.here()) and c != closer and not (c == "|" and closer):
            if c in ")]}":
                raise _Bad(self.at + 1, f"“{c}” closes nothing here. Take it out, or open it before.")
            if c == "|":
                raise _Bad(self.at + 1, "“|” stands only inside brackets: (one|other).")
            if c == "…":
                parts.append(Gap())
                self.at += 1
            elif c == "{":
                parts.append(self.slot())
            elif _is_letter(c) or c in "([":
                parts.append(self.chunk(depth))
            else:
                self.at += 1
        return Row(tuple(parts))

    def slot(self) -> Slot:
        opened = self.at
        end = self.text.find("}", opened)
        if end < 0:
            raise _Bad(opened + 1, "“{” is never closed.")
        kind = self.text[opened + 1 : end].strip()
        if kind not in VALUES and kind not in PLACEHOLDERS:
            raise _Bad(
                opened + 1,
                f"“{{{kind}}}” is no value that can be heard. There are: {', '.join('{' + v + '}' for v in VALUES)}.",
            )
        self.at = end + 1
        return Slot(kind)

    def chunk(self, depth: int) -> Part:
        """Letters and groups without a space between them."""
        start, pieces = self.at, [self.piece(depth)]
        while (c := self.here()) and (_is_letter(c) or (c in "([" and self._touches(pieces))):
            pieces.append(self.piece(depth))
        if len(pieces) == 1:
            return pieces[0]
        return Literal(_spellings(pieces, start))

    def _touches(self, pieces: list[Part]) -> bool:
        return isinstance(pieces[-1], Literal) or len(pieces) > 1

    def piece(self, depth: int) -> Part:
        if self.here() in "([":
            return self.group(depth + 1)
        start = self.at
        while _is_letter(self.here()):
            self.at += 1
        return Literal((self.text[start : self.at],))

    def group(self, depth: int) -> Part:
        opened, opener = self.at, self.here()
        if depth > DEEPEST:
            raise _Bad(opened + 1, f"Brackets go {DEEPEST} deep at most.")
        closer = ")" if opener == "(" else "]"
        options = []
        while True:
            self.at += 1
            options.append(self.row(closer, depth))
            if not self.here():
                raise _Bad(opened + 1, f"“{opener}” is never closed.")
            if self.here() == closer:
                break
        self.at += 1
        if len(options) > 1 and not all(option.parts for option in options):
            raise _Bad(opened + 1, "One side of “|” has no word. Write [one] for a word that may be missing.")
        if opener == "[":
            options.append(Row(()))
        if all(not option.parts for option in options):
            raise _Bad(opened + 1, f"There is nothing between “{opener}” and “{closer}”.")
        return Either(tuple(options))


def _is_letter(c: str) -> bool:
    return bool(c) and (c.isalnum() or c in "'’")


def _spellings(pieces: list[Part], start: int) -> tuple[str, ...]:
    choices: list[tuple[str, ...]] = []
    forms = 1
    for piece in pieces:
        spelled = _spelled(piece)
        if spelled is None:
            raise _Bad(
                start + 1,
                "A group that touches letters may hold only letters: apologi(s|z)e. Put a space before or after it.",
            )
        choices.append(spelled)
        forms *= len(spelled)
        if forms > MOST_FORMS:
            raise _Bad(
                start + 1, f"This word has more than {MOST_FORMS} spellings. List them as words: (one|two|three)."
            )
    return tuple(dict.fromkeys("".join(choice) for choice in product(*choices)))


def _spelled(piece: Part) -> tuple[str, ...] | None:
    match piece:
        case Literal(forms):
            return forms
        case Either(options):
            spelled: list[str] = []
            for option in options:
                inner = [_spelled(part) for part in option.parts]
                if len(inner) > 1 or None in inner:
                    return None
                spelled.extend(inner[0] if inner and inner[0] else ("",))
            return tuple(spelled)
        case _:
            return None
