"""Building: what is refused, what stays when it fails, what is written anew, and what a page with problems says."""

from __future__ import annotations

import datetime
import os
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config

import simulator
from simulator.cli import main
from simulator.lint.settings import Settings
from simulator.model.stop import Stop
from simulator.site.build import HOOK, MARKER, build, not_ours, settings
from simulator.site.build import Settings as SiteSettings
from simulator.site.edition import Edition
from simulator.site.in_mkdocs import Source, pages_folder, read
from simulator.site.render import inside, render
from simulator.site.serve import SLOW_RULES
from simulator.site.sop_page import sop_page
from tests.site.conftest import DAY, ROOT
from tests.site.outline import Outline

FILES = (
    "_desk", "_scorecard", "_acts", "opening", "closing", "hold", "verify-identity", "password-reset",
    "major-incident-check",
)  # fmt: skip

QUICK = Settings(ignore=SLOW_RULES)
"""Without the rules that hear every script, which are not what these tests look at."""


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A small workspace of its own."""
    root = tmp_path / "desk"
    (root / "sops").mkdir(parents=True)
    for name in FILES:
        shutil.copy(ROOT / "sops" / f"{name}.yaml", root / "sops")
    return root


def source(root: Path, tmp_path: Path) -> Source:
    return Source(root, tmp_path / "pages", DAY, settings=QUICK)


def test_a_folder_with_somebody_elses_files_is_refused_and_left_alone(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.txt").write_text("years of work")
    with pytest.raises(Stop, match=r"thesis\.txt"):
        build(source(desk, tmp_path), out)
    assert (out / "thesis.txt").read_text() == "years of work"
    assert [path.name for path in out.iterdir()] == ["thesis.txt"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this system")
def test_a_pipe_or_a_device_is_never_taken_for_a_folder(desk: Path, tmp_path: Path) -> None:
    """`--out /dev/null`, typed as root, must not put a site where the device was."""
    out = tmp_path / "out"
    os.mkfifo(out)
    with pytest.raises(Stop, match="a file, link or device in its place"):
        build(source(desk, tmp_path), out)
    assert out.is_fifo()


def test_a_file_added_to_a_built_site_is_noticed(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(source(desk, tmp_path), out)
    assert (out / MARKER).is_file()
    assert not_ours(out) == ""
    (out / "notes.txt").write_text("mine")
    with pytest.raises(Stop, match=r"notes\.txt"):
        build(source(desk, tmp_path), out)


def test_the_workspace_itself_is_never_written_over(desk: Path, tmp_path: Path) -> None:
    for out in (desk, desk.parent):
        with pytest.raises(Stop):
            build(source(desk, tmp_path), out)
    assert (desk / "sops" / "_desk.yaml").is_file()


def test_a_failed_build_leaves_the_last_site(desk: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    build(source(desk, tmp_path), out)
    before = (out / "index.html").read_bytes()
    (desk / "mkdocs.yml").write_text("site_name: x\ntheme: {name: no-such-theme}\n")
    with pytest.raises(Stop, match="mkdocs could not build"):
        build(source(desk, tmp_path), out)
    assert (out / "index.html").read_bytes() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk", "out", "pages"]


def test_settings_of_a_workspace_that_say_no_word_of_ours_add_to_ours(desk: Path) -> None:
    (desk / "docs").mkdir()
    (desk / "docs" / "house-rules.md").write_text("# House rules\n")
    (desk / "mkdocs.yml").write_text("site_name: Ours\nnav: [house-rules.md]\n")
    told = settings(desk, desk / "docs")
    for _ in ("at first", "after a change"):
        config = load_config(told.file, docs_dir=told.docs, hooks=told.hooks)
        assert (config.site_name, config.theme.name, config.nav) == ("Ours", "material", ["house-rules.md"])
        assert list(config.hooks) == [str(HOOK)]


def test_settings_that_begin_from_others_are_left_as_they_are(desk: Path) -> None:
    own = desk / "mkdocs.yml"
    own.write_text("INHERIT: other.yml\nhooks: [mine.py]\ndocs_dir: pages\n")
    assert settings(desk, desk / "docs") == SiteSettings(str(own), None, None)


def test_a_second_build_writes_only_the_pages_that_changed(desk: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    assert render(read(desk, DAY, QUICK), folder).written
    assert render(read(desk, DAY, QUICK), folder).written == ()
    path = desk / "sops" / "password-reset.yaml"
    path.write_text(path.read_text().replace("dont:\n", 'dont:\n  - "Something new."\n', 1))
    written = render(read(desk, DAY, QUICK), folder).written
    assert "sops/password-reset.md" in written
    assert all(page.endswith("sops/password-reset.md") for page in written), "its own pages, in every language"
    path.unlink()
    render(read(desk, DAY, QUICK), folder)
    assert not (folder / "sops" / "password-reset.md").exists()


@pytest.mark.parametrize("text", ["sop: [", "sop: password-reset\n", "", "\x00", "steps: 7\nsop: password-reset\n"])
def test_a_broken_procedure_gets_a_page_that_says_so(desk: Path, tmp_path: Path, text: str) -> None:
    (desk / "sops" / "password-reset.yaml").write_text(text)
    render(read(desk, DAY, QUICK), tmp_path / "pages")
    page = Outline((tmp_path / "pages" / "sops" / "password-reset.md").read_text())
    assert "Do not rely on it until" in page.text
    assert "sops/password-reset.yaml:" in page.text


def test_strict_refuses_what_has_problems(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "sops" / "password-reset.yaml").write_text("sop: [")
    out = tmp_path / "out"
    assert (
        main(["docs", "build", "--strict", "--workspace", str(desk), "--out", str(out), "--today", "2026-11-22"]) == 1
    )
    assert not out.exists()
    assert "The site was not built" in capsys.readouterr().err


def test_the_command_prints_where_the_site_is(desk: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert main(["docs", "build", "--workspace", str(desk), "--out", str(out), "--today", "2026-11-22"]) == 0
    said = capsys.readouterr()
    assert said.out == f"{out / 'index.html'}\n"
    assert "mkdocs" not in said.err.lower()
    assert "2.0" not in said.err


def test_a_site_without_a_folder_named_lands_where_one_stands(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A relative folder is meant from where one stands, not from the settings that the build happens to use."""
    place = tmp_path / "elsewhere"
    place.mkdir()
    monkeypatch.chdir(place)
    assert main(["docs", "build", "--workspace", str(desk), "--today", "2026-11-22"]) == 0
    assert capsys.readouterr().out == f"{Path('site', 'index.html')}\n"
    assert (place / "site" / "index.html").is_file()
    assert [path.name for path in place.iterdir()] == ["site"]


