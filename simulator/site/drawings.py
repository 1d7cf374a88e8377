"""
Drawings kept by the content that they are made from: a build draws only what has changed since the last one.

The key is a hash over the procedure's file, those of the parts that it uses, the desk's, the language, and our own
code; so nothing ever has to be thrown away for being old, and a drawing that is not found is simply made.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from simulator.site.markup import Html

MOST = 2_000
"""Files kept in the folder; the oldest go first."""


class Drawings:
    """Kept while the program runs, and in a folder where one is given. The folder must be the reader's own."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder
        self.kept: dict[str, Html] = {}

    def drawing(self, content: Iterable[str], draw: Callable[[], Html]) -> Html:
        """The drawing of this content, made only where it was not made before."""
        key = _key(content)
        if key not in self.kept:
            self.kept[key] = self._found(key) or self._made(key, draw)
        return self.kept[key]

    def _found(self, key: str) -> Html:
        if self.folder is None:
            return Html("")
        try:
            return Html((self.folder / f"{key}.svg").read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError):
            return Html("")

    def _made(self, key: str, draw: Callable[[], Html]) -> Html:
        drawn = draw()
        if self.folder is not None:
            with contextlib.suppress(OSError):  # where nothing can be kept, it is drawn again next time
                self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
                fresh = self.folder / f".{key}-{os.getpid()}"
                with os.fdopen(
                    os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8"
                ) as file:
                    file.write(drawn)
                fresh.replace(self.folder / f"{key}.svg")
                _forget_the_oldest(self.folder)
        return drawn


def _key(content: Iterable[str]) -> str:
    whole = hashlib.sha256(_code().encode())
    for text in content:
        whole.update(text.encode("utf-8", "surrogatepass") + b"\0")
    return whole.hexdigest()


@cache
def _code() -> str:
    """Our own files: with other code a drawing is another one."""
    here = Path(__file__).parent
    facts = ((path.name, path.stat()) for path in sorted([*here.glob("*.py"), *here.glob("tongues/*")]))
    return " ".join(f"{name} {stat.st_size} {stat.st_mtime_ns}" for name, stat in facts)


def _forget_the_oldest(folder: Path) -> None:
    kept = list(folder.glob("*.svg"))
    if len(kept) > MOST:
        for path in sorted(kept, key=lambda each: each.stat().st_mtime_ns)[: len(kept) - MOST]:
            path.unlink(missing_ok=True)
