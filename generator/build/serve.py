"""A server for authors: shows the site and builds it again whenever a file changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from mkdocs.livereload import LiveReloadServer

from generator.reading.kinds import ROOT

TEMPLATES = ROOT / "generator" / "site" / "templates"


def serve(out: Path, port: int, folders: Iterable[Path], build: Callable[[], int]) -> None:
    """Serve `out` at localhost until interrupted; `build` runs once, and on a change below `folders`."""
    build()
    server = LiveReloadServer(builder=lambda: _ignore(build()), host="127.0.0.1", port=port, root=str(out))
    for folder in (*folders, TEMPLATES):
        server.watch(str(folder), recursive=True)
    try:
        server.serve(open_in_browser=False)  # type: ignore[no-untyped-call]  # MkDocs has no types here
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()


def _ignore(_status: int) -> None:
    """Go on serving the last good site after a failed build; the problems have been printed."""
