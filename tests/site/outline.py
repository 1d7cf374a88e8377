"""Reads HTML the way a browser would be misled by it: the elements with their attributes, and the text apart."""

from __future__ import annotations

from html.parser import HTMLParser


class Outline(HTMLParser):
    """`shape` are all tags in order with the names of their attributes; `text` is what is read."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[str] = []
        self.text = ""
        self.values: list[tuple[str, str, str]] = []
        self.ids: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append(f"{tag}[{' '.join(sorted(name for name, _ in attrs))}]")
        self.values += [(tag, name, value or "") for name, value in attrs]
        self.ids += [value or "" for name, value in attrs if name == "id"]

    def handle_endtag(self, tag: str) -> None:
        self.shape.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.shape.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.shape.append("declaration")

    def handle_pi(self, data: str) -> None:
        self.shape.append("instruction")
