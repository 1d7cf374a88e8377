"""
What is fixed through a call: who calls, what is so, and every table that a turn looks things up in.

Made once when the call comes in, so that a turn costs no search through the workspace. It holds no feeling and no
memory; those are the `Person`'s.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from simulator.caller.mood import Rules, rules_of
from simulator.caller.wording import Book, common_stems, make_book
from simulator.model.desk import Desk
from simulator.model.fact import Domain, Fact
from simulator.model.scenario import CastMember, Issue, Scenario
from simulator.model.sop import Sop, Step
from simulator.model.text import Text
from simulator.model.workspace import Workspace

CALL = -1
"""The scope of facts that belong to the call and to no single issue."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """The fixed side of a caller. `steps` by qualified id, `facts` by procedure and name and by name alone ("")."""

    desk: Desk
    scenario: Scenario
    who: CastMember
    seed: int
    lang: str
    steps: Mapping[str, Step]
    facts: Mapping[tuple[str, str], Fact]
    call_facts: frozenset[str]
    subflows: frozenset[str]
    assumed: Mapping[str, Mapping[str, int]]
    names: Mapping[str, str]
    """Texts that everybody knows of themselves: caller_name, employee_id, phone …"""
    rules: Rules
    book: Book
    presses: bool
    """The caller pushes against the check of identity: an impostor, or the genuine twin of one."""
    afresh: frozenset[str]
    """Facts that may be asked again without being a nuisance."""
    common: frozenset[str]
    """Words that say nothing about any issue; gathered only where a hint has to be recognised."""

    def issue(self, index: int) -> Issue | None:
        """The scenario's issue; None for one that a step opened."""
        issues = self.scenario.issues
        return issues[index] if 0 <= index < len(issues) else None

    def scope(self, issue: int, fact: str) -> int:
        """The issue whose fact it is, or the call."""
        return CALL if fact in self.call_facts else issue

    def domain(self, issue: int, fact: str) -> Domain | None:
        """What the fact can be; None for a name that no procedure has."""
        told = self.issue(issue)
        found = self.facts.get((told.sop, fact)) if told else None
        found = found or self.facts.get(("", fact))
        return found.domain if found else None

    def words(self, text: Text) -> str:
        """A text of the scenario in the caller's language."""
        return text.say(self.lang)


def lay_out(workspace: Workspace, scenario: Scenario, seed: int, lang: str, who: CastMember | None = None) -> Plan:
    """Everything a call with this scenario looks up. `who` takes the place of the scenario's cast member."""
    person = who or workspace.person(scenario.caller.cast) or _stranger(scenario)
    book = make_book(workspace.books, lang, workspace.desk.languages[0], scenario.caller.persona)
    hints = any(issue.told == "hinted" for issue in scenario.issues)
    return Plan(
        desk=workspace.desk,
        scenario=scenario,
        who=person,
        seed=seed,
        lang=lang,
        steps={f"{sop.id}/{step.id}": step for sop in workspace.sops for step in sop.steps},
        facts=_facts(workspace.sops, workspace.desk),
        call_facts=_call_facts(workspace.sops, workspace.desk),
        subflows=frozenset(sop.id for sop in workspace.sops if sop.is_subflow),
        assumed={sop.id: dict(sop.assume) for sop in workspace.sops if sop.assume},
        names=_names(person, scenario, workspace.desk.company.say(lang)),
        rules=rules_of(workspace.desk.mood, scenario.caller),
        book=book,
        presses=_presses(workspace, scenario),
        afresh=frozenset(fact.id for sop in workspace.sops for fact in sop.facts if fact.afresh),
        common=common_stems(book) if hints else frozenset(),
    )


def _facts(sops: tuple[Sop, ...], desk: Desk) -> dict[tuple[str, str], Fact]:
    found = {("", fact.id): fact for fact in desk.facts}
    for sop in sops:
        for fact in sop.facts:
            found[(sop.id, fact.id)] = fact
            found.setdefault(("", fact.id), fact)
    return found


BUILT_IN = frozenset({"assurance", "proof", "result", "language"})


def _call_facts(sops: tuple[Sop, ...], desk: Desk) -> frozenset[str]:
    """Facts of sub-flows that run once a call; the desk's own facts belong to an issue."""
    once = {fact.id for sop in sops if sop.is_subflow and sop.per_call for fact in sop.facts}
    return frozenset(once - {fact.id for fact in desk.facts} - BUILT_IN)


def _presses(workspace: Workspace, scenario: Scenario) -> bool:
    """Both of a pair of twins press, or the pressing would give the impostor away."""
    twins = [other for other in workspace.scenarios if other.id == scenario.twin or other.twin == scenario.id]
    return not all(one.caller.genuine for one in (scenario, *twins))


def _stranger(scenario: Scenario) -> CastMember:
    """Somebody for a scenario whose cast member is not there (a linter finding, not a reason to stop a call)."""
    words = (scenario.caller.says_name or scenario.caller.cast.replace("-", " ").title() or "A caller").split()
    return CastMember(scenario.caller.cast, words[0], " ".join(words[1:]))


def _names(who: CastMember, scenario: Scenario, company: str) -> dict[str, str]:
    parts = (who.last_name, who.first_name) if who.locale == "hu" else (who.first_name, who.last_name)
    full = " ".join(parts).strip()
    return {
        "caller_name": scenario.caller.says_name or full,
        "first_name": who.first_name,
        "last_name": who.last_name,
        "employee_id": who.employee_id,
        "department": who.department,
        "job": who.job,
        "phone": who.phone,
        "email": who.email,
        "manager": who.manager,
        "company": company,
    }
