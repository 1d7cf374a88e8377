"""The example workspace as values of the model: what the format says, and nothing else."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from simulator.model.desk import Rung, Span
from simulator.model.fact import ALWAYS, ASSURANCE, UNKNOWN, Domain, DomainKind
from simulator.model.mood import Effect
from simulator.model.place import Position
from simulator.model.policy import Template
from simulator.model.sop import OUT_OF_TRIES, Go, Row, Sop, Step, Verb
from simulator.model.workspace import Workspace
from simulator.source import load_text
from tests.source.examples import EXAMPLE, example_texts


@pytest.fixture(scope="module")
def example() -> Workspace:
    return load_text(example_texts())


def sop_of(example: Workspace, sop_id: str = "badge-lost") -> Sop:
    found = example.sop(sop_id)
    assert found is not None
    return found


def step_of(example: Workspace, step_id: str, sop_id: str = "badge-lost") -> Step:
    found = sop_of(example, sop_id).step(step_id)
    assert found is not None, step_id
    return found


def test_the_example_has_no_problem(example: Workspace) -> None:
    assert example.problems == ()


def test_the_whole_example_compiles_as_written(example: Workspace, golden: Callable[[Path, str], None]) -> None:
    golden(EXAMPLE / "compiled.out", "\n".join(_sentences(sop) for sop in example.sops))


def _sentences(sop: Sop) -> str:
    lines = [f"{sop.id} {sop.outcomes or ''} {'per call' if sop.per_call else ''}".rstrip()]
    for step in sop.steps:
        marks = [mark for mark in ("optional", "must") if getattr(step, mark)]
        marks += [f"{key}={value}" for key in _SHOWN if (value := getattr(step, key))]
        lines.append(f"  {step.phase}/{step.path or 'main'}: {step.id} {step.verb} {' '.join(marks)}".rstrip())
        if step.when != ALWAYS:
            lines.append(f"    only when {_when(step.when)}, else {_go(step.below)}")
        lines.append(f"    results {', '.join(step.results)}")
        lines.extend(f"    {_when(row.when)}{'' if row.written else ' (unsaid)'} -> {_go(row.go)}" for row in step.rows)
    return "\n".join(lines) + "\n"


_SHOWN = (
    "target",
    "for_",
    "protected",
    "mode",
    "facts",
    "fields",
    "heard",
    "tries",
    "group",
    "remedy",
    "at_most",
    "seconds",
)


def _when(when: object) -> str:
    assert isinstance(when, tuple)
    return " or ".join(" and ".join(f"{t.fact} in {t.spans}" for t in tests) or "always" for tests in when)


def _go(go: Go) -> str:
    return go.step or (f"end {go.end}" + (f", opens {go.opens}" if go.opens else "") if go.end else "open")


def test_a_then_map_is_rows_that_test_the_result(example: Workspace) -> None:
    block = step_of(example, "block")
    assert block.results == ("done", "failed")
    assert [(row.when[0][0].fact, row.when[0][0].spans, row.go.step) for row in block.rows] == [
        ("result", ((0, 0),), "who"),
        ("result", ((1, 1),), "say-gate"),
    ]
    assert all(row.written and not row.otherwise for row in block.rows)


def test_a_step_without_then_gets_one_row_that_nobody_wrote(example: Workspace) -> None:
    hello = step_of(example, "hello", "welcome")
    assert hello.rows == (Row(ALWAYS, hello.rows[0].go, hello.rows[0].at, written=False),)
    assert hello.rows[0].go.step == "name"


def test_a_result_that_nobody_answers_stays_a_gap() -> None:
    texts = example_texts()
    path = "sops/badge-lost.yaml"
    texts[path] = texts[path].replace("{done: go on, failed: to-gate}", "{done: go on}")
    block = step_of(load_text(texts), "block")
    assert [row.go.step for row in block.rows] == ["who"]


def test_out_of_tries_is_a_result_where_visits_are_counted(example: Workspace) -> None:
    assert step_of(example, "make-badge").results == ("done", "failed", OUT_OF_TRIES)
    ring = step_of(example, "ring", "prove")
    assert ring.rows[2].when[0][0].spans == ((3, 3),)


def test_go_on_is_the_step_below_or_the_step_s_own_end(example: Workspace) -> None:
    assert step_of(example, "wait-for-it").rows[0].go.step == "tell-when"
    assert step_of(example, "to-watch").rows[0].go.end == "refused"


def test_an_end_beside_a_verb_may_open_another_issue(example: Workspace) -> None:
    go = step_of(example, "tell-when").rows[0].go
    assert (go.end, go.opens, go.step) == ("scheduled", "badge-lost", "")


def test_a_step_that_is_skipped_leads_to_the_step_below(example: Workspace) -> None:
    assert step_of(example, "block").below.step == "who"
    assert step_of(example, "over").below.step == "over-too"
    assert step_of(example, "tell-when").below.end == "scheduled"


def test_a_road_that_just_stops_is_left_open() -> None:
    texts = example_texts()
    texts["sops/goodbye.yaml"] = texts["sops/goodbye.yaml"].replace("      end: more-to-say\n", "")
    step = step_of(load_text(texts), "go-ahead", "goodbye")
    assert step.rows[0].go.is_open
    assert step.below.is_open


def test_a_phase_holds_until_the_next_and_a_side_road_begins_in_its_caller_s(example: Workspace) -> None:
    assert [step_of(example, name).phase for name in ("who", "choose", "works")] == [
        "listening",
        "resolution",
        "resolution",
    ]
    assert step_of(example, "make-badge").phase == "resolution"
    assert step_of(example, "write-doubt", "prove").phase == "verification"
    assert step_of(example, "not-on-list", "welcome").phase == "opening"
    assert step_of(example, "go-ahead", "goodbye").phase == "closing"


def test_steps_in_any_order_share_a_group(example: Workspace) -> None:
    groups = {step.id: step.group for step in sop_of(example).steps if step.group}
    assert groups == {"what": "what", "number": "what", "where": "what"}


def test_remedies_become_plain_steps_with_a_question_after_each(example: Workspace) -> None:
    wipe, asked, reload_, last = (step_of(example, name) for name in ("wipe", "wipe-works", "reload", "reload-works"))
    assert [row.go.step for row in wipe.rows] == ["wipe-works", "reload"]
    assert wipe.below.step == "reload"
    assert (asked.verb, asked.facts, asked.say.say()) == (Verb.ASK, ("opens",), "Does the door open now?")
    assert [row.go.step for row in asked.rows] == ["works", "reload"]
    assert [row.go.step for row in reload_.rows] == ["reload-works", "make-badge"]
    assert [row.go.step for row in last.rows] == ["works", "make-badge"]
    assert {wipe.remedy, asked.remedy, reload_.remedy, last.remedy} == {"wipe"}
    assert wipe.when[0][0].spans == ((2, 2),)


def test_what_must_not_be_left_out_is_what_proves_and_what_is_done_for_good(example: Workspace) -> None:
    must = {step.id for sop in example.sops for step in sop.steps if step.must}
    assert must == {
        "look", "ring", "ask-foreman", "first-ticket", "block", "make-badge", "no-badge", "to-watch", "hand-over",
        "watch-comes",
    }  # fmt: skip


def test_facts_are_own_then_of_sub_flows_then_of_the_desk_then_built_in(example: Workspace) -> None:
    assert [fact.id for fact in sop_of(example).facts] == [
        "trouble", "badge_number", "opens", "caller_name", "on_list", "else_wanted", "area", "people_hit", "detour",
        "shift_starts", "urgency", "priority", "assurance", "proof", "language", "result",
    ]  # fmt: skip


def test_a_fact_has_its_domain_and_its_words(example: Workspace) -> None:
    sop = sop_of(example)
    trouble, number = sop.fact("trouble"), sop.fact("badge_number")
    assert trouble is not None
    assert number is not None
    assert trouble.domain == Domain(DomainKind.WORDS, ("lost", "stolen", "broken"))
    assert trouble.afresh
    assert number.domain.kind is DomainKind.TEXT
    wanted = sop_of(example, "goodbye").fact("else_wanted")
    assert wanted is not None
    assert (wanted.says.say(), [text.say() for text in wanted.asks]) == (
        "Whether something else is wanted",
        ["What else?"],
    )


def test_a_fact_may_be_decided_by_a_table(example: Workspace) -> None:
    facts = {fact.id: fact for fact in example.desk.facts}
    assert facts["urgency"].domain == Domain(DomainKind.NUMBER, (), 1, 3)
    assert facts["priority"].domain == Domain(DomainKind.WORDS, ("P1", "P2", "P3"))
    assert [(len(row.when), row.value) for row in facts["priority"].decided] == [(1, 1), (2, 0), (1, 1), (1, 2)]
    assert facts["urgency"].decided[2].when == ALWAYS


def test_what_is_assumed_is_a_number_of_the_domain(example: Workspace) -> None:
    assert sop_of(example).assume == (("people_hit", 1), ("detour", 1))


def test_the_head_of_a_sop_is_kept_as_written(example: Workspace) -> None:
    sop = sop_of(example)
    assert (sop.version, sop.reviewed, sop.review_every, sop.owner) == ("1.4.0", "2026-09-14", 182, "Site security")
    assert (sop.tags, sop.covers, sop.fcr_expected) == (("access",), ("R-012",), False)
    assert [(version, says.say()) for version, says in sop.changes] == [("1.4.0", "Broken badges are swapped")]
    assert [text.say() for text in sop.dont] == ["Never lend a badge.", "Never open the gate by remote."]
    assert [(ticket.id, ticket.type, ticket.team, ticket.parent) for ticket in sop.tickets] == [
        ("main", "incident", "", ""),
        ("alarm", "security", "watch", "main"),
    ]
    assert sop.paths == (("make-new", "make-badge"), ("not-sure", "no-badge"), ("to-gate", "say-gate"))
    assert len(sop.text_hash) == 64


def test_texts_know_their_languages_and_their_places(example: Workspace) -> None:
    title = sop_of(example).title
    assert title.mapped
    assert (title.say("da"), title.say("xx")) == ("Mistet adgangskort", "Lost badge")
    assert title.places[1] == Position("sops/badge-lost.yaml", 2, 31, 2, 51)
    bare = sop_of(example, "goodbye").title
    assert (bare.by_lang, bare.mapped, bare.places) == ((("en", "Say goodbye"),), False, (bare.at,))


def test_options_answers_and_examples_are_kept(example: Workspace) -> None:
    fetch, post = step_of(example, "choose").offers
    assert (fetch.id, fetch.says.say(), fetch.pros[0].say(), fetch.addresses.say()) == (
        "fetch", "Fetch it at the gate", "Ready in ten minutes", "No way in",
    )  # fmt: skip
    assert post.says.say("da") == "Med intern post"
    assert [text.say() for text in step_of(example, "name", "welcome").examples] == [
        "May I have your name?",
        "Your name, please?",
    ]
    answer = step_of(example, "make-badge").if_asked[0]
    assert (answer.question.say(), answer.reply.say()) == ("How long does it take?", "Ten minutes.")


def test_a_verb_s_object_is_the_target(example: Workspace) -> None:
    targets = {step.id: step.target for step in sop_of(example).steps}
    assert targets["first-ticket"] == "main"
    assert targets["block"] == "block"
    assert targets["who"] == "prove"
    assert targets["where"] == "area"
    assert targets["permission"] == "coach"
    assert targets["hand-over"] == "gatehouse"
    assert (step_of(example, "hand-over").mode, step_of(example, "to-watch").mode) == ("warm", "cold")
    assert step_of(example, "ring", "prove").target == "ring-back"


def test_each_key_of_a_step_has_its_place(example: Workspace) -> None:
    step = step_of(example, "make-badge")
    lines = example_texts()["sops/badge-lost.yaml"].splitlines()
    for key in ("protected", "then.done", "then.out-of-tries", "kb.0", "id", "tries"):
        at = step.place(key)
        assert lines[at.line - 1][at.column - 1 : at.end_column - 1] in {
            "new-badge", "go on", "to-gate", "print-a-badge", "make-badge", "2",
        }  # fmt: skip
    assert step.place("id") == step.at
    assert step.place("say") == step.at
    rows = step_of(example, "ring", "prove")
    assert rows.place("then.1.next") == rows.rows[1].at
    assert step_of(example, "hello", "welcome").place("say.da").line == 9


def test_the_desk_is_read_whole(example: Workspace) -> None:
    desk = example.desk
    assert desk.languages == ("en", "da")
    assert [(a.use, a.then, a.when_many) for a in desk.every_call] == [
        ("welcome", (("found", "go on"), ("nobody", "goodbye")), False),
        ("sort-issues", (("sorted", "go on"),), True),
        ("", (), False),
        ("goodbye", (("more-to-say", "each issue"), ("done-for-today", "hang up")), False),
    ]
    assert [(a.caller, a.agent, a.due) for a in desk.at_any_time] == [
        ("fire", "", "next move"),
        ("", "hold", "before the issue ends"),
    ]
    gate = desk.calendar("gate")
    assert gate is not None
    assert [dataclasses.replace(span, at=Position("")) for span in gate.spans] == [
        Span((0, 1, 2, 3, 4), 360, 1320, Position("")),
        Span((5, 6), 480, 1200, Position("")),
    ]
    assert desk.hold.check_back == 90
    assert [(t.priority, t.respond, t.resolve, t.update) for t in desk.targets][1] == ("P2", 60, 1440, 240)
    assert [dataclasses.replace(rung, at=Position("")) for rung in desk.ladder] == [
        Rung("shift-lead", 50, 0, "", Position("")),
        Rung("shift-lead", 0, 20, "P1", Position("")),
    ]
    assert desk.tool_seconds == (("check", 6), ("verify", 40))
    assert [(route.queue, route.waiting_over, route.otherwise) for route in desk.routes] == [
        ("doors", 12, False),
        ("everyone", 0, True),
    ]


def test_what_a_protected_action_needs_is_a_table(example: Workspace) -> None:
    block, badge = example.desk.protected
    assert [(row.when, row.value) for row in block.needs] == [(ALWAYS, 0)]
    assert [row.value for row in badge.needs] == [2, 3]
    assert badge.needs[0].when[0][0].fact == "area"
    method = example.desk.method("foreman")
    assert method is not None
    assert ASSURANCE.word(method.assurance) == "high"


def test_policies_are_templates_over_patterns(example: Workspace) -> None:
    by_id = {policy.id: policy for policy in example.desk.policies}
    proof = by_id["proof-before-badge"]
    assert proof.template is Template.BEFORE
    assert proof.x.fields == (("protected", ("new-badge",)),)
    assert (proof.y.proof, proof.y.is_state, proof.breach) == (2, True, "CE-01")
    assert proof.unless is not None
    assert proof.shown_by is not None
    assert proof.shown_by.fields == (("verb", ("verify",)), ("method", ("ring-back", "foreman")))
    assert by_id["one-badge"].times == 1
    assert by_id["one-badge"].x.fields == (("id", ("make-badge",)),)
    assert (by_id["ticket-first"].within, by_id["ticket-first"].each_time) == (0, True)
    assert (by_id["quick-thanks"].within, by_id["swift-alarm"].minutes) == (30, 2)
    assert by_id["not-both"].y.fields == (("ends", ("refused",)),)


def test_moods_keep_their_defaults_where_nothing_is_written(example: Workspace) -> None:
    mood = example.desk.mood
    assert [(temper.id, temper.anger, temper.trust, temper.theta) for temper in mood.tempers] == [
        ("grumpy", 300, 500, "quick"),
        ("kind", 20, 700, "usual"),
    ]
    assert mood.effects == (Effect("thanks", "anger", (-60, -20, 0)),)
    assert mood.patience == (("low", 180), ("medium", 420), ("high", 700))
    assert mood.thetas[0] == ("grudge", 50)


def test_the_scorecard_says_what_decides_each_criterion(example: Workspace) -> None:
    card = example.scorecard
    assert card is not None
    assert [(c.id, c.by) for c in card.criteria] == [
        ("A1", "heard"), ("A2", "step"), ("B1", "policy"), ("B2", "fitness"), ("B3", "expect"), ("B4", "metric"),
        ("B5", "human"),
    ]  # fmt: skip
    by_id = {criterion.id: criterion for criterion in card.criteria}
    assert (by_id["B2"].full, by_id["B2"].half) == (950, 500)
    assert (by_id["B4"].metric, by_id["B4"].limit, by_id["B4"].within_phase) == ("hold_time", 120, "resolution")
    assert by_id["B1"].sop_has[0].fields == (("protected", ("new-badge",)),)
    assert by_id["B1"].scenario_has == ("impostor",)
    assert by_id["A1"].not_heard == ("blames",)
    assert [(error.code, error.class_, error.heard) for error in card.critical] == [
        ("CE-01", "compliance", ("blames",))
    ]


def test_acts_and_lures_are_kept_with_their_phrases(example: Workspace) -> None:
    greets = example.act("greets")
    assert greets is not None
    danish = greets.texts("da")
    assert danish is not None
    assert [phrase.text for phrase in danish.any] == ["goddag"]
    assert [(act.id, act.by) for act in example.acts if act.by != "words"] == [("waits", "trace")]
    assert [(lure.fault, lure.does, lure.heard) for lure in example.lures] == [
        ("skips-verification", "make-badge", ()),
        ("refuse-everyone", "refused", ("blames",)),
    ]
    assert example.checked_by == (
        ("sops/lines/en.yaml", "en", "A. Reader"),
        ("sops/_acts.yaml", "en", "A. Reader"),
        ("sops/_acts.yaml", "da", "nobody"),
    )


def test_a_scenario_speaks_in_numbers_of_the_sop_s_facts(example: Workspace) -> None:
    scenario = example.scenario("badge-in-river")
    assert scenario is not None
    issue = scenario.issues[0]
    assert dict(issue.facts) == {
        "trouble": (1, 0), "area": (1,), "shift_starts": (1,), "opens": (1, 0), "on_list": (0,), "detour": (UNKNOWN,),
    }  # fmt: skip
    assert [(fact, text.say()) for fact, text in issue.texts] == [("badge_number", "4471")]
    assert issue.claims == (("trouble", 2),)
    assert issue.hides == (("trouble", 2),)
    assert issue.results == (("block", ("failed", "done")), ("choose", ("post",)))
    assert (issue.expect.outcome, issue.expect.tickets, issue.expect.never) == (
        "refused",
        ("main", "alarm"),
        ("make-badge",),
    )
    caller = scenario.caller
    assert caller.methods == (("ring-back", ("no-answer", "failed")), ("foreman", ("failed",)))
    assert (caller.genuine, caller.persona.temper, caller.persona.do_not_use_name) == (False, "grumpy", True)
    assert [(r.to, r.mood, r.cause, r.once_after) for r in scenario.reacts] == [
        ("ask-foreman", "crosser", "", 3),
        ("thanks", "", "fire", 0),
    ]
    assert [(line.says.say(), line.from_second) for line in scenario.board] == [
        ("West gate stuck", 0),
        ("All gates stuck", 90),
    ]


def test_what_a_scenario_leaves_out_is_usual(example: Workspace) -> None:
    scenario = example.scenario("badge-at-home")
    assert scenario is not None
    assert (scenario.difficulty, scenario.intensity, scenario.mystery) == (1, "usual", False)
    assert (scenario.caller.genuine, scenario.caller.record_found, scenario.caller.persona.speech) == (
        True,
        True,
        "plain",
    )
    assert scenario.issues[0].told == "at-once"


def test_cast_books_articles_and_requirements_are_read(example: Workspace) -> None:
    carter = example.person("carter")
    assert carter is not None
    assert (carter.employee_id, carter.locale, carter.manager) == ("00417", "en", "berg")
    assert [(line.situation, line.temper, line.speech) for line in example.books[0].lines] == [
        ("greeting", "", ""),
        ("greeting", "grumpy kind", "terse"),
    ]
    article = example.article("print-a-badge")
    assert article is not None
    assert (article.title, article.body) == ("Print a badge", "Put the card in, choice two.")
    assert [(r.id, r.carried_by, r.out.say()) for r in example.requirements] == [
        ("R-007", ("subflow:welcome", "act:greets"), ""),
        ("R-012", ("policy:proof-before-badge",), ""),
        ("R-016", (), "No telephone exchange is built"),
    ]


def test_the_order_in_which_files_are_found_does_not_matter(example: Workspace) -> None:
    backwards = dict(reversed(list(example_texts().items())))
    assert load_text(backwards) == example


def test_a_desk_that_cannot_be_read_makes_no_name_unknown() -> None:
    found = load_text({**example_texts(), "sops/_desk.yaml": "desk: 'open"})
    assert {problem.at.file for problem in found.problems} == {"sops/_desk.yaml"}


def test_a_sub_flow_that_cannot_be_read_makes_no_outcome_or_fact_unknown() -> None:
    found = load_text(example_texts(prove="subflow: prove\nfacts: {"))
    assert {problem.at.file for problem in found.problems} == {"sops/prove.yaml"}


def test_a_file_of_wrong_shape_still_gives_its_names_to_the_others() -> None:
    text = example_texts()["sops/prove.yaml"].replace("title:", "titel:")
    found = load_text(example_texts(prove=text))
    assert found.sop("prove") is None
    assert {problem.at.file for problem in found.problems} == {"sops/prove.yaml"}


def test_one_file_alone_is_not_blamed_for_what_other_files_define() -> None:
    found = load_text({"sops/badge-lost.yaml": example_texts()["sops/badge-lost.yaml"]})
    assert {problem.message for problem in found.problems} <= {
        "there is no sub-flow `prove`",
        "there is no article `print-a-badge`",
    }


def test_two_procedures_of_one_id_are_told_apart() -> None:
    texts = example_texts()
    texts["sops/old/prove.yaml"] = texts["sops/prove.yaml"]
    texts["scenarios/old/badge-at-home.yaml"] = texts["scenarios/badge-at-home.yaml"]
    found = load_text(texts)
    assert [(p.rule, p.at.file) for p in found.problems] == [
        ("duplicate-key", "scenarios/old/badge-at-home.yaml"),
        ("duplicate-key", "sops/prove.yaml"),
    ]


def test_two_sub_flows_may_not_give_one_name_two_meanings() -> None:
    text = example_texts()["sops/sort-issues.yaml"].replace("outcomes:", "facts: {on_list: [yes, no]}\noutcomes:")
    found = load_text(example_texts(sort_issues=text))
    assert [(p.at.file, p.rule) for p in found.problems] == [
        ("sops/sort-issues.yaml", "wrong-domain-value"),
        ("sops/welcome.yaml", "wrong-domain-value"),
    ]


def test_a_fact_may_be_declared_again_with_the_same_values() -> None:
    text = example_texts()["sops/sort-issues.yaml"].replace(
        "outcomes:", "facts: {on_list: [listed, missing]}\noutcomes:"
    )
    assert load_text(example_texts(sort_issues=text)).problems == ()
