"""No text of a workspace does anything on a page but be read: every payload in every field at once."""

from __future__ import annotations

import datetime
import functools
import html
import json
import re

import markdown
import pytest

from simulator.model.place import Position, Problem, Severity
from simulator.site.edition import Edition
from simulator.site.kb import body_of
from simulator.site.markup import island, link, plain, tag, title, words
from simulator.site.render import pages
from tests.site.outline import Outline
from tests.site.payloads import PAYLOADS, shown
from tests.site.poisoned import poisoned, small

DAY = datetime.date(2026, 11, 22)
TOGETHER = tuple(" ¶ ".join(PAYLOADS[at : at + 4]) for at in range(0, len(PAYLOADS), 4))
"""Four at a time where whole pages are made: all are escaped alike, so what is harmless together is harmless alone."""
LIVE = re.compile(r"^on[a-z]+$")


@functools.cache
def rendered(payload: str) -> dict[str, str]:
    problem = Problem("rule", Position("sops/mfa-loss.yaml", 3, 1), payload, payload, Severity.ERROR, payload)
    edition = Edition(poisoned(small(), payload), DAY, (problem,))
    return {page.path: page.markdown() for page in pages(edition).pages}


def body(page: str) -> str:
    return page.split("---\n", 2)[2]


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 60


@pytest.mark.parametrize("payload", TOGETHER, ids=range(len(TOGETHER)))
def test_a_text_changes_no_page_beyond_its_words(payload: str) -> None:
    plain_pages = rendered("harmless")
    for path, page in rendered(payload).items():
        if path.startswith("kb/"):
            continue  # an article is Markdown: its blocks are its own; see below
        found, usual = Outline(body(page)), Outline(body(plain_pages[path]))
        # Only the number of lines and blanks that a text is broken into may differ, never the kinds of elements.
        assert set(found.shape) <= set(usual.shape) | EXPECTED, path
        assert not [name for _, name, _ in found.values if LIVE.match(name)]
        assert not [
            value
            for _, name, value in found.values
            if name in ("href", "src") and (":" in value or value.startswith("/"))
        ]


EXPECTED = {
    "span[class]",
    "/span",
    "abbr[tabindex title]",
    "/abbr",
    "p[class]",
    "details[class]",
    "/details",
    "ul[class]",
}


@pytest.mark.parametrize("payload", TOGETHER, ids=range(len(TOGETHER)))
def test_the_words_are_shown_as_they_were_written(payload: str) -> None:
    for path in (
        "policies.md",
        "sops/mfa-loss.md",
        "desk.md",
        "scorecard.md",
        "traceability.md",
        "ready.md",
        "index.md",
    ):
        page = Outline(body(rendered(payload)[path]))
        assert shown(payload) in page.text, path


@pytest.mark.parametrize("payload", TOGETHER, ids=range(len(TOGETHER)))
def test_markdown_adds_nothing_to_a_page(payload: str) -> None:
    for path in ("sops/mfa-loss.md", "desk.md"):
        source = body(rendered(payload)[path]).strip()
        made = markdown.markdown(
            source, extensions=["tables", "admonition", "attr_list", "def_list", "toc", "pymdownx.superfences"]
        )
        assert Outline(made).shape == Outline(source).shape, path


@pytest.mark.parametrize("payload", TOGETHER, ids=range(len(TOGETHER)))
def test_data_for_the_script_cannot_leave_its_element(payload: str) -> None:
    written = island({"text": payload, payload: [payload]})
    assert not set(written) & set("<>&'`\u2028\u2029")
    assert json.loads(written) == {"text": payload, payload: [payload]}
    assert rendered(payload)["sops/mfa-loss.md"].count("<script") == 1
    assert rendered(payload)["sops/mfa-loss.md"].count("</script") == 1


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_text_stays_inside_its_attribute(payload: str) -> None:
    found = Outline(tag("a", words("x"), title=payload, href=payload, id=payload, class_="b")).values
    assert ("a", "title", shown(payload)) in found or not shown(payload)
    assert {name for _, name, _ in found} <= {"title", "href", "id", "class"}


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_a_title_is_harmless_even_where_nothing_escapes_it(payload: str) -> None:
    made = title(payload)
    assert Outline(f"<title>{made}</title>").shape == ["title[]", "/title"]
    assert Outline(f"<a title='{made.replace(chr(39), '')}'>{made}</a>").shape == ["a[title]", "/a"]
    assert "<" not in made
    assert "<" not in html.unescape(made) or "&lt;" in payload or "&#" in payload


@pytest.mark.parametrize("payload", PAYLOADS, ids=range(len(PAYLOADS)))
def test_an_article_holds_only_what_its_small_markdown_knows(payload: str) -> None:
    allowed = {"p", "ul", "ol", "li", "strong", "code", "h2", "h3", "h4", "a"}
    found = Outline(body_of(f"# Title\n\n{payload}\n\n- {payload}\n"))
    assert {re.sub(r"[\[/].*|/", "", shape) or shape[1:] for shape in found.shape} <= allowed
    assert not [
        value for _, name, value in found.values if name == "href" and not re.fullmatch(r"[a-z0-9-]+\.html", value)
    ]


@pytest.mark.parametrize("address", ["javascript:x", "//evil.example", "/etc/passwd", "https://evil.example", "data:x"])
def test_a_link_never_leads_out_of_the_site(address: str) -> None:
    assert link("x", address) == '<a href="#">x</a>'


def test_control_characters_are_left_out_and_white_space_is_one_blank() -> None:
    assert plain("a\x1b[31m\tb\n\n c\u202ed\u0000") == "a[31m b cd"
