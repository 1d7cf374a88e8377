"""
Procedures that are compiled as soon as they are read, so that their trees are held one at a time.

A tree takes many times the memory of what is compiled from it. Most procedures need nothing of other procedures, only
the desk, the sub-flows and the lists around them; so those are read first. Where a procedure speaks of another one, or
a file cannot be read, which makes names uncertain for all, it is compiled with everything at hand, as if there were no
short way: both ways give the same workspace.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from simulator.source.assemble import checked_by
from simulator.source.files import Kind, Parsed, kind_of, read_file
from simulator.source.gather import Draft, gather
from simulator.source.names import Names
from simulator.source.node import Node
from simulator.source.page import Page
from simulator.source.procedures import compile_procedure, header_of


def read_all(texts: Mapping[str, str], broken: Iterable[Parsed] = ()) -> tuple[list[Parsed], list[Draft]]:
    """Every text read by itself; those that could be compiled at once as drafts without a tree."""
    late = {file: text for file, text in texts.items() if kind_of(file) is not Kind.SOP or "subflow" in text}
    parsed = [*broken, *(read_file(text, file) for file, text in late.items())]
    names, around = gather(parsed)
    rest = {file: text for file, text in texts.items() if file not in late}
    if names.facts is not None and _is_closed(names, around) and (early := _early(rest, names)) is not None:
        return [*parsed, *early[0]], early[1]
    return [*parsed, *(read_file(text, file) for file, text in rest.items())], []


def _is_closed(names: Names, around: list[Draft]) -> bool:
    """Whether the sub-flows use only each other, so that no procedure can be one of them."""
    return all(used in names.headers for draft in around for used in draft.header.uses)


def _early(texts: Mapping[str, str], names: Names) -> tuple[list[Parsed], list[Draft]] | None:
    """Procedures that have to wait for the others, and those that are compiled; None where the names are uncertain."""
    waiting: list[Parsed] = []
    done: list[Draft] = []
    for file, text in texts.items():
        parsed = read_file(text, file)
        if parsed.tree is None or parsed.tree.get("subflow") is not None:
            return None
        draft = Draft(parsed, Page(file, names))
        if not parsed.whole or _opens(parsed.tree, text):
            waiting.append(parsed)
            continue
        draft.header = header_of(draft.page, parsed.tree, whole=True)
        if draft.header.id in names.headers:
            return None
        if not names.headers.keys() >= set(draft.header.uses):
            waiting.append(parsed)
        else:
            done.append(_compiled(draft))
    return waiting, done


def _opens(tree: Node, text: str) -> bool:
    """Whether a step opens another procedure, which may be one that is not read yet."""
    if "opens" not in text and "\\" not in text:  # a key with an escape looks otherwise
        return False
    return "opens" in tree.map or any(_opens(part, text) for part in (*tree.map.values(), *tree.items))


def _compiled(draft: Draft) -> Draft:
    parsed = draft.parsed
    draft.sop = compile_procedure(draft.page, draft.tree, draft.header, parsed.text_hash)
    draft.checked_by = checked_by(draft)
    draft.parsed = Parsed(parsed.file, parsed.kind, None, parsed.problems, parsed.text_hash)
    return draft
