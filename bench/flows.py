"""
Generated procedures to measure the linter and its peers on: some 120 lines and 4 KB each, no two alike.

Each has a ticket, questions with answers, a check of identity, a table over three facts, a protected action with tries,
a choice of two options, and four side roads. The desk around them has five policies and the small desk's sub-flows.
"""

from __future__ import annotations

from pathlib import Path

SMALL = Path(__file__).parents[1] / "tests" / "lint" / "example"
THINGS = (
    "printer",
    "door",
    "badge",
    "screen",
    "phone",
    "laptop",
    "camera",
    "scanner",
    "heater",
    "lamp",
    "lift",
    "gate",
)
PLACES = ("hall", "office", "yard", "cellar", "lodge", "store", "garage", "attic", "kitchen", "workshop", "roof")
FAULTS = (
    "is dark",
    "hums",
    "is stuck",
    "blinks",
    "is cold",
    "squeaks",
    "smells",
    "is slow",
    "is loose",
    "is wet",
    "drips",
)

DESK = """
  - id: ticket-first
    rule: Nobody is passed on without a ticket.
    before: {verb: [transfer, escalate]}
    must: {verb: ticket}
  - id: time-first
    rule: Nobody is left with an open problem and without a time.
    before: {ends: [escalated, scheduled]}
    must: {verb: promise}
  - id: diagnosis-first
    rule: What is wrong is written down before anything is changed.
    before: {phase: resolution, verb: [do, guide]}
    must: {field: diagnosis}
  - id: note-first
    rule: Whoever takes over can read what was done so far.
    before: {verb: escalate}
    must: {field: handover_note}
"""


def workspace(count: int) -> dict[str, str]:
    """The texts of a workspace with so many generated procedures."""
    files = {path.relative_to(SMALL).as_posix(): path.read_text(encoding="utf-8") for path in _small()}
    desk = files["sops/_desk.yaml"]
    files["sops/_desk.yaml"] = desk.replace("\nrouting:", f"{DESK}routing:")
    files |= {f"sops/flow-{number}.yaml": procedure(number) for number in range(count)}
    return files


def _small() -> list[Path]:
    return sorted(path for path in SMALL.rglob("*") if path.is_file() and path.parent.name != "scenarios")


def written(folder: Path, count: int) -> Path:
    """The workspace as a folder."""
    for name, text in workspace(count).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return folder


def procedure(number: int) -> str:
    """One procedure. Its words follow from its number."""
    thing, place = THINGS[number % len(THINGS)], PLACES[number // 7 % len(PLACES)]
    fault = FAULTS[number // 3 % len(FAULTS)]
    name = f"{thing} {number}"
    return TEMPLATE.format(n=number, thing=thing, place=place, fault=fault, name=name, few=3 + number % 40)


TEMPLATE = """# yaml-language-server: $schema=../.sop/schemas/sop.json
sop: flow-{n}
title: The {name} in the {place} {fault}
version: 1.{n}.0
owner: Keeper of the {place}
reviewed: 2026-11-01
review_every: 180 days
use_when: The {name} in the {place} {fault}, and somebody cannot work.
tags: [{thing}, {place}]
keywords: "{thing}, {place}, number {n}"
dont:
  - "Don't open the {name} before it has cooled down."
facts:
  trouble_{n}: {{values: [dark, loud, stuck, wet], says: "What the {name} does", asks: ["What does the {name} do?"]}}
  floor_{n}: {{values: 0 to 60, says: "Floor of the {name}", asks: ["On which floor is the {name}?"]}}
  light_{n}: {{values: [on, off], says: "The lamp of the {name}"}}
  works: {{values: [yes, no], afresh: yes, says: "Whether it works", asks: ["Does it work now?"]}}
tickets:
  main: {{type: incident, collect: [note, diagnosis], team: second-line}}
steps:
  - phase: listening
    id: open-ticket
    ticket: main
  - id: what-happened
    ask: trouble_{n}
    say: "I'm sorry about the {name}. What does it do?"
    also: ["That is a pity with the {name} in the {place}. What do you see?"]
    if_asked:
      Why do you ask?: So that the right person comes to the {place} with the right tool.
  - id: which-floor
    ask: [floor_{n}, affected]
    say: On which floor of the {place} is it, and how many of you need it?
  - phase: verification
    id: who-is-it
    use: verify
    for: door-code
    then: {{proven: go on, not-proven: refused}}
  - phase: diagnosis
    id: look-at-lamp
    check: light_{n}
    say: I look at the lamp of the {name} from here.
  - id: write-down
    record: [diagnosis]
    then:
      - {{when: {{trouble_{n}: wet}}, next: hand-over}}
      - {{when: {{trouble_{n}: [dark, unknown], light_{n}: off}}, next: no-power}}
      - {{when: {{floor_{n}: {few} or more, affected: 25 or more}}, next: hand-over}}
      - otherwise: go on
  - id: why
    say: "The reason is that the {name} has lost its way to the {place}. I show it the way again."
  - phase: resolution
    id: start-anew
    do: Start the {name} in the {place} anew
    protected: door-code
    tries: 2
    kb: door-codes
    takes: 20 seconds
    dont: "Don't start the {name} while somebody stands beside it."
    then: {{done: go on, failed: hand-over, out-of-tries: hand-over}}
  - id: press-key
    guide: Press the green key of the {name}
    say: "Please press the green key of the {name}, and count to three."
    then: {{done: go on, cannot: hand-over}}
  - id: try-it
    ask: works
    say: Please try the {name}. Does it work now?
    then: {{yes: go on, no: start-anew, unknown: hand-over}}
  - id: next-time
    say: "Next time the green key of the {name} is enough. Your ticket is {{ticket}}."
    end: resolved
paths:
  no-power:
    - phase: resolution
      id: two-ways
      say: The {name} has no power. There are two ways to go on.
      offer:
        battery: {{says: "A battery for it", pros: ["At once"], cons: ["It lasts an hour"], addresses: "Work now"}}
        spare: {{says: "Another {thing}", pros: ["It lasts"], cons: ["It comes at noon"], addresses: "Work all day"}}
      then: {{battery: go on, spare: spare-one, none: hand-over}}
    - id: bring-battery
      do: Bring a battery for the {name} to the {place}
      kb: door-codes
      then: {{done: try-it, failed: hand-over}}
  spare-one:
    - phase: escalation
      id: spare-when
      promise: "Another {thing} comes to the {place} by {{target.respond}}. Your ticket is {{ticket}}."
      end: scheduled
  hand-over:
    - phase: escalation
      id: note-so-far
      record: [handover_note, follow_up]
    - id: say-when
      promise: "Somebody looks at the {name} by {{target.update}}. Your ticket is {{ticket}}."
    - id: pass-on
      escalate: second-line
      then: {{taken: go on, refused: to-lead, no-answer: to-lead}}
      end: escalated
  to-lead:
    - id: ask-lead
      escalate: lodge-lead
      then: {{taken: go on, refused: go on, no-answer: go on}}
      end: escalated
  refused:
    - phase: escalation
      id: sorry
      say: "I can't start the {name} before I know who you are. Your manager can ask for it."
      end: refused
changes:
  - {{version: 1.{n}.0, says: "The {name} has a green key"}}
"""
