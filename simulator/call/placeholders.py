"""
`{name}` in a script: one look-up, once.

Never `str.format`, which on text from a file can reach into the program; what a value holds is not looked at again.
`{{` is a brace. A name without a value is spoken as a pause, so that a half-filled script is seen as such.
"""

from __future__ import annotations

from collections.abc import Callable

PAUSE = "…"


def fill(script: str, look_up: Callable[[str], str | None]) -> str:
    """The script with its names replaced by what `look_up` gives for them."""
    if "{" not in script and "}" not in script:
        return script
    parts: list[str] = []
    at = 0
    while at < len(script):
        char = script[at]
        if script.startswith(("{{", "}}"), at):
            parts.append(char)
            at += 2
        elif char == "{" and (end := script.find("}", at)) > 0:
            parts.append(look_up(script[at + 1 : end].strip()) or PAUSE)
            at = end + 1
        elif char in "{}":
            parts.append(char)
            at += 1
        else:
            braces = (script.find("{", at), script.find("}", at))
            end = min((brace for brace in braces if brace >= 0), default=len(script))
            parts.append(script[at:end])
            at = end
    return "".join(parts)


def names(script: str) -> tuple[str, ...]:
    """The names that a script speaks of, in their order."""
    found: list[str] = []

    def note(name: str) -> str:
        found.append(name)
        return ""

    fill(script, note)
    return tuple(found)
