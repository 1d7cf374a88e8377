"""A rule's page, from its docstring: for `sop rule` as text, for the docs as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from simulator.lint.rules import FAMILIES, RULES, Rule


def summary(rule: Rule) -> str:
    """The sentence that sums the rule up."""
    return (rule.__doc__ or "").strip().partition("\n")[0]


def as_list() -> str:
    """All rules by family, 80 columns wide."""
    width = max(len(rule.ID) for rule in RULES)
    parts = []
    for family, rules in FAMILIES:
        lines = [_in_columns(f"  {rule.ID:<{width}}  {rule.SEVERITY:<7}  ", summary(rule)) for rule in rules]
        parts.append("\n".join([family, *lines]))
    return "\n\n".join(parts)


def _in_columns(lead: str, words: str) -> str:
    return textwrap.fill(words, 80, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False)


def as_page(rule: Rule) -> str:
    """The page as plain text."""
    codes = f"\n\nCarries: {', '.join(rule.COVERS)}" if rule.COVERS else ""
    return f"{rule.ID} ({rule.SEVERITY})\n\n{(rule.__doc__ or '').strip()}\n\nWhy: {rule.WHY}{codes}"


def as_markdown(rule: Rule) -> str:
    """The page as Markdown, with its examples as blocks of YAML."""
    lines = [f"# {rule.ID}", "", f"*{str(rule.SEVERITY).capitalize()}.* {summary(rule)}", "", f"> {rule.WHY}", ""]
    body = (rule.__doc__ or "").strip().partition("\n")[2].strip("\n")
    lines += _body(body)
    if rule.COVERS:
        lines += ["", f"Carries {', '.join(rule.COVERS)}."]
    return "\n".join(lines).rstrip() + "\n"


def _body(text: str) -> Iterator[str]:
    inside = False
    for line in text.split("\n"):
        if line.startswith(("Bad, in ", "Good, in ")):
            if inside:
                yield "```"
            kind, _, file = line.rstrip(":").partition(", in ")
            yield from ("", f"**{kind}**, in `{file}`:", "", "```yaml")
            inside = True
        elif line.startswith("Mend: "):
            if inside:
                yield from ("```", "")
            inside = False
            yield f"**How to mend it:** {line.removeprefix('Mend: ')}"
        elif inside and line.strip():
            yield line.removeprefix("    ")
        elif not inside:
            yield line


def index() -> str:
    """The page that lists all rules."""
    lines = ["# Rules of the linter", "", "`sop rule ID` shows the same in the terminal.", ""]
    for family, rules in FAMILIES:
        lines += [f"## {family}", "", "| rule | severity | what it finds |", "|---|---|---|"]
        lines += [f"| [{rule.ID}]({rule.ID}.md) | {rule.SEVERITY} | {summary(rule)} |" for rule in rules]
        lines.append("")
    return "\n".join(lines)
