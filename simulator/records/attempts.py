"""
One folder an attempt: its journal, what is known of it at a glance, its result.

    attempts/20260105-094000-pw-friendly-7/journal.jsonl   the truth
                                          /attempt.json    who, when, which call (beside the journal, never in it)
                                          /result.json     how it ended, once it was scored
    sources/HASH.json                                      every file the call was played with, by content
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from simulator.call import Call, journal
from simulator.model.call import EntryKind
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.records.home import make_folder, write_whole
from simulator.records.outcome import Outcome, from_json, to_json

JOURNAL = "journal.jsonl"
NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Attempt:
    """One call that somebody took. `started` is wall time, to the second; `retry_of` names an earlier attempt."""

    id: str
    folder: Path
    scenario: str
    mode: str
    seed: int
    started: str
    sops: tuple[str, ...] = ()
    trainee: str = ""
    trainee_id: str = ""
    retry_of: str = ""

    @property
    def path(self) -> Path:
        return self.folder / JOURNAL


@dataclass(frozen=True, slots=True)
class Resumed:
    """A call taken up again. `changed`: the files have changed since; the copies beside the journal were used."""

    call: Call
    changed: bool = False


def keep(home: Path, call: Call, *, now: datetime, trainee_id: str = "", retry_of: str = "") -> Attempt:
    """Makes the folder of a new attempt, with its sources and the first lines of its journal."""
    play = call.play
    stem = f"{now:%Y%m%d-%H%M%S}-{play.scenario.id}-{play.seed}"
    folder = _free(home / "attempts", stem)
    attempt = Attempt(
        folder.name, folder, play.scenario.id, play.mode, play.seed, now.isoformat(timespec="seconds"),
        tuple(dict.fromkeys(issue.sop for issue in play.scenario.issues)), play.agent, trainee_id, retry_of,
    )  # fmt: skip
    _keep_sources(home, play.workspace, play.shelf.hash)
    known = {name: value for name, value in asdict(attempt).items() if name not in ("id", "folder")}
    write_whole(folder / "attempt.json", json.dumps(known, ensure_ascii=False, indent=2) + "\n")
    journal.write(attempt.path, call.entries)
    return attempt


def _free(parent: Path, stem: str) -> Path:
    """A folder that nobody has, even when two calls begin within one second."""
    make_folder(parent)
    for number in range(1, 1000):
        folder = parent / (stem if number == 1 else f"{stem}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        except OSError as error:
            raise Stop(f"{folder} cannot be made: {error.strerror}. Set SOP_HOME to a folder of your own.") from error
        return folder
    raise Stop(f"{parent} holds too many attempts of the same second.")


def _keep_sources(home: Path, workspace: Workspace, hashed: str) -> None:
    path = home / "sources" / f"{hashed}.json"
    if not path.is_file():
        write_whole(path, json.dumps(dict(workspace.files), ensure_ascii=False, sort_keys=True) + "\n")


def append(attempt: Attempt, call: Call) -> None:
    """Writes what the last move brought; only then may it be shown."""
    if call.latest:
        journal.write(attempt.path, call.latest)


def resume(attempt: Attempt, workspace: Workspace, *, turns: int | None = None) -> Resumed:
    """Takes an attempt up again where it stopped, or after so many turns. Uses the sources it was begun with."""
    entries = journal.read(attempt.path)
    hashed = journal.sources_of(entries)
    changed = _hash_of(workspace) != hashed
    sources = _sources(attempt, hashed) if changed else None
    call = journal.resume(sources or workspace, attempt.path, turns=turns)
    if turns is None:
        journal.mend(attempt.path, call)
    return Resumed(call, changed)


def _hash_of(workspace: Workspace) -> str:
    from simulator.call.play import shelf_of

    return shelf_of(workspace).hash


def _sources(attempt: Attempt, hashed: str) -> Workspace:
    """The workspace that an attempt was played with, from its copy."""
    path = attempt.folder.parent.parent / "sources" / f"{hashed}.json"
    try:
        texts = json.loads(path.read_text(encoding="utf-8")) if hashed.isalnum() else None
    except (OSError, ValueError, RecursionError):
        texts = None
    if not isinstance(texts, dict):
        raise Stop(f"The files of this call have changed, and its own copy {path} cannot be read. Begin the call anew.")
    from simulator.source.workspace import load_text

    return load_text({str(name): str(text) for name, text in texts.items()})


def finish(attempt: Attempt, outcome: Outcome) -> None:
    """Keeps the result of a scored attempt."""
    write_whole(attempt.folder / "result.json", to_json(outcome))


def outcome_of(attempt: Attempt) -> Outcome | None:
    """The kept result; None where the attempt was not scored."""
    try:
        return from_json((attempt.folder / "result.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def attempts(home: Path) -> tuple[Attempt, ...]:
    """All attempts, the newest first. A folder that is none is passed over."""
    parent = home / "attempts"
    if not parent.is_dir():
        return ()
    found = (_read(folder) for folder in parent.iterdir() if folder.is_dir())
    known = [attempt for attempt in found if attempt is not None]
    return tuple(sorted(known, key=lambda attempt: (attempt.started, attempt.id), reverse=True))


def _read(folder: Path) -> Attempt | None:
    try:
        found = json.loads((folder / "attempt.json").read_text(encoding="utf-8"))
        texts = {field.name: str(found.get(field.name, "")) for field in fields(Attempt) if field.name in _TEXTS}
        sops = tuple(str(sop) for sop in found.get("sops", ()))
        return Attempt(folder.name, folder, seed=int(found["seed"]), sops=sops, **texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


_TEXTS = ("scenario", "mode", "started", "trainee", "trainee_id", "retry_of")


def find(home: Path, attempt_id: str) -> Attempt:
    """The attempt of this id, or of the only one that begins so; `newest` is the last one."""
    known = attempts(home)
    if attempt_id == NEWEST and known:
        return known[0]
    exact = [attempt for attempt in known if attempt.id == attempt_id]
    fitting = exact or [attempt for attempt in known if attempt_id and attempt.id.startswith(attempt_id)]
    if len(fitting) == 1:
        return fitting[0]
    names = ", ".join(attempt.id for attempt in (fitting or known)[:5])
    why = "several attempts begin so" if fitting else "there is no such attempt"
    raise Stop(
        f"{attempt_id or 'No attempt was named'}: {why}. {f'Attempts: {names}.' if names else 'Play a call first.'}"
    )


def newest_unfinished(home: Path) -> Attempt | None:
    """The newest attempt whose call has not ended; one that was not touched by a move counts too."""
    return next((attempt for attempt in attempts(home) if not is_over(attempt)), None)


def is_over(attempt: Attempt) -> bool:
    """Whether the call has ended, or cannot be read at all."""
    try:
        entries = journal.read(attempt.path)
    except Stop:
        return True
    return any(entry.kind is EntryKind.END for entry in entries)


def turns(attempt: Attempt) -> int:
    """How many turns were played; 0 where the journal cannot be read."""
    try:
        return max(entry.turn for entry in journal.read(attempt.path))
    except Stop:
        return 0


def fingerprint(attempt: Attempt) -> str:
    """sha256 of the journal: the same for one seed and input on every system."""
    return sha256(attempt.path.read_bytes()).hexdigest()
