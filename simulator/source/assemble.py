"""
Second pass over a workspace: every file that could be read becomes values of the model.

Pure: the same texts give the same workspace, in the same order, whatever order they were found in.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from simulator.model.desk import Desk
from simulator.model.place import Problem
from simulator.model.scenario import Scenario
from simulator.model.sop import Sop
from simulator.model.workspace import Article, Workspace
from simulator.source.desk import compile_desk
from simulator.source.files import Kind, Parsed
from simulator.source.gather import Draft, gather
from simulator.source.libraries import compile_book, compile_cast, compile_requirements, read_article
from simulator.source.procedures import compile_procedure
from simulator.source.quality import compile_acts, compile_lures, compile_scorecard
from simulator.source.scenarios import compile_scenario


def assemble(files: Mapping[str, str], parsed: Iterable[Parsed], root: str = "") -> Workspace:
    """The workspace of these texts, each read by itself before."""
    return put_together(files, gather(parsed)[1], root)


def put_together(files: Mapping[str, str], drafts: list[Draft], root: str = "") -> Workspace:
    """The workspace of these texts, once all names are gathered."""
    usable: dict[Kind, list[Draft]] = {kind: [] for kind in Kind}
    for draft in drafts:
        if draft.usable:
            usable[draft.parsed.kind].append(draft)
    sops = {sop.id: sop for sop in _procedures(usable[Kind.SOP])}
    scenarios = tuple(_scenarios(usable[Kind.SCENARIO], sops))
    desk = [compile_desk(draft.page, draft.tree, draft.parsed.text_hash) for draft in usable[Kind.DESK]]
    cards = [compile_scorecard(draft.page, draft.tree, draft.parsed.text_hash) for draft in usable[Kind.SCORECARD]]
    return Workspace(
        root,
        desk[0] if desk else Desk(),
        cards[0] if cards else None,
        tuple(act for draft in usable[Kind.ACTS] for act in compile_acts(draft.page, draft.tree)),
        tuple(lure for draft in usable[Kind.LURES] for lure in compile_lures(draft.page, draft.tree)),
        tuple(sops[name] for name in sorted(sops)),
        tuple(sorted(scenarios, key=lambda scenario: scenario.id)),
        tuple(person for draft in usable[Kind.CAST] for person in compile_cast(draft.page, draft.tree)),
        tuple(compile_book(draft.page, draft.tree) for draft in usable[Kind.LINES]),
        tuple(_articles(files, drafts)),
        tuple(found for draft in usable[Kind.REQUIREMENTS] for found in compile_requirements(draft.page, draft.tree)),
        _in_order(drafts),
        tuple(sorted(files.items())),
        tuple(_checked_by(usable)),
    )


def _procedures(drafts: list[Draft]) -> Iterator[Sop]:
    seen: dict[str, str] = {}
    for draft in drafts:
        sop = draft.sop or compile_procedure(draft.page, draft.tree, draft.header, draft.parsed.text_hash)
        if sop.id in seen:
            message, help_ = (
                f"a second procedure has the id `{sop.id}`",
                f"the other is {seen[sop.id]}; rename one of them",
            )
            draft.page.problems.append(Problem("duplicate-key", sop.at, message, help_))
            continue
        seen[sop.id] = sop.file
        yield sop


def _scenarios(drafts: list[Draft], sops: Mapping[str, Sop]) -> Iterator[Scenario]:
    seen: dict[str, str] = {}
    for draft in drafts:
        scenario = compile_scenario(draft.page, draft.tree, sops, draft.parsed.text_hash)
        if scenario.id in seen:
            help_ = f"the other is {seen[scenario.id]}; rename one of them"
            name = draft.tree.map["scenario"]
            draft.page.say("duplicate-key", name, f"a second scenario has the id `{scenario.id}`", help_)
            continue
        seen[scenario.id] = scenario.file
        yield scenario


def _articles(files: Mapping[str, str], drafts: list[Draft]) -> Iterator[Article]:
    for draft in drafts:
        parsed = draft.parsed
        if parsed.kind is Kind.ARTICLE:
            yield read_article(files[parsed.file], parsed.file, parsed.text_hash)


_TEXTS = (Kind.ACTS, Kind.DESK, Kind.SOP, Kind.SCENARIO)
"""Kinds of files that may say for each language who has checked it."""


def _checked_by(usable: Mapping[Kind, list[Draft]]) -> Iterator[tuple[str, str, str]]:
    for draft in usable[Kind.LINES]:
        tree = draft.tree
        yield draft.parsed.file, draft.page.word(tree.get("lang")), draft.page.word(tree.get("checked_by"), "nobody")
    for draft in (each for kind in _TEXTS for each in usable[kind]):
        for lang, who in draft.checked_by or checked_by(draft):
            yield draft.parsed.file, lang, who


def checked_by(draft: Draft) -> tuple[tuple[str, str], ...]:
    """By language who has checked the texts of a file."""
    return tuple((lang, who.text) for lang, who in draft.page.each(draft.tree.get("checked_by")))


def _in_order(drafts: list[Draft]) -> tuple[Problem, ...]:
    """All problems once, by file and place."""
    found: dict[Problem, None] = {}
    for draft in drafts:
        found.update(dict.fromkeys((*draft.parsed.problems, *draft.page.problems)))
    return tuple(sorted(found, key=lambda problem: (problem.at, problem.rule, problem.message)))
