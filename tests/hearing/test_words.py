"""Words and sentences: what a typed line is cut into."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator.hearing.stems import stem
from simulator.hearing.tongues import LANGS
from simulator.hearing.words import MOST_CHARACTERS, fold, sentences, words


def plain(line: str, lang: str = "en") -> str:
    return " ".join(word.plain for word in words(line, lang))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("I'm here, they're not", "i am here they are not"),
        ("don’t, can't, won't, cannot", "do not can not will not can not"),
        ("what's Tom's name", "what is tom name"),
        ("I'd say we've", "i would say we have"),
        ("dont im whats", "do not i am what is"),
        ("o'clock 'n' roll'x", "oclock n roll x"),
        ("Größe æ ø ß", "grosse ae o ss"),
        ("call-back INC-48213", "call back inc 48213"),
        ("at 14:30 or 2.5", "at 14:30 or 2.5"),
        ("3 p.m. sharp", "3 p.m sharp"),
        ("{agent} here {not a name", "{agent} here not a name"),
    ],
)
def test_a_line_is_folded_and_its_contractions_written_out(line: str, expected: str) -> None:
    assert plain(line) == expected


def test_an_apostrophe_of_another_language_parts_words() -> None:
    assert plain("geht's gut d'accord", "de") == "geht es gut d accord"


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("One. Two! Three? Four", 4),
        ("Call Mr. Berg at 3 p.m. today.", 1),
        ("Version 2.5 is out.", 1),
        ("Wait... what?", 2),
        ("(Really?) Yes.", 2),
        ("one\ntwo", 2),
        ("...", 0),
        ("", 0),
    ],
)
def test_sentences_end_where_people_end_them(line: str, number: int) -> None:
    assert len(sentences(line, "en")) == number


def test_a_question_is_known_by_its_mark() -> None:
    assert [one.asks for one in sentences("Is it on? Good. Sure?!", "en")] == [True, False, True]


def test_words_know_their_place_their_capital_and_what_follows() -> None:
    line = "Well, INC-48213"
    found = words(line, "en")
    assert [line[word.start : word.end] for word in found] == ["Well", "INC", "48213"]
    assert [word.capital for word in found] == [True, True, False]
    assert [word.breaks for word in found] == [True, False, False]
    assert [word.glued for word in found] == [False, False, True]


def test_a_pasted_book_is_heard_only_as_far_as_one_breath_goes() -> None:
    assert len(words("a " * 5_000, "en")) == MOST_CHARACTERS // 2


@pytest.mark.parametrize(
    ("lang", "forms"),
    [
        ("en", "apology apologies"),
        ("en", "apologise apologised apologising apologize"),
        ("en", "stop stops stopped stopping"),
        ("en", "pass passes passed"),
        ("en", "is are was been"),
        ("en", "frustrating frustrated"),
        ("en", "quick quickly"),
        ("en", "box boxes"),
        ("da", "sag sagen sager sagerne"),
        ("de", "entschuldige entschuldigen entschuldigung"),
        ("hu", "probléma problémát problémával"),
        ("es", "problema problemas"),
        ("es", "ayudarle ayudarles ayudar"),
    ],
)
def test_forms_of_a_word_meet_in_its_stem(lang: str, forms: str) -> None:
    assert len({stem(fold(form), lang) for form in forms.split()}) == 1


@pytest.mark.parametrize(
    ("lang", "one", "other"),
    [
        ("en", "here", "her"),
        ("en", "this", "thi"),
        ("en", "sing", "s"),
        ("es", "puedo", "puede"),
        ("hu", "kapcsolom", "kapcsolja"),
    ],
)
def test_different_words_stay_apart(lang: str, one: str, other: str) -> None:
    assert stem(one, lang) != stem(other, lang)


@given(st.text(max_size=60), st.sampled_from((*LANGS, "xx")))
def test_every_word_stands_where_it_says(line: str, lang: str) -> None:
    last = 0
    for word in words(line, lang):
        assert last <= word.start < word.end <= len(line) + 4
        last = word.start
