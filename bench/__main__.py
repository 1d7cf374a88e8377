"""`make bench`, or `python -m bench [SUBJECT …] [--write]`: measures, prints tables, writes the page of figures."""

from __future__ import annotations

import argparse
import datetime
import importlib
import os
import platform
import subprocess
import sys
from pathlib import Path

from bench.page import PAGE, SUBJECTS, Section, method_of, page, read


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument(
        "subjects",
        nargs="*",
        metavar="SUBJECT",
        help=f"of: {', '.join(SUBJECTS)}; all without it",
    )
    parser.add_argument("--write", action="store_true", help="write the figures to the page; others stay")
    parser.add_argument("--page", type=Path, default=PAGE, metavar="FILE", help="another page than that of the docs")
    words = parser.parse_args()
    unknown = set(words.subjects) - set(SUBJECTS)
    if unknown:
        parser.error(f"no such subject: {', '.join(sorted(unknown))}; there is: {', '.join(SUBJECTS)}")
    subjects = words.subjects or list(SUBJECTS)
    if len(subjects) > 1:  # each in a process of its own: what one leaves in memory would slow the next
        options = ["--page", str(words.page), *(["--write"] if words.write else [])]
        for subject in subjects:
            subprocess.run([sys.executable, "-m", "bench", subject, *options], check=True)
        return
    sections = {each.subject: each for each in read(words.page.read_text("utf-8") if words.page.exists() else "")}
    for subject in subjects:
        sections[subject] = measure(subject, sections.get(subject))
        if words.write:
            words.page.write_text(page(sections.values()), encoding="utf-8", newline="\n")


def measure(subject: str, before: Section | None) -> Section:
    """Measures one subject and prints its tables, each beside the last figures of the same table."""
    module = importlib.import_module(f"bench.{subject}")
    last = {table.title: table for table in (before.tables if before else ())}
    tables = []
    for table in module.tables():
        print(table.text(last.get(table.title)), flush=True)
        tables.append(table)
    machine = f"Python {platform.python_version()} on {platform.system()}, {os.cpu_count()} cores"
    today = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    return Section(subject, method_of(module), f"Measured {today} with {machine}.", tuple(tables))


if __name__ == "__main__":
    main()
