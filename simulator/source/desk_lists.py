"""The desk's lists: calendars, teams, methods, targets, the ladder, routing, announcements, words."""

from __future__ import annotations

from simulator.model.desk import Announcement, Hours, Method, Route, Rung, Setting, Span, Target, Team
from simulator.model.fact import ASSURANCE
from simulator.model.text import Text
from simulator.source import amounts
from simulator.source.node import Node
from simulator.source.page import Page

_SETTINGS = ("roles", "labels", "companies", "cadence")


def hours(page: Page, node: Node | None) -> tuple[Hours, ...]:
    """Calendars by name."""
    return tuple(
        Hours(key.text, _spans(page, value), key.at(page.file)) for key, value in (node.pairs() if node else ())
    )


def _spans(page: Page, node: Node) -> tuple[Span, ...]:
    found: list[Span] = []
    for item in node.many():
        opening = amounts.opening(item.text)
        if opening is None:
            page.say("schema", item, f"`{item.text}` is no opening time", "write it like `Mon-Fri 08:00-18:00`")
            continue
        found.append(Span(*opening, item.at(page.file)))
    return tuple(found)


def teams(page: Page, node: Node | None) -> tuple[Team, ...]:
    names = page.names
    return tuple(
        Team(
            key.text,
            page.name(team.get("hours"), names.calendars, "calendar in `hours`"),
            page.word(team.get("mode"), "warm"),
            page.named(team.get("accepts"), names.fields, "ticket field"),
            page.words(team.get("skills")),
            page.words(team.get("people")),
            page.text(team.get("title")),
            page.text(team.get("channel")),
            page.word(team.get("kind")),
            page.name(team.get("otherwise"), names.teams, "team"),
            key.at(page.file),
        )
        for key, team in (node.pairs() if node else ())
    )


def methods(page: Page, node: Node | None) -> tuple[Method, ...]:
    return tuple(
        Method(
            key.text,
            ASSURANCE.number(page.name(method.get("assurance"), ASSURANCE.words, "degree of assurance")) or 0,
            page.is_yes(method.get("independent")),
            page.text(method.get("says")),
            page.is_yes(method.get("knowledge")),
            key.at(page.file),
        )
        for key, method in (node.pairs() if node else ())
    )


def targets(page: Page, node: Node | None) -> tuple[Target, ...]:
    minute = amounts.MINUTE
    return tuple(
        Target(
            key.text,
            page.seconds(target.get("respond"), minute),
            page.seconds(target.get("resolve"), minute),
            page.seconds(target.get("update"), minute),
            page.name(target.get("clock"), page.names.calendars, "calendar in `hours`"),
            page.text(target.get("title")),
            key.at(page.file),
        )
        for key, target in (node.pairs() if node else ())
    )


def ladder(page: Page, node: Node | None) -> tuple[Rung, ...]:
    found: list[Rung] = []
    for item in node.items if node else ():
        when = item.map["at"]
        percent, time = amounts.count(when.text, "%"), amounts.seconds(when.text)
        if percent is None and time is None:
            page.say("schema", when, f"`{when.text}` is no rung", "write a share of the target (`75 %`) or a time")
        tell = page.name(item.get("tell"), page.names.teams, "team")
        priority = page.name(item.get("priority"), page.names.priorities, "priority")
        found.append(Rung(tell, percent or 0, (time or 0) // amounts.MINUTE, priority, item.at(page.file)))
    return tuple(found)


def routes(page: Page, node: Node | None) -> tuple[Route, ...]:
    names = page.names
    return tuple(
        Route(
            page.word(item.get("otherwise") or item.get("queue")),
            page.name(item.get("during"), names.calendars, "calendar in `hours`"),
            page.words(item.get("languages")),
            page.words(item.get("skills")),
            page.words(item.get("dialled")),
            page.words(item.get("chooses")),
            page.size(item.map["waiting_over"]) if "waiting_over" in item.map else 0,
            "otherwise" in item.map,
            page.text(item.get("says")),
            item.at(page.file),
        )
        for item in (node.items if node else ())
    )


def announcements(page: Page, node: Node | None) -> tuple[Announcement, ...]:
    return tuple(
        Announcement(
            key.text,
            page.text(item.get("says")),
            page.word(item.get("kind"), "outage"),
            page.word(item.get("until")),
            page.name(item.get("sop"), page.names.procedures, "SOP"),
            key.at(page.file),
        )
        for key, item in (node.pairs() if node else ())
    )


def settings(page: Page, node: Node) -> tuple[Setting, ...]:
    """Lists that only pages read: names with texts."""
    return tuple(
        Setting(key, _values(page, node.map[key]), node.map[key].at(page.file)) for key in _SETTINGS if key in node.map
    )


def _values(page: Page, node: Node) -> tuple[tuple[str, Text], ...]:
    return page.per_key(node, page.text)


def words_by_word(page: Page, node: Node | None) -> tuple[tuple[str, str], ...]:
    """A word with the one to say instead, or a phrase with why it is banned."""
    return tuple((key, page.word(value)) for key, value in page.each(node))
