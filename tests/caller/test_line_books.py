"""The line books of the starter library: complete in every language, and nobody out of character."""

from __future__ import annotations

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from simulator.call import answer, begin
from simulator.call.listen import read_move
from simulator.caller.answering import number_situations
from simulator.caller.wording import STOCK
from simulator.model.call import EntryKind, Move
from simulator.model.fact import DomainKind
from simulator.model.scenario import LineBook
from simulator.source import load

ROOT = Path(__file__).parents[2]
LIBRARY = load(ROOT)
BOOKS = {book.lang: book for book in LIBRARY.books}
MOODS = ("angry", "tense", "lost", "calm")
NUMBERS = {
    fact.id
    for facts in (LIBRARY.desk.facts, *(sop.facts for sop in LIBRARY.sops))
    for fact in facts
    if fact.domain.kind is DomainKind.NUMBER and fact.asks
}
OF_FACTS = {name for fact in NUMBERS for number in (1, 2) for name in number_situations(fact, number)}
WITH_VALUE = {"gives-name", "gives-id", "tells-value", "tells-number", "told-already"} | {
    name for name in OF_FACTS if not name.endswith("-one")
}
ALWAYS_NEEDED = {"acknowledges", "tells-yes", "tells-no", "does-not-know", "does-it", "nothing-else", "goodbye-good"}


def words_of_the_code() -> set[str]:
    """Every text constant of the caller's modules."""
    return {
        node.value
        for module in (ROOT / "simulator" / "caller").glob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def spoken_by_the_code() -> set[str]:
    """Every situation that a module names where it lets the caller speak."""
    found: set[str] = set()
    for module in (ROOT / "simulator" / "caller").glob("*.py"):
        found.update(re.findall(r'turn\.say\(\s*"([a-z-]+)"', module.read_text(encoding="utf-8")))
    return found


def base(situation: str) -> str:
    return situation.partition("-when-")[0]


def test_every_language_of_the_cast_has_a_line_book() -> None:
    assert set(BOOKS) == {"en", "da", "de", "hu", "es"}


def test_the_english_book_is_rich() -> None:
    english = BOOKS["en"]
    assert len(english.lines) >= 250
    assert len({base(line.situation) for line in english.lines}) >= 30


@pytest.mark.parametrize("lang", BOOKS)
def test_a_book_has_lines_wherever_the_caller_speaks(lang: str) -> None:
    situations = {line.situation for line in BOOKS[lang].lines if not (line.temper or line.speech)}
    assert spoken_by_the_code() - situations == set()
    assert {base(line.situation) for line in BOOKS["en"].lines} - situations == set()


@pytest.mark.parametrize("lang", BOOKS)
def test_a_number_is_told_with_its_unit(lang: str) -> None:
    situations = {line.situation for line in BOOKS[lang].lines}
    assert {"affected", "deadline_hours"} <= NUMBERS
    assert {number_situations(fact, 2)[0] for fact in NUMBERS} <= situations


@pytest.mark.parametrize("lang", BOOKS)
def test_a_book_has_no_situation_that_nobody_comes_into(lang: str) -> None:
    known = words_of_the_code() | OF_FACTS
    for line in BOOKS[lang].lines:
        assert base(line.situation) in known, line.situation
        assert "-when-" not in line.situation or line.situation.rpartition("-when-")[2] in MOODS, line.situation


@pytest.mark.parametrize("lang", BOOKS)
def test_no_situation_has_the_same_line_twice(lang: str) -> None:
    counted = Counter((line.situation, line.says) for line in BOOKS[lang].lines)
    assert [line for line, count in counted.items() if count > 1] == []


@pytest.mark.parametrize("lang", BOOKS)
def test_values_stand_only_where_there_are_any(lang: str) -> None:
    for line in BOOKS[lang].lines:
        names = set(re.findall(r"{(.*?)}", line.says))
        assert names == ({"value"} if base(line.situation) in WITH_VALUE else set()), line


@pytest.mark.parametrize("lang", BOOKS)
def test_lines_can_be_spoken(lang: str) -> None:
    for line in BOOKS[lang].lines:
        assert line.says == line.says.strip()
        assert len(line.says) <= 110, line.says
        assert line.says[-1] in ".?!…", line.says


@pytest.mark.parametrize("lang", BOOKS)
def test_what_is_needed_often_has_many_lines(lang: str) -> None:
    counted = Counter(base(line.situation) for line in BOOKS[lang].lines)
    for situation in ALWAYS_NEEDED:
        assert counted[situation] >= 4, situation


@pytest.mark.parametrize("book", BOOKS.values(), ids=lambda book: book.lang)
def test_tempers_and_ways_of_speaking_exist(book: LineBook) -> None:
    tempers = {temper.id for temper in LIBRARY.desk.mood.tempers}
    for line in book.lines:
        assert set(line.temper.split()) <= tempers
        assert set(line.speech.split()) <= {"plain", "formal", "terse", "rambling", "simple"}


def test_every_book_says_who_has_checked_it() -> None:
    assert {book.checked_by for book in BOOKS.values()} == {"nobody"}


def test_strong_words_are_about_the_service() -> None:
    for book in BOOKS.values():
        for line in book.lines:
            if base(line.situation).startswith("abuse"):
                assert not re.search(
                    r"\b(woman|man|girl|foreign|kvinde|Frau|nő|mujer|migrant|old|fat)\b", line.says, re.IGNORECASE
                )


def test_what_is_said_without_a_book_is_a_part_of_what_books_have() -> None:
    assert set(STOCK) <= {base(line.situation) for line in BOOKS["en"].lines}


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "Is it only you, or do your colleagues have it too?"),
        ("de", "Betrifft es nur Sie, oder haben Ihre Kollegen das auch?"),
        ("hu", "Csak önnél van így, vagy a kollégáinál is?"),
    ],
)
def test_whoever_is_alone_with_it_says_no_figure(lang: str, line: str) -> None:
    scenario = LIBRARY.scenario("pw-friendly")
    assert scenario is not None
    call = begin(LIBRARY, scenario, seed=7, lang=lang)
    asked = read_move(call, line)
    assert isinstance(asked, Move)
    told = [entry.text for entry in answer(call, asked).latest if entry.kind is EntryKind.CALLER]
    assert told
    assert not any(sign.isdigit() for words in told for sign in words)
