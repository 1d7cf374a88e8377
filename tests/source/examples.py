"""The example workspace of the tests, as texts by path."""

from __future__ import annotations

from functools import cache
from pathlib import Path

EXAMPLE = Path(__file__).parent.parent / "example"


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    found = (path for path in EXAMPLE.rglob("*") if path.suffix in (".yaml", ".md"))
    return tuple((path.relative_to(EXAMPLE).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(found))


def example_texts(**changed: str) -> dict[str, str]:
    """All files of the example; keyword names change files of `sops/` by stem (`badge_lost=…`)."""
    texts = dict(_texts())
    for stem, text in changed.items():
        texts[f"sops/{stem.replace('_', '-')}.yaml"] = text
    return texts
