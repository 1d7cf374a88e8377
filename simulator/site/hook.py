"""
The hook that mkdocs.yml names: adds the pages of procedures to a site whose other pages are written by hand.

With it, plain `mkdocs serve` in a checkout shows the procedures too.
"""

from __future__ import annotations

from simulator.site.in_mkdocs import on_config, on_files, on_serve

__all__ = ["on_config", "on_files", "on_serve"]
