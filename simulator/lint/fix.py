"""
Mending: the edits of problems applied to the texts, as often as that helps, and never so that a file gets worse.

Every edit replaces a stretch of text, so comments, quotes, order and line ends stay as they are. After each round the
whole is linted again; a file that has more problems than before, or that can no longer be read, stays as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from simulator.model.place import Edit, Problem

ROUNDS = 10

Lint = Callable[[Mapping[str, str]], Sequence[Problem]]


@dataclass(frozen=True, slots=True)
class Mended:
    """The files that changed, with their new texts; what was mended, by rule; and what is left to do."""

    files: Mapping[str, str]
    done: Counter[str]
    left: Sequence[Problem]


def mend(files: Mapping[str, str], problems: Sequence[Problem], asked: Sequence[Problem], lint: Lint) -> Mended:
    """Applies what can be applied in the files of the problems `asked` for. `lint` gives the problems of texts."""
    texts, left = dict(files), problems
    wanted = {_home(problem) for problem in asked if problem.fix}
    for _ in range(ROUNDS):
        fixable = [problem for problem in left if problem.fix and _home(problem) in wanted]
        changed = applied(texts, fixable)
        if not changed:
            break
        after = lint({**texts, **changed})
        worse = {file for file in changed if _weight(after, file) > _weight(left, file)}
        if worse:
            wanted -= worse
            continue
        texts.update(changed)
        left = after
    new = {file: text for file, text in texts.items() if text != files[file]}
    done = Counter(problem.rule for problem in problems) - Counter(problem.rule for problem in left)
    return Mended(new, done if new else Counter(), left)


def applied(files: Mapping[str, str], problems: Iterable[Problem]) -> dict[str, str]:
    """The files that change when the fixes are applied; one that touches what another changes waits a round."""
    edits: dict[str, list[tuple[int, int, str]]] = {}
    starts = {file: _line_starts(text) for file, text in files.items()}
    for problem in problems:
        if any(edit.at.file not in files for edit in problem.fix):
            continue
        own = [(edit.at.file, *_stretch(edit, starts[edit.at.file], files[edit.at.file])) for edit in problem.fix]
        if not any(_meets(start, end, edits.get(file, ())) for file, start, end, _ in own):
            for file, start, end, new in own:
                edits.setdefault(file, []).append((start, end, new))
    changed = {file: _rewritten(files[file], stretches) for file, stretches in edits.items()}
    return {file: text for file, text in changed.items() if text != files[file]}


def _home(problem: Problem) -> str:
    return problem.fix[0].at.file


def _weight(problems: Iterable[Problem], file: str) -> tuple[int, int]:
    own = [problem for problem in problems if problem.at.file == file]
    return sum(problem.severity == "error" for problem in own), len(own)


def _line_starts(text: str) -> list[int]:
    starts = [0]
    place = text.find("\n")
    while place >= 0:
        starts.append(place + 1)
        place = text.find("\n", place + 1)
    return starts


def _stretch(edit: Edit, starts: list[int], text: str) -> tuple[int, int, str]:
    start = _offset(starts, edit.at.line, edit.at.column, text)
    end = _offset(starts, edit.at.end_line, edit.at.end_column, text)
    new = edit.new.replace("\n", "\r\n") if "\r\n" in text and "\r" not in edit.new else edit.new
    return start, end, new


def _offset(starts: list[int], line: int, column: int, text: str) -> int:
    return min(starts[line - 1] + column - 1, len(text)) if line <= len(starts) else len(text)


def _meets(start: int, end: int, others: Iterable[tuple[int, int, str]]) -> bool:
    return any((start < last and first < end) or start == first for first, last, _ in others)


def _rewritten(text: str, stretches: list[tuple[int, int, str]]) -> str:
    for start, end, new in sorted(stretches, reverse=True):
        text = text[:start] + new + text[end:]
    return text
