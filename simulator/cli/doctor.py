"""`sop doctor`: whether this machine has what the program needs, in words, with the remedy."""

from __future__ import annotations

import importlib.machinery
import importlib.metadata
import importlib.util
import os
import platform
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from simulator.cli.options import FormatOption
from simulator.model.stop import Exit

STANDS_ON = (
    "typer",
    "pyyaml",
    "ruamel.yaml",
    "jsonschema",
    "rapidfuzz",
    "faker",
    "questionary",
    "rich",
    "mkdocs",
    "mkdocs-material",
)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at. `remedy` is empty where all is well or nothing needs doing."""

    about: str
    found: str
    fine: bool = True
    remedy: str = ""


def doctor(output: FormatOption = "text") -> Exit:
    """Look whether this machine has what sop needs, and say what to do where it has not.

    Nothing is changed. Paste the output when you ask for help.

    Examples:
      sop doctor
      sop doctor --format json
    """
    findings = [_python(), *_packages(), _parser(), _terminal(), _home()]
    if output == "json":
        _as_json(findings)
    else:
        for finding in findings:
            print(f"{'ok  ' if finding.fine else 'look'}  {finding.about:<18} {finding.found}")
            if finding.remedy:
                print(f"      {'':<18} {finding.remedy}")
    return Exit.FINE if all(finding.fine for finding in findings) else Exit.UNUSABLE


def _python() -> Finding:
    return Finding("Python", f"{platform.python_version()} on {platform.system()}")


def _packages() -> list[Finding]:
    findings = []
    for name in STANDS_ON:
        try:
            findings.append(Finding(name, importlib.metadata.version(name)))
        except importlib.metadata.PackageNotFoundError:
            remedy = "Install sop-simulator again: pip install --force-reinstall sop-simulator"
            findings.append(Finding(name, "not installed", fine=False, remedy=remedy))
    return findings


def _parser() -> Finding:
    library = importlib.util.find_spec("yaml")  # looked at, not imported: that would take longer than all the rest
    inside = library.submodule_search_locations if library else None
    if inside and importlib.machinery.PathFinder.find_spec("_yaml", inside):
        return Finding("YAML parser", "the fast one")
    return Finding("YAML parser", "the slow one; all works, large workspaces take some thirty times as long to read")


def _terminal() -> Finding:
    plain = os.environ.get("TERM") == "dumb" or not (sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())
    width = shutil.get_terminal_size().columns
    return Finding("terminal", f"{width} columns, {'plain view' if plain else 'full view'}")


def _home() -> Finding:
    from platformdirs import user_data_dir

    folder = Path(os.environ.get("SOP_HOME") or user_data_dir("sop", appauthor=False)).absolute()
    nearest = next(above for above in (folder, *folder.parents) if above.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return Finding("your calls", f"kept in {folder}")
    return Finding(
        "your calls", f"{folder} cannot be written", fine=False, remedy="Set SOP_HOME to a folder of your own."
    )


def _as_json(findings: list[Finding]) -> None:
    import json
    from dataclasses import asdict

    print(json.dumps({"format": "sop-doctor/1", "findings": [asdict(finding) for finding in findings]}, indent=2))
