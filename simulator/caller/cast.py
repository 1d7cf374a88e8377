"""
People who call, drawn with Faker: for a cast that is then frozen in a file, and for `--new-caller`.

Faker's names for one seed change between releases, so a cast is kept and a journal keeps a new caller; replaying never
draws again. Telephone numbers are of ranges kept free for fiction, mail addresses of a domain kept free for examples.
Names come from many countries in every cast: a name says nothing about who is honest or kind.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence
from typing import TYPE_CHECKING

from simulator.caller.chance import number, pick
from simulator.caller.trades import TRADES
from simulator.model.scenario import CastMember
from simulator.model.stop import Stop

if TYPE_CHECKING:
    from faker import Faker

NAMES = {"en": "en_GB", "da": "da_DK", "de": "de_DE", "hu": "hu_HU", "es": "es_ES"}
"""Where most of a cast's names come from."""

ABROAD = ("en_GB", "da_DK", "de_DE", "hu_HU", "es_ES", "pl_PL", "it_IT", "pt_PT", "fr_FR", "nl_NL", "tr_TR", "en_IN")
"""Where the others' names come from; all of them are written in Latin letters."""

FROM_ABROAD = 30
"""Of a hundred people, those whose name comes from anywhere."""

HONORIFICS = {"en": ("Ms", "Mr"), "de": ("Frau", "Herr"), "es": ("Sra.", "Sr.")}
"""For women and men, where a language uses them on the telephone; Danish and Hungarian callers go without."""

BURDENED = frozenset({"heydrich", "hitler", "himmler", "goebbels", "göring", "eichmann", "mengele"})
"""Family names that nobody wants to read in an exercise."""

FIRST_NUMBER = {"en": 2100, "da": 4100, "de": 5100, "hu": 6100, "es": 7100}
STEP = 19
FOLDED = str.maketrans({"ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "đ": "d", "ł": "l", "ı": "i", "þ": "th"})


def draw(locale: str, seed: int, n: int) -> tuple[CastMember, ...]:
    """`n` people of a language; the same for the same seed and the same release of Faker. Loads Faker."""
    if locale not in NAMES:
        raise Stop(f"There is no cast for the language {locale}. Choose one of {', '.join(NAMES)}.")
    sources = {code: _source(code, f"{seed}/{locale}/{code}") for code in dict.fromkeys((NAMES[locale], *ABROAD))}
    people: list[CastMember] = []
    taken: set[str] = set()
    counter = 0
    while len(people) < n:
        counter += 1
        abroad = number(seed, f"abroad/{locale}", counter, 100) < FROM_ABROAD
        names = sources[pick(seed, f"country/{locale}", counter, ABROAD) if abroad else NAMES[locale]]
        woman = number(seed, f"woman/{locale}", counter, 2) == 0
        first = _one_word(names.first_name_female() if woman else names.first_name_male())
        last = names.last_name_female() if woman else names.last_name_male()
        if f"{first} {last}" not in taken and last.casefold() not in BURDENED:
            taken.add(f"{first} {last}")
            people.append(_person(locale, seed, len(people), first, last, woman=woman))
    return tuple(_with_managers(people))


def version() -> str:
    """The release of Faker that draws here."""
    from importlib.metadata import version as installed

    return installed("faker")


def as_yaml(locale: str, people: Sequence[CastMember], drawn_with: str) -> str:
    """The file `scenarios/_cast.LANG.yaml`, one person a line."""
    lines = [
        "# yaml-language-server: $schema=../.sop/schemas/cast.json",
        "# People of our own invention, drawn once and frozen. Telephone numbers and addresses are of ranges kept free",
        "# for fiction and examples. Names come from many countries on purpose: a name says nothing about its bearer.",
        f"cast: {locale}",
        f"drawn_with: Faker {drawn_with}",
        "people:",
    ]
    for person in people:
        fields = {
            "first_name": person.first_name,
            "last_name": person.last_name,
            "honorific": person.honorific,
            "employee_id": person.employee_id,
            "job": person.job,
            "department": person.department,
            "phone": person.phone,
            "email": person.email,
            "manager": person.manager,
        }
        rest = ", ".join(f"{key}: {json.dumps(text, ensure_ascii=False)}" for key, text in fields.items() if text)
        lines.append(f"  - {{id: {person.id}, {rest}}}")
    return "\n".join(lines) + "\n"


def _source(code: str, seed: str) -> Faker:
    from faker import Faker

    names = Faker(code)
    names.seed_instance(seed)
    return names


def _person(locale: str, seed: int, place: int, first: str, last: str, *, woman: bool) -> CastMember:
    job, department = pick(seed, f"trade/{locale}", place, TRADES[locale])
    honorifics = HONORIFICS.get(locale, ("", ""))
    return CastMember(
        id=f"{locale}-{place + 1:02d}",
        first_name=first,
        last_name=last,
        employee_id=f"AB-{FIRST_NUMBER[locale] + STEP * place + number(seed, 'employee', place, STEP)}",
        job=job,
        department=department,
        phone=_phone(locale, place),
        email=f"{_plain(first)}.{_plain(last)}@example.com",
        locale=locale,
        honorific=honorifics[0 if woman else 1],
    )


def _phone(locale: str, place: int) -> str:
    """Numbers kept free for films: 040 66969 in Germany; the 555 range where a country keeps none free."""
    if locale == "de":
        return f"040 66969-{place % 1000:03d}"
    more = f" ext. {place // 100}" if place >= 100 else ""
    return f"555-01{place % 100:02d}{more}"


def _with_managers(people: list[CastMember]) -> list[CastMember]:
    """The first fifth leads the others; leaders lead each other, so that everybody has somebody to confirm."""
    from dataclasses import replace

    leaders = people[: max(1, len(people) // 5)]
    managed: list[CastMember] = []
    for place, person in enumerate(people):
        leader = leaders[(place + 1) % len(leaders)]
        name = f"{leader.first_name} {leader.last_name}" if leader is not person else ""
        managed.append(replace(person, manager=name))
    return managed


def _one_word(name: str) -> str:
    return name.split(maxsplit=1)[0]


def _plain(name: str) -> str:
    """The letters of a name as a mail address has them."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(FOLDED))
    return "".join(sign for sign in folded if sign.isascii() and sign.isalnum())
