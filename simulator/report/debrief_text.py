"""
The debrief on a terminal: 80 columns, everything in words, nothing that moves the cursor.

First the headline and why; then what cost most, with a better line; what went well; what a person should look at.
Figures and codes come with `details`.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from simulator.report.safe import safe_line
from simulator.scoring.debrief import Debrief
from simulator.scoring.misses import Miss
from simulator.scoring.result import Metric, Verdict

COLOURS = {Verdict.PASSED: "32", Verdict.FAILED: "31", Verdict.NEEDS_REVIEW: "33", Verdict.NO_SCORE: "33"}


def as_text(debrief: Debrief, *, colour: bool = False, details: bool = False, width: int = 80) -> str:
    """The whole debrief as lines of at most `width` columns."""
    return "\n".join(_lines(debrief, colour, details, width)) + "\n"


def _lines(debrief: Debrief, colour: bool, details: bool, width: int) -> Iterator[str]:
    yield from _head(debrief, colour, width)
    if debrief.misses:
        yield ""
        yield _strong("What cost most", colour)
        for number, miss in enumerate(debrief.misses, 1):
            yield from _miss(number, miss, width)
    if debrief.well:
        yield ""
        yield _strong("What went well", colour)
        for words in debrief.well:
            yield from _wrapped(f"+ {words}", width, 2, 4)
    if debrief.mood and debrief.verdict is not Verdict.NO_SCORE:
        yield ""
        yield _strong("The caller", colour)
        yield from _wrapped(debrief.mood, width, 2, 2)
        for line in debrief.moods:
            figure = f" ({line.state} {line.by:+})" if details else ""
            yield from _wrapped(f"turn {line.turn}: {line.words}: {line.because}{figure}", width, 2, 4)
    yield from _questions(debrief, colour, width)
    if debrief.lesson:
        yield ""
        yield from _wrapped(lesson_words(debrief), width, 0, 0)
    if debrief.again:
        yield ""
        yield f"Try again from turn {debrief.again}."
    if details:
        yield from _details(debrief, colour, width)


def _head(debrief: Debrief, colour: bool, width: int) -> Iterator[str]:
    headline = safe_line(debrief.headline)
    title = safe_line(debrief.title)
    room = width - len(headline) - len(title)
    tinted = f"\033[1;{COLOURS[debrief.verdict]}m{headline}\033[0m" if colour else headline
    if room >= 3:
        yield f"{tinted}{' ' * room}{title}"
    else:
        for line in textwrap.wrap(headline, width):
            yield f"\033[1;{COLOURS[debrief.verdict]}m{line}\033[0m" if colour else line
        yield title
    if debrief.because:
        yield from _wrapped(debrief.because, width, 0, 0)
    if debrief.verdict is not Verdict.NO_SCORE:
        yield ""
        yield f"  {quality_words(debrief)}      {time_words(debrief.seconds)}      hold {_hold(debrief)}"


def quality_words(debrief: Debrief) -> str:
    """`quality 71`, or `quality 71 to 79, one line unclear`; and what it was before people decided."""
    low, high = debrief.quality
    open_lines = sum(1 for question in debrief.questions if not question.answered)
    span = f"quality {low}" if low == high else f"quality {low} to {high}"
    if debrief.first != debrief.quality:
        before, most = debrief.first
        span += f" (before somebody looked: {before if before == most else f'{before} to {most}'})"
    if not open_lines:
        return span
    lines = "one line unclear" if open_lines == 1 else f"{open_lines} lines unclear"
    return f"{span}, {lines}"


def lesson_words(debrief: Debrief) -> str:
    """The lesson tells of the call done rightly: whoever did not do so is told of somebody who did."""
    lead = "What to take from it" if debrief.verdict is Verdict.PASSED else "This call, done well"
    return f"{lead}: {debrief.lesson}"


def time_words(seconds: int) -> str:
    """`6 min 12 s`."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _hold(debrief: Debrief) -> str:
    return time_words(debrief.hold_seconds) if debrief.hold_seconds else "none"


