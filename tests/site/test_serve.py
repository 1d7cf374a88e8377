"""`sop docs serve` as a process of its own: changes show, a broken file shows its problems, and it lives on."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.conftest import ROOT

FILES = ("_desk", "_acts", "opening", "closing", "hold", "verify-identity", "password-reset", "major-incident-check")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(holds: Callable[[], bool], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.1)


@pytest.mark.slow
def test_a_change_shows_and_a_broken_file_shows_its_problems(tmp_path: Path) -> None:
    (tmp_path / "sops").mkdir()
    for name in FILES:
        shutil.copy(ROOT / "sops" / f"{name}.yaml", tmp_path / "sops")
    port = free_port()

    def shows(words: str) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/sops/password-reset.html", timeout=20) as page:
                return words in page.read().decode()
        except OSError:
            return False

    command = [sys.executable, "-m", "simulator.cli", "docs", "serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with (tmp_path / "talk").open("w") as talk:
        server = subprocess.Popen(command, cwd=tmp_path, stderr=talk, env=environment)
    try:
        until(lambda: shows("Forgotten or expired password"))
        path = tmp_path / "sops" / "password-reset.yaml"
        good = path.read_text(encoding="utf-8")
        path.write_text(good.replace("Forgotten or expired password", "A new title"), encoding="utf-8")
        until(lambda: shows("A new title"))
        path.write_text(good + "steps: [\n", encoding="utf-8")
        until(lambda: shows("Do not rely on it until"))
        path.write_text(good, encoding="utf-8")
        until(lambda: shows("Forgotten or expired password"))
        assert server.poll() is None
    finally:
        server.terminate()
        server.wait(20)
    assert "Traceback" not in (tmp_path / "talk").read_text()
