"""The starter acts, compiled once; and a small way to make an act of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.hearing import Ear, ear_for
from simulator.model.acts import Act, ActTexts, Phrase
from simulator.model.text import bare
from simulator.source.workspace import load_text

ACTS_FILE = Path(__file__).parents[2] / "sops" / "_acts.yaml"


@pytest.fixture(scope="session")
def acts() -> tuple[Act, ...]:
    return load_text({"sops/_acts.yaml": ACTS_FILE.read_text(encoding="utf-8")}).acts


@pytest.fixture(scope="session")
def english(acts: tuple[Act, ...]) -> Ear:
    return ear_for(acts, "en")


def act(name: str, *patterns: str, lang: str = "en") -> Act:
    return Act(name, bare(name), ((lang, ActTexts(tuple(Phrase(pattern) for pattern in patterns))),))


def ear_of(*patterns: str, lang: str = "en", name: str = "greets-us") -> Ear:
    return Ear((act(name, *patterns, lang=lang),), lang)


Hears = Callable[[str], set[str]]


@pytest.fixture
def hears(english: Ear) -> Hears:
    """The ids of the acts in an English line."""
    return lambda line: {heard.act for heard in english.hears(line)}
