"""
Light stemmers: the part of a word that stays when it is inflected.

They strip few endings and never search further: two forms of one word should meet, two different words should not,
and where both cannot be had the words stay apart (an author can list a second form, but cannot unlist a false one).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

VOWELS = "aeiouy"

_IRREGULAR = {
    form: kept
    for kept, forms in (
        line.split(": ")
        for line in """
be: am is are was were been being
have: has had having
do: did does done doing
go: went gone goes
tell: told
say: said says
send: sent
get: got gotten
understand: understood
keep: kept
make: made making
take: took taken taking
lose: lost losing
know: knew known
hear: heard
feel: felt
give: gave given giving
speak: spoke spoken
write: wrote written writing
choose: chose
come: came coming
see: saw seen
think: thought
hold: held
break: broke broken
stand: stood
use: used using
my: mine
your: yours
call: called
this: this
his: his
it: its
here: here
more: more""".strip().splitlines()
    )
    for form in forms.split()
}


def _english(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4:
        return word
    for ending, kept in (("ies", "y"), ("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            return _final(word[: -len(ending)] + kept)
    if word.endswith("s") and word[-2] not in "sui":
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and any(c in VOWELS for c in word[: -len(ending)]):
            word = word[: -len(ending)]
            return _final(word[:-1] if word[-1] == word[-2] and word[-1] not in "lsz" else word)
    if word.endswith("ly") and len(word) > 5:
        word = word[:-2]
    return _final(word)


def _final(word: str) -> str:
    if word.endswith(("ize", "iz")):
        word = word[: word.rindex("iz")] + "is"
    if word.endswith("e") and len(word) > 3:
        return word[:-1]
    if word.endswith("y") and len(word) > 3 and word[-2] not in VOWELS:
        return word[:-1] + "i"
    return word


def _stripper(endings: str, least: int) -> Callable[[str], str]:
    ordered = sorted(endings.split(), key=lambda ending: (-len(ending), ending))

    def strip(word: str) -> str:
        for ending in ordered:
            if word.endswith(ending) and len(word) - len(ending) >= least:
                return word[: -len(ending)]
        return word

    return strip


_danish = _stripper("erne ernes erens eren ende enes ene ens en er ers et ets es ede te e s t", 3)
_german = _stripper("ungen ung ern ens em en er es e n s st t et ten te tes ter est", 4)
# Person is what tells "I can" from "can you": in these two languages it is an ending, so verbs keep theirs.
_spanish_endings = _stripper("os as es s o a mente", 4)
_hungarian_endings = _stripper(
    "okat eket akat tol bol rol nal nel ban ben ba be hoz hez nak nek val vel ert kent ig on en ra re at et ot t k "
    "ok ek ak a e",
    4,
)


def _hungarian(word: str) -> str:
    word = _hungarian_endings(word)
    return word[:-1] if len(word) > 5 and word[-1] in "aeo" else word


def _spanish(word: str) -> str:
    for clitic in ("selo", "sela", "melo", "mela", "les", "los", "las", "nos", "le", "lo", "la", "me", "se", "te"):
        stem = word[: -len(clitic)]
        if word.endswith(clitic) and len(stem) >= 4 and stem.endswith(("ar", "er", "ir", "ando", "iendo")):
            word = stem
            break
    return _spanish_endings(word)


_STEMMERS: dict[str, Callable[[str], str]] = {
    "en": _english,
    "da": _danish,
    "de": _german,
    "es": _spanish,
    "hu": _hungarian,
}


@lru_cache(maxsize=20_000)
def stem(word: str, lang: str) -> str:
    """The stem of a folded word; a language without a stemmer keeps its words as they are."""
    stemmer = _STEMMERS.get(lang)
    if stemmer is None or not word.isalpha():
        return word
    return stemmer(word)
