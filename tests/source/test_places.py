"""The places of a file's keys are kept as narrow numbers, and come back as they were, however long the file."""

from __future__ import annotations

import pytest

from simulator.model.place import Places, Position, packed


@pytest.mark.parametrize("largest", [7, 255, 256, 65_535, 65_536, 1_000_000])
def test_a_place_comes_back_as_it_was(largest: int) -> None:
    places = Places("sops/example.yaml", ("say", "then.yes"), packed([1, 2, 1, 9, 3, 4, largest, 8]))
    said = Position("sops/example.yaml", 1, 2, 1, 9)
    answered = Position("sops/example.yaml", 3, 4, largest, 8)
    assert places.get("say") == said
    assert places.get("then.yes") == answered
    assert places.get("then.no") is None
    assert list(places) == [("say", said), ("then.yes", answered)]


def test_nothing_has_no_places() -> None:
    assert list(Places()) == []
