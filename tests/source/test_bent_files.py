"""Files bent at random: whatever stands in them, reading and compiling end with problems and never with an error."""

from __future__ import annotations

import random

import pytest

from simulator.source import load_text
from tests.source.examples import example_texts

PIECES = (
    "[]", "{}", "''", "x", "[x]", "{a: b}", "5", "-1", "~", "{when: {a: b}, next: c}", "known", "unknown", "result",
    "go on", "[unknown, known]", "up to 5", "9" * 30, "1.5", "{en: x}", "[[x]]", "text", "0 to 5", "'{'", "'{nope}'",
    "[{otherwise: x}]", "true", "2026-13-45", "each issue", "*a", "&a b", "!t x", "|\n  x", "@x", "{a: b: c}",
)  # fmt: skip
SIGNS = "{}[]:,'\"#&*!|>%@`- \t\r\x00"


def bend(text: str, chance: random.Random) -> str:
    """The text with one line taken out, doubled, given another value, or with a sign put in."""
    lines = text.split("\n")
    index = chance.randrange(len(lines))
    line = lines[index]
    match chance.randrange(5):
        case 0:
            del lines[index]
        case 1:
            lines.insert(index, chance.choice(lines))
        case 2 | 3 if ":" in line:
            lines[index] = f"{line.split(':')[0]}: {chance.choice(PIECES)}"
        case _:
            cut = chance.randrange(len(line) + 1)
            lines[index] = line[:cut] + chance.choice(SIGNS) + line[cut:]
    return "\n".join(lines)


@pytest.mark.parametrize("seed", range(8))
def test_a_bent_file_never_breaks_the_reading(seed: int) -> None:
    chance = random.Random(seed)
    texts = example_texts()
    files = sorted(name for name in texts if name.endswith(".yaml"))
    clean = 0
    for _ in range(30):
        bent = dict(texts)
        for _ in range(chance.choice((1, 1, 3))):
            file = chance.choice(files)
            bent[file] = bend(bent[file], chance)
        found = load_text(bent)
        clean += not found.problems
        for problem in found.problems:
            assert problem.message
            assert problem.at.line >= 1
            assert problem.at.file in bent
            assert (problem.at.end_line, problem.at.end_column) >= (problem.at.line, problem.at.column)
    assert clean < 30
