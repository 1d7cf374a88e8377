"""The trainee: the name said on the phone and an id, from the first run or `--trainee`."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from simulator.records.home import write_whole

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Trainee:
    """Who practises here."""

    name: str
    id: str = ""


def trainee(folder: Path) -> Trainee | None:
    """Who practised here last; None before the first run."""
    try:
        found = json.loads((folder / "trainee.json").read_text(encoding="utf-8"))
        name = clean(str(found["name"]))
        return Trainee(name, clean(str(found.get("id", "")))) if name else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def know(folder: Path, name: str, trainee_id: str = "") -> Trainee:
    """Keeps the name for the next time."""
    found = Trainee(clean(name) or "Sam", clean(trainee_id))
    write_whole(folder / "trainee.json", json.dumps({"name": found.name, "id": found.id}, ensure_ascii=False) + "\n")
    return found


def clean(text: str) -> str:
    """A name as one short line without control characters."""
    kept = "".join(" " if unicodedata.category(char).startswith(("C", "Z")) else char for char in text)
    return " ".join(kept.split())[:LONGEST_NAME]
