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
from tests.site.searching import ask

SEARCHES = {
    "da": {
        "glemt adgangskode": "password-reset", "udlobet adgangskode": "password-reset", "ny telefon": "mfa-loss",
        "mistet mobil": "mfa-loss", "godkendelsesapp": "mfa-loss", "hjemmearbejde": "vpn-remote-access",
        "fællesdrev": "vpn-remote-access", "faellesdrev": "vpn-remote-access", "delt mappe": "vpn-remote-access",
    },
    "de": {
        "passwort vergessen": "password-reset", "kennwort abgelaufen": "password-reset", "handy verloren": "mfa-loss",
        "zweiter faktor": "mfa-loss", "schlussel gestohlen": "mfa-loss", "netzlaufwerk": "vpn-remote-access",
        "homeoffice": "vpn-remote-access", "firmennetz": "vpn-remote-access", "laufwerk": "vpn-remote-access",
    },
    "hu": {
        "elfelejtett jelszo": "password-reset", "lejárt jelszó": "password-reset", "uj telefon": "mfa-loss",
        "elveszett telefon": "mfa-loss", "hitelesítő": "mfa-loss", "hitelesito": "mfa-loss",
        "közös mappa": "vpn-remote-access", "kozos mappa": "vpn-remote-access", "távmunka": "vpn-remote-access",
    },
    "es": {
        "contrasena olvidada": "password-reset", "contraseña caducada": "password-reset", "movil nuevo": "mfa-loss",
        "teléfono robado": "mfa-loss", "segundo factor": "mfa-loss", "autenticador": "mfa-loss",
        "carpeta compartida": "vpn-remote-access", "teletrabajo": "vpn-remote-access", "conexion": "vpn-remote-access",
    },
}  # fmt: skip
"""What is typed, with and without accents, one word or a part of a longer one, and the procedure that is meant."""


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
    wanted = {query: sop for queries in SEARCHES.values() for query, sop in queries.items()}
    assert len(wanted) >= 30
    found = ask(browser, site, list(wanted))
    assert not {query: found[query][:3] for query, sop in wanted.items() if sop not in "".join(found[query][:3])}


@pytest.mark.parametrize("lang", ["da", "de", "hu", "es"])
def test_every_language_has_a_first_page_that_says_what_is_not_there_in_it(
    site: Path, edition: Edition, lang: str
) -> None:
    home = page(site / lang / "index.html")
    turned = edition.in_language(lang)
    asked = turned.say("What does the caller say?")
    assert asked != "What does the caller say?"
    assert asked in home.text
    assert {("a", "href", f"../{other}/index.html") for other in {"da", "de", "hu", "es"} - {lang}} <= set(home.values)
    for sop in edition.workspace.procedures:
        where = f"sops/{sop.id}.html" if sop.id in turned.translated else f"../sops/{sop.id}.html"
        assert ("a", "href", where) in home.values
    assert ("section", "lang", "en") in home.values
    note = turned.say(
        "These procedures, and the pages of the desk, are not yet there in {lang}; they stand in {first}."
    )
    assert note.partition("{")[0] in home.text


def test_the_first_page_of_a_language_narrows_by_its_own_words(browser: Browser, site: Path) -> None:
    browser.open(site / "de" / "index.html")
    field = browser.one("#sop-find")
    for query, wanted in {"handy verloren": "mfa-loss", "KENNWORT": "password-reset", "printer": "printer"}.items():
        field.clear()
        field.send_keys(query)
        shown = [str(link.get_attribute("href")) for link in browser.all(".sop-card h3 a") if link.is_displayed()]
        assert any(wanted in address for address in shown), query
        assert len(shown) < 6
    assert "Abläufen" in browser.one(".sop-found").text
