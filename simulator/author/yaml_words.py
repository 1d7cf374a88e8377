"""
Texts as the starter library writes them in YAML: bare where they can stand bare, else in double quotes.

Only one line is ever written: what a person typed with line breaks or control characters is refused before.
"""

from __future__ import annotations

import re
import unicodedata

_BARE = re.compile(r"[A-Za-z][^:#\"{}\[\],&*!|>%@`\\]*[A-Za-z0-9.?)]|[A-Za-z]")
YAML_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
COMMENT_AT = 48


def bare(text: str) -> str:
    """A text as a value of its own line."""
    plain = _BARE.fullmatch(text) and text.casefold() not in YAML_WORDS and "'" not in text
    return text if plain else quoted(text)


def quoted(text: str) -> str:
    """A text in double quotes, as it stands inside `{…}` and `[…]`."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def listed(words: tuple[str, ...] | list[str]) -> str:
    """Ids in brackets."""
    return f"[{', '.join(words)}]"


def noted(line: str, comment: str) -> str:
    """A line with a comment behind it, at the column where the starter's comments stand."""
    return f"{line.ljust(COMMENT_AT)}# {comment}" if len(line) < COMMENT_AT else f"{line}  # {comment}"


def is_one_line(text: str) -> bool:
    """Whether a text can be written: it says something, on one line, without characters that nobody sees."""
    return bool(text.strip()) and not any(
        unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for char in text
    )


def as_id(text: str) -> str:
    """A text as an id: `Door codes` is `door-codes`. Empty where nothing of it can stand in an id."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "-".join(re.findall(r"[a-z0-9]+", folded))
