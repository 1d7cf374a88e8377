"""Pages in the desk's further languages, as far as texts exist, with a note where they fall back."""

from __future__ import annotations

import dataclasses
import functools
from pathlib import Path

import pytest

from simulator.model.text import Text
from simulator.site.edition import Edition
from simulator.site.languages import in_language, missing, translated
from simulator.site.sop_page import sop_page
from tests.site.browser import Browser
from tests.site.outline import Outline

SEARCHES = (
    "glemt adgangskode", "passwort vergessen", "elfelejtett jelszo", "contrasena olvidada", "contraseña caducada",
    "lejárt jelszó", "udløbet adgangskode", "udlobet", "passwort abgelaufen", "olvidada", "vergessen",
)  # fmt: skip
"""Words that are typed for a lost password."""


@functools.cache
def page(file: Path) -> Outline:
    return Outline(file.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["da", "de", "hu", "es"])
def test_a_translated_procedure_has_a_page_in_its_language(site: Path, edition: Edition, lang: str) -> None:
    done = translated(edition.workspace, lang)
    assert {"password-reset", "mfa-loss"} <= done
    for sop in edition.workspace.sops:
        file = site / lang / ("subflows" if sop.is_subflow else "sops") / f"{sop.id}.html"
        assert file.is_file() == (sop.id in done)
        if sop.id in done:
            assert sop.title.say(lang) in page(file).text
            assert ("div", "lang", lang) in page(file).values


def test_a_missing_translation_is_said_on_the_page_and_shown_in_the_first_language(edition: Edition) -> None:
    sop = next(sop for sop in edition.workspace.sops if sop.id == "password-reset")
    bare = dataclasses.replace(sop, use_when=Text((("en", "Only English here"),)))
    sops = tuple(bare if each.id == sop.id else each for each in edition.workspace.sops)
    danish = Edition(dataclasses.replace(edition.workspace, sops=sops), edition.today).in_language("da")
    turned = danish.workspace.sop("password-reset")
    assert turned is not None
    text = Outline(sop_page(danish, turned).body).text
    lacking, every = missing(bare, "da")
    assert lacking >= 1
    assert f"{lacking} af {every} tekster findes endnu ikke på dansk" in text
    assert "Only English here" in text


def test_turning_a_workspace_changes_nothing_but_words(edition: Edition) -> None:
    turned = in_language(edition.workspace, "de")
    for before, after in zip(edition.workspace.sops, turned.sops, strict=True):
        assert [(s.id, s.verb, s.rows, s.when) for s in before.steps] == [
            (s.id, s.verb, s.rows, s.when) for s in after.steps
        ]


def test_search_finds_a_procedure_in_every_language_with_or_without_accents(browser: Browser, site: Path) -> None:
    browser.open(site / "index.html")
    browser.run("document.querySelector('[data-md-toggle=search]').click()")
    field = browser.one("[data-md-component=search-query]")
    browser.wait(field.is_displayed)
    script = (
        "return [...document.querySelectorAll('.md-search-result__item > .md-search-result__link')].map(a => a.href)"
    )
    missed = []
    for query in SEARCHES:
        browser.run("arguments[0].value = ''", field)
        field.send_keys(query)

        def found() -> bool:
            return any("password-reset" in str(address) for address in browser.run(script)[:3])

        try:
            browser.wait(found, 5)
        except AssertionError:
            missed.append((query, browser.run(script)[:3]))
    assert not missed
