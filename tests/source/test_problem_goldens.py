"""Bad files beside what is said about each: a pair `x.yaml` and `x.out` becomes a test by lying in the folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.source import load_text
from tests.source.examples import example_texts

FOLDER = Path(__file__).parent / "problems"
LOOP = (
    "subflow: loop-two\ntitle: The other\noutcomes: [b]\nsteps:\n  - {id: s, use: loop-one, then: {a: go on}, end: b}\n"
)


def _problems(source: Path) -> str:
    text = source.read_text(encoding="utf-8")
    first = text.splitlines()[0] if text else ""
    file = first.removeprefix("# as: ") if first.startswith("# as: ") else f"sops/{source.stem}.yaml"
    texts = {**example_texts(), file: text, "sops/loop-two.yaml": LOOP}
    found = [problem for problem in load_text(texts).problems if problem.at.file == file]
    lines = (
        f"{p.at.line}:{p.at.column}-{p.at.end_line}:{p.at.end_column} {p.rule}: {p.message}\n    {p.help}"
        for p in found
    )
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("source", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_bad_file_is_told_what_is_wrong_with_it(source: Path, golden: Callable[[Path, str], None]) -> None:
    golden(source.with_suffix(".out"), _problems(source))
