"""`sop rule`: what the rules of the linter mean."""

from __future__ import annotations

from typing import Annotated

import typer

from simulator.model.stop import Exit, Stop


def rule(
    rule_id: Annotated[str, typer.Argument(metavar="[RULE]", help="The rule's id, as it stands in brackets.")] = "",
    list_all: Annotated[bool, typer.Option("--list", help="All rules, a sentence each.")] = False,
) -> Exit:
    """Explain a rule of the linter: what it finds, why it matters, a bad and a good example.

    Examples:
      sop rule broken-policy
      sop rule --list
    """
    from simulator.lint.pages import as_list, as_page
    from simulator.lint.rules import RULES
    from simulator.lint.rules import rule as rule_of

    if list_all or not rule_id:
        print(as_list())
        return Exit.FINE
    found = rule_of(rule_id)
    if found is None:
        import difflib

        near = difflib.get_close_matches(rule_id, [each.ID for each in RULES], 1)
        advice = f"Did you mean '{near[0]}'?" if near else "`sop rule --list` shows all."
        raise Stop(f"There is no rule '{rule_id}'. {advice}", Exit.USAGE)
    print(as_page(found))
    return Exit.FINE
