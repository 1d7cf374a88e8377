"""docs/reference/names.md lists what files can name: `pytest tests/docs --update-golden` writes it anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from simulator.model.desk import MoodDefaults
from simulator.model.scenario import Scenario
from simulator.rookies.cast import ROOKIES
from tests.library.starter import ROOT, starter

Golden = Callable[[Path, str], None]
PAGE = ROOT / "docs" / "reference" / "names.md"
HEAD = """\
# Names to choose from

What procedures and scenarios can name, beyond the keys of [the format](format.md). Rookies belong to the program; all
else stands in files of the starter library, where a desk changes it. This page is made from them.

"""


def page() -> str:
    return HEAD + "\n".join([*rookies(), *acts(), *moods(starter().desk.mood), *causes()]) + "\n"


def rookies() -> Iterator[str]:
    yield "## Rookies"
    yield ""
    yield "Simulated trainees with a fault each. A scenario names under `must_fail` those whose fault does harm in it;"
    yield "`sop test` and `sop simulate` play them."
    yield ""
    yield "| rookie | |"
    yield "|---|---|"
    for one in ROOKIES:
        yield f"| `{one.id}` | {one.fault}{' May pass no call; needs no naming.' if one.lazy else ''} |"


def acts() -> Iterator[str]:
    yield ""
    yield "## Acts"
    yield ""
    yield "What can be heard in a line, for `heard` of a step, criteria of the form, and `to` of `reacts`. They are in"
    yield "`sops/_acts.yaml`."
    yield ""
    yield "| act | |"
    yield "|---|---|"
    for act in starter().acts:
        how = {"words": "", "trace": " (from what is done, not from words)", "time": " (from a time that is told)"}[
            act.by
        ]
        yield f"| `{act.id}` | {act.says.say()}{how} |"


def moods(mood: MoodDefaults) -> Iterator[str]:
    yield ""
    yield "## Tempers and moods"
    yield ""
    yield "How a caller is at first (`temper`): anger, helplessness and trust, each up to 1000, and how they forgive."
    yield ""
    yield "| temper | anger | helplessness | trust | forgives |"
    yield "|---|---|---|---|---|"
    for one in mood.tempers:
        yield f"| `{one.id}` | {one.anger} | {one.helplessness} | {one.trust} | {one.theta} |"
    yield ""
    words = listed(dict.fromkeys(each.act for each in mood.words))
    yield f"How a reaction makes them feel (`mood` in `reacts`): {words}."
    yield ""
    yield f"What anger brings out (`to` in `reacts`): {listed(name for name, _ in mood.outlets)}."


def causes() -> Iterator[str]:
    found = starter().desk.at_any_time
    yield ""
    yield "## What may come at any time"
    yield ""
    yield "Causes that a scenario's caller can bring (`as` in `reacts`), with the road that they lead to:"
    yield ""
    yield "| cause | road |"
    yield "|---|---|"
    yield from (f"| `{each.caller}` | `{each.use}` |" for each in found if each.caller)


def listed(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def test_the_page_of_names_is_what_program_and_library_have(golden: Golden) -> None:
    golden(PAGE, page())


def test_every_name_that_the_starter_scenarios_use_is_on_it() -> None:
    text = PAGE.read_text(encoding="utf-8")
    used = {name for scenario in starter().scenarios for name in named_in(scenario)}
    assert used
    assert {name for name in used if f"| `{name}` |" not in text} == set()


def named_in(scenario: Scenario) -> Iterator[str]:
    yield from scenario.must_fail
    yield scenario.caller.persona.temper