def _miss(number: int, miss: Miss, width: int) -> Iterator[str]:
    turn = f"turn {miss.turn}" if miss.turn > 0 else ""
    yield from _wrapped(f"{number}  {turn:<8} {miss.what}" if turn else f"{number}  {miss.what}", width, 2, 5)
    for label, words in rows_of(miss):
        yield from _row(label, words, width)


def rows_of(miss: Miss) -> Iterator[tuple[str, str]]:
    """The labelled lines under a miss."""
    if miss.said:
        yield "You", miss.said
    if miss.sop_says:
        place = f" ({miss.step}, {miss.at.file}:{miss.at.line})" if miss.at.file else f" ({miss.step})"
        new = miss.sop_says.rstrip(".") not in miss.what and not (miss.better and miss.better in miss.sop_says)
        yield "The SOP", f"{miss.sop_says}{place}" if new else place.strip(" ()")
    yield from _remedy(miss)


def _remedy(miss: Miss) -> Iterator[tuple[str, str]]:
    """What would have been better: a tool as it is typed, a line between quotes."""
    if miss.better:
        yield "Better", miss.better if miss.better.startswith(("/", '"')) else f'"{miss.better}"'


def _row(label: str, words: str, width: int) -> Iterator[str]:
    lines = textwrap.wrap(safe_line(words), width - 15, break_on_hyphens=False) or [""]
    yield f"     {label:<9} {lines[0]}"
    for line in lines[1:]:
        yield f"{'':<15}{line}"


def _questions(debrief: Debrief, colour: bool, width: int) -> Iterator[str]:
    if not debrief.questions:
        return
    yield ""
    yield _strong("Lines that nobody could place", colour)
    for question in debrief.questions:
        settled = f" Answered: {question.answered}." if question.answered else ""
        yield from _wrapped(f'turn {question.turn}: "{question.said}" {question.asks}{settled}', width, 2, 4)


def _details(debrief: Debrief, colour: bool, width: int) -> Iterator[str]:
    yield ""
    yield _strong("Points", colour)
    for section in debrief.sections:
        if section.points:
            earned = (
                half(section.low) if section.low == section.high else f"{half(section.low)} to {half(section.high)}"
            )
            yield f"  {section.id}  {safe_line(section.title):<40.40} {earned} of {section.points}"
    for finding in debrief.findings:
        value = f"{finding.low / 2:g}" if finding.applies else "does not apply"
        words = f"{finding.criterion.id}: {finding.criterion.says.say(debrief.lang)} ({value}) {finding.why}"
        yield from _wrapped(words, width, 4, 8)
    yield f"  Follows the procedure to {debrief.fitness / 10:g} %."
    for one in debrief.critical:
        kind = (f"so said the {one.ruled}" if one.ruled else "certain") if one.certain else "suspected"
        yield from _wrapped(f"{one.error.code} ({kind}): {one.because}", width, 2, 4)
    for miss in debrief.more:
        turn = f"turn {miss.turn}: " if miss.turn > 0 else ""
        remedy = [f"{label}: {words}" for label, words in _remedy(miss) if miss.better not in miss.what]
        yield from _wrapped(f"- {turn}{' '.join((miss.what, *remedy))}", width, 2, 4)
    for metric in debrief.metrics:
        yield f"  {metric.id.replace('_', ' ')}: {_measured(metric)}"


def _measured(metric: Metric) -> str:
    if metric.unit == "yes or no":
        return "yes" if metric.value else "no"
    return time_words(metric.value) if metric.unit == "seconds" else f"{metric.value} {metric.unit}"


def half(value: int) -> str:
    """A number of halves as points."""
    return f"{value // 2}" if value % 2 == 0 else f"{value / 2:.1f}"


def _strong(words: str, colour: bool) -> str:
    return f"\033[1m{words}\033[0m" if colour else words


def _wrapped(words: str, width: int, first: int, rest: int) -> Iterator[str]:
    text = safe_line(words) if "  " not in words else "  ".join(safe_line(part) for part in words.split("  ") if part)
    yield from textwrap.wrap(
        text, width, initial_indent=" " * first, subsequent_indent=" " * rest, break_on_hyphens=False
    )
