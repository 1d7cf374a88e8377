"""In which languages a caller can be played: those in which every line of the scenario is written."""

from __future__ import annotations

from collections.abc import Iterator

from simulator.model.scenario import Scenario
from simulator.model.text import Text


def speaks(scenario: Scenario, lang: str, first: str) -> bool:
    """Whether the caller never has to fall back into another language. Bare texts are in the desk's first one."""
    return lang == first or all(text.has(lang) for text in _lines(scenario))


def _lines(scenario: Scenario) -> Iterator[Text]:
    for issue in scenario.issues:
        yield from (*issue.opens, *issue.vents, *issue.asks)
        for _, texts in issue.tells:
            yield from texts
        for _, text in issue.texts:
            yield text
    for reaction in scenario.reacts:
        if reaction.says:
            yield reaction.says
