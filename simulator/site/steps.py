"""The steps of a procedure as staff follow them: what to do, what to say, where each answer leads, what not to do."""

from __future__ import annotations

from functools import cache

from simulator.model.sop import Go, Offered, Sop, Step, Verb
from simulator.site.edition import Edition
from simulator.site.glossary_marks import explained
from simulator.site.markup import NOTHING, Html, join, link, listed, table, tag, words
from simulator.site.numbering import Road, roads
from simulator.site.page import Page
from simulator.site.say_box import say_box
from simulator.site.shapes import symbol
from simulator.site.times import duration
from simulator.site.tongue import Tongue
from simulator.site.wording import (
    VERBS,
    capital,
    headed,
    object_of,
    outcome_words,
    result_words,
    row_words,
    script,
    spaced,
    when_words,
)


def steps(edition: Edition, sop: Sop, page: Page) -> Html:
    """All roads with their steps."""
    numbered = edition.numbers(sop)
    return join(_road(edition, sop, road, numbered, page) for road in roads(sop))


def step_list(edition: Edition, sop: Sop) -> Html:
    """The main road as a short list of links: what a narrow screen shows in place of a wide drawing."""
    main = roads(sop)[0]
    numbered, say = edition.numbers(sop), edition.say
    items = [
        tag("a", words(f"{numbered[step.id]} {edition.sentence(sop, step)}"), href=f"#{step.id}") for step in main.steps
    ]
    name = say("Steps on the main road")
    return tag("nav", listed(items), class_="sop-step-list", aria_label=name, data_search_exclude=True)


def _road(edition: Edition, sop: Sop, road: Road, numbered: dict[str, str], page: Page) -> Html:
    parts: list[Html] = []
    if road.name:
        parts += [
            tag("h3", words(f"{road.letter} · {headed(road.name)}"), id=f"sop-road-{road.name}"),
            _sources(sop, road, numbered, edition.say),
        ]
    phase = ""
    for step in road.steps:
        if step.phase != phase and not road.name:
            parts.append(
                tag(
                    "h3",
                    words(edition.say(headed(step.phase))),
                    class_="sop-phase",
                    id=f"sop-phase-{step.phase}-{numbered[step.id]}",
                )
            )
        phase = step.phase
        parts.append(_step(edition, sop, step, numbered, page))
    return tag("section", *parts, class_="sop-side-road" if road.name else "sop-main-road")


def _sources(sop: Sop, road: Road, numbered: dict[str, str], say: Tongue) -> Html:
    """From where one comes to a side road."""
    first = road.steps[0].id
    found = [
        link(f"{numbered[step.id]} ({row_words(sop, step, row, say)})", f"#{step.id}")
        for step in sop.steps if step.path != road.name
        for row in step.rows if row.go.step == first
    ]  # fmt: skip
    return (
        tag("p", words(say("You come here from")), Html(" "), Html(", ".join(found)), class_="sop-from")
        if found
        else NOTHING
    )


def _step(edition: Edition, sop: Sop, step: Step, numbered: dict[str, str], page: Page) -> Html:
    desk, say = edition.workspace.desk, edition.say
    protected = desk.action(step.protected) if step.protected else None
    parts = [
        _head(edition, sop, step, numbered),
        _only_if(sop, step, say),
        _guard(str(protected.says) or spaced(step.protected), say) if protected else NOTHING,
        say_box(desk, sop, script(step), step.examples, say=say),
        listed([_option(option, say) for option in step.offers], class_="sop-options"),
        _where_to(edition, sop, step, numbered, page),
        join(tag("p", explained(str(text)), class_="sop-dont") for text in step.dont),
        _if_asked(step, say),
        _articles(edition, step, page),
    ]  # fmt: skip
    return tag("section", *parts, class_="sop-one-step")


def _guard(action: str, say: Tongue) -> Html:
    return tag("p", words(say("Protected: {action}. Only after proof of identity.", action=action)), class_="sop-guard")


@cache
def _mark(verb: Verb) -> Html:
    return tag("svg", symbol(verb, 1, 1), class_="sop-mark", viewBox="0 0 18 18", aria_hidden="true")


def _head(edition: Edition, sop: Sop, step: Step, numbered: dict[str, str]) -> Html:
    say = edition.say
    return tag(
        "h4",
        tag("span", words(numbered[step.id]), class_="sop-step-number"),
        Html(" "),
        _mark(step.verb),
        Html(" "),
        tag("span", words(say(VERBS[step.verb])), class_="sop-verb"),
        Html(" "),
        words(capital(object_of(edition.workspace, sop, step, say))),
        words(say(" (may be left out)")) if step.optional else NOTHING,
        id=step.id,
    )


