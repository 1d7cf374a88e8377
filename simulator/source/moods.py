"""The mood's numbers from `_desk.yaml`; what is not written keeps the model's defaults."""

from __future__ import annotations

from simulator.model.mood import Effect, MoodDefaults, Temper
from simulator.source.node import Node
from simulator.source.page import Page

_STATES = ("anger", "helplessness", "trust", "patience")
_DEFAULTS = MoodDefaults()


def compile_mood(page: Page, node: Node | None) -> MoodDefaults:
    """Tempers, words, effects and the scales behind them, in thousandths."""
    if node is None:
        return _DEFAULTS
    return MoodDefaults(
        tuple(_temper(page, key, value) for key, value in page.each(node.get("tempers"))),
        _effects(page, node.get("words")),
        _effects(page, node.get("effects")),
        _scale(page, node.get("thetas"), _DEFAULTS.thetas),
        _scale(page, node.get("patience"), _DEFAULTS.patience),
        _scale(page, node.get("outlets"), _DEFAULTS.outlets),
    )


def _temper(page: Page, name: str, node: Node) -> Temper:
    usual = Temper(name)
    return Temper(
        name,
        page.number(node.get("anger"), usual.anger),
        page.number(node.get("helplessness"), usual.helplessness),
        page.number(node.get("trust"), usual.trust),
        page.word(node.get("theta"), usual.theta),
    )


def _effects(page: Page, node: Node | None) -> tuple[Effect, ...]:
    found: list[Effect] = []
    for key, value in node.pairs() if node else ():
        for state, sizes in page.each(value):
            page.name(value.keys[state], _STATES, "state of mood:")
            found.append(Effect(key.text, state, tuple(page.number(size) for size in sizes.many())))
    return tuple(found)


def _scale(page: Page, node: Node | None, usual: tuple[tuple[str, int], ...]) -> tuple[tuple[str, int], ...]:
    if node is None:
        return usual
    return tuple((key, page.size(value)) for key, value in page.each(node))
