"""Procedures are compiled as soon as they are read: with the same outcome as when everything is read before."""

from __future__ import annotations

import pytest

from simulator.source import load_text, read_file
from simulator.source.assemble import assemble
from simulator.source.early import read_all
from simulator.source.starter import starter_root
from simulator.source.workspace import read_folder
from tests.source.examples import example_texts

BROKEN = "sop: broken\ntitle: [\n"
TWICE = "subflow: badge-lost\ntitle: Another\noutcomes: [a]\nsteps:\n  - {id: s, say: Hello., end: a}\n"
UNKNOWN = (
    "sop: odd\ntitle: Odd\nsteps:\n  - {id: s, use: nowhere, then: {a: go on}}\n  - {id: t, ask: no_fact, end: x}\n"
)

CASES = {
    "nothing else": {},
    "a file that is no YAML": {"sops/broken.yaml": BROKEN},
    "an empty file": {"sops/empty.yaml": ""},
    "a sub-flow with the id of a procedure": {"sops/zz.yaml": TWICE},
    "a second procedure of one id": {"sops/zz.yaml": TWICE.replace("subflow:", "sop:").replace("outcomes: [a]\n", "")},
    "names that nobody knows": {"sops/odd.yaml": UNKNOWN},
    "no desk": {"sops/_desk.yaml": "desk: [\n"},
}


@pytest.mark.parametrize("more", CASES.values(), ids=CASES.keys())
def test_a_workspace_is_the_same_as_if_all_files_were_read_first(more: dict[str, str]) -> None:
    texts = dict(sorted({**example_texts(), **more}.items()))
    assert load_text(texts) == assemble(texts, [read_file(text, file) for file, text in texts.items()])


def test_most_procedures_of_the_starter_library_wait_for_no_other() -> None:
    texts, _ = read_folder(starter_root())
    waiting, done = read_all(dict(sorted(texts.items())))
    assert len(done) > sum(file.tree is not None and file.tree.get("sop") is not None for file in waiting)
    assert all(draft.parsed.tree is None for draft in done)