def test_pages_of_the_starter_library_are_not_written_into_the_installed_package() -> None:
    assert not pages_folder(Path(simulator.__file__).parent / "_starter").is_relative_to(ROOT)


def test_open_builds_and_asks_the_browser_that_is_named(
    desk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = tmp_path / "opened"
    helper = tmp_path / "helper"
    helper.write_text(f'#!/bin/sh\necho "$1" > {opened}\n')
    helper.chmod(0o755)
    monkeypatch.setenv("BROWSER", str(helper))
    monkeypatch.setattr("webbrowser._tryorder", None)
    out = tmp_path / "out"
    assert main(["docs", "open", "--workspace", str(desk), "--out", str(out)]) == 0
    assert opened.read_text().strip() == (out / "index.html").resolve().as_uri()
    assert capsys.readouterr().out.strip() == str(out / "index.html")


def test_what_the_linter_has_proven_is_not_proven_again() -> None:
    edition = read(ROOT, DAY)
    provable = {sop.id for sop in edition.workspace.procedures}
    proven = {(sop, policy.id) for sop in provable for policy in edition.workspace.desk.policies}
    assert proven
    assert proven <= set(edition.verdicts)


def test_an_overdue_review_stands_on_top(desk: Path) -> None:
    late = read(desk, datetime.date(2030, 1, 1), QUICK)
    sop = late.workspace.sop("password-reset")
    assert sop is not None
    text = Outline(sop_page(late, sop).body).text
    assert text.index("was due for review") < text.index("Use this when")
    on_time = Edition(late.workspace, DAY)
    assert "was due for review" not in Outline(sop_page(on_time, sop).body).text


@pytest.mark.parametrize(
    "name", ["../x.md", "sops/../../x.md", "/etc/x", "sops//x.md", ".hidden", "a\nb", "", "sops/x\\y"]
)
def test_a_page_cannot_be_written_outside_its_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(Stop):
        inside(tmp_path, name)


def test_procedures_without_a_desk_still_have_a_site(tmp_path: Path) -> None:
    root = tmp_path / "bare"
    (root / "sops").mkdir(parents=True)
    shutil.copy(ROOT / "sops" / "password-reset.yaml", root / "sops")
    built = build(source(root, tmp_path), tmp_path / "out")
    assert (built.folder / "sops" / "password-reset.html").is_file()


def test_an_empty_workspace_is_a_message_and_no_site(tmp_path: Path) -> None:
    root = tmp_path / "empty"
    (root / "sops").mkdir(parents=True)
    with pytest.raises(Stop, match="no procedures"):
        build(source(root, tmp_path), tmp_path / "out")
    assert not (tmp_path / "out").exists()
