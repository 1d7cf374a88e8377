"""`sop cast draw`: people who call."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from simulator.cli.new_file import write_new
from simulator.model.stop import Exit, Stop

MOST_DRAWN = 1000


def draw(
    locale: Annotated[
        str, typer.Option("--locale", metavar="LANGUAGE", help="Whose names most of them have: en, da, de, es or hu.")
    ] = "en",
    seed: Annotated[int, typer.Option("--seed", metavar="NUMBER", help="The same seed draws the same people.")] = 1,
    count: Annotated[int, typer.Option("--count", metavar="NUMBER", help="How many.")] = 40,
    out: Annotated[str, typer.Option("--out", metavar="FILE", help="Write a new file instead of showing them.")] = "",
) -> Exit:
    """Draw people who call, for a file such as scenarios/_cast.de.yaml.

    They are inventions, with telephone numbers kept for fiction.

    Examples:
      sop cast draw --locale de --seed 7 --count 5
      sop cast draw --locale da --count 40 --out scenarios/_cast.da.yaml
    """
    if not 1 <= count <= MOST_DRAWN:
        raise Stop(f"--count: {count} is not possible. Draw 1 to {MOST_DRAWN} people.", Exit.USAGE)
    from simulator.caller.cast import NAMES, as_yaml, version
    from simulator.caller.cast import draw as drawn

    if locale not in NAMES:
        raise Stop(f"--locale: there are no names for {locale!r}. Choose one of {', '.join(NAMES)}.", Exit.USAGE)
    if out and not Path(out).parent.is_dir():
        raise Stop(f"--out: there is no folder {Path(out).parent}. Make it first, or name a file in one that is there.")
    text = as_yaml(locale, drawn(locale, seed, count), version())
    if not out:
        print(text, end="")
        return Exit.FINE
    write_new(Path(out), text)
    print(out)
    return Exit.FINE
