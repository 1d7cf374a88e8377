"""
The order in which pages are found: the rendered ones by what they are for, those written by hand where `nav` puts them.

A workspace's own `nav` in mkdocs.yml names headings of ours to add to them, and headings of its own. A page that it
does not name joins the pages of its folder, or stands under the heading for process owners.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import TypeAlias

from simulator.site.markup import title
from simulator.site.page import Page
from simulator.site.render import OWNERS, Section
from simulator.site.tongue import tongue

Entry: TypeAlias = "str | dict[str, str | list[Entry]]"


def navigation(sections: Sequence[Section], own: Sequence[object], by_hand: Sequence[str]) -> list[Entry]:
    """The whole of it. `by_hand` are the paths of hand-written pages."""
    wanted = [_entry(each) for each in own]
    left = [name for name in by_hand if name != "index.md" and name not in set(_named(wanted))]
    _with_siblings(wanted, left)
    found: list[Entry] = []
    for head, inner, pages in sections:
        place = _under(found, head)
        _extend(place, [{_title(page): page.path} for page in pages], inner)
    for entry in wanted:
        if isinstance(entry, dict):
            for head, inside in entry.items():
                _under(found, head).extend(inside if isinstance(inside, list) else [{head: inside}])
        else:
            found.append(entry)
    _under(found, OWNERS).extend(_by_folder(left))
    return [entry for entry in found if not (isinstance(entry, dict) and [] in entry.values())]


def _title(page: Page) -> str:
    is_home = page.path.rpartition("/")[2] == "index.md"
    return title(tongue(page.lang)("Home")) if is_home else title(page.title)


def _entry(given: object) -> Entry:
    """An entry of `nav` as mkdocs reads it."""
    if isinstance(given, dict):
        return {str(head): _inside(inside) for head, inside in given.items()}
    return str(given)


def _inside(given: object) -> str | list[Entry]:
    return [_entry(each) for each in given] if isinstance(given, list) else str(given)


def _under(found: list[Entry], head: str) -> list[Entry]:
    """The entries below a heading, which is made where there is none yet."""
    if not head:
        return found
    for entry in found:
        if isinstance(entry, dict) and isinstance(inside := entry.get(head), list):
            return inside
    made: list[Entry] = []
    found.append({head: made})
    return made


def _extend(place: list[Entry], entries: list[Entry], inner: str) -> None:
    if not inner:
        place.extend(entries)
    elif entries:
        place.append({inner: entries})


def _named(entries: Sequence[Entry]) -> list[str]:
    found = []
    for entry in entries:
        for inside in entry.values() if isinstance(entry, dict) else [entry]:
            found += [inside] if isinstance(inside, str) else _named(inside)
    return found


def _with_siblings(entries: list[Entry], left: list[str]) -> None:
    """Pages that are not named join those of their folder; they are taken out of `left`."""
    folders = []
    for entry in entries:
        for inside in entry.values() if isinstance(entry, dict) else [entry]:
            if isinstance(inside, list):
                _with_siblings(inside, left)
            else:
                folders.append(_folder(inside))
    for folder in dict.fromkeys(each for each in folders if each):
        joining = sorted(name for name in left if _folder(name) == folder)
        entries.extend(joining)
        left[:] = [name for name in left if name not in joining]


def _by_folder(names: Sequence[str]) -> list[Entry]:
    """A heading for every folder; pages outside of one first."""
    found: list[Entry] = [name for name in sorted(names) if not _folder(name)]
    inside = sorted(name for name in names if _folder(name))
    for folder, entries in groupby(inside, lambda name: name.partition("/")[0]):
        found.append({title(folder.replace("-", " ").capitalize()): list(entries)})
    return found


def _folder(name: str) -> str:
    return name.rpartition("/")[0]
