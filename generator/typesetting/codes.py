"""The QR code of an address.  It is drawn when a document is set: whether one is new is known without it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import zxingcpp

DARK = re.compile(rb"\x00+")  # a run of dark modules


def code(address: str) -> str:
    """Return the QR code of `address` as SVG without a border; a seventh of it may be unreadable.

    That is level M of ISO/IEC 18004.  A run of dark modules is a stroke, which takes less room than an outline.
    """
    made = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    image: Any = made.to_image(add_quiet_zones=False)  # a buffer, which its type does not say
    size, modules = image.shape[0], bytes(image)
    rows = (modules[start : start + size] for start in range(0, len(modules), size))
    path = "".join(stroke for place, row in enumerate(rows) for stroke in _strokes(place, row))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path d="{path}" stroke="#000"/></svg>'


def _strokes(place: int, row: bytes) -> Iterator[str]:
    for run in DARK.finditer(row):
        yield f"M{run.start()} {place}.5H{run.end()}"
