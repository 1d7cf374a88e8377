"""What can be looked up at the desk: facts, the caller's record and history, the status board, the knowledge base."""

from __future__ import annotations

from simulator.call.replies import ask_caller, issue_of, source_of, told
from simulator.call.tracks import Placed
from simulator.call.turn import Turn
from simulator.caller import Happening, Stimulus
from simulator.model.fact import UNKNOWN, Domain, DomainKind
from simulator.model.workspace import Article

RECORD = "record"
BOARD = "board"


def check(turn: Turn, placed: Placed | None) -> str:
    """Looks a fact up. What a check shows beats what the caller said."""
    name = turn.move.target
    reply = ask_caller(
        turn,
        Stimulus(
            Happening.TOOL, heard=turn.move.heard, steps=turn.steps, verb="check", target=name, issue=source_of(turn),
            seconds=turn.second - turn.call.second,
        ),
    )  # fmt: skip
    number = next((number for _, fact, number in reply.found if fact == name), UNKNOWN)
    words = next((text for _, fact, text in reply.texts if fact == name), "")
    if number != UNKNOWN:
        told(turn, source_of(turn), name, number, words, checked=True)
    domain = _domain(turn, name)
    result = _word(domain, number)
    if name == BOARD:
        _show_board(turn)
    elif name == RECORD:
        _show_record(turn, result)
    else:
        turn.desk_says(f"{_label(turn, name)}: {words or result.replace('-', ' ')}.", fact=name)
    return result


def _word(domain: Domain | None, number: int) -> str:
    if domain is None:
        return "unknown"
    if domain.kind is DomainKind.WORDS and not -1 <= number < len(domain.words):
        return "unknown"
    return domain.word(number)


def _domain(turn: Turn, name: str) -> Domain | None:
    issue = turn.issue or (turn.issues[turn.current] if 0 <= turn.current < len(turn.issues) else None)
    found = turn.play.shelf.domain(issue.sop if issue else "", name)
    shelf = turn.play.shelf
    others = (shelf.domain(sop.id, name) for sop in turn.play.workspace.sops)
    return found or next((domain for domain in others if domain is not None), None)


def _label(turn: Turn, name: str) -> str:
    issue = issue_of(turn, source_of(turn))
    sops = [turn.issues[issue].sop] if issue >= 0 else []
    for sop in (*sops, *(sop.id for sop in turn.play.workspace.sops)):
        fact = turn.play.shelf.fact(sop, name)
        if fact is not None and fact.says:
            return turn.play.say(fact.says)
    return name.replace("_", " ").capitalize()


def _show_board(turn: Turn) -> None:
    """The status board, as far as it has got by now: it may lag behind the first callers."""
    lines = [turn.play.say(line.says) for line in turn.play.scenario.board if line.from_second <= turn.second]
    for line in lines or ["Status board: nothing reported in the last 30 minutes."]:
        turn.desk_says(line, fact=BOARD)


def _show_record(turn: Turn, result: str) -> None:
    """The caller's record and history, when there is one."""
    caller = turn.play.scenario.caller
    if result != "found":
        turn.desk_says("Record: nobody found by what was said.", fact=RECORD)
        return
    who = turn.play.cast
    card = {
        "name": f"{who.first_name} {who.last_name}",
        "employee number": who.employee_id,
        "department": who.department,
        "job": who.job,
        "manager": who.manager,
    }
    card |= {name.replace("_", " "): turn.play.say(text) for name, text in caller.record}
    turn.desk_says(
        "Record: " + "; ".join(f"{name} {value}" for name, value in card.items() if value) + ".", fact=RECORD
    )
    for line in caller.history:
        turn.desk_says(f"History: {turn.play.say(line)}", fact=RECORD)
    if caller.prior_contacts and not caller.history:
        turn.desk_says(f"History: {caller.prior_contacts} earlier contacts about this.", fact=RECORD)


def look_up(turn: Turn) -> None:
    """Searches the knowledge base and shows the best article."""
    words = " ".join(turn.move.rest)
    found = search(turn.play.workspace.articles, words)
    if not found:
        turn.desk_says(f"Knowledge base: nothing about {words}." if words else "Knowledge base: say what to look for.")
        return
    turn.desk_says(f"{found[0].title}\n\n{_body(found[0])}", article=found[0].id)
    if found[1:]:
        turn.desk_says("Also: " + ", ".join(article.title for article in found[1:4]))


def _body(article: Article) -> str:
    lines = article.body.strip().splitlines()
    return "\n".join(lines[1:] if lines and lines[0].startswith("# ") else lines).strip()


def search(articles: tuple[Article, ...], words: str) -> tuple[Article, ...]:
    """Articles that hold the words, the best first: an id, then titles, then bodies."""
    asked = [word for word in words.casefold().split() if word]

    def points(article: Article) -> int:
        title, body = article.title.casefold(), article.body.casefold()
        exact = 100 if article.id == words.casefold().strip() else 0
        return exact + sum(5 * (word in title) + 3 * (word in article.id) + (word in body) for word in asked)

    ranked = sorted(articles, key=lambda article: (-points(article), article.id))
    return tuple(article for article in ranked if points(article))
