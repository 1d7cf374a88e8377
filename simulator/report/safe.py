"""
The one function through which text from files reaches a terminal.

A terminal obeys control characters: a file could move the cursor, change the title or hide text. They are shown as
what they are instead.
"""

from __future__ import annotations

import unicodedata

KEPT = "\n\t"


def safe(text: str) -> str:
    """The text with control, format and bidi characters written out as `<U+001B>`."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(sign) for sign in text)


def safe_line(text: str) -> str:
    """The same on one line: line breaks and tabs become spaces."""
    return " ".join(safe(text).split())


def _shown(sign: str) -> str:
    if sign in KEPT or unicodedata.category(sign) not in ("Cc", "Cf", "Cs", "Zl", "Zp"):
        return sign
    if sign in "\u200c\u200d\u00ad":  # joiners and the soft hyphen belong to words
        return sign
    return f"<U+{ord(sign):04X}>"
