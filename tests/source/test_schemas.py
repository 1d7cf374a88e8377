"""The schemas: both validators give the same verdict, shared parts are the same everywhere, editors can read them."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from simulator.source.check import check_shape, decider, schema_of, schema_text
from simulator.source.files import Kind, kind_of
from simulator.source.node import Plain
from simulator.source.parse import parse
from simulator.source.starter import schema_names
from tests.source.examples import example_texts

PROBLEMS = Path(__file__).parent / "problems"
KINDS = [name.removesuffix(".json") for name in schema_names()]
ODD: tuple[Plain, ...] = (
    None,
    True,
    0,
    -1,
    1.5,
    10**17,
    "",
    "x",
    "two words",
    "go on",
    "unknown",
    [],
    [[]],
    ["x", "x"],
    [None],
    {},
    {"x": None},
    {"when": {"a": "b"}, "next": "c"},
    {"otherwise": "x"},
    {"en": "x"},
    [{"id": "a"}],
    {"id": "a", "say": "x", "ask": "y"},
)


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_draft_7_which_editors_read(kind: str) -> None:
    schema = schema_of(kind)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(schema)
    assert schema["title"]
    assert schema["description"]


def test_every_kind_of_file_has_a_schema() -> None:
    assert {str(kind) for kind in Kind} - {"article", "other"} <= set(KINDS)


def test_a_shared_part_is_the_same_in_every_schema() -> None:
    seen: dict[str, str] = {}
    for kind in KINDS:
        for name, part in schema_of(kind).get("definitions", {}).items():
            assert seen.setdefault(name, json.dumps(part, sort_keys=True)) == json.dumps(part, sort_keys=True), name


@pytest.mark.parametrize("kind", KINDS)
def test_no_reference_leads_out_of_its_schema(kind: str) -> None:
    schema = schema_of(kind)
    references = {line.split('"')[3] for line in schema_text(kind).splitlines() if '"$ref"' in line}
    assert references <= {f"#/definitions/{name}" for name in schema["definitions"]} if references else True


def corpus() -> list[tuple[str, str]]:
    """Every example and every bad file, with its kind."""
    found = [(text, str(kind_of(file))) for file, text in example_texts().items()]
    for path in sorted(PROBLEMS.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        first = text.splitlines()[0]
        found.append((text, str(kind_of(first.removeprefix("# as: ") if "# as: " in first else "sops/x.yaml"))))
    return [(text, kind) for text, kind in found if kind not in ("article", "other")]


def test_both_validators_give_the_same_verdict_on_the_corpus() -> None:
    verdicts = set()
    for text, kind in corpus():
        tree, _ = parse(text, "x.yaml")
        if tree is not None:
            fast, slow = decider(kind)(tree.value), Draft7Validator(schema_of(kind)).is_valid(tree.value)
            assert fast == slow, text
            verdicts.add(fast)
    assert verdicts == {True, False}


def test_both_validators_give_the_same_verdict_on_what_is_bent() -> None:
    chance = random.Random(4)
    verdicts = []
    for text, kind in corpus():
        tree, _ = parse(text, "x.yaml")
        if tree is None:
            continue
        slow = Draft7Validator(schema_of(kind))
        for _ in range(25):
            bent = bend(copy.deepcopy(tree.value), chance)
            verdicts.append(decider(kind)(bent))
            assert verdicts[-1] == slow.is_valid(bent), bent
    assert 50 < sum(verdicts) < len(verdicts) - 50


def bend(value: Plain, chance: random.Random) -> Plain:
    """The value with something somewhere in it taken out, put in, doubled or replaced."""
    if isinstance(value, dict) and value:
        key = chance.choice(list(value))
        match chance.randrange(6):
            case 0:
                del value[key]
            case 1:
                value[chance.choice(["x", "say", "when", "Bad Key", "end"])] = chance.choice(ODD)
            case 2:
                value[key] = chance.choice(ODD)
            case _:
                value[key] = bend(value[key], chance)
        return value
    if isinstance(value, list) and value:
        index = chance.randrange(len(value))
        match chance.randrange(4):
            case 0:
                value.append(value[index])
            case 1:
                value[index] = chance.choice(ODD)
            case _:
                value[index] = bend(value[index], chance)
        return value
    return chance.choice(ODD)


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_is_put_into_words_without_the_schema_s_own(kind: str) -> None:
    chance = random.Random(9)
    jargon = ("valid under", "schema", "required property", "oneOf", "not of type", "does not match")
    for text, of_kind in corpus():
        tree, _ = parse(text, "x.yaml")
        if of_kind != kind or tree is None:
            continue
        for _ in range(30):
            bent, _ = parse(json.dumps(bend(copy.deepcopy(tree.value), chance), ensure_ascii=False), "x.yaml")
            if bent is None:
                continue
            whole, problems = check_shape(bent, "x.yaml", kind)
            told = " ".join(problem.message + problem.help for problem in problems)
            assert not any(word in told for word in jargon), told
            assert whole or problems or _has_null(bent.value), bent.value


def _has_null(value: Plain) -> bool:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return value is None or any(_has_null(item) for item in inner)
