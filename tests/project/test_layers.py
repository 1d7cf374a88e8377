"""The layers hold: a package imports only from lower ones, and a library is imported only where the table allows it."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "simulator"

LAYERS: dict[str, tuple[int, set[str]]] = {
    "model": (0, set()),
    "source": (1, {"yaml", "ruamel", "jsonschema", "jsonschema_rs"}),
    "flow": (1, set()),
    "hearing": (1, {"rapidfuzz"}),
    "lint": (2, set()),
    "caller": (2, {"faker"}),
    "call": (3, set()),
    "scoring": (3, set()),
    "rookies": (4, {"pytest"}),
    "records": (4, set()),
    "site": (4, {"mkdocs"}),
    "report": (4, set()),
    "author": (5, set()),
    "terminal": (5, {"questionary", "prompt_toolkit", "rich"}),
    "cli": (6, {"typer", "platformdirs"}),
}
PURE = ("model", "flow", "hearing", "lint", "caller", "call", "scoring")
WRITES_THE_JOURNAL = "call/journal.py"
IMPURE_MODULES = {"os", "random", "secrets", "shutil", "socket", "subprocess", "tempfile", "time", "uuid", "logging"}
IMPURE_CALLS = {"print", "open", "input", "eval", "exec", "now", "today", "utcnow", "read_text", "write_text"}
POSIX_ONLY = {"curses", "fcntl", "grp", "posix", "pty", "pwd", "readline", "resource", "syslog", "termios", "tty"}

MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_starter" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.lineno, "." * node.level + (node.module or "")


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_package_imports_only_from_lower_layers_and_its_own_libraries(path: Path) -> None:
    room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    layer, libraries = LAYERS.get(room, (-1, set()))
    for line, name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        first, _, rest = name.partition(".")
        at = f"{named(path)}:{line} imports {name}"
        if first == "simulator":
            other = rest.partition(".")[0]
            assert not other or other == room or LAYERS[other][0] < layer, at
        else:
            assert first in sys.stdlib_module_names or first in libraries, at


def test_every_package_stands_in_the_table() -> None:
    rooms = {path.relative_to(PACKAGE).parts[0] for path in MODULES if path.parent != PACKAGE}
    assert rooms <= set(LAYERS)


@pytest.mark.parametrize("path", [path for path in MODULES if named(path).startswith(PURE)], ids=named)
def test_the_core_reads_no_clock_no_file_and_no_chance(path: Path) -> None:
    if named(path) == WRITES_THE_JOURNAL:
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for line, name in imports(tree):
        assert name.partition(".")[0] not in IMPURE_MODULES, f"{named(path)}:{line} imports {name}"
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert called not in IMPURE_CALLS, f"{named(path)}:{node.lineno} calls {called}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_loads_on_every_system(path: Path) -> None:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        for line, name in imports(node) if isinstance(node, ast.Import | ast.ImportFrom) else ():
            assert name.partition(".")[0] not in POSIX_ONLY, f"{named(path)}:{line} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_opens_with_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))), f"{named(path)} has no docstring"
