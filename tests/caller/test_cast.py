"""People who call: drawn with Faker, then frozen; and what their names say about them, which is nothing."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from simulator.caller import Person, arrive, react
from simulator.caller.cast import NAMES, as_yaml, draw, version
from simulator.model.scenario import CastMember, Scenario
from simulator.model.stop import Stop
from simulator.model.workspace import Workspace
from simulator.source import load, load_text
from tests.caller.desk import issue, ring, say, scenario, tool

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def library() -> Workspace:
    return load(ROOT)


@pytest.mark.parametrize("locale", NAMES)
def test_a_drawn_cast_has_forty_different_people(locale: str) -> None:
    people = draw(locale, 5, 40)
    assert len({(person.first_name, person.last_name) for person in people}) == 40
    assert len({person.id for person in people}) == 40
    assert len({person.employee_id for person in people}) == 40


def test_the_same_seed_draws_the_same_people_and_another_one_others() -> None:
    assert draw("da", 5, 3) == draw("da", 5, 3) != draw("da", 6, 3)


@pytest.mark.parametrize("locale", NAMES)
def test_numbers_and_addresses_are_fictitious(locale: str) -> None:
    for person in draw(locale, 9, 130):
        assert person.phone.startswith(("555-01", "040 66969-"))
        assert person.email.endswith("@example.com")
        assert person.email.isascii()
        assert person.manager != f"{person.first_name} {person.last_name}"


def test_one_person_can_be_drawn() -> None:
    (person,) = draw("hu", 1, 1)
    assert person.manager == ""
    assert person.locale == "hu"


def test_a_language_without_a_cast_is_refused_with_those_there_are() -> None:
    with pytest.raises(Stop, match="en, da, de, hu, es"):
        draw("xx", 1, 1)


def test_a_cast_file_reads_back_as_the_people_drawn() -> None:
    people = draw("de", 3, 12)
    made = load_text({"scenarios/_cast.de.yaml": as_yaml("de", people, version())})
    assert made.cast == people
    assert not [problem for problem in made.problems if "_cast" in problem.at.file]


@pytest.mark.parametrize("locale", NAMES)
def test_the_frozen_cast_has_at_least_forty_people_of_each_language(locale: str, library: Workspace) -> None:
    people = [person for person in library.cast if person.locale == locale]
    assert len(people) >= 40
    assert all(person.first_name and person.last_name and person.employee_id and person.job for person in people)


def test_nobody_is_in_the_cast_twice(library: Workspace) -> None:
    assert len({person.id for person in library.cast}) == len(library.cast)


def test_a_call_never_loads_faker() -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == "faker"]:
        del sys.modules[name]
    react(ring(), say())
    assert "faker" not in sys.modules


def test_a_hungarian_name_puts_the_family_first() -> None:
    made = scenario()
    person, _ = arrive(Workspace(scenarios=(made,)), made, 1, "hu", CastMember("x", "Judit", "Kis", locale="hu"))
    assert person.plan.names["caller_name"] == "Kis Judit"


def test_a_caller_who_is_in_no_cast_still_has_a_name() -> None:
    made = replace(scenario(), caller=replace(scenario().caller, cast="old-friend"))
    assert ring(made).who.first_name == "Old"
    assert ring(replace(made, caller=replace(made.caller, cast="bo"))).plan.names["caller_name"] == "Bo"


CALL = (
    say("Hello, my name is Sam.", "own-name"),
    say("Your name, please?", steps="round/who"),
    say("I make sure that it is you.", "explains-verification"),
    tool("verify", "call-back", "round/call-back"),
    say("Can you walk over?", steps="around"),
    say("That is your own fault.", "blames"),
    say("I am sorry for that.", "apologises"),
    say("Anything else?", "anything-else"),
)


def played(made: Scenario, library: Workspace, who: CastMember) -> list[tuple[Person, tuple[object, ...]]]:
    person, _ = arrive(library, made, 4, "en", who)
    course = []
    for stimulus in CALL:
        reply = react(person, stimulus)
        person = reply.person
        course.append((person, (reply.answers, reply.changes, reply.causes, len(reply.lines), person.mood)))
    return course


def test_who_calls_changes_only_the_names(library: Workspace) -> None:
    for genuine in (True, False):
        made = scenario(issue(), genuine=genuine, temper="pushy")
        courses = {tuple(repr(part) for _, part in played(made, library, who)) for who in library.cast}
        assert len(courses) == 1


def test_whoever_is_an_impostor_in_one_scenario_is_genuine_in_another(library: Workspace) -> None:
    impostors = {made.caller.cast for made in library.scenarios if not made.caller.genuine}
    genuine = {made.caller.cast for made in library.scenarios if made.caller.genuine}
    assert impostors
    assert impostors <= genuine


@pytest.mark.parametrize(
    "tempers", [("angry", "bitter", "pushy", "hurried"), ("gentle", "cheerful", "nervous", "ashamed")]
)
def test_no_sex_has_a_temper_of_its_own(tempers: tuple[str, ...], library: Workspace) -> None:
    callers = [made.caller for made in library.scenarios if made.caller.persona.temper in tempers]
    people = [person for caller in callers if (person := library.person(caller.cast))]
    assert {"Ms", "Mr"} <= {person.honorific for person in people}
