"""
Articles, from a small part of Markdown: headings, lists, numbered lists, bold, code, links to other articles.

A reader of our own, since the site tool's would pass HTML through. What it does not know is shown as it stands.
"""

from __future__ import annotations

import re

from simulator.site.markup import Html, join, link, tag, words

_INLINE = re.compile(
    r"\*\*(?P<bold>[^*\n]{1,300})\*\*|`(?P<code>[^`\n]{1,300})`|\[(?P<text>[^\]\n]{1,200})\]\((?P<to>[^)\s]{1,200})\)"
)
_NUMBERED = re.compile(r"\d{1,3}[.)] +")
_ARTICLE = re.compile(r"(?:kb/)?(?P<id>[a-z0-9][a-z0-9-]*)\.md")


def body_of(text: str) -> Html:
    """The article without its first heading."""
    blocks = [block.splitlines() for block in re.split(r"\n[ \t]*\n", text.strip())]
    if blocks and blocks[0] and blocks[0][0].startswith("# "):
        blocks[0] = blocks[0][1:]
    return join(_block(block) for block in blocks if block)


def _block(lines: list[str]) -> Html:
    parts: list[Html] = []
    plain: list[str] = []
    items: list[str] = []
    kind = ""
    for line in [*lines, ""]:
        bare = line.strip()
        found = "ul" if bare.startswith(("- ", "* ")) else "ol" if _NUMBERED.match(bare) else ""
        if items and (found != kind and not line.startswith(" ")):
            parts.append(tag(kind, *(tag("li", _inline(item)) for item in items)))
            items = []
        if found:
            kind = found
            items.append(bare[2:] if found == "ul" else _NUMBERED.sub("", bare, count=1))
        elif items and bare:
            items[-1] += f" {bare}"
        elif bare.startswith("#"):
            level = min(len(bare) - len(bare.lstrip("#")), 4)
            parts.append(tag(f"h{max(level, 2)}", _inline(bare.lstrip("#").strip())))
        elif bare:
            plain.append(bare)
    if items:
        parts.append(tag(kind, *(tag("li", _inline(item)) for item in items)))
    if plain:
        parts.insert(0 if not parts else len(parts), tag("p", _inline(" ".join(plain))))
    return join(parts)


def _inline(text: str) -> Html:
    parts: list[Html] = []
    at = 0
    for match in _INLINE.finditer(text):
        parts.append(_spaced(text[at : match.start()]))
        at = match.end()
        if match["bold"]:
            parts.append(tag("strong", words(match["bold"])))
        elif match["code"]:
            parts.append(tag("code", words(match["code"])))
        else:
            other = _ARTICLE.fullmatch(match["to"])
            parts.append(
                link(match["text"], f"{other['id']}.html") if other else words(f"{match['text']} ({match['to']})")
            )
    parts.append(_spaced(text[at:]))
    return join(parts)


def _spaced(text: str) -> Html:
    """The text, with the space that parts it from a neighbour."""
    before = " " if text[:1] == " " else ""
    after = " " if text[-1:] == " " and text.strip() else ""
    return Html(f"{before}{words(text)}{after}")
