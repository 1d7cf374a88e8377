"""The site while somebody writes: rebuilt when a file changes, on this machine only."""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from dataclasses import replace
from typing import cast

from simulator.model.stop import Stop
from simulator.site.build import hand_written, quiet, settings
from simulator.site.in_mkdocs import Source, building

HOST = "127.0.0.1"
SLOW_RULES = ("script-not-heard", "act-example-fails")
"""Left to `sop lint` while somebody writes: hearing every script in every language takes longest."""


def serve(source: Source, port: int, say: Callable[[str], None]) -> None:
    """Serves until Ctrl-C. `say` gets what happens, a line each."""
    _free(port)
    source = replace(source, settings=replace(source.settings, ignore=(*source.settings.ignore, *SLOW_RULES)))
    with quiet(), building(source), hand_written(source.root) as docs:
        from mkdocs.commands.serve import serve as serve_site
        from mkdocs.exceptions import MkDocsException

        logger = logging.getLogger("mkdocs")
        logger.setLevel(logging.INFO)
        logger.addHandler(_Teller(say))
        say(f"http://{HOST}:{port}/  (Ctrl-C ends it)")
        try:
            told = settings(source.root, docs)
            file = cast("str", told.file)  # an open file does as well; only the annotation there is narrower
            # "dirty" makes only those pages anew whose file was written anew, which the renderer sees to.
            serve_site(file, build_type="dirty", docs_dir=told.docs, hooks=told.hooks, dev_addr=f"{HOST}:{port}")
        except (MkDocsException, SystemExit) as error:
            raise Stop(f"mkdocs could not serve the site: {error}.") from None


def _free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            raise Stop(f"Port {port} cannot be used: {error.strerror}. Name another with --port.") from None


class _Teller(logging.Handler):
    """Tells when a change is visible, and what went wrong; the rest is mkdocs' own talk."""

    def __init__(self, say: Callable[[str], None]) -> None:
        super().__init__(logging.INFO)
        self.say = say

    def emit(self, record: logging.LogRecord) -> None:
        text = record.getMessage()
        if "dirty" in text:
            return  # how we build is our business; navigation changes only with a new start
        if record.levelno >= logging.WARNING or text.startswith(("Documentation built", "Reloading")):
            self.say(text)
