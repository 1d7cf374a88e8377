"""`_desk.yaml`: what holds for every call. Its names are gathered first, because every other file uses them."""

from __future__ import annotations

from simulator.model.desk import AnyTime, Around, Desk, HoldPolicy, Protected
from simulator.model.fact import ALWAYS, ASSURANCE, Decided, Fact
from simulator.source import desk_lists
from simulator.source.facts import built_in, compile_decided, compile_facts, decided_domain, scope_of
from simulator.source.moods import compile_mood
from simulator.source.names import Names
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.policies import compile_policies

_AROUND_GOALS = frozenset({"go on", "each issue", "hang up"})


def languages_of(node: Node | None) -> tuple[str, ...]:
    """The desk's languages, before anything else can be read."""
    found = node.get("languages") if node else None
    return tuple(item.text for item in found.many()) if found else ("en",)


def desk_facts(page: Page, node: Node) -> tuple[Fact, ...]:
    """Facts that are known in every SOP: declared ones, then those that only a table decides."""
    declared = {fact.id: fact for fact in compile_facts(page, node.get("facts"))}
    targets = node.get("targets")
    tables = node.get("decisions")
    for key, rows in tables.pairs() if tables else ():
        if key.text not in declared:
            domain = decided_domain(rows, targets.map if targets else ())
            declared[key.text] = Fact(key.text, domain, key.at(page.file))
    scope = scope_of((*declared.values(), *built_in(page.names)))
    return tuple(_decided(page, fact, tables, scope) for fact in declared.values())


def _decided(page: Page, fact: Fact, tables: Node | None, scope: dict[str, Fact]) -> Fact:
    rows = tables.get(fact.id) if tables else None
    if rows is None:
        return fact
    table = compile_decided(page, rows, fact.domain, scope, fact.id)
    return Fact(fact.id, fact.domain, fact.at, fact.afresh, table, fact.says, fact.asks)


def gather(names: Names, page: Page, node: Node) -> None:
    """What other files may name of the desk."""
    keys = {key: tuple(page.each(node.get(key))) for key in ("teams", "verification", "protected", "hours", "targets")}
    names.teams = [key for key, _ in keys["teams"]]
    names.modes = {key: page.word(team.get("mode"), "warm") for key, team in keys["teams"]}
    names.methods = [key for key, _ in keys["verification"]]
    names.actions = [key for key, _ in keys["protected"]]
    names.calendars = [key for key, _ in keys["hours"]]
    names.priorities = [key for key, _ in keys["targets"]]
    names.roles = [key for key, _ in page.each(node.get("roles"))]
    names.companies = [key for key, _ in page.each(node.get("companies"))]
    fields = node.get("fields")
    names.fields = list(fields.map) if fields else None
    any_time = node.get("at_any_time")
    names.causes = [cause.text for item in (any_time.items if any_time else ()) if (cause := item.get("caller"))]
    mood = node.get("mood") or node
    names.moods = [key for key, _ in page.each(mood.get("words"))]
    names.outlets = [key for key, _ in page.each(mood.get("outlets"))] or names.outlets
    names.tempers = [key for key, _ in page.each(mood.get("tempers"))]
    names.policies = [
        page.word(item.get("id")) for item in (node.map["policies"].items if "policies" in node.map else ())
    ]
    names.around = tuple(
        use.text
        for key in ("every_call", "at_any_time")
        for item in (node.map[key].items if key in node.map else ())
        if (use := item.get("use"))
    )
    names.desk_facts = desk_facts(page, node)


def compile_desk(page: Page, node: Node, text_hash: str) -> Desk:
    """The whole desk; its facts come from the gathering."""
    names = page.names
    return Desk(
        name=page.text(node.get("desk")),
        company=page.text(node.get("company")),
        languages=names.languages,
        greeting=page.text(node.get("greeting")),
        every_call=_every_call(page, node.get("every_call")),
        at_any_time=_any_time(page, node.get("at_any_time")),
        hours=desk_lists.hours(page, node.get("hours")),
        teams=desk_lists.teams(page, node.get("teams")),
        methods=desk_lists.methods(page, node.get("verification")),
        protected=_protected(page, node.get("protected")),
        facts=names.desk_facts,
        targets=desk_lists.targets(page, node.get("targets")),
        ladder=desk_lists.ladder(page, node.get("ladder")),
        policies=compile_policies(page, node.get("policies")),
        hold=_hold(page, node.get("hold")),
        mood=compile_mood(page, node.get("mood")),
        routes=desk_lists.routes(page, node.get("routing")),
        announcements=desk_lists.announcements(page, node.get("announcements")),
        settings=desk_lists.settings(page, node),
        fields=page.per_key(node.get("fields"), page.text),
        jargon=desk_lists.words_by_word(page, node.get("jargon")),
        banned=desk_lists.words_by_word(page, node.get("banned")),
        tool_seconds=tuple((key, page.size(value)) for key, value in page.each(node.get("tool_seconds"))),
        major_incident_from=page.name(node.get("major_incident_from"), names.priorities, "priority") or "P1",
        at=node.at(page.file),
        file=page.file,
        text_hash=text_hash,
        places=page.places(node),
    )


def _every_call(page: Page, node: Node | None) -> tuple[Around, ...]:
    found: list[Around] = []
    listed = {named.text for item in (node.items if node else ()) if (named := item.get("use"))}
    for item in node.items if node else ():
        if item.is_scalar:
            found.append(Around(at=item.at(page.file)))
            continue
        use = page.name(item.get("use"), page.names.subflows, "sub-flow")
        then = _outcomes(page, use, item.get("then"), _AROUND_GOALS | listed)
        found.append(Around(use, then, "when" in item.map, item.at(page.file)))
    return tuple(found)


def _any_time(page: Page, node: Node | None) -> tuple[AnyTime, ...]:
    return tuple(
        AnyTime(
            use := page.name(item.get("use"), page.names.subflows, "sub-flow"),
            page.word(item.get("caller")),
            page.word(item.get("agent")),
            page.word(item.get("due"), "before the issue ends"),
            _outcomes(page, use, item.get("then"), frozenset({"go on", "hang up"})),
            item.at(page.file),
        )
        for item in (node.items if node else ())
    )


def _outcomes(page: Page, use: str, node: Node | None, goals: frozenset[str] | set[str]) -> tuple[tuple[str, str], ...]:
    header = page.names.headers.get(use)
    known = header.outcomes if header and header.whole else None
    for key, goal in node.pairs() if node else ():
        page.name(key, known, f"outcome of `{use}`:")
        page.name(goal, goals, "way on:")
    return tuple((key, goal.text) for key, goal in page.each(node))


def _protected(page: Page, node: Node | None) -> tuple[Protected, ...]:
    scope = scope_of((*page.names.desk_facts, *built_in(page.names)))
    found: list[Protected] = []
    for key, value in node.pairs() if node else ():
        needs = value.get("needs") or value
        rows: tuple[Decided, ...]
        if needs.is_list:
            rows = compile_decided(page, needs, ASSURANCE, scope, key.text)
        else:
            page.name(needs, ASSURANCE.words, "degree of assurance")
            rows = (Decided(ALWAYS, ASSURANCE.number(needs.text) or 0, needs.at(page.file)),)
        found.append(Protected(key.text, rows, page.text(value.get("says")), key.at(page.file)))
    return tuple(found)


def _hold(page: Page, node: Node | None) -> HoldPolicy:
    if node is None:
        return HoldPolicy()
    return HoldPolicy(
        page.word(node.get("policy"), "permit"),
        page.is_yes(node.get("ask_first"), default=True),
        page.seconds(node.get("check_back")) or 120,
    )
