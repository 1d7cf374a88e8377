"""One run of the linter over a folder: read, look it up in the cache or check it, and name files as the reader does."""

from __future__ import annotations

import dataclasses
import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from simulator.lint.remembered import Found
from simulator.lint.settings import Settings
from simulator.model.place import Edit, Position, Problem, Waypoint
from simulator.model.stop import Stop
from simulator.source.folder import Listed, files_in, read_folder, read_text

if TYPE_CHECKING:
    from simulator.model.workspace import Workspace
    from simulator.source.files import Parsed


@dataclass(frozen=True, slots=True)
class Run:
    """What to look at, and how."""

    root: Path
    today: datetime.date
    settings: Settings
    overlay: tuple[tuple[str, str], ...] = ()
    """Texts that stand in for files: what came by standard input."""
    jobs: int = 1
    cache: bool = True


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found, and the texts in which."""

    found: Found
    files: Mapping[str, str]


class Texts(Mapping[str, str]):
    """The texts of a folder that nobody had to read, for those who ask for one after all."""

    def __init__(self, root: Path, files: Sequence[Listed], overlay: Mapping[str, str]) -> None:
        self.root = root
        self.files = {file.name: file for file in files}
        self.overlay = overlay
        self.names = sorted({*self.files, *overlay})

    def __getitem__(self, name: str) -> str:
        return self.overlay[name] if name in self.overlay else read_text(self.files[name])[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self.names)

    def __len__(self) -> int:
        return len(self.names)


def look(run: Run) -> Outcome:
    """Reads the folder and finds its problems."""
    files = files_in(run.root)
    if not files and not run.overlay:
        from simulator.source.workspace import load

        load(run.root)  # says what is missing
    key = _key(run, files) if run.cache else ""
    if key:
        from simulator.cli.lint_cache import recall

        known = recall(key)
        if known is not None:
            return Outcome(known, Texts(run.root, files, dict(run.overlay)))
    texts, broken = read_folder(run.root)
    texts = dict(sorted({**texts, **dict(run.overlay)}.items()))
    found = check_texts(run, texts, broken)
    if key and key == _key(run, files_in(run.root)):  # nobody has changed a file meanwhile
        from simulator.cli.lint_cache import keep

        keep(key, found)
    return Outcome(found, texts)


def check_texts(run: Run, texts: Mapping[str, str], broken: Sequence[Parsed] = ()) -> Found:
    """What the rules find in texts."""
    from simulator.source.parse import no_collecting

    with no_collecting():  # nothing of it hangs together in circles: looking for garbage only costs
        return _checked(run, texts, broken)


def _checked(run: Run, texts: Mapping[str, str], broken: Sequence[Parsed]) -> Found:
    """The same, in a function of its own: when it ends, nothing large is left for the collector to walk through."""
    from simulator.lint.review import check_study
    from simulator.lint.rules import RULES
    from simulator.lint.study import Study
    from simulator.source.workspace import compile_texts

    workspace = compile_texts(texts, str(run.root), broken)
    study = Study(workspace, run.today)
    if run.jobs > 1:
        from simulator.cli.lint_jobs import prove_together

        prove_together(study, run.jobs)
    problems = check_study(study, RULES, run.settings)
    proven = len(workspace.desk.policies) if run.settings.wants("broken-policy") else 0
    return Found(problems, len(workspace.procedures), len(workspace.scenarios), proven)


def _key(run: Run, files: Sequence[Listed]) -> str:
    from simulator.cli.digests import digests
    from simulator.cli.lint_cache import key_of

    names = digests(run.root, files) | {file: repr(text) for file, text in run.overlay}
    return key_of(names, (run.today.isoformat(), repr(run.settings)))


def prefix_of(root: Path) -> str:
    """What stands before a file's path for somebody in this folder; nothing where the workspace lies elsewhere."""
    try:
        inside = root.resolve().relative_to(Path.cwd().resolve())
    except ValueError:
        return ""
    return "" if inside == Path() else f"{inside.as_posix()}/"


def named_from(prefix: str, problem: Problem) -> Problem:
    """The problem with its files named from the reader's folder."""
    if not prefix:
        return problem

    def moved(at: Position) -> Position:
        return dataclasses.replace(at, file=prefix + at.file) if at.file else at

    return dataclasses.replace(
        problem,
        at=moved(problem.at),
        path=tuple(Waypoint(point.step, moved(point.at), point.because) for point in problem.path),
        fix=tuple(Edit(moved(edit.at), edit.new) for edit in problem.fix),
    )


def chosen_files(root: Path, paths: Sequence[str]) -> tuple[str, ...]:
    """The named files and folders, as paths from the workspace's root. Raises `Stop` for one that is not in it."""
    from simulator.cli.place import whole

    found: list[str] = []
    for path in paths:
        place = whole(path)
        if not place.exists():
            raise Stop(f"{path}: there is no such file or folder.")
        try:
            found.append(place.relative_to(root.resolve()).as_posix())
        except ValueError:
            raise Stop(f"{path} does not lie in the workspace {root}. Name another with --workspace.") from None
    return tuple(found)


def within(problem: Problem, chosen: Sequence[str]) -> bool:
    """Whether the problem is in one of the chosen files or folders."""
    file = problem.at.file
    return not chosen or any(part in (".", file) or file.startswith(f"{part}/") for part in chosen)


def workspace_of(run: Run) -> Workspace:
    """The compiled workspace, for those who need more than its problems."""
    from simulator.source.workspace import compile_texts

    texts, broken = read_folder(run.root)
    return compile_texts({**texts, **dict(run.overlay)}, str(run.root), broken)
