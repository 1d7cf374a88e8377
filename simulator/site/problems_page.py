"""What the linter found, on the page that it concerns: a page with problems says so before anything else."""

from __future__ import annotations

from simulator.model.place import Problem
from simulator.site.edition import Edition
from simulator.site.markup import NOTHING, Html, join, listed, tag, words
from simulator.site.page import Page
from simulator.site.wording import headed

_SHOWN = 30


def problem_box(edition: Edition, file: str, drawn: bool = False) -> Html:
    """The problems of one file; nothing where there are none. `drawn`: the flow shows the way to the first one."""
    found = edition.problems_of(file)
    if not found:
        return NOTHING
    say = edition.say
    head = say("This page has {count} problems. Do not rely on it until they are mended.", count=len(found))
    if len(found) == 1:
        head = say("This page has a problem. Do not rely on it until it is mended.")
    left = len(found) - _SHOWN
    more = tag("p", words(say("… and {count} more", count=left))) if left > 0 else NOTHING
    return tag(
        "div",
        tag("strong", words(head)),
        listed([_problem(each) for each in found[:_SHOWN]]),
        more,
        tag("p", words(say("The flow below shows the way to it in thick lines."))) if drawn else NOTHING,
        class_="sop-problems",
        role="note",
    )


def broken_page(edition: Edition, file: str) -> Page:
    """The page of a procedure that could not be read at all."""
    name = file.rpartition("/")[2].removesuffix(".yaml")
    body = join([tag("h1", words(headed(name)), id="sop-top"), problem_box(edition, file)])
    return Page(f"sops/{name}.md", headed(name), body)


def _problem(problem: Problem) -> Html:
    at = f"{problem.at.file}:{problem.at.line}:{problem.at.column}"
    parts = [tag("code", words(at)), Html(" "), words(f"{problem.severity}: {problem.message} [{problem.rule}]")]
    if problem.path:
        parts.append(words(" The way there: " + ", ".join(point.step for point in problem.path) + "."))
    if problem.help:
        parts += [tag("br"), words(f"What to do: {problem.help}")]
    return join(parts)
