"""What a flow chart is made of: measures, boxes with their ways out, frames and lines, each with its place."""

from __future__ import annotations

from dataclasses import dataclass, field

from simulator.model.sop import Sop, Step
from simulator.model.workspace import Workspace
from simulator.site.tongue import Tongue

WIDTH = 250
GUTTER = 58
LEFT = 44
HEAD = 24
LINE = 16
GAP = 22
BAND = 26
BLOCK_GAP = 26
CHARS = 36
MOST_LINES = 3
MOST_COLUMNS = 3
LONGEST = 1_000
"""A longer line is harder to follow than a number."""


@dataclass(frozen=True, slots=True)
class Exit:
    """A way out of a step that is not simply the step below. `y` is where its line leaves the box."""

    words: str
    to: str = ""
    end: str = ""
    y: int = 0


@dataclass(slots=True)
class Box:
    """A step with its text broken into lines."""

    step: Step
    number: str
    lines: tuple[str, ...]
    exits: tuple[Exit, ...]
    down: str | None
    """What is written beside the line to the step below; None where no line goes there."""
    below: str = ""
    """The next step of the same road."""
    only: int = 0
    """So many of the first lines say when the step is taken at all."""
    x: int = 0
    y: int = 0
    column: int = 0

    @property
    def height(self) -> int:
        return HEAD + LINE * (len(self.lines) + len(self.exits)) + (14 if self.exits else 10)

    @property
    def exits_from(self) -> int:
        return self.y + HEAD + LINE * len(self.lines) + 8


@dataclass(frozen=True, slots=True)
class Frame:
    """A tinted area with a heading: a phase of the main road, or a side road."""

    head: str
    x: int
    y: int
    width: int
    height: int
    side: bool = False


@dataclass(frozen=True, slots=True)
class Wire:
    """A line from a way out to its step."""

    start: str
    end: str
    points: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is drawn, and in which language."""

    workspace: Workspace
    sop: Sop
    say: Tongue
    numbered: dict[str, str]


@dataclass(slots=True)
class Layout:
    """The whole drawing."""

    boxes: dict[str, Box] = field(default_factory=dict)
    frames: list[Frame] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    width: int = 0
    height: int = 0
