"""Words of a language that nobody has read cannot accuse anybody for certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from simulator.call.trace import trace
from simulator.model.call import Heard, Hint
from simulator.scoring import score
from simulator.scoring.breaches import words_were_read
from tests.scoring.library import library, lines_of, typed


def rude_in(lang: str) -> bool:
    """Whether one rude line in a call of this language is a certain error."""
    call = trace(typed("pw-friendly", lines_of("pw-friendly")))
    deeds = list(call.deeds)
    place = next(number for number, deed in enumerate(deeds) if deed.said)
    rude = Heard((Hint("hostile", "shut up", exact=True),))
    deeds[place] = replace(deeds[place], heard=rude)
    result = score(replace(call, lang=lang, deeds=tuple(deeds)), library())
    return any(one.certain for one in result.critical if one.error.code == "CE-10")


@pytest.mark.parametrize(("lang", "certain"), [("en", True), ("da", False)])
def test_an_exact_phrase_is_certain_only_where_somebody_has_read_the_words(lang: str, certain: bool) -> None:
    assert words_were_read(library(), lang) is certain
    assert rude_in(lang) is certain


def test_a_name_beside_the_language_answers_for_it() -> None:
    read = replace(library(), checked_by=(("sops/_acts.yaml", "da", "Ane Holm"), ("sops/opening.yaml", "de", "Uwe")))
    assert [words_were_read(read, lang) for lang in ("da", "de", "en")] == [True, False, True]
