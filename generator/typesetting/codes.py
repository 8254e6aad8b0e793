"""The QR code of an address.  It is drawn when a document is set: whether one is new is known without it."""

from __future__ import annotations

from functools import cache

import segno


@cache
def code(address: str) -> str:
    """Return the QR code of `address` as SVG without a border."""
    return str(segno.make(address, error="m", micro=False).svg_inline(border=0, omitsize=True))