def _only_if(sop: Sop, step: Step, say: Tongue) -> Html:
    condition = when_words(sop, step, step.when, say)
    return (
        tag("p", tag("strong", words(say("Only if"))), Html(" "), words(condition), class_="sop-only-if")
        if condition
        else NOTHING
    )


def _option(option: Offered, say: Tongue) -> Html:
    lines = [tag("strong", words(spaced(option.id))), words(": "), Html(" "), words(str(option.says))]
    for head, texts in (("For it", option.pros), ("Against it", option.cons)):
        if texts:
            lines += [tag("br"), words(f"{say(head)}: " + "; ".join(str(text) for text in texts))]
    return join(lines)


def _where_to(edition: Edition, sop: Sop, step: Step, numbered: dict[str, str], page: Page) -> Html:
    """The table of answers, or one line where there is only one way."""
    if step.verb is Verb.END:
        return NOTHING
    say = edition.say
    used = _used(edition, step, page)
    ways: dict[Go, list[str]] = {}
    for row in step.rows:
        go = Go(row.go.step, row.go.end, row.go.opens)
        ways.setdefault(go, []).append(row_words(sop, step, row, say))
    if len(ways) == 1 and len(step.rows) == 1:
        (go,) = ways
        following = _follows(sop, step, go)
        return (
            tag("p", used, *([] if following else [_goes(edition, go, numbered)])) if used or not following else NOTHING
        )
    rows = [
        [words(capital(say(", or ").join(dict.fromkeys(said)))), _goes(edition, go, numbered)]
        for go, said in ways.items()
    ]
    if (
        step.tries
        and "out-of-tries" not in step.results
        and not any(t.words == "out-of-tries" for r in step.rows for ts in r.when for t in ts)
    ):
        rows.append([words(capital(result_words(step, "out-of-tries", say))), words(say("go on"))])
    limit = (
        tag("p", words(say("At most {count} times.", count=step.tries)), class_="sop-tries") if step.tries else NOTHING
    )
    waits = (
        tag("p", words(say("At most {time}.", time=duration(step.at_most, say))), class_="sop-tries")
        if step.at_most
        else NOTHING
    )
    found = table((say("If"), say("go to")), rows, class_="sop-then")
    return join([tag("p", used) if used else NOTHING, limit, waits, found])


def _follows(sop: Sop, step: Step, go: Go) -> bool:
    """Whether it simply goes on with the step below on the same road."""
    road = [each.id for each in sop.steps if each.path == step.path]
    at = road.index(step.id)
    return bool(go.step) and at + 1 < len(road) and road[at + 1] == go.step


def _used(edition: Edition, step: Step, page: Page) -> Html:
    inner = edition.workspace.sop(step.target) if step.verb is Verb.USE else None
    if inner is None:
        return NOTHING
    return join([words(edition.say("Follow")), Html(" "), link(str(inner.title), page.to(edition.address(inner)))])


def _goes(edition: Edition, go: Go, numbered: dict[str, str]) -> Html:
    say = edition.say
    if go.step in numbered:
        return link(say("step {number}", number=numbered[go.step]), f"#{go.step}")
    ended = say("End: {what}", what=outcome_words(go.end, say)) if go.end else say("not said")
    opens = edition.workspace.sop(go.opens) if go.opens else None
    more = say("; then open {title}", title=opens.title) if opens else ""
    return tag("strong", words(ended + more), class_="sop-end")


def _if_asked(step: Step, say: Tongue) -> Html:
    if not step.if_asked:
        return NOTHING
    pairs = [join([tag("dt", words(str(each.question))), tag("dd", words(str(each.reply)))]) for each in step.if_asked]
    return tag("details", tag("summary", words(say("If the caller asks"))), tag("dl", *pairs), class_="sop-asked")


def _articles(edition: Edition, step: Step, page: Page) -> Html:
    found = [article for article in edition.workspace.articles if article.id in step.kb]
    links = [link(article.title, page.to(f"kb/{article.id}.html")) for article in found]
    return (
        tag("p", words(edition.say("Read more:")), Html(" "), Html(", ".join(links)), class_="sop-kb")
        if links
        else NOTHING
    )
