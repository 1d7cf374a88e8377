"""A drawing is made once for the same content, and anew for any other."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest

from simulator.site import edition as editions
from simulator.site.drawings import Drawings
from simulator.site.edition import Edition
from simulator.site.markup import Html


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The procedures that were drawn."""
    found: list[str] = []
    really = editions.chart

    def counted(workspace: object, sop: object, *more: object, **options: object) -> Html:
        found.append(str(sop.id))  # type: ignore[attr-defined]
        return really(workspace, sop, *more, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(editions, "chart", counted)
    return found


def test_a_second_build_draws_only_what_has_changed(edition: Edition, tmp_path: Path, drawn: list[str]) -> None:
    def build() -> dict[str, Html]:
        made = dataclasses.replace(edition, drawings=Drawings(tmp_path / "kept"))
        return {sop.id: made.chart(sop) for sop in made.workspace.sops}

    first = build()
    assert len(drawn) == len(first)
    drawn.clear()
    assert build() == first
    assert not drawn
    files = tuple(
        (file, text + "\n" if file == "sops/mfa-loss.yaml" else text) for file, text in edition.workspace.files
    )
    changed = dataclasses.replace(edition.workspace, files=files)
    after = dataclasses.replace(edition, workspace=changed, drawings=Drawings(tmp_path / "kept"))
    for sop in after.workspace.sops:
        after.chart(sop)
    assert drawn == ["mfa-loss"]


@pytest.mark.skipif(sys.platform == "win32", reason="rights are kept in another way there")
def test_what_is_kept_is_for_its_owner_alone(edition: Edition, tmp_path: Path) -> None:
    """Procedures tell how an identity is proven: nobody else on a shared machine reads them from here."""
    made = dataclasses.replace(edition, drawings=Drawings(tmp_path / "kept"))
    made.chart(made.workspace.procedures[0])
    (kept,) = (tmp_path / "kept").iterdir()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.parent.stat().st_mode & 0o777 == 0o700


def test_another_language_and_another_path_are_other_drawings(edition: Edition, drawn: list[str]) -> None:
    made = dataclasses.replace(edition, drawings=Drawings())
    sop = made.workspace.sop("mfa-loss")
    danish = made.in_language("da")
    turned = danish.workspace.sop("mfa-loss")
    assert sop is not None
    assert turned is not None
    shown = frozenset({sop.steps[0].id})
    assert len({made.chart(sop), made.chart(sop, shown), danish.chart(turned)}) == 3
    assert len(drawn) == 3


def test_a_folder_that_cannot_be_written_or_read_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = Drawings(tmp_path / "file" / "below")
    assert kept.drawing(["a"], lambda: Html("<svg/>")) == "<svg/>"
    assert kept.drawing(["b"], lambda: Html("<svg></svg>")) == "<svg></svg>"
