"""With an `end`, an answer or an `otherwise` taken out of a starter procedure, wherever it is, the linter speaks."""

from __future__ import annotations

import itertools

from simulator.lint import check
from simulator.lint.rules import RULES
from simulator.source import load
from simulator.source.assemble import assemble
from simulator.source.files import Parsed, read_file
from tests.lint.examples import TODAY
from tests.lint.mutants import Mutant, mutants

WITHOUT_HEARING = [rule for rule in RULES if rule.ID not in ("script-not-heard", "act-example-fails")]
"""What is heard costs the most, and has nothing to do with it."""


def test_whatever_is_taken_out_of_a_starter_procedure_is_missed() -> None:
    """One mutant of every procedure at a time: what is said of a file can only come from its own mutant."""
    workspace = load()
    files = {name: text for name, text in workspace.files if name.startswith("sops/") and "/lines/" not in name}
    whole = {name: read_file(text, name) for name, text in files.items()}
    of_each = [list(mutants(sop.file, files[sop.file])) for sop in workspace.sops]
    assert sum(map(len, of_each)) > 300
    unnoticed: list[Mutant] = []
    for together in itertools.zip_longest(*of_each):
        chosen = [mutant for mutant in together if mutant is not None]
        spoken_of = _files_spoken_of(files, whole, chosen)
        doubtful = [mutant for mutant in chosen if mutant.file not in spoken_of]
        unnoticed += [mutant for mutant in doubtful if not _files_spoken_of(files, whole, [mutant])]
    assert [f"{mutant.file}: {mutant.what}" for mutant in unnoticed] == []


def _files_spoken_of(files: dict[str, str], whole: dict[str, Parsed], chosen: list[Mutant]) -> set[str]:
    parsed = whole | {mutant.file: read_file(mutant.text, mutant.file) for mutant in chosen}
    texts = files | {mutant.file: mutant.text for mutant in chosen}
    return {problem.at.file for problem in check(assemble(texts, parsed.values()), TODAY, WITHOUT_HEARING)}
