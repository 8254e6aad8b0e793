"""The QR code of an address.  It is drawn when a document is set: whether one is new is known without it."""

from __future__ import annotations

import zxingcpp


def code(address: str) -> str:
    """Return the QR code of `address` as SVG without a border; a seventh of it may be unreadable.

    That is level M of ISO/IEC 18004.
    """
    made = zxingcpp.create_barcode(address, zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    return str(made.to_svg(add_quiet_zones=False))
