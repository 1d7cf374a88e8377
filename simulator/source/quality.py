"""The scorecard, the acts and the lures: what is scored, what counts as heard, and what may be chosen wrongly."""

from __future__ import annotations

from simulator.model.acts import Act, ActTexts, Lure, Phrase
from simulator.model.policy import Pattern
from simulator.model.scorecard import Criterion, CriticalError, Scorecard, Section
from simulator.model.sop import OUTCOMES, Phase, Verb
from simulator.source.names import union
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.policies import compile_pattern

_DECIDES = ("step", "policy", "fitness", "expect", "metric")


def compile_scorecard(page: Page, node: Node, text_hash: str) -> Scorecard:
    sections = tuple(_section(page, item) for item in node.map["sections"].items)
    critical = (
        tuple(_critical(page, key, item) for key, item in (node.get("critical") or node).pairs())
        if ("critical" in node.map)
        else ()
    )
    return Scorecard(
        page.word(node.get("scorecard")), page.number(node.get("mastery"), 80), sections, critical,
        node.at(page.file), page.file, text_hash,
    )  # fmt: skip


def _section(page: Page, node: Node) -> Section:
    criteria = tuple(_criterion(page, item) for item in node.map["criteria"].items)
    at = (node.get("id") or node).at(page.file)
    return Section(page.word(node.get("id")), page.text(node.get("title")), criteria, at)


def _criterion(page: Page, node: Node) -> Criterion:
    names = page.names
    applies, fitness, metric = node.get("applies") or node, node.get("fitness"), node.get("metric")
    step, phase = node.get("step"), node.get("within_phase")
    return Criterion(
        page.word(node.get("id")),
        page.text(node.get("says")),
        page.number(node.get("points")),
        _by(node),
        heard=page.named(node.get("heard"), names.acts, "act"),
        not_heard=page.named(node.get("not_heard"), names.acts, "act"),
        step=compile_pattern(page, step) if step else None,
        policies=page.named(node.get("policy"), names.policies, "policy"),
        full=_thousandths(fitness, "full", 900),
        half=_thousandths(fitness, "half", 700),
        expect=page.words(node.get("expect")),
        metric=page.word(metric.get("id")) if metric else "",
        limit=_limit(page, metric),
        within_phase=page.name(phase, tuple(Phase), "phase"),
        sop_has=_patterns(page, applies.get("sop_has")),
        call_has=_patterns(page, applies.get("call_has")),
        scenario_has=page.words(applies.get("scenario_has")),
        covers=page.covers(node),
        better=page.text(node.get("better")),
        at=(node.get("id") or node).at(page.file),
    )


def _by(node: Node) -> str:
    if "rater" in node.map:
        return node.map["rater"].text
    return next((key for key in _DECIDES if key in node.map), "heard")


def _patterns(page: Page, node: Node | None) -> tuple[Pattern, ...]:
    return tuple(compile_pattern(page, item) for item in node.many()) if node else ()


def _thousandths(node: Node | None, key: str, usual: int) -> int:
    found = node.get(key) if node else None
    return round(float(found.value) * 1000) if found and isinstance(found.value, int | float) else usual


def _limit(page: Page, metric: Node | None) -> int:
    most = metric.get("at_most") if metric else None
    if most is None:
        return 0
    return page.number(most) if isinstance(most.value, int) else page.seconds(most)


def _critical(page: Page, key: Node, node: Node) -> CriticalError:
    return CriticalError(
        key.text,
        page.word(node.get("class")),
        page.text(node.get("says")),
        page.word(node.get("fails_call"), "yes"),
        page.named(node.get("heard"), page.names.acts, "act"),
        page.covers(node),
        key.at(page.file),
    )


def compile_acts(page: Page, node: Node) -> tuple[Act, ...]:
    """The acts by id. Every key of an act that is no key of its own is a language."""
    return tuple(_act(page, key, item) for key, item in node.map["acts"].pairs())


def _act(page: Page, key: Node, node: Node) -> Act:
    langs = tuple((lang, _act_texts(page, item)) for lang, item in node.map.items() if item.is_map and lang != "says")
    return Act(key.text, page.text(node.get("says")), langs, page.word(node.get("by"), "words"), key.at(page.file))


def _act_texts(page: Page, node: Node) -> ActTexts:
    return ActTexts(_phrases(page, node.get("any")), _phrases(page, node.get("yes")), _phrases(page, node.get("no")))


def _phrases(page: Page, node: Node | None) -> tuple[Phrase, ...]:
    return tuple(Phrase(item.text, item.at(page.file)) for item in node.many()) if node else ()


def compile_lures(page: Page, node: Node) -> tuple[Lure, ...]:
    names = page.names
    return tuple(
        Lure(
            page.text(item.get("says")),
            page.word(item.get("kind")),
            page.name(item.get("fault"), names.rookies, "rookie"),
            page.name(item.get("phase"), tuple(Phase), "phase"),
            page.name(item.get("verb"), tuple(Verb), "verb"),
            page.word(item.get("mood")),
            page.name(item.get("sop"), union(names.procedures, names.subflows), "SOP"),
            page.name(item.get("does"), union(names.steps, OUTCOMES), "step or outcome"),
            page.named(item.get("heard"), names.acts, "act"),
            page.text(item.get("because")),
            item.at(page.file),
        )
        for item in node.items
    )
