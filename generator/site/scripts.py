"""Data for the scripts of the pages, as scripts themselves: those load from a folder, JSON does not."""

from __future__ import annotations

import json
from typing import Any

from generator.pages import Document


def script(path: str, name: str, data: Any) -> Document:
    """Return a file that sets the global `name` to `data`."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # the two line separators end a line in older JavaScript
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
    return Document(path, f"window.{name}={text};\n".encode())
