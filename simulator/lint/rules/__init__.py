"""
The rules, in the order of their families. Adding one:

1. Write its module here; the file's name is its id with underscores. Copy `unreachable_step.py`: the docstring is the
   rule's page (first line, why, `Bad, in FILE:`, `Good, in FILE:`, `Mend:`), and its examples are tests. An example
   replaces the top-level keys that it shows in the file of the small workspace `tests/lint/example/`.
2. Name it below, in its family.
3. `make test` then walks its examples: the bad one yields just this rule, the good one nothing.
"""

from __future__ import annotations

from typing import TypeGuard

from simulator.lint.rule import OwnRule, SaidRule, SopRule, WholeRule
from simulator.lint.rule import Rule as Rule
from simulator.lint.rules import (
    act_example_fails,
    alternative_without_approval,
    banned_phrase,
    blames_caller,
    broken_policy,
    change_not_noted,
    closed_hours_unrouted,
    confirm_before_resolved,
    copied_steps,
    dead_row,
    diagnosis_before_fix,
    duplicate_key,
    expected_ticket_missing,
    expired_message,
    fact_before_known,
    failure_in_otherwise,
    failure_without_exit,
    file_limits,
    gap_in_table,
    hidden_characters,
    hold_though_never,
    idle_policy,
    ignore_without_reason,
    jargon_in_script,
    knowledge_is_no_proof,
    label_drift,
    ladder_with_holes,
    language_not_offered,
    lonely_option,
    long_sentence,
    loop_without_tries,
    message_without_expiry,
    missing_closing,
    missing_modeline,
    missing_opening,
    missing_translation,
    never_practised,
    next_contact_before_open_end,
    nobody_owns,
    null_value,
    option_without_need,
    option_without_trade_off,
    outage_check_before_fix,
    placeholders_differ,
    proof_of_nothing,
    protected_verification,
    record_contradicts_facts,
    road_without_end,
    route_never_taken,
    routing_without_default,
    schema,
    script_not_heard,
    sentence_in_braces,
    skill_nobody_has,
    slow_update,
    stale_review,
    sub_flow_recursion,
    syntax,
    targets_out_of_order,
    team_closed_when_needed,
    team_of_one,
    ticket_before_handover,
    ticket_number_untold,
    time_in_script,
    time_of_day_greeting,
    twin_differs,
    typographic_quotes,
    unanswered_result,
    uncovered_requirement,
    undecided_policy,
    unknown_name,
    unknown_requirement,
    unproven_action,
    unreachable_expectation,
    unreachable_step,
    unsafe_yaml,
    untidy_text,
    unused_act,
    unused_article,
    unused_fact,
    unused_ignore,
    unused_subflow,
    unused_team,
    unused_ticket,
    weaker_check_after_failure,
    wrong_domain_value,
)

FAMILIES: tuple[tuple[str, tuple[Rule, ...]], ...] = (
    ("Files and text", (
        syntax, schema, duplicate_key, sentence_in_braces, null_value, unsafe_yaml, file_limits, hidden_characters,
        missing_modeline, typographic_quotes, untidy_text,
    )),
    ("Names and structure", (
        unknown_name, wrong_domain_value, sub_flow_recursion, unreachable_step, road_without_end, unanswered_result,
        failure_in_otherwise, loop_without_tries,
    )),
    ("Tables and facts", (
        gap_in_table, dead_row, fact_before_known,
    )),
    ("Policies and verification", (
        broken_policy, undecided_policy, idle_policy, unproven_action, knowledge_is_no_proof,
        weaker_check_after_failure, protected_verification, proof_of_nothing,
    )),
    ("Duties", (
        missing_opening, missing_closing, outage_check_before_fix, diagnosis_before_fix, ticket_before_handover,
        next_contact_before_open_end, ticket_number_untold, slow_update, confirm_before_resolved,
        failure_without_exit,
    )),
    ("Wording", (
        jargon_in_script, banned_phrase, blames_caller, time_in_script, time_of_day_greeting, long_sentence,
        script_not_heard,
    )),
    ("Options", (
        lonely_option, option_without_trade_off, option_without_need, alternative_without_approval,
    )),
    ("The desk", (
        targets_out_of_order, ladder_with_holes, team_closed_when_needed, team_of_one, route_never_taken,
        routing_without_default, closed_hours_unrouted, skill_nobody_has, hold_though_never, message_without_expiry,
        expired_message,
    )),
    ("Hygiene", (
        ignore_without_reason, unused_ignore, stale_review, change_not_noted, nobody_owns, unused_subflow,
        unused_fact, unused_ticket, unused_team, unused_act, unused_article, label_drift, copied_steps,
        uncovered_requirement, unknown_requirement, never_practised,
    )),
    ("Scenarios", (
        unreachable_expectation, record_contradicts_facts, twin_differs, expected_ticket_missing,
    )),
    ("Translation", (
        missing_translation, language_not_offered, placeholders_differ, act_example_fails,
    )),
)  # fmt: skip
"""The rules by what they are about, in the order in which a person mends them."""

RULES: tuple[Rule, ...] = tuple(rule for _, rules in FAMILIES for rule in rules)


def _looks_at_one(rule: Rule) -> TypeGuard[SopRule]:
    return hasattr(rule, "check_sop")


def _looks_at_own(rule: Rule) -> TypeGuard[OwnRule]:
    return hasattr(rule, "check_own")


def _looks_at_said(rule: Rule) -> TypeGuard[SaidRule]:
    return hasattr(rule, "check_said")


def _looks_at_all(rule: Rule) -> TypeGuard[WholeRule]:
    return hasattr(rule, "check")


BY_SOP: tuple[SopRule, ...] = tuple(rule for rule in RULES if _looks_at_one(rule))
"""Rules that look at one procedure after the other, with all that happens in it."""

BY_OWN: tuple[OwnRule, ...] = tuple(rule for rule in RULES if _looks_at_own(rule))
"""Rules that look at the steps of one procedure after the other."""

BY_SPEECH: tuple[SaidRule, ...] = tuple(rule for rule in RULES if _looks_at_said(rule))
"""Rules that look at what one procedure after the other has the agent say."""

_AT_LAST = (ignore_without_reason, unused_ignore)
"""They look at what the others have found."""

WHOLE: tuple[WholeRule, ...] = (
    *(rule for rule in RULES if _looks_at_all(rule) and rule not in _AT_LAST),
    *_AT_LAST,
)
"""Rules that look at everything at once."""


def rule(rule_id: str) -> Rule | None:
    """The rule of this id."""
    return next((rule for rule in RULES if rule_id == rule.ID), None)
