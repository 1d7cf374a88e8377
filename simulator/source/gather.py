"""
First pass over a workspace: which names there are, before anything is compiled.

Everything may name everything (a SOP a team, a policy a step, a scenario a person), so the names come first and the
files can then be compiled in any order, each with all of its problems.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from simulator.model.fact import Fact
from simulator.model.mood import MoodDefaults
from simulator.model.rookies import ROOKIES
from simulator.model.sop import Sop
from simulator.source import desk
from simulator.source.facts import BUILT_IN
from simulator.source.files import Kind, Parsed
from simulator.source.names import Header, Names
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.procedures import header_of
from simulator.source.recursion import loops

_NO_HEADER = Header("", "", whole=False)
_EMPTY = Node(None, "", 1, 1, 1, 1)


@dataclass(slots=True)
class Draft:
    """A file between the two passes."""

    parsed: Parsed
    page: Page
    header: Header = _NO_HEADER
    sop: Sop | None = None
    """Set where the file was compiled before the others, and its tree let go."""
    checked_by: tuple[tuple[str, str], ...] = ()
    """With `sop`: by language who has checked the texts."""

    @property
    def tree(self) -> Node:
        return self.parsed.tree or _EMPTY

    @property
    def usable(self) -> bool:
        return self.was_read and self.parsed.whole

    @property
    def was_read(self) -> bool:
        return self.parsed.tree is not None or self.sop is not None


def gather(files: Iterable[Parsed], done: Iterable[Draft] = ()) -> tuple[Names, list[Draft]]:
    """The names of all files, and a draft of each. `done` are procedures that are compiled already."""
    parsed = list(files)
    names = Names()
    desk_file = next((file for file in parsed if file.kind is Kind.DESK), None)
    if desk_file is not None and desk_file.tree is not None:
        names.languages = desk.languages_of(desk_file.tree) or ("en",)
    drafts = [*done, *(Draft(file, Page(file.file, names)) for file in parsed)]
    drafts.sort(key=lambda draft: draft.parsed.file)
    by_kind: dict[Kind, list[Draft]] = {kind: [] for kind in Kind}
    for draft in drafts:
        by_kind[draft.parsed.kind].append(draft)
    _headers(names, by_kind[Kind.SOP])
    _others(names, by_kind)
    for draft in by_kind[Kind.DESK]:
        if draft.usable:
            desk.gather(names, draft.page, draft.tree)
    names.facts = _facts(names, by_kind)
    names.loops = loops(names.headers)
    return names, drafts


def _headers(names: Names, drafts: list[Draft]) -> None:
    found: dict[str, Header] = {}
    for draft in drafts:
        tree = draft.parsed.tree
        stem = draft.parsed.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if draft.sop is not None:
            pass
        elif tree is None:
            draft.header = Header(stem, draft.parsed.file, whole=False)
        else:
            draft.header = header_of(draft.page, tree, draft.parsed.whole)
            if not draft.parsed.whole:
                draft.page.problems.clear()
        found.setdefault(draft.header.id, draft.header)
    names.headers = found
    declared: dict[str, list[tuple[Fact, str]]] = {}
    for header in found.values():
        for fact in header.facts if header.is_subflow else ():
            declared.setdefault(fact.id, []).append((fact, header.id))
    names.declared = declared
    unread = [header.id for header in found.values() if not header.whole]
    unread += [_stem(draft) for draft in drafts if draft.header.id != _stem(draft)]  # said once, in the file itself
    names.subflows = [*(header.id for header in found.values() if header.is_subflow), *unread]
    names.procedures = [*(header.id for header in found.values() if not header.is_subflow), *unread]
    if all(draft.was_read for draft in drafts):
        names.steps = {step for header in found.values() for step in header.steps}
        names.tickets = {ticket for header in found.values() for ticket in header.tickets}


def _others(names: Names, by_kind: Mapping[Kind, list[Draft]]) -> None:
    names.rookies = ROOKIES
    names.outlets = [name for name, _ in MoodDefaults().outlets]
    names.articles = [_stem(draft) for draft in by_kind[Kind.ARTICLE]]
    names.scenarios = [_stem(draft) for draft in by_kind[Kind.SCENARIO]]
    if all_read := list(_trees(by_kind[Kind.ACTS])):
        names.acts = [act for tree in all_read for act in (tree.map["acts"].map if "acts" in tree.map else ())]
    if all_read := list(_trees(by_kind[Kind.SCORECARD])):
        names.breaches = [
            code for tree in all_read for code in (tree.map["critical"].map if "critical" in tree.map else ())
        ]
    if all_read := list(_trees(by_kind[Kind.REQUIREMENTS])):
        names.requirements = {name for tree in all_read for name in tree.map["requirements"].map}
    casts = by_kind[Kind.CAST]
    if casts and all(draft.usable for draft in casts):
        people = (person for tree in _trees(casts) for person in tree.map["people"].items)
        names.cast = [person.map["id"].text for person in people]


def _trees(drafts: list[Draft]) -> Iterator[Node]:
    return (draft.tree for draft in drafts if draft.usable)


def _facts(names: Names, by_kind: Mapping[Kind, list[Draft]]) -> set[str] | None:
    """All facts of all files; not known where the desk, or a file that may be a sub-flow, could not be read."""
    desks = by_kind[Kind.DESK]
    if not desks or not all(draft.usable for draft in desks):
        return None
    if not all(draft.was_read for draft in by_kind[Kind.SOP]):
        return None
    declared = {fact.id for header in names.headers.values() for fact in header.facts}
    return {*declared, *(fact.id for fact in names.desk_facts), *BUILT_IN}


def _stem(draft: Draft) -> str:
    return draft.parsed.file.rsplit("/", 1)[-1].rsplit(".", 1)[0]
