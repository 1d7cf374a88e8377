"""The scorecard: what is scored, for how many points, and the mistakes that stand apart."""

from __future__ import annotations

from simulator.model.scorecard import Criterion, CriticalError, Scorecard
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, table, tag, words
from simulator.site.page import Page
from simulator.site.wording import headed

_FAILS = {"yes": "yes", "no": "no, it costs its points", "when-harmed": "when harm was done"}
_BY = {
    "heard": "what was said", "step": "a step that was carried out", "policy": "a promise of the desk",
    "fitness": "how closely the procedure was followed", "expect": "the right end of the call",
    "metric": "a measured time", "human": "a person who listens",
}  # fmt: skip


def scorecard_page(edition: Edition, card: Scorecard) -> Page:
    """The whole form."""
    page = Page("scorecard.md", "How a call is scored", NOTHING)
    total = sum(criterion.points for criterion in card.criteria)
    parts = [
        tag("h1", words(page.title), id="top"),
        tag("p", words(f"{total} points; what does not apply to a call leaves the sum.")),
        tag("p", words(f"Passed: {card.mastery} of a hundred or more, and no critical error that fails the call.")),
    ]
    for section in card.sections:
        points = sum(criterion.points for criterion in section.criteria)
        rows = [_criterion(criterion) for criterion in section.criteria]
        parts += [
            tag("h2", words(f"{section.id} · {section.title}: {points} points"), id=f"section-{section.id}"),
            table(("Id", "Criterion", "Points", "Decided by", "For example"), rows),
        ]
    errors = [_error(error) for error in card.critical]
    parts.append(
        join(
            [
                tag("h2", words("Critical errors"), id="critical"),
                table(("Code", "What", "Kind", "Fails the call"), errors),
            ]
        )
        if errors
        else NOTHING
    )
    return Page(page.path, page.title, join(parts), "QA form, criteria, points, quality, CE")


def _criterion(criterion: Criterion) -> list[Html]:
    return [
        tag("span", words(criterion.id), id=f"criterion-{criterion.id}"), words(str(criterion.says)),
        words(str(criterion.points)),
        words(_BY.get(criterion.by, criterion.by)), words(str(criterion.better)),
    ]  # fmt: skip


def _error(error: CriticalError) -> list[Html]:
    return [
        tag("span", words(error.code), id=error.code), words(str(error.says)), words(headed(error.class_)),
        words(_FAILS.get(error.fails_call, error.fails_call)),
    ]  # fmt: skip
