"""The journal: one line a thing, whole or torn, played again to the same call."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.call import Call, answer, begin, journal
from simulator.call.ideal import rights
from simulator.call.trace import trace
from simulator.call.whole import whole_move
from simulator.model.call import Clarity, Entry, EntryKind, Heard, Hint, Move, MoveKind
from simulator.model.scenario import CastMember
from simulator.model.stop import Stop
from tests.call.desk import ideal, ring, typed, workspace


def kept(path: Path, call: Call) -> Path:
    journal.write(path, call.entries)
    return path


def test_a_resumed_call_is_the_same_call(tmp_path: Path) -> None:
    call = ideal(ring("two", mode="guided"))
    again = journal.resume(workspace(), kept(tmp_path / "journal.jsonl", call))
    assert again.entries == call.entries
    assert trace(again) == trace(call)


def test_resuming_at_every_turn_gives_the_same_end(tmp_path: Path) -> None:
    call = ring("two")
    path = tmp_path / "journal.jsonl"
    journal.write(path, call.latest)
    while not call.over:
        move = whole_move(call, rights(call)[0])
        again = journal.resume(workspace(), path)
        assert again.turn == call.turn
        call, again = answer(call, move), answer(again, move)
        assert again.entries == call.entries
        journal.write(path, call.latest)
    assert journal.read(path) == call.entries


def test_only_the_first_turns_are_played_where_somebody_tries_again(tmp_path: Path) -> None:
    call = ideal(ring())
    again = journal.resume(workspace(), kept(tmp_path / "journal.jsonl", call), turns=3)
    assert again.turn == 3
    assert again.entries == call.entries[: len(again.entries)]


def test_what_was_heard_is_kept_and_not_heard_anew(tmp_path: Path) -> None:
    heard = Heard(
        (Hint("own-name", "my", exact=True),),
        ("opening/greet",),
        ((5, 9),),
        (("ticket", "INC-1"),),
        Clarity.UNCLEAR,
        stuffed=True,
        known=False,
    )
    call = answer(ring(), Move(MoveKind.SPEECH, "Ünïcode “line”", heard=heard, seconds=4))
    again = journal.resume(workspace(), kept(tmp_path / "journal.jsonl", call))
    assert again.happened[0].move == call.happened[0].move


def test_a_person_drawn_for_this_call_is_in_its_first_record(tmp_path: Path) -> None:
    scenario = workspace().scenario("tablet")
    assert scenario is not None
    call = begin(workspace(), scenario, seed=1, who=CastMember("new", "Ada", "Núñez", "N-1"))
    again = journal.resume(workspace(), kept(tmp_path / "journal.jsonl", call))
    assert again.play.cast == call.play.cast
    assert dict(call.entries[0].data)["drawn"] == "yes"


def test_the_first_record_names_all_that_is_needed_to_play_again() -> None:
    data = dict(ring(agent="Kim").entries[0].data)
    assert (data["format"], data["scenario"], data["seed"], data["mode"], data["lang"], data["agent"]) == (
        "sop-journal/1", "tablet", "7", "free", "en", "Kim",
    )  # fmt: skip
    assert len(data["sources"]) == 64
    assert json.loads(data["versions"])["parcel-tablet"] == "1.0.0"


def test_a_journal_is_its_owners_alone(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.jsonl", ring())
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_journal_torn_at_any_place_loads_up_to_there(tmp_path: Path) -> None:
    call = ideal(ring())
    whole = kept(tmp_path / "whole.jsonl", call).read_bytes()
    first = whole.index(b"\n") + 1
    path = tmp_path / "torn.jsonl"
    for end in range(first, len(whole), 97):
        path.write_bytes(whole[:end])
        found = journal.read(path)
        assert found == call.entries[: len(found)]
        assert whole[:end].count(b"\n") <= len(found) <= whole[:end].count(b"\n") + 1


def test_writing_after_a_torn_line_leaves_no_torn_line(tmp_path: Path) -> None:
    call = ring()
    path = kept(tmp_path / "journal.jsonl", call)
    with path.open("ab") as file:
        file.write(b'{"kind":"move","tu')
    after = typed(call, "/check record")
    journal.write(path, after.latest)
    assert journal.read(path) == after.entries


def test_a_turn_that_a_crash_cut_off_is_mended(tmp_path: Path) -> None:
    call = typed(ring(), "/check record")
    path = kept(tmp_path / "journal.jsonl", call)
    whole = path.read_bytes()
    move_only = b"\n".join(whole.split(b"\n")[: len(ring().entries) + 1]) + b"\n"
    path.write_bytes(move_only)
    again = journal.resume(workspace(), path)
    assert again.entries == call.entries
    journal.mend(path, again)
    assert path.read_bytes() == whole
    journal.mend(path, again)
    assert path.read_bytes() == whole


def test_mending_touches_no_journal_of_another_call(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.jsonl", ring(seed=1))
    before = path.read_bytes()
    journal.mend(path, ideal(ring(seed=2)))
    assert path.read_bytes() == before


def test_a_turn_written_twice_counts_once(tmp_path: Path) -> None:
    call = typed(ring(), "/check record")
    path = kept(tmp_path / "journal.jsonl", call)
    journal.write(path, call.latest)
    assert journal.resume(workspace(), path).entries == call.entries


def test_the_first_of_two_moves_of_one_turn_is_the_one_that_counts(tmp_path: Path) -> None:
    call = typed(ring(), "/check record")
    path = kept(tmp_path / "journal.jsonl", call)
    journal.write(path, typed(ring(), "/ticket main").latest)
    assert [move.verb for move in journal.moves(journal.read(path))] == ["check"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (b"not json", "no line of a journal"),
        (b'{"kind":"move"}', "no line of a journal"),
        (b'{"kind":"song","turn":1,"second":2}', "no line of a journal"),
        (b"[1]", "no line of a journal"),
        (b"\xff\xfe", "no line of a journal"),
    ],
)
def test_a_foreign_line_is_refused_with_its_number(tmp_path: Path, line: bytes, words: str) -> None:
    path = kept(tmp_path / "journal.jsonl", ring())
    lines = path.read_bytes().split(b"\n")
    path.write_bytes(b"\n".join([lines[0], line, *lines[1:]]))
    with pytest.raises(Stop, match=words) as stop:
        journal.read(path)
    assert f"{path}:2:" in stop.value.message


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.jsonl", ring())
    path.write_text(path.read_text(encoding="utf-8").replace("sop-journal/1", "sop-journal/2"), encoding="utf-8")
    with pytest.raises(
        Stop, match=r":1: the journal has the format sop-journal/2; this version of sop reads sop-journal/1"
    ):
        journal.read(path)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (('"scenario":"tablet"', '"scenario":"gone"'), "the scenario gone is not in these sources"),
        (('"seed":"7"', '"seed":"x"'), "is damaged"),
    ],
)
def test_a_start_that_cannot_be_played_is_refused(tmp_path: Path, change: tuple[str, str], words: str) -> None:
    path = kept(tmp_path / "journal.jsonl", ring())
    path.write_text(path.read_text(encoding="utf-8").replace(*change), encoding="utf-8")
    with pytest.raises(Stop, match=words):
        journal.resume(workspace(), path)


def test_a_move_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    path = kept(tmp_path / "journal.jsonl", typed(ring(), "/check record"))
    path.write_text(path.read_text(encoding="utf-8").replace('"move":"tool"', '"move":"dance"'), encoding="utf-8")
    with pytest.raises(Stop, match="a move of this journal cannot be read"):
        journal.resume(workspace(), path)


@pytest.mark.parametrize("content", [b"", b"\n", b"{}\n"])
def test_an_empty_file_is_no_journal(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "journal.jsonl"
    path.write_bytes(content)
    with pytest.raises(Stop):
        journal.read(path)


def test_a_journal_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(Stop, match="cannot be read"):
        journal.read(tmp_path / "nothing.jsonl")
    with pytest.raises(Stop, match="cannot be written"):
        journal.write(tmp_path / "no" / "such" / "folder.jsonl", ())


def test_a_short_write_is_finished(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.write
    monkeypatch.setattr(os, "write", lambda file, data: real(file, bytes(data)[:7]))
    call = ring()
    assert journal.read(kept(tmp_path / "journal.jsonl", call)) == call.entries


texts = st.text(max_size=20)


@given(
    st.builds(
        Entry,
        st.sampled_from(EntryKind),
        st.integers(0, 99),
        st.integers(0, 9999),
        texts,
        st.dictionaries(st.sampled_from(["what", "kind", "text", "turn", "value"]), texts, max_size=3).map(
            lambda data: tuple(sorted(data.items()))
        ),
    )
)
def test_an_entry_comes_back_from_its_line(entry: Entry) -> None:
    line = journal.to_line(entry)
    assert line.count("\n") == 1
    assert journal.from_line(line) == entry


@settings(max_examples=25)
@given(
    st.lists(
        st.sampled_from(
            [
                "/check record",
                "/ticket main",
                "/verify call-back",
                "/do unlock",
                "/end refused",
                "/hold",
                "/resume",
                "/hint",
            ]
        ),
        max_size=8,
    )
)
def test_any_tools_can_be_resumed(lines: list[str]) -> None:
    import tempfile

    call = typed(ring("impostor"), *lines)
    with tempfile.TemporaryDirectory() as folder:
        again = journal.resume(workspace(), kept(Path(folder) / "journal.jsonl", call))
    assert again.entries == call.entries


def test_a_killed_call_goes_on_where_it_was(tmp_path: Path) -> None:
    """SIGKILL between two turns: everything acknowledged is there, and the end is that of an uninterrupted call."""
    path = tmp_path / "journal.jsonl"
    root = Path(__file__).parents[2]
    script = (
        "import sys, time; from pathlib import Path; from tests.call.desk import ring, rights, whole_move, answer;"
        "from simulator.call import journal\n"
        "call = ring('two'); path = Path(sys.argv[1]); journal.write(path, call.latest)\n"
        "while not call.over:\n"
        "    call = answer(call, whole_move(call, rights(call)[0])); journal.write(path, call.latest)\n"
        "    print(call.turn, flush=True); time.sleep(0.02)\n"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(path)], cwd=root, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    acknowledged = 0
    for line in child.stdout:
        acknowledged = int(line)
        if acknowledged == 9:
            child.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
            break
    child.wait(20)
    child.stdout.close()
    call = journal.resume(workspace(), path)
    assert call.turn >= acknowledged
    assert ideal(call).entries == ideal(ring("two")).entries


@pytest.mark.parametrize("hashing", ["0", "1", "2"])
def test_journals_are_the_same_bytes_whatever_the_hash_seed(tmp_path: Path, hashing: str) -> None:
    root = Path(__file__).parents[2]
    script = (
        "from tests.call.desk import ideal, ring; from simulator.call import journal\n"
        "import hashlib\n"
        "calls = [ideal(ring(name, mode='guided')) for name in ('tablet', 'two', 'impostor')]\n"
        "text = ''.join(journal.to_line(entry) for call in calls for entry in call.entries)\n"
        "print(hashlib.sha256(text.encode()).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONHASHSEED": hashing, "TZ": "Pacific/Chatham", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    here = "".join(
        journal.to_line(entry)
        for name in ("tablet", "two", "impostor")
        for entry in ideal(ring(name, mode="guided")).entries
    )
    from hashlib import sha256

    assert done.stdout.strip() == sha256(here.encode()).hexdigest()
