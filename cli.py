"""Runs `sop` from a checkout: `python cli.py lint` is `sop lint`."""

import sys

try:
    from simulator.cli import main
except ModuleNotFoundError:
    main = None

if __name__ == "__main__":
    if main is None:
        print("Set up first: make demo", file=sys.stderr)
        sys.exit(3)
    sys.exit(main())
