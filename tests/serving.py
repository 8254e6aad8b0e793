"""A server of a built site, below a path of its own, as on a host that serves many sites."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

PREFIX = "/some/where"
NOWHERE = "no such file"


class _Handler(SimpleHTTPRequestHandler):
    """Serves the folder below PREFIX, and nothing above it."""

    def translate_path(self, path: str) -> str:
        """Return the file of an address; addresses outside of PREFIX have none."""
        below = urlsplit(path).path
        if not below.startswith(f"{PREFIX}/"):
            return str(Path(self.directory) / NOWHERE)
        return super().translate_path(below.removeprefix(PREFIX))

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # the name is the base class's
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` at a free port; yield the address of its root, without a slash at the end."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{PREFIX}"
        server.shutdown()
