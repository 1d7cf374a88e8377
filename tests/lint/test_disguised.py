"""A fix is the same whatever the file looks like: line ends, byte order mark, comments and indentation stay."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from tests.lint.folder import lint
from tests.lint.test_fixes import WITH_FIX, slip

KEPT = re.compile(r" *# kept \d+$")
_LEAD = re.compile(r"^( *)((?:- )*)")
_BLOCK = re.compile(r"^ *(?:- )?[\w.-]+:(?: .*)?[^,{\[]$")
"""A line behind which a comment may stand."""


class Disguise:
    """How a file looks: what ends its lines, what stands before them, how far they are indented, where comments are."""

    def __init__(self, ending: str, mark: str, wider: int, every: int) -> None:
        self.ending, self.mark, self.wider, self.every = ending, mark, wider, every

    def __repr__(self) -> str:
        return f"Disguise({self.ending!r}, {self.mark!r}, {self.wider}, {self.every})"

    def on(self, text: str) -> bytes:
        lines: list[str] = []
        for number, line in enumerate(text.removesuffix("\n").split("\n")):
            if self.every and number > 1 and number % self.every == 0:
                lines.append(f"# kept {number}")
            tail = f"   # kept {number}" if self.every and number % self.every == 1 and _BLOCK.match(line) else ""
            lines.append(self._wide(line) + tail)
        return (self.mark + "".join(line + self.ending for line in lines)).encode()

    def _wide(self, line: str) -> str:
        lead = _LEAD.match(line)
        assert lead is not None
        dashes = lead[2].replace("- ", "-" + " " * (2 * self.wider - 1))
        return " " * (len(lead[1]) * self.wider) + dashes + line[lead.end() :]

    def off(self, raw: bytes) -> list[str]:
        """The lines without the disguise, and without their margin, which an added line takes from its neighbour."""
        text = raw.decode().removeprefix(self.mark).replace(self.ending, "\n")
        lines = [KEPT.sub("", line).strip() for line in text.split("\n") if not line.startswith("# kept")]
        return [re.sub(r"^- +", "- ", line) for line in lines if line]


def mended(files: dict[str, str], disguise: Disguise) -> dict[str, bytes]:
    """The files after `sop lint --fix`, which has nothing to do the second time."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_bytes(disguise.on(text))
        words = ("--fix", "--no-cache", "--quiet")
        lint(folder, *words)
        once = {file: (folder / file).read_bytes() for file in files}
        lint(folder, *words)
        assert {file: (folder / file).read_bytes() for file in files} == once
        return once


PLAIN = Disguise("\n", "", 1, 0)
DISGUISES = st.builds(
    Disguise, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]), st.integers(1, 3), st.integers(0, 5)
)


@settings(max_examples=12, deadline=None, phases=(Phase.explicit, Phase.generate))  # shrinking takes minutes
@given(st.sampled_from(sorted(WITH_FIX)), DISGUISES)
@example("schema", Disguise("\r\n", "\ufeff", 2, 3))
@example("unused-fact", Disguise("\r\n", "\ufeff", 3, 2))
def test_a_fix_changes_its_own_lines_and_nothing_of_how_a_file_looks(rule: str, disguise: Disguise) -> None:
    files = slip(rule)
    plain = mended(files, PLAIN)
    changed = [file for file in files if plain[file] != PLAIN.on(files[file])]
    assert changed
    disguised = mended(files, disguise)
    for file, raw in disguised.items():
        assert disguise.off(raw) == PLAIN.off(plain[file])
        assert raw.startswith(disguise.mark.encode())
        assert raw.count(b"\n") == raw.count(disguise.ending.encode())
        if file not in changed:
            assert raw == disguise.on(files[file])
        before, after = (
            text.decode().removeprefix(disguise.mark).split(disguise.ending) for text in (disguise.on(files[file]), raw)
        )
        gone = [line for line in before if line not in after and not line.startswith("# kept")]
        own = set(PLAIN.on(files[file]).decode().split("\n")) - set(plain[file].decode().split("\n"))
        assert len(gone) <= len(own)


def test_a_disguise_comes_off_again() -> None:
    text = "a:\n  - b: 1\n    c: [d, e]\n  - {f: g}\n"
    for disguise in (PLAIN, Disguise("\r\n", "\ufeff", 2, 1)):
        assert disguise.off(disguise.on(text)) == ["a:", "- b: 1", "c: [d, e]", "- {f: g}"]
    assert Disguise("\n", "", 2, 0).on(text).decode() == "a:\n    -   b: 1\n        c: [d, e]\n    -   {f: g}\n"


@pytest.mark.parametrize("rule", sorted(WITH_FIX))
def test_every_rule_that_mends_does_so_in_a_file_from_windows(rule: str) -> None:
    files = slip(rule)
    windows = Disguise("\r\n", "\ufeff", 1, 0)
    plain = mended(files, PLAIN)
    assert {file: raw.decode() for file, raw in mended(files, windows).items()} == {
        file: "\ufeff" + raw.decode().replace("\n", "\r\n") for file, raw in plain.items()
    }
