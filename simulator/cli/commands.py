"""The table of all commands: its words, the function behind them, and the section of the overall help."""

from __future__ import annotations

from dataclasses import dataclass

SECTIONS = ("Practise", "Write", "Prove", "Score", "Publish", "Set-up")


@dataclass(frozen=True, slots=True)
class Command:
    """`words` are what is typed after `sop`; `function` is `module:name`, imported only when it is called."""

    words: str
    function: str
    section: str


HOME = "simulator.cli.practice:home"
"""What `sop` alone does: the first run, or what is next."""

COMMANDS = (
    Command("practice", "simulator.cli.practice:practice", "Practise"),
    Command("retry", "simulator.cli.practice:retry", "Practise"),
    Command("debrief", "simulator.cli.practice:debrief", "Practise"),
    Command("progress", "simulator.cli.practice:progress", "Practise"),
    Command("init", "simulator.cli.author:init", "Write"),
    Command("new sop", "simulator.cli.new:sop", "Write"),
    Command("new scenario", "simulator.cli.new_scenario:scenario", "Write"),
    Command("show", "simulator.cli.author:show", "Write"),
    Command("graph", "simulator.cli.author:graph", "Write"),
    Command("diff", "simulator.cli.diff:diff", "Write"),
    Command("route", "simulator.cli.route:route", "Write"),
    Command("cast draw", "simulator.cli.cast:draw", "Write"),
    Command("lint", "simulator.cli.lint:lint", "Prove"),
    Command("rule", "simulator.cli.rule:rule", "Prove"),
    Command("test", "simulator.cli.scoring:prove", "Prove"),
    Command("coverage", "simulator.cli.scoring:coverage", "Prove"),
    Command("simulate", "simulator.cli.scoring:simulate", "Prove"),
    Command("trace", "simulator.cli.trace:trace", "Prove"),
    Command("score", "simulator.cli.scoring:score", "Score"),
    Command("rescore", "simulator.cli.scoring:rescore", "Score"),
    Command("docs build", "simulator.cli.site:build", "Publish"),
    Command("docs serve", "simulator.cli.site:serve", "Publish"),
    Command("docs open", "simulator.cli.site:open_site", "Publish"),
    Command("doctor", "simulator.cli.doctor:doctor", "Set-up"),
)

GROUPS = {
    "new": "Start a new procedure or scenario from a sound beginning.",
    "docs": "Build, serve or open the site that staff read.",
    "cast": "Draw the people who call.",
}
"""The one-liners of words that only hold other commands."""
