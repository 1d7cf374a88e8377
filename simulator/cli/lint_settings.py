"""Where the linter's settings stand: `[lint]` of `sop.toml`, else `[tool.sop.lint]` of `pyproject.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path

import simulator
from simulator.lint.settings import KEYS, Settings, settings_from
from simulator.model.stop import Stop

RULES = Path(simulator.__file__).with_name("lint") / "rules"


def rule_ids() -> tuple[str, ...]:
    """The ids of all rules, by the names of their modules: to import them all takes longer than many a run."""
    return tuple(sorted(path.stem.replace("_", "-") for path in RULES.glob("[!_]*.py")))


def settings_of(root: Path, known: Collection[str]) -> Settings:
    """The settings of a workspace; those of a project count where the workspace has none of its own."""
    own = root / "sop.toml"
    if own.is_file():
        data = _read(own)
        for key in data:
            if key != "lint":
                belongs = " It belongs under the line [lint]." if key in KEYS else " There is [lint] only."
                raise Stop(f"{own.name}: there is no table `{key}`.{belongs}")
        return settings_from(_table(data, ("lint",)), known, own.name)
    project = root / "pyproject.toml"
    if project.is_file():
        return settings_from(_table(_read(project), ("tool", "sop", "lint")), known, f"{project.name} [tool.sop.lint]")
    return Settings()


def _table(data: Mapping[str, object], way: tuple[str, ...]) -> Mapping[str, object]:
    for key in way:
        inner = data.get(key, {})
        if not isinstance(inner, Mapping):
            raise Stop(f"`{key}` is a table of settings: write it as [{'.'.join(way)}].")
        data = inner
    return data


def _read(path: Path) -> Mapping[str, object]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Stop(f"{path} cannot be read: {error.strerror}. Look at its rights.") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Stop(f"{path} cannot be read as settings: {error}") from error
