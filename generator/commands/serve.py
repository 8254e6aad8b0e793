"""`competency serve`: the site in a browser, built again on every edit."""

from __future__ import annotations

import argparse

from generator.build.serve import serve
from generator.commands import build
from generator.reading.kinds import ROOT

HELP = "serve the site, and build it again on every edit"


def add(parser: argparse.ArgumentParser) -> None:
    """Add where the site goes, and the port."""
    build.add(parser)
    parser.add_argument("--port", type=int, default=8000)


def run(options: argparse.Namespace) -> int:
    """Serve until interrupted; return 0."""
    folders = [options.framework, ROOT / "docs", ROOT / "overrides"]
    serve(options.out.resolve(), options.port, folders, lambda: build.run(options))
    return 0
