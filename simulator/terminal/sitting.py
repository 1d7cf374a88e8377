"""Who sits where: the workspace, the data folder, the view, and the time of day, chosen once by the command."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from simulator.model.workspace import Workspace
from simulator.terminal.plain import PlainView
from simulator.terminal.view import View


@dataclass(frozen=True, slots=True)
class Sitting:
    """Where attempts are kept, how a call is shown, and when it is taken."""

    workspace: Workspace
    home: Path
    view: View
    now: datetime
    interactive: bool


def interactive() -> bool:
    """Whether a person sits at both ends."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def plain_wanted(asked: bool) -> bool:
    """Whether the plain view is used: asked for, or the terminal can do no other."""
    return asked or bool(os.environ.get("SOP_PLAIN")) or os.environ.get("TERM", "") == "dumb" or not interactive()


def view_for(mode: str, plain: bool, relaxed: bool = False) -> View:
    """The view that fits the mode and the terminal."""
    if plain:
        return PlainView()
    if mode == "guided":
        from simulator.terminal.menus import MenuView

        return MenuView()
    from simulator.terminal.live import LiveView

    return LiveView(relaxed)
