"""Where a person's calls are kept: `SOP_HOME`, else the system's place for such things."""

from __future__ import annotations

import os
from pathlib import Path

from simulator.records import home


def data_folder() -> Path:
    """The data folder, made when it is not there."""
    if os.environ.get("SOP_HOME"):
        return home()
    from platformdirs import user_data_path

    return home(user_data_path("sop", appauthor=False))
