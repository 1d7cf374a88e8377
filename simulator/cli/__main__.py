"""`python -m simulator.cli` is `sop`, for where no command was installed."""

from __future__ import annotations

import sys

from simulator.cli.ending import main

if __name__ == "__main__":
    sys.exit(main())
