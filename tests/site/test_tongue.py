"""The site's own words in the languages of the desk, and which language a page's words are in."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping

import pytest

from simulator.model.workspace import Workspace
from simulator.site.edition import Edition
from simulator.site.home import home_page
from simulator.site.sop_page import sop_page
from simulator.site.tongue import ENGLISH, FOLDER, Tongue, tongue
from simulator.site.wording import spaced
from tests.site.conftest import DAY
from tests.site.outline import Outline

LANGUAGES = ("da", "de", "hu", "es")


class Asked(Mapping[str, str]):
    """Words that remember what was asked for in vain."""

    def __init__(self, words: Mapping[str, str]) -> None:
        self.words = words
        self.missed: set[str] = set()

    def __getitem__(self, text: str) -> str:
        if text not in self.words:
            self.missed.add(text)
        return self.words[text]

    def __iter__(self) -> Iterator[str]:
        return iter(self.words)

    def __len__(self) -> int:
        return len(self.words)


def names_of(workspace: Workspace) -> set[str]:
    """Names that are the desk's own, and stand on a page as they stand in the file."""
    desk = workspace.desk
    facts = [fact for sop in workspace.sops for fact in sop.facts] + list(desk.facts)
    own = {word for fact in facts for word in (fact.id, *fact.domain.words)}
    own |= {result for sop in workspace.sops for step in sop.steps for result in (*step.results, step.target)}
    own |= {word for sop in workspace.sops for word in sop.outcomes}
    return {spaced(word) for word in own}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_word_of_a_page_is_there_in_every_language(
    edition: Edition, lang: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = Asked(tongue(lang).words)
    monkeypatch.setattr("simulator.site.edition.tongue", lambda _: Tongue(lang, asked))
    turned = edition.in_language(lang)
    home_page(turned)
    for sop in turned.workspace.sops:
        if sop.id in turned.translated:
            sop_page(turned, sop)
    numbers = re.compile(r"[\d.]+|P\d|A\d")
    assert not {text for text in asked.missed - names_of(edition.workspace) if not numbers.fullmatch(text)}


def test_the_languages_say_the_same_things_and_fill_the_same_blanks() -> None:
    blank = re.compile(r"\{\w+\}")
    tables = {file.stem: tongue(file.stem).words for file in FOLDER.glob("*.toml")}
    assert set(tables) == set(LANGUAGES)
    for lang, words in tables.items():
        assert words.keys() == tables["da"].keys(), lang
        for text, said in words.items():
            assert said.strip(), (lang, text)
            assert set(blank.findall(said)) <= set(blank.findall(text)), (lang, text)


@pytest.mark.parametrize(("lang", "words"), [("da", "Brug den, når"), ("es", "Úsalo cuando")])
def test_a_page_is_in_one_language(edition: Edition, lang: str, words: str) -> None:
    turned = edition.in_language(lang)
    sop = turned.workspace.sop("mfa-loss")
    assert sop is not None
    text = Outline(sop_page(turned, sop).body).text
    assert words in text
    for english in ("Use this when", "Walk me through", "If it goes wrong", "Only if", "go to", "Checklist"):
        assert english not in text


@pytest.mark.parametrize("who", ["nobody", "Karen Holm"])
def test_texts_that_nobody_has_checked_say_so(edition: Edition, who: str) -> None:
    workspace = dataclasses.replace(edition.workspace, checked_by=(("sops/mfa-loss.yaml", "da", who),))
    danish = Edition(workspace, DAY).in_language("da")
    sop = danish.workspace.sop("mfa-loss")
    assert sop is not None
    text = Outline(sop_page(danish, sop).body).text
    assert ("Ingen, der har dansk som modersmål" in text) == (who == "nobody")


def test_a_desk_whose_first_language_is_danish_has_danish_pages(edition: Edition) -> None:
    desk = dataclasses.replace(edition.workspace.desk, languages=("da",))
    assert Edition(dataclasses.replace(edition.workspace, desk=desk), DAY).say.lang == "da"


def test_what_is_filled_in_is_never_filled_again() -> None:
    assert ENGLISH("Read: {title} by {team}", title="{team}", team="us") == "Read: {team} by us"
    assert ENGLISH("a { b } {other}", title="x") == "a { b } {other}"


@pytest.mark.parametrize("lang", ["xx", "../da", "", "en"])
def test_a_language_without_words_is_english(lang: str) -> None:
    assert tongue(lang) is ENGLISH
