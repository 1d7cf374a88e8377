"""A person drawn for one scenario, put below those who stand in the cast already; nobody of the cast is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from simulator.model.workspace import Workspace

MOST = 400


@dataclass(frozen=True, slots=True)
class NewPerson:
    """The person's id and name, the cast file, and its text with the person in it."""

    id: str
    name: str
    file: str
    text: str


def new_person(workspace: Workspace, seed: int) -> NewPerson:
    """Somebody whom the cast does not have. Loads Faker."""
    from simulator.caller.cast import NAMES, as_yaml, draw, version

    lang = workspace.desk.languages[0] if workspace.desk.languages[0] in NAMES else "en"
    names = {(one.first_name, one.last_name) for one in workspace.cast}
    numbers = {one.employee_id for one in workspace.cast}
    ids = {one.id for one in workspace.cast}
    drawn = draw(lang, seed, min(MOST, len(workspace.cast) + 1))
    found = next(one for one in drawn if (one.first_name, one.last_name) not in names)
    person = replace(found, id=_free("person", ids), employee_id=_number(found.employee_id, numbers), manager="")
    written = as_yaml(lang, [person], version())
    file = f"scenarios/_cast.{lang}.yaml"
    had = dict(workspace.files).get(file)
    line = written.rstrip("\n").rpartition("\n")[2]
    text = written if had is None else had.rstrip("\n") + f"\n{line}\n"
    return NewPerson(person.id, f"{person.first_name} {person.last_name}", file, text)


def _free(stem: str, ids: set[str]) -> str:
    number = 1
    while f"{stem}-{number:02d}" in ids:
        number += 1
    return f"{stem}-{number:02d}"


def _number(wanted: str, taken: set[str]) -> str:
    """The employee number, or the next one that nobody has."""
    head, _, digits = wanted.rpartition("-")
    number = int(re.sub(r"\D", "", digits) or 1)
    while f"{head}-{number}" in taken:
        number += 1
    return f"{head}-{number}"
