"""Runs `sop` from a checkout: `python cli.py lint` is `sop lint`."""

import sys

try:
    import typer  # noqa: F401  the first library that any command needs: without it nothing is set up

    from simulator.cli import main
except ImportError:
    main = None

if __name__ == "__main__":
    if main is None:
        sys.stderr.write("Set up first: make demo\n")
        sys.exit(3)
    sys.exit(main())
