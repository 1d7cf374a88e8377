"""
The command `sop`: reads the words, finds the folders, calls one function of a lower layer, gives the exit code.

How a command is made
---------------------
1. Write a function in the module of its group (`simulator/cli/lint.py`, `author.py`, `practice.py`, …; `doctor.py` is
   the model to copy). Its docstring is the help: the first line is the one-liner of `sop --help`, and it ends with an
   `Examples:` block whose lines start with `sop`. It prints the result to stdout and the talk to stderr, and returns
   an `Exit` of `simulator.model.stop`.
2. Shared options (`--workspace --format --seed --lang --plain --quiet --today`) are declared once, in `options.py`:
   `def lint(workspace: WorkspaceOption = "", output: FormatOption = "text") -> Exit`. Further ones are
   `Annotated[str, typer.Argument(help=…)]`; take files and folders as `str`, so that the reader of the file, not the
   parser of options, says what is wrong with them (exit 3, with a remedy).
3. Add its line to the table in `commands.py`: words, where the function stands, section of the overall help.
   `Command("docs build", "simulator.cli.site:build", "Publish")` makes `sop docs build`.

What a command may count on
---------------------------
- Its module is imported only when the command is called (or for help): imports of other layers stand inside the
  function, so that `sop lint` never loads faker, questionary, prompt_toolkit or mkdocs.
- It never calls `sys.exit`, and catches nothing that it cannot mend. `raise Stop("message", Exit.UNUSABLE)` ends it:
  the message is shown bare on stderr. Ctrl-C, Ctrl-D, a closed pipe and our own bugs are met in one place, `ending.py`.
  Only a command that can be resumed catches KeyboardInterrupt: to raise `Stop("… sop practice --resume",
  Exit.INTERRUPTED)`.
- Tests and other commands call `main(["lint", "--strict"])`, which returns the exit code.
"""

from __future__ import annotations

from simulator.cli.ending import main

__all__ = ["main"]
