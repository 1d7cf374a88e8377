"""
A new procedure: a sound beginning with everything that a call about anything needs, in the words of this desk.

Only what the desk has is used: its sub-flows, fields, acts and teams. So the file fits the starter library as well as a
desk that was written from nothing, and the prover has something to hold on to from the first minute.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from simulator.author.sop_draft import A_KIND_NO, NEEDED_BY, REASON, TRY_IT, UNDERSTOOD, SopDraft, head
from simulator.author.yaml_words import bare, listed, noted
from simulator.lint.study import Study
from simulator.model.desk import Desk
from simulator.model.policy import Template
from simulator.model.sop import Sop, Verb
from simulator.model.workspace import Workspace


def sop_text(workspace: Workspace, draft: SopDraft) -> str:
    """The file of the new procedure."""
    return "\n".join([*head(draft), *_Writer(workspace, draft).body()]) + "\n"


def teams_for(desk: Desk) -> tuple[str, ...]:
    """The teams that can take what the first line cannot solve, resolvers first."""
    ranked = sorted(desk.teams, key=lambda team: team.kind != "resolver")
    return tuple(team.id for team in ranked if team.kind in ("resolver", "")) or tuple(team.id for team in desk.teams)


class _Writer:
    """The part that depends on what the desk has."""

    def __init__(self, workspace: Workspace, draft: SopDraft) -> None:
        self.workspace = workspace
        self.desk = workspace.desk
        self.draft = draft
        self.fields = {name for name, _ in workspace.desk.fields}
        self.study = Study(workspace, datetime.date.min)
        self.verify = self._subflow(Verb.VERIFY) if draft.protected else None
        self.outage = self._outage_check()
        self.team = draft.team or next(iter(teams_for(self.desk)), "")

    def body(self) -> Iterator[str]:
        yield from self.tickets()
        yield "steps:"
        yield from self.listening()
        yield from self.verification()
        yield from self.diagnosis()
        yield from self.resolution()
        yield noted("paths:", "side roads: each ends or says where it goes")
        yield from self.hand_over()
        if self.verify:
            yield from self.not_proven()
        if self.outage:
            yield "  outage:"
            yield "    - phase: escalation"
            yield "      id: part-of-outage"
            yield "      end: escalated"

    def tickets(self) -> Iterator[str]:
        collect = self.known("caller_name", "employee_id", "what_happened", "impact") or sorted(self.fields)[:1]
        team = f", team: {self.team}" if self.team else ""
        yield "tickets:"
        yield f"  main: {{type: incident, collect: {listed(collect)}{team}}}"
        if self.verify and self.desk.team("security"):
            proof = self.known("who_verified_how") or collect
            yield f"  security: {{type: security, collect: {listed(proof)}, team: security, parent: main}}"

    def listening(self) -> Iterator[str]:
        yield noted("  - phase: listening", "holds until the next `phase`")
        yield "    id: open-ticket"
        yield "    ticket: main"
        yield "  - id: what-happens"
        yield "    ask: trouble"
        script = f"I'm sorry it isn't working, {{first_name}}. Tell me in your own words. {self.draft.question}"
        yield from self.said(
            "    ", "say", script, "apologises", "acknowledges-issue", "asks-open", "uses-name", "lets-finish"
        )
        known = [name for name in ("deadline_hours", "workaround") if any(fact.id == name for fact in self.desk.facts)]
        if known:
            yield "  - id: needed-by"
            yield f"    ask: {listed(known) if len(known) > 1 else known[0]}"
            yield from self.said("    ", "say", NEEDED_BY, "acknowledges-impact", "asks-impact")
        yield "  - id: what-you-understood"
        yield from self.said("    ", "say", self.unsaid(UNDERSTOOD), "paraphrases", "checks-understanding")
        yield from self.record("    ", "note-facts", "what_happened", "impact")

    def verification(self) -> Iterator[str]:
        if not self.verify:
            return
        action = self.desk.action(self.draft.protected)
        tested = {test.fact for row in (action.needs if action else ()) for tests in row.when for test in tests}
        looked_up = sorted(tested & {fact.id for fact in self.desk.facts if not fact.decided})
        lead = "  - phase: verification\n    "
        for fact in looked_up:
            yield f"{lead}id: look-up-{fact.replace('_', '-')}"
            yield noted(f"    check: {fact}", "how much proof is needed depends on it")
            lead = "  - "
        yield f"{lead}id: identity"
        yield f"    use: {self.verify.id}"
        yield noted(f"    for: {self.draft.protected}", "nothing below it may be done before this holds")
        first, *others = self.verify.outcomes
        yield f"    then: {{{', '.join([f'{first}: go on', *(f'{one}: not-proven' for one in others)])}}}"

    def diagnosis(self) -> Iterator[str]:
        lead = "  - phase: diagnosis\n    "
        if self.outage:
            first, *others = self.outage.outcomes
            yield f"{lead}id: wider"
            yield noted(f"    use: {self.outage.id}", "is it only this caller?")
            yield f"    then: {{{', '.join([f'{first}: go on', *(f'{one}: outage' for one in others)])}}}"
            lead = "  - "
        if known := self.known("diagnosis", "priority"):
            yield f"{lead}id: diagnosis"
            yield f"    record: {listed(known)}"

    def resolution(self) -> Iterator[str]:
        yield "  - phase: resolution"
        yield "    id: reason"
        yield from self.said("    ", "say", self.unsaid(REASON), "explains-cause", "explains-plainly")
        yield "  - id: put-right"
        yield f"    do: {bare(self.draft.fix)}"
        if self.draft.protected:
            yield noted(f"    protected: {self.draft.protected}", "the dangerous step: only after proof")
        yield noted("    tries: 2", "a loop always has an end")
        yield "    then: {done: go on, failed: hand-over, out-of-tries: hand-over}"
        for step, words in self.duties():
            yield f"  - id: {step}"
            yield f"    do: {bare(words)}"
            yield "    must: yes"
            yield "    then: {done: go on, failed: go on}"
        yield "  - id: try-it"
        yield "    ask: works"
        yield from self.said("    ", "say", TRY_IT, "confirms-resolution")
        yield "    then: {yes: go on, no: put-right, unknown: hand-over}"
        yield "  - id: tip-for-next-time"
        yield '    say: "If it happens again, please call us at once, and mention your ticket number {ticket}."'
        yield noted("    end: resolved", "beside a verb it is what `go on` means")

    def hand_over(self) -> Iterator[str]:
        yield "  hand-over:"
        yield "    - phase: escalation"
        yield from self.record("      ", "note-so-far", "handover_note", "follow_up", lead="      ")
        team = self.desk.team(self.team)
        title = str(team.title) if team else ""
        who = f"our {title[:1].lower()}{title[1:]}" if title else "our specialists"
        yield "    - id: when-they-call"
        script = f"I'll pass this on to {who}. They'll call you by {{target.update}}."
        yield from self.said("      ", "promise", script, "gives-next-step")
        if self.team:
            yield "    - id: to-the-team"
            yield f"      escalate: {self.team}"
            yield "      then: {taken: go on, refused: go on, no-answer: go on}"
        yield "      end: escalated"

    def not_proven(self) -> Iterator[str]:
        yield "  not-proven:"
        yield "    - phase: escalation"
        yield "      id: a-kind-no"
        yield from self.said("      ", "say", A_KIND_NO, "sets-boundary", "gives-next-step")
        yield "      dont: Don't say which check failed."
        yield from self.record("      ", "note-refusal", "handover_note", "follow_up")
        if self.desk.team("security"):
            yield "    - id: tell-security"
            yield "      ticket: security"
            yield "    - id: to-security"
            yield "      escalate: security"
            yield "      then: {taken: go on, refused: go on, no-answer: go on}"
        yield "      end: refused"

    def known(self, *fields: str) -> list[str]:
        """Those of these ticket fields that the desk has; all of them where it lists none."""
        return [field for field in fields if field in self.fields or not self.fields]

    def record(self, inside: str, step: str, *fields: str, lead: str = "") -> Iterator[str]:
        if known := self.known(*fields):
            yield f"{lead or inside[:-2] + '- '}id: {step}"
            yield f"{inside}record: {listed(known)}"

    def said(self, inside: str, key: str, script: str, *acts: str) -> Iterator[str]:
        """A script, with those acts that this desk has and really hears in it."""
        heard = self.study.heard(script, self.desk.languages[0]) or frozenset()
        yield f"{inside}{key}: {bare(script)}"
        unspoken = {act.id for act in self.workspace.acts if act.by != "words"}
        if known := [act for act in acts if act in heard or act in unspoken]:
            yield f"{inside}heard: {listed(known)}"

    def unsaid(self, scripts: tuple[str, ...]) -> str:
        """The first of these scripts that no procedure of the desk says yet."""
        lang = self.desk.languages[0]
        said = {step.say.say(lang) for sop in self.workspace.sops for step in sop.steps}
        return next((script for script in scripts if script not in said), scripts[0])

    def duties(self) -> Iterator[tuple[str, str]]:
        """Steps that the desk's policies ask for after the protected action, by the id that they ask for."""
        for policy in self.desk.policies:
            wanted = dict(policy.y.fields).get("id", ())
            if (
                policy.template is Template.AFTER
                and self.draft.protected in dict(policy.x.fields).get("protected", ())
                and wanted
            ):
                yield wanted[0], f"See to it: {str(policy.rule).rstrip('.')}"

    def _subflow(self, verb: Verb) -> Sop | None:
        return next(_with(self.workspace.sops, verb), None)

    def _outage_check(self) -> Sop | None:
        """The sub-flow that a policy wants before anything is repaired."""
        for policy in self.desk.policies:
            wanted = dict(policy.y.fields).get("subflow", ())
            if policy.template is Template.BEFORE and wanted and not policy.x.is_state:
                found = self.workspace.sop(wanted[0])
                if found and not any(step.verb is Verb.VERIFY for step in found.steps):
                    return found
        return None


def _with(sops: Iterable[Sop], verb: Verb) -> Iterator[Sop]:
    return (sop for sop in sops if sop.is_subflow and any(step.verb is verb for step in sop.steps))
