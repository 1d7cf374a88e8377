"""The built wheel carries the program and the starter library, and nothing else."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def names(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    folder = tmp_path_factory.mktemp("wheel")
    words = ["-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), "."]
    subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("sop_simulator-*.whl")
    with zipfile.ZipFile(wheel) as archive:
        return archive.namelist()


def packed(folder: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*") if path.is_file()}


@pytest.mark.parametrize("folder", ["sops", "scenarios"])
def test_the_starter_library_rides_in_the_wheel(folder: str, names: list[str]) -> None:
    expected = {f"simulator/_starter/{name}" for name in packed(folder)}
    assert expected
    assert expected <= set(names)


def test_all_that_the_program_reads_beside_its_code_is_in_the_wheel(names: list[str]) -> None:
    here = {name for name in packed("simulator") if "__pycache__" not in name}
    assert here <= set(names)


def test_nothing_else_is_in_the_wheel(names: list[str]) -> None:
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"simulator"}
    assert not [name for name in names if "__pycache__" in name]
