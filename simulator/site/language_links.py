"""On top of a page: the languages it is there in, and how much of it falls back."""

from __future__ import annotations

from simulator.model.sop import Sop
from simulator.site.edition import Edition
from simulator.site.languages import NAMES, missing, translated
from simulator.site.markup import NOTHING, Html, join, link, tag, words
from simulator.site.page import Page


def languages(edition: Edition, sop: Sop, page: Page) -> Html:
    """Links to the same page in other languages; nothing where there is only one."""
    first, *further = edition.workspace.desk.languages
    whole = edition.source or edition.workspace
    there = [lang for lang in further if sop.id in translated(whole, lang)]
    if not there:
        return NOTHING
    links = [_link(edition, sop, page, lang, first) for lang in (first, *there)]
    return tag("div", tag("p", join(links, " "), class_="sop-languages"), _note(edition, sop, first))


def _link(edition: Edition, sop: Sop, page: Page, lang: str, first: str) -> Html:
    name = NAMES.get(lang, lang)
    if lang == (edition.lang or first):
        return tag("strong", words(name), lang=lang)
    where = edition.address(sop, "" if lang == first else lang)
    return link(name, page.to(where), lang=lang, hreflang=lang)


def _note(edition: Edition, sop: Sop, first: str) -> Html:
    """What a reader of this language must know: how much falls back, and who has read the rest."""
    original = edition.source.sop(sop.id) if edition.source else None
    if original is None:
        return NOTHING
    say, lang = edition.say, NAMES.get(edition.lang, edition.lang)
    lacking, all_ = missing(original, edition.lang)
    said = []
    if lacking:
        fallback = "{lacking} of {all} texts are not yet there in {lang}; they stand in {first}."
        said.append(say(fallback, lacking=lacking, all=all_, lang=lang, first=say(NAMES.get(first, first))))
    if not checked(edition, sop):
        said.append(say("Nobody who speaks {lang} has checked these texts yet.", lang=lang))
    return tag("p", words(" ".join(said)), class_="sop-fallback", role="note") if said else NOTHING


def checked(edition: Edition, sop: Sop) -> str:
    """Who has read the texts of this page in its language; empty where nobody has."""
    found = (who for file, lang, who in edition.workspace.checked_by if (file, lang) == (sop.file, edition.lang))
    who = next(found, "")
    return "" if who == "nobody" else who
