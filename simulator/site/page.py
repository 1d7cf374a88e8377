"""A page as the renderer hands it on: a Markdown file whose body is HTML made of safe pieces."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import dataclass

from simulator.site.markup import Html, tag, title
from simulator.site.tongue import tongue


@dataclass(frozen=True, slots=True)
class Page:
    """`path` ends in `.md` and is relative to the build folder. `keywords` are further words to be found by.

    A page with a `boost` of 0 is not found by the search at all.
    """

    path: str
    title: str
    body: Html
    keywords: str = ""
    boost: int = 1
    lang: str = ""
    """The language of the texts, where it is not the site's first one."""

    def markdown(self) -> str:
        """The file's text. The heading stands in the body, where it is safe whatever it says."""
        # The site tool fills titles in without escaping, hence `title`; JSON strings are YAML strings.
        # Without a table of contents at the side there is room for diagrams and tables.
        head = [f"title: {json.dumps(title(self.title), ensure_ascii=False)}", "render_macros: false", "hide: [toc]"]
        if self.boost != 1:
            head.append(f"search: {{boost: {self.boost}}}" if self.boost else "search: {exclude: true}")
        if tags := _keywords(self):
            head.append(f"tags: {json.dumps(tags, ensure_ascii=False)}")
        skip = tongue(self.lang)("Skip to content") if self.lang else ""
        body = tag("div", self.body, class_="sop-page", lang=self.lang, data_skip=skip)
        return "---\n" + "\n".join(head) + f"\n---\n\n{body}\n"

    @property
    def address(self) -> str:
        """Where the page is read, from the root of the site."""
        return self.path.removesuffix(".md") + ".html"

    def to(self, address: str) -> str:
        """The way from this page to an address that is given from the root."""
        return "../" * self.path.count("/") + address


def folded(text: str) -> str:
    """The text without accents, in small letters: how it is typed in a hurry."""
    text = text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O").replace("æ", "ae").replace("Æ", "Ae")
    bare = unicodedata.normalize("NFKD", text)
    return "".join(char for char in bare if not unicodedata.combining(char)).casefold()


def _keywords(page: Page) -> list[str]:
    """What search weighs most, as typed with and without accents."""
    own = [word for text in page.keywords.split(",") if (word := title(text))]
    unaccented = [folded(word) for word in (*own, title(page.title)) if folded(word) != word.casefold()]
    return list(dict.fromkeys([*own, *unaccented]))
