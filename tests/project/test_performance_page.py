"""docs/reference/performance.md is what `python -m bench --write` writes: nothing on it is written by hand."""

from __future__ import annotations

import ast
import importlib.util
from pathlib import Path

import pytest

from bench.page import PAGE, SUBJECTS, Section, page, read
from bench.table import Table

BENCH = Path(__file__).parents[2] / "bench"
TEXT = PAGE.read_text(encoding="utf-8")


def test_the_page_is_read_and_written_alike() -> None:
    assert page(read(TEXT)) == TEXT


def test_every_subject_has_its_section_and_its_module() -> None:
    written = [section.subject for section in read(TEXT)]
    assert written
    assert written == [name for name in SUBJECTS if name in written]
    for name in SUBJECTS:
        assert f"| `{name}` |" in TEXT
        assert importlib.util.find_spec(f"bench.{name}") is not None


@pytest.mark.parametrize("section", read(TEXT), ids=lambda section: section.subject)
def test_a_section_has_its_method_and_the_tables_of_its_subject(section: Section) -> None:
    written = (BENCH / f"{section.subject}.py").read_text(encoding="utf-8")
    assert len(section.method.split()) > 10
    assert section.tables
    for table in section.tables:
        assert f'"{table.title}"' in written
        assert table.note or len(section.tables) == 1, "of several tables each says how it was taken"
        assert all(len(row) == len(table.columns) for row in table.rows)


@pytest.mark.parametrize("path", sorted(BENCH.glob("*.py")), ids=lambda path: path.stem)
def test_every_table_states_how_it_was_measured(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Table"]
    for call in calls if len(calls) > 1 else ():  # a single one is told by what its module says of itself
        assert len(call.args) == 4 or any(keyword.arg == "note" for keyword in call.keywords), ast.unparse(call)


def test_figures_of_other_subjects_stay_and_empty_cells_are_kept() -> None:
    table = Table("A title", ("", "files", "figure"), (("sum", "", "1.0 times"), ("", "2", "3 ms")), "Taken so.")
    old = Section("lint", "Measured so and so.", "Measured 2026-01-02 with Python 3.11 on Linux.", (table, table))
    new = Section("site", "Otherwise.", "Measured 2026-02-03 with Python 3.12 on Linux.", (table,))
    assert read(page([old])) == (old,)
    assert read(page([*read(page([new])), *read(page([old]))])) == (old, new)


def test_the_last_figures_stand_beside_the_new_ones_of_the_same_table() -> None:
    new = Table("T", ("what", "figure"), (("a", "2 ms"),), "So.")
    old = Table("T", ("what", "figure"), (("a", "3 ms"),), "So.")
    assert new.text(old).splitlines()[2:4] == ["  what  figure  last time", "  a     2 ms    3 ms"]
    assert "last time" not in new.text(Table("T", ("other",), (("a",),), "So."))
