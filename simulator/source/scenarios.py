"""A scenario: from its file's tree to who calls, what is so, what is said, and what a right end is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.model.fact import UNKNOWN, DomainKind, Fact
from simulator.model.scenario import Board, Caller, Expect, Issue, Persona, Reaction, Scenario
from simulator.model.sop import OUT_OF_TRIES, OUTCOMES, Sop, Verb
from simulator.model.text import Text
from simulator.source.amounts import day_and_time
from simulator.source.conditions import what_fits
from simulator.source.facts import reachable
from simulator.source.names import Known, union
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.steps import check_scripts
from simulator.source.tables import FIXED

METHOD_RESULTS = FIXED[Verb.VERIFY]


@dataclass(slots=True)
class Ground:
    """What an issue may speak of: the facts and steps of its SOP, sub-flows included. None: not known."""

    sop: Sop | None
    facts: Mapping[str, Fact]
    """Those that could be read; all of them where `scope` is known."""
    scope: Mapping[str, Fact] | None
    steps: Mapping[str, tuple[str, ...]] | None
    """Results by step."""
    options: Known
    """What can be offered."""


def compile_scenario(page: Page, node: Node, sops: Mapping[str, Sop], text_hash: str) -> Scenario:
    """The scenario; `sops` are the compiled procedures by id."""
    name = node.map["scenario"]
    stem = page.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if name.text != stem:
        message = f"the file is called `{stem}`, the scenario `{name.text}`"
        page.say("unknown-name", name, message, f"name the file `{name.text}.yaml`, or the scenario `{stem}`")
    grounds = [_ground(page, item, sops) for item in node.map["issues"].items]
    issues = tuple(_issue(page, *each) for each in zip(node.map["issues"].items, grounds, strict=True))
    steps = None if any(ground.steps is None for ground in grounds) else page.names.steps
    starts = node.get("starts")
    if starts and day_and_time(starts.text) is None:
        page.say("schema", starts, f"`{starts.text}` is no day and time", "write it like `Tue 09:40`")
    return Scenario(
        name.text,
        page.text(node.get("title")),
        _caller(page, node.map["caller"]),
        issues,
        name.at(page.file),
        page.file,
        difficulty=page.number(node.get("difficulty"), 1),
        skills=page.words(node.get("skills")),
        tags=page.words(node.get("tags")),
        twin=page.name(node.get("twin"), page.names.scenarios, "scenario"),
        starts=page.word(starts),
        company=page.name(node.get("company"), page.names.companies or None, "company"),
        intensity=page.word(node.get("intensity"), "usual"),
        mystery=page.is_yes(node.get("mystery")),
        reacts=_reacts(page, node.get("reacts"), steps),
        board=_board(page, node.get("board")),
        must_fail=page.named(node.get("must_fail"), page.names.rookies, "rookie"),
        lesson=page.text(node.get("lesson")),
        text_hash=text_hash,
        places=page.places(node),
    )


def _ground(page: Page, node: Node, sops: Mapping[str, Sop]) -> Ground:
    sop = sops.get(page.name(node.get("sop"), page.names.procedures, "SOP"))
    if sop is None:
        return Ground(None, {}, None, None, None)
    names = page.names
    header = names.headers[sop.id]
    used = reachable((*header.uses, *names.around), names.headers)
    parts = [sop, *(sops[other] for other in used if other in sops)]
    steps = {step.id: step.results for part in reversed(parts) for step in part.steps}
    uses = {*names.around, *header.uses, *(name for other in used for name in names.headers[other].uses)}
    missing = not uses <= names.headers.keys()  # what a sub-flow that is not there would bring is not known
    scope = {fact.id: fact for fact in sop.facts}
    options = [option.id for part in parts for step in part.steps for option in step.offers]
    read = names.facts is not None and not missing
    whole = read and all(header.whole for header in names.headers.values())
    return Ground(sop, scope, scope if read else None, steps if whole else None, options if whole else None)


def _caller(page: Page, node: Node) -> Caller:
    names, persona = page.names, node.get("persona")
    return Caller(
        page.name(node.get("cast"), names.cast, "person of the cast"),
        page.is_yes(node.get("genuine"), default=True),
        page.word(node.get("says_name")),
        _methods(page, node.get("methods")),
        _persona(page, persona) if persona else Persona(),
        page.number(node.get("prior_contacts")),
        page.per_key(node.get("record"), page.text),
        page.is_yes(node.get("record_found"), default=True),
        page.texts(node.get("history")),
        node.at(page.file),
    )


def _methods(page: Page, node: Node | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple(
        (
            page.name(key, page.names.methods, "method of verification"),
            page.named(value, METHOD_RESULTS, "result of a verification:"),
        )
        for key, value in (node.pairs() if node else ())
    )


def _persona(page: Page, node: Node) -> Persona:
    usual, names = Persona(), page.names
    return Persona(
        page.name(node.get("temper"), names.tempers or None, "temper") or usual.temper,
        page.word(node.get("patience"), usual.patience),
        page.word(node.get("speech"), usual.speech),
        page.word(node.get("talkative"), usual.talkative),
        page.word(node.get("tech"), usual.tech),
        page.words(node.get("languages")),
        page.is_yes(node.get("do_not_use_name")),
    )


def _issue(page: Page, node: Node, ground: Ground) -> Issue:
    facts, texts = _facts(page, node.get("facts"), ground)
    return Issue(
        page.word(node.get("sop")),
        page.word(node.get("told"), "at-once"),
        facts,
        texts,
        claims=_claims(page, node.get("claims"), ground),
        hides=tuple((page.name(key, ground.scope, "fact"), page.number(n, 2)) for key, n in _pairs(node.get("hides"))),
        results=tuple(_results(page, key, value, ground) for key, value in _pairs(node.get("results"))),
        opens=_lines(page, node.get("opens"), ground),
        tells=tuple(
            (page.name(key, ground.scope, "fact"), _lines(page, v, ground)) for key, v in _pairs(node.get("tells"))
        ),
        asks=_lines(page, node.get("asks"), ground),
        vents=_lines(page, node.get("vents"), ground),
        chooses=page.name(node.get("chooses"), union(ground.options, ["none"]), "option"),
        refuses=page.named(node.get("refuses"), ground.options, "option"),
        impact=page.text(node.get("impact")),
        wants=page.text(node.get("wants")),
        expect=_expect(page, node.get("expect"), ground),
        at=(node.get("sop") or node).at(page.file),
    )


def _pairs(node: Node | None) -> list[tuple[Node, Node]]:
    return list(node.pairs()) if node else []


def _lines(page: Page, node: Node | None, ground: Ground) -> tuple[Text, ...]:
    texts = page.texts(node)
    if ground.scope is not None:
        check_scripts(page, texts, ground.scope)
    return texts


def _facts(
    page: Page, node: Node | None, ground: Ground
) -> tuple[tuple[tuple[str, tuple[int, ...]], ...], tuple[tuple[str, Text], ...]]:
    """What is so: numbers of domains, and words of text facts. A text that the caller does not know is a number."""
    numbers: list[tuple[str, tuple[int, ...]]] = []
    texts: list[tuple[str, Text]] = []
    for key, value in _pairs(node):
        fact = ground.facts.get(page.name(key, ground.scope, "fact"))
        if fact is None:
            continue
        if fact.domain.kind is DomainKind.TEXT and value.text != "unknown":
            texts.append((key.text, page.text(value.many()[0]) if value.many() else Text()))
            continue
        found = [number for item in value.many() if (number := _number(page, item, fact)) is not None]
        numbers.append((key.text, tuple(found)))
    return tuple(numbers), tuple(texts)


def _number(page: Page, node: Node, fact: Fact) -> int | None:
    if fact.domain.kind is DomainKind.TEXT:
        return UNKNOWN if node.text == "unknown" else 0
    number = fact.domain.number(node.text)
    if number is None:
        message = f"`{node.text}` is no value of `{fact.id}`"
        page.say("wrong-domain-value", node, message, f"write one of: {what_fits(fact.domain)}")
    return number


def _claims(page: Page, node: Node | None, ground: Ground) -> tuple[tuple[str, int], ...]:
    found: list[tuple[str, int]] = []
    for key, value in _pairs(node):
        fact = ground.facts.get(page.name(key, ground.scope, "fact"))
        number = _number(page, value, fact) if fact else None
        if number is not None:
            found.append((key.text, number))
    return tuple(found)


def _results(page: Page, key: Node, value: Node, ground: Ground) -> tuple[str, tuple[str, ...]]:
    page.name(key, ground.steps, "step")
    possible: Known = ground.steps.get(key.text) if ground.steps else None
    known = [result for result in possible if result != OUT_OF_TRIES] if possible else None
    return key.text, page.named(value, known, f"result of `{key.text}`:")


def _expect(page: Page, node: Node | None, ground: Ground) -> Expect:
    if node is None:
        return Expect()
    names = page.names
    tickets = names.headers[ground.sop.id].tickets if ground.sop else None
    return Expect(
        page.name(node.get("outcome"), OUTCOMES, "way to end an issue:"),
        page.named(node.get("tickets"), tickets, "ticket of this SOP"),
        page.name(node.get("escalate"), names.teams, "team"),
        page.name(node.get("priority"), names.priorities, "priority"),
        page.named(node.get("never"), ground.steps, "step"),
        page.word(node.get("diagnosis")),
        node.at(page.file),
    )


def _reacts(page: Page, node: Node | None, steps: Known) -> tuple[Reaction, ...]:
    names = page.names
    goals = union(names.acts, tuple(Verb), steps, names.outlets)
    return tuple(
        Reaction(
            page.name(item.get("to"), goals, "act, verb, step or outlet"),
            page.text(item.get("says")),
            page.name(item.get("mood"), names.moods or None, "word of mood"),
            page.name(item.get("as"), names.causes, "cause in `at_any_time`"),
            page.number(item.get("after")),
            item.at(page.file),
        )
        for item in (node.items if node else ())
    )


def _board(page: Page, node: Node | None) -> tuple[Board, ...]:
    return tuple(
        Board(page.text(item.get("says") or item), page.seconds(item.get("from")))
        for item in (node.items if node else ())
    )
