"""Which kind of file a path is, and the first reading of one: everything that needs no other file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import import_module
from typing import Any

from simulator.model.place import Position, Problem
from simulator.source.names import suggestion
from simulator.source.node import Node


class Kind(StrEnum):
    """Kinds of files; each but articles and the rest has a schema of the same name."""

    SOP = "sop"
    DESK = "desk"
    SCORECARD = "scorecard"
    ACTS = "acts"
    LURES = "lures"
    SCENARIO = "scenario"
    CAST = "cast"
    LINES = "lines"
    REQUIREMENTS = "requirements"
    ARTICLE = "article"
    OTHER = "other"


_BY_NAME = {
    "sops/_desk.yaml": Kind.DESK,
    "sops/_scorecard.yaml": Kind.SCORECARD,
    "sops/_acts.yaml": Kind.ACTS,
    "sops/_lures.yaml": Kind.LURES,
    "sops/_requirements.yaml": Kind.REQUIREMENTS,
}


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file read by itself. `tree` is None where it could not be read; `whole` is false where its shape is wrong.

    It depends on the text and the path alone and can be pickled, so a cache may keep it by the text's hash.
    """

    file: str
    kind: Kind
    tree: Node | None
    problems: tuple[Problem, ...]
    text_hash: str
    whole: bool = True


def kind_of(file: str) -> Kind:
    """The kind of a file by its path from the workspace's root."""
    file = file.removesuffix(".yml") + ".yaml" if file.endswith(".yml") else file
    if file in _BY_NAME:
        return _BY_NAME[file]
    folder, _, name = file.rpartition("/")
    if name.endswith(".md") and folder == "sops/kb":
        return Kind.ARTICLE
    if not name.endswith(".yaml"):
        return Kind.OTHER
    top = folder.split("/", 1)[0]
    if folder == "sops/lines":
        return Kind.LINES
    if top == "scenarios":
        return Kind.CAST if name.startswith("_cast.") else Kind.SCENARIO if name[0] != "_" else Kind.OTHER
    return Kind.SOP if top == "sops" and not name.startswith("_") else Kind.OTHER


def text_hash(text: str) -> str:
    """The name of a text by its content."""
    digest: str = _sha256()(text.encode("utf-8", "surrogatepass")).hexdigest()
    return digest


@cache
def _sha256() -> Callable[[bytes], Any]:
    """Python's own, as `random` takes it: hashlib brings all of OpenSSL, which takes 4 MB of every run."""
    for name in ("_sha2", "_sha256"):
        try:
            found: Callable[[bytes], Any] = import_module(name).sha256
        except ImportError:
            continue
        return found
    from hashlib import sha256

    return sha256


def read_file(text: str, file: str) -> Parsed:
    """Parses a file and holds it against its schema. Never raises; what is wrong is in `problems`."""
    from simulator.source.check import check_shape
    from simulator.source.parse import parse

    kind = kind_of(file)
    digest = text_hash(text)
    if kind is Kind.ARTICLE or not file.endswith((".yaml", ".yml")):
        return Parsed(file, kind, None, (), digest)
    if kind is Kind.OTHER:
        return Parsed(file, kind, None, (_not_read(file),), digest)
    tree, problems = parse(text, file)
    if tree is None:
        return Parsed(file, kind, None, problems, digest, whole=False)
    whole, wrong = check_shape(tree, file, kind)
    return Parsed(file, kind, tree, (*problems, *wrong), digest, whole)


def _not_read(file: str) -> Problem:
    """A file in the workspace that is none of the format's: most likely its name has a slip."""
    message = "no file of this name is read"
    return Problem("unknown-name", Position(file), message, suggestion(file, _BY_NAME) or "take it out of this folder")
