"""
The first page: search first, then "the caller says …", then every procedure.

The list is filtered by a few lines of script as one types, without accents and in any order of words; what a procedure
is about weighs more than what a caller once said. Without a script the whole list is there. Each further language has a
first page of its own, which says what is not there in it yet.
"""

from __future__ import annotations

from simulator.model.sop import Sop
from simulator.model.text import Text
from simulator.site.edition import Edition
from simulator.site.languages import NAMES, translated
from simulator.site.markup import NOTHING, Html, join, link, listed, tag, words
from simulator.site.page import Page, folded
from simulator.site.strip import strip
from simulator.site.wording import spaced

_MOST_LINES = 3
"""So few that all procedures are seen at once; what is typed is looked for in every line."""


def home_page(edition: Edition) -> Page:
    """The page that is open at the start of every call."""
    desk, say = edition.workspace.desk, edition.say
    path = f"{edition.lang}/index.md" if edition.lang else "index.md"
    page = Page(path, str(desk.name) or say("Procedures"), NOTHING)
    here = [sop for sop in edition.workspace.procedures if not edition.lang or sop.id in edition.translated]
    others = [sop for sop in edition.workspace.procedures if sop not in here]
    parts = [
        tag("h1", words(page.title), id="top"),
        _languages(edition, page),
        _problems(edition),
        _search(edition),
        strip(edition, page),
        tag("div", *(_card(edition, sop, page) for sop in here), class_="sop-cards"),
        _not_yet(edition, others),
        tag("div", *(_card(edition, sop, page) for sop in others), class_="sop-cards") if others else NOTHING,
        tag("p", link(say("Priorities, teams and times: the desk"), page.to("desk.html"))),
    ]
    # What it leads to is found by itself; twice would push other pages out of sight.
    return Page(page.path, page.title, join(parts), boost=0, lang=edition.lang)


def _search(edition: Edition) -> Html:
    say = edition.say
    hint = say("password, new phone, nobody can print …")
    field = tag("input", type="search", id="sop-find", autocomplete="off", placeholder=hint)
    label = tag("label", words(say("What does the caller say?")), for_="sop-find")
    found = tag(
        "p",
        class_="sop-found",
        role="status",
        data_some=say("{shown} of {all} procedures; Enter opens the first"),
        data_none=say("Nothing has all of these words. Try fewer, or the search at the top, which reads every page."),
    )
    return tag("div", label, field, found, class_="sop-search", hidden=True)


def _languages(edition: Edition, page: Page) -> Html:
    """Links to the first page in other languages; nothing where there is only one."""
    first, *further = edition.workspace.desk.languages
    whole = edition.source or edition.workspace
    there = [lang for lang in further if translated(whole, lang)]
    links = []
    for lang in (first, *there):
        name = NAMES.get(lang, lang)
        if lang == (edition.lang or first):
            links.append(tag("strong", words(name), lang=lang))
        else:
            where = "index.html" if lang == first else f"{lang}/index.html"
            links.append(link(name, page.to(where), lang=lang, hreflang=lang))
    return tag("p", join(links, " "), class_="sop-languages") if there else NOTHING


def _not_yet(edition: Edition, others: list[Sop]) -> Html:
    """What a reader of this language must know about the procedures below, and about the desk's own pages."""
    if not others:
        return NOTHING
    first = NAMES.get(edition.workspace.desk.languages[0], edition.workspace.desk.languages[0])
    text = "These procedures, and the pages of the desk, are not yet there in {lang}; they stand in {first}."
    said = edition.say(text, lang=NAMES.get(edition.lang, edition.lang), first=edition.say(first))
    return tag("p", words(said), class_="sop-fallback", role="note")


def _problems(edition: Edition) -> Html:
    count = len(edition.errors)
    if not count:
        return NOTHING
    found = f"{count} problem{'' if count == 1 else 's'} found in these procedures."
    text = f"{found} The pages concerned say so; `sop lint` lists them all."
    return tag("p", words(text), class_="sop-problems", role="note")


def _card(edition: Edition, sop: Sop, page: Page) -> Html:
    opens = [issue.opens for each in edition.scenarios_of(sop) for issue in each.issues if issue.sop == sop.id]
    first = [
        each.issues[0].opens[0]
        for each in edition.scenarios_of(sop)
        if each.issues[0].sop == sop.id and each.issues[0].opens
    ]
    shown = sorted({_line(edition, text): None for text in first if _has(edition, text)}, key=len)[:_MOST_LINES]
    original = edition.source.sop(sop.id) if edition.source else None
    named = [
        text for each in (sop, original or sop) for given in (each.title, each.keywords) for _, text in given.by_lang
    ]
    every = [_line(edition, text) for texts in opens for text in texts]
    found_by = [*dict.fromkeys(named), str(sop.use_when), *(spaced(each) for each in sop.tags)]
    overdue = edition.days_over(sop)
    foreign = bool(edition.lang) and sop.id not in edition.translated
    return tag(
        "section",
        tag("h3", link(str(sop.title), page.to(edition.address(sop))), id=f"card-{sop.id}"),
        tag("p", words(str(sop.use_when))),
        tag("p", words(edition.say("Review overdue by {days} days", days=overdue)), class_="sop-stale")
        if overdue
        else NOTHING,
        listed([words(f"“{line}”") for line in shown], class_="sop-caller-says"),
        class_="sop-card",
        lang=(edition.source or edition.workspace).desk.languages[0] if foreign else "",
        data_found_by=folded(" ".join(found_by)),
        data_said=folded(" ".join(every)),
    )


def _line(edition: Edition, text: Text) -> str:
    return text.say(edition.lang) if edition.lang else str(text)


def _has(edition: Edition, text: Text) -> bool:
    """Whether the caller says this in the page's language: a line of another one would not be recognised."""
    return not edition.lang or text.has(edition.lang)
