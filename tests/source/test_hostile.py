"""Hostile files: each a problem with its place, soon and in little memory, never a traceback."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from simulator.source import load_text, read_file
from simulator.source.decode import MOST_BYTES, decode
from simulator.source.events import pure
from simulator.source.parse import parse

BOMB = "a: &a [x, x, x]\n" + "".join(
    f"{chr(98 + i)}: &{chr(98 + i)} [{', '.join([f'*{chr(97 + i)}'] * 9)}]\n" for i in range(20)
)
MERGES = "x0: &x0 {a: 1}\n" + "".join(f"x{i}: &x{i} {{<<: [{', '.join([f'*x{i - 1}'] * 9)}]}}\n" for i in range(1, 20))
HOSTILE = {
    "billion laughs": (BOMB, "unsafe-yaml"),
    "merge bomb": (MERGES, "unsafe-yaml"),
    "deep list": ("[" * 100_000, "file-limits"),
    "deep map": ("{a: " * 50_000, "file-limits"),
    "deep block": ("- " * 100_000, "file-limits"),
    "deep indentation": ("\n".join(" " * i + "a:" for i in range(600)), "file-limits"),
    "many values": ("a: [" + "1," * 40_000 + "]", "file-limits"),
    "many keys": ("".join(f"k{i}: 1\n" for i in range(30_000)), "file-limits"),
    "comments only": ("# nothing\n" * 100_000, "syntax"),
    "too large": ("# nothing\n" * 200_000, "file-limits"),
    "huge integer": ("sop: " + "9" * 100_000, "schema"),
    "bad date": ("reviewed: 2026-99-99", "schema"),
    "bad tag": ("a: !!int foo", "unsafe-yaml"),
    "python tag": ("a: !!python/object/apply:os.system [ls]", "unsafe-yaml"),
    "own alias": ("a: &a [*a]", "unsafe-yaml"),
    "old version": ("%YAML 1.1\n---\na: no", "unsafe-yaml"),
    "nul": ("a: \x00", "hidden-characters"),
    "escape": ("a: \x1b[31m", "hidden-characters"),
    "bidi": ("a: \u202eb", "hidden-characters"),
    "line separator": ("a: b\u2028c: d", "hidden-characters"),
    "lone return": ("a: b\rc: d", "hidden-characters"),
    "surrogate escape": ('a: "\\ud800"', "syntax"),
    "only quotes": ('"' * 50_001, "syntax"),
    "many anchors": ("a: [" + "&a x, " * 9_000 + "]", "unsafe-yaml"),
    "wide keys": ("? " + "[a]: b\n? " * 500, "syntax"),
    "long line": ("a: " + "x" * 900_000, "schema"),
    "many brackets": ("a: [\n" * 5_000, "file-limits"),
    "many errors": ("a: b: c\n" * 5_000, "syntax"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_a_problem_within_a_second(name: str) -> None:
    text, rule = HOSTILE[name]
    began = time.process_time()
    found = read_file(text, "sops/x.yaml")
    assert time.process_time() - began < 1
    assert rule in {problem.rule for problem in found.problems}
    assert all(problem.at.line >= 1 and problem.at.column >= 1 for problem in found.problems)
    assert len(found.problems) <= 500


@pytest.mark.parametrize("name", ["deep list", "billion laughs", "many values"])
def test_the_slow_parser_is_bounded_too(name: str) -> None:
    text, rule = HOSTILE[name]
    _, problems = parse(text, "x.yaml", pure())
    assert rule in {problem.rule for problem in problems}


def test_hostile_files_need_little_memory() -> None:
    pytest.importorskip("resource")
    script = (
        "import resource; resource.setrlimit(resource.RLIMIT_AS, (512 << 20, 512 << 20))\n"
        "from simulator.source import read_file\n"
        "for text in ('[' * 1_000_000, 'a: [' + '1,' * 500_000 + ']', '{' * 1_000_000, '- ' * 500_000):\n"
        "    assert read_file(text, 'sops/x.yaml').problems\n"
        "print('survived')"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)
    assert (done.stdout.strip(), done.returncode) == ("survived", 0), done.stderr[-2000:]


def test_bytes_that_are_no_utf_8_have_a_place() -> None:
    text, problems = decode(b"a: ok\nb: \xff\n", "x.yaml")
    assert text == ""
    assert (problems[0].at.line, problems[0].at.column) == (2, 4)


def test_a_file_in_utf_16_is_told_to_be_utf_8() -> None:
    _, problems = decode("a: b".encode("utf-16"), "x.yaml")
    assert "UTF-8" in problems[0].help


def test_a_byte_order_mark_is_taken_off() -> None:
    assert decode(b"\xef\xbb\xbfa: b", "x.yaml") == ("a: b", ())


def test_a_file_over_the_limit_is_named_by_its_size() -> None:
    _, problems = decode(b"x" * (MOST_BYTES + 1), "x.yaml", size=5_000_000)
    assert "5,000,000 bytes" in problems[0].message


def test_words_of_other_scripts_are_not_hidden_characters() -> None:
    tree, problems = parse("a: 'Çağrı 👩‍🔧 مرحبا — “so”\u00a0…'\n", "x.yaml")
    assert problems == ()
    assert tree is not None


def test_one_hostile_file_does_not_spoil_the_others() -> None:
    good = "subflow: fine\ntitle: Fine\noutcomes: [a]\nsteps:\n  - {id: s, say: hi, end: a}\n"
    found = load_text({"sops/fine.yaml": good, "sops/bomb.yaml": BOMB, "sops/deep.yaml": "[" * 99_999})
    assert [sop.id for sop in found.sops] == ["fine"]
    assert {problem.at.file for problem in found.problems} == {"sops/bomb.yaml", "sops/deep.yaml"}


def test_two_thousand_steps_take_no_quadratic_time() -> None:
    def flow(count: int) -> str:
        steps = "".join(f"  - {{id: s{i}, say: hi}}\n" for i in range(count))
        return f"subflow: long\ntitle: Long\noutcomes: [a]\nsteps:\n{steps}  - {{id: z, say: bye, end: a}}\n"

    def cost(count: int) -> float:
        text = flow(count)
        began = time.process_time()
        assert load_text({"sops/long.yaml": text}).problems == ()
        return time.process_time() - began

    cost(100)
    assert cost(2_000) < 12 * max(cost(400), 0.01)
