"""The lists beside the procedures: the cast, the line books, the requirements, the articles."""

from __future__ import annotations

from simulator.model.scenario import BookLine, CastMember, LineBook
from simulator.model.workspace import Article, Requirement
from simulator.source.node import Node
from simulator.source.page import Page

_PERSON = ("employee_id", "job", "department", "phone", "email")


def compile_cast(page: Page, node: Node) -> tuple[CastMember, ...]:
    """The people of one locale."""
    locale = page.word(node.get("cast"))
    return tuple(_person(page, item, locale) for item in node.map["people"].items)


def _person(page: Page, node: Node, locale: str) -> CastMember:
    first, last = page.word(node.get("first_name")), page.word(node.get("last_name"))
    rest = {key: page.word(node.get(key)) for key in _PERSON}
    honorific, manager = page.word(node.get("honorific")), page.word(node.get("manager"))
    return CastMember(
        page.word(node.get("id")), first, last, locale=locale, honorific=honorific, manager=manager, **rest
    )


def compile_book(page: Page, node: Node) -> LineBook:
    """A language's line book."""
    lines: list[BookLine] = []
    for situation, items in page.each(node.get("lines")):
        for item in items.many():
            says = item.get("says") or item
            lines.append(BookLine(situation, says.text, _fits(page, item, "temper"), _fits(page, item, "speech")))
    return LineBook(page.word(node.get("lang")), tuple(lines), page.word(node.get("checked_by"), "nobody"), page.file)


def _fits(page: Page, node: Node, key: str) -> str:
    """Whom a line fits: one word or several, as the model keeps them, with spaces between."""
    return " ".join(page.words(node.get(key)))


def compile_requirements(page: Page, node: Node) -> tuple[Requirement, ...]:
    """The requirements with what carries them."""
    return tuple(
        Requirement(
            key.text,
            page.text(item.get("says")),
            page.words(item.get("carried_by")),
            page.text(item.get("out")),
            key.at(page.file),
        )
        for key, item in node.map["requirements"].pairs()
    )


def read_article(text: str, file: str, text_hash: str) -> Article:
    """A knowledge article: Markdown whose first line is its title."""
    first, _, body = text.partition("\n")
    title = first.removeprefix("#").strip()
    stem = file.rsplit("/", 1)[-1].removesuffix(".md")
    return Article(stem, title or stem, body.strip("\n"), file, text_hash)
