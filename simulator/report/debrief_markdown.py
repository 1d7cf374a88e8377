"""
The debrief as Markdown and as one HTML page that stands alone.

What people typed reaches Markdown with every active sign as an entity, and HTML escaped: a line of a call can change
no page. Control characters are written out before.
"""

from __future__ import annotations

import html
import string
from collections.abc import Iterator

from simulator.report.debrief_text import lesson_words, quality_words, rows_of, time_words
from simulator.report.safe import safe_line
from simulator.scoring.debrief import Debrief
from simulator.scoring.result import Verdict

_ACTIVE = frozenset(string.punctuation) - frozenset("',;:?-")

STYLE = """
:root{color-scheme:light dark;--ink:#1b1b1b;--soft:#555;--line:#ccc;--paper:#fff;--bad:#9b1c1c;--good:#14602b}
@media (prefers-color-scheme:dark){
:root{--ink:#e8e8e8;--soft:#b4b4b4;--line:#555;--paper:#16181d;--bad:#ff9c9c;--good:#86d99b}}
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
body{color:var(--ink);background:var(--paper)}
h1{font-size:1.4rem;margin:0}h2{font-size:1.1rem;margin:1.4rem 0 .4rem}.title{color:var(--soft);margin:0 0 .5rem}
.failed h1{color:var(--bad)}.passed h1{color:var(--good)}
dl{display:grid;grid-template-columns:5rem 1fr;gap:.2rem .8rem;margin:.2rem 0 1rem}dt{color:var(--soft)}dd{margin:0}
ol,ul{padding-left:1.4rem}ol>li{margin-bottom:.6rem}
.figures{border-block:1px solid var(--line);padding:.3rem 0}.lesson{font-style:italic}
""".strip()


def as_markdown(debrief: Debrief) -> str:
    """The debrief as Markdown."""
    return "\n".join(_markdown(debrief)) + "\n"


def _markdown(debrief: Debrief) -> Iterator[str]:
    yield f"# {marked(debrief.headline)}"
    yield ""
    yield f"*{marked(debrief.title)}*"
    if debrief.because:
        yield from ("", marked(debrief.because))
    if debrief.verdict is not Verdict.NO_SCORE:
        yield from ("", f"**{marked(quality_words(debrief))}**, {time_words(debrief.seconds)}")
    if debrief.misses:
        yield from ("", "## What cost most", "")
        for number, miss in enumerate(debrief.misses, 1):
            turn = f"Turn {miss.turn}. " if miss.turn > 0 else ""
            yield f"{number}. {turn}{marked(miss.what)}"
            for label, words in rows_of(miss):
                yield f"    - {label}: {marked(words)}"
    yield from _listed("## What went well", debrief.well)
    if debrief.mood:
        yield from ("", "## The caller", "", marked(debrief.mood))
        for line in debrief.moods:
            yield f"\n- turn {line.turn}: {marked(line.words)}: {marked(line.because)}"
    yield from _listed(
        "## Lines that nobody could place", tuple(f'turn {q.turn}: "{q.said}" {q.asks}' for q in debrief.questions)
    )
    if debrief.lesson:
        yield from ("", f"> {marked(lesson_words(debrief))}")
    if debrief.again:
        yield from ("", f"Try again from turn {debrief.again}.")


def _listed(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield from ("", heading, "")
        yield from (f"- {marked(line)}" for line in lines)


def marked(text: str) -> str:
    """Text with every sign that Markdown could act on as an entity."""
    return "".join(f"&#{ord(sign)};" if sign in _ACTIVE else sign for sign in safe_line(text))


def as_html(debrief: Debrief) -> str:
    """The debrief as one page without anything from outside."""
    return "\n".join(_html(debrief)) + "\n"


def _html(debrief: Debrief) -> Iterator[str]:
    kind = {Verdict.PASSED: "passed", Verdict.FAILED: "failed"}.get(debrief.verdict, "open")
    yield f'<!doctype html>\n<html lang="{escaped(debrief.lang)}">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{escaped(debrief.headline)}</title>\n<style>\n{STYLE}\n</style>\n</head>"
    yield f'<body class="{kind}">\n<main>\n<p class="title">{escaped(debrief.title)}</p>'
    yield f"<h1>{escaped(debrief.headline)}</h1>"
    if debrief.because:
        yield f"<p>{escaped(debrief.because)}</p>"
    if debrief.verdict is not Verdict.NO_SCORE:
        yield f'<p class="figures">{escaped(quality_words(debrief))} · {time_words(debrief.seconds)}</p>'
    if debrief.misses:
        yield "<h2>What cost most</h2>\n<ol>"
        for miss in debrief.misses:
            turn = f"Turn {miss.turn}. " if miss.turn > 0 else ""
            rows = "".join(f"<dt>{escaped(label)}</dt><dd>{escaped(words)}</dd>" for label, words in rows_of(miss))
            yield f"<li>{turn}{escaped(miss.what)}{f'<dl>{rows}</dl>' if rows else ''}</li>"
        yield "</ol>"
    yield from _items("What went well", debrief.well)
    if debrief.mood:
        yield f"<h2>The caller</h2>\n<p>{escaped(debrief.mood)}</p>"
        yield from _items("", tuple(f"turn {line.turn}: {line.words}: {line.because}" for line in debrief.moods))
    questions = tuple(f'turn {one.turn}: "{one.said}" {one.asks}' for one in debrief.questions)
    yield from _items("Lines that nobody could place", questions)
    if debrief.lesson:
        yield f'<p class="lesson">{escaped(lesson_words(debrief))}</p>'
    if debrief.again:
        yield f"<p>Try again from turn {debrief.again}.</p>"
    yield "</main>\n</body>\n</html>"


def _items(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        if heading:
            yield f"<h2>{escaped(heading)}</h2>"
        yield "<ul>\n" + "\n".join(f"<li>{escaped(line)}</li>" for line in lines) + "\n</ul>"


def escaped(text: str) -> str:
    """Text for HTML, in elements and in quoted attributes."""
    return html.escape(safe_line(text), quote=True)
