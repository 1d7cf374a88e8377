"""
What the last runs found, kept by content: the same files, settings, rules, version and day give the same problems.

The key is a hash over all of it, so a changed desk file, rule or day is simply another key. What a file's content is
called is worked out in digests.py. The folder is the user's own (0700, files 0600); an entry is JSON, and one that
cannot be read counts as none.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path

import simulator
from simulator.lint.remembered import Found, as_text, from_text

KEPT = 32
"""Runs that are kept; the oldest go first."""
PARTS = ("model", "source", "flow", "hearing", "lint")
"""Packages whose code decides what is found."""


def key_of(digests: Mapping[str, str], more: Iterable[str]) -> str:
    """The name of a run: every file's path and what its content is called, and whatever else decides what is found."""
    whole = hashlib.sha256()
    for words in (simulator.__version__, *more, *_code()):
        whole.update(words.encode("utf-8", "surrogatepass") + b"\0")
    for file, digest in digests.items():
        whole.update(f"{file}\0{digest}\0".encode("utf-8", "surrogatepass"))
    return whole.hexdigest()


def _code() -> Iterable[str]:
    """Names, sizes and times of the program's own files: a changed rule is another program."""
    home = Path(simulator.__file__).parent
    for part in PARTS:
        for folder, _, names in sorted(os.walk(home / part)):
            for name in sorted(names):
                if name.endswith((".py", ".json")):
                    facts = os.stat(os.path.join(folder, name))  # noqa: PTH116, PTH118
                    yield f"{folder}/{name} {facts.st_size} {facts.st_mtime_ns}"


def recall(key: str) -> Found | None:
    """What a run with this key found, if it is known."""
    try:
        return from_text((home() / f"{key}.json").read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return None


def keep(key: str, found: Found) -> None:
    """Keeps a run. Where the folder cannot be written, nothing is kept and nothing is said."""
    write(f"{key}.json", as_text(found))


def write(name: str, text: str) -> None:
    """Writes a file of the cache whole, or leaves it be; the oldest of its kind go."""
    with contextlib.suppress(OSError):
        folder = home()
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        own = folder / f".new-{os.getpid()}-{name}"
        try:
            with os.fdopen(os.open(own, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as stream:
                stream.write(text)
            own.replace(folder / name)
        except OSError:
            own.unlink(missing_ok=True)
            raise
        _forget_the_oldest(folder, Path(name).suffix)


def _forget_the_oldest(folder: Path, kind: str) -> None:
    kept = sorted(folder.glob(f"[!.]*{kind}"), key=lambda path: path.stat().st_mtime_ns)
    for path in kept[:-KEPT]:
        path.unlink(missing_ok=True)


def home() -> Path:
    """Where the cache lies."""
    own = os.environ.get("SOP_HOME")
    if own:
        return Path(own) / "lint"
    from platformdirs import user_cache_path

    return user_cache_path("sop", appauthor=False) / "lint"
