"""`make bench`, or `python -m bench [SUBJECT …] [--write FILE]`: measures, and prints the tables."""

from __future__ import annotations

import argparse
import importlib
import platform
from pathlib import Path

from bench.table import Table

SUBJECTS = ("start_up", "lint", "turns", "hearing", "policies", "alignment", "site")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("subjects", nargs="*", metavar="SUBJECT", help=f"of: {', '.join(SUBJECTS)}; all without it")
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the tables as Markdown too")
    words = parser.parse_args()
    unknown = set(words.subjects) - set(SUBJECTS)
    if unknown:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}; there is: {', '.join(SUBJECTS)}")
    measured: list[Table] = []
    for subject in words.subjects or SUBJECTS:
        for table in importlib.import_module(f"bench.{subject}").tables():
            print(table.text(), flush=True)
            measured.append(table)
    if words.write:
        machine = f"Measured by `make bench` with Python {platform.python_version()} on {platform.system()}."
        text = "\n".join(["# Performance", "", machine, "", *(table.markdown() for table in measured)])
        words.write.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
