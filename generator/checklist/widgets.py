"""Marked boxes of a PDF to form fields.

The typesetter knows no forms.  What it draws inside a link to `x-field:<number>` carries the rectangle, the place
in the reading order and in the structure tree that a field needs; here the links become fields.  No coordinate is
worked out, and the document stays tagged.  Fields bring their own appearance, as PDF/A wants it (ISO 19005-2,
6.4.1), and stand in the structure tree as Form, as PDF/UA wants it (ISO 14289-1, 7.18.4).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from generator.checklist.fields import CHECK, RADIO, TEXT, Field

SCHEME = "x-field:"
ROLES: Mapping[str, str] = {RADIO: "/rb", CHECK: "/cb", TEXT: "/tv"}  # ISO 32000-1, table 348
TYPES: Mapping[str, Name] = {RADIO: Name.Btn, CHECK: Name.Btn, TEXT: Name.Tx}
MULTILINE, IS_RADIO = 1 << 12, 1 << 15  # field flags (ISO 32000-1, tables 226 and 228)
PRINTED = 4  # annotation flag
SIZE = 9  # points of what is typed
WRITING = f"/Helv {SIZE} Tf 0.09 0.15 0.18 rg"
INK = "0.09 0.15 0.18"
ARC = 0.5523  # of the radius: how far a Bézier curve's handles stand out to draw a quarter of a circle


class Leftover(Exception):  # noqa: N818  # a fault of a template, found when it is built
    """A box without a field, or a field without a box."""


def made_fillable(pdf: bytes, data: Mapping[str, Any]) -> bytes:
    """Return `pdf` with the fields that the data of its document name."""
    found = data["fields"]
    return with_fields(pdf, found["form"], tuple(Field(**entry) for entry in found["entries"]))


def with_fields(pdf: bytes, form: str, entries: Sequence[Field]) -> bytes:
    """Return `pdf` with its marked boxes turned into `entries`, all below the field `form`.

    Raises Leftover where boxes and entries do not match.
    """
    out = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        boxes = dict(_boxes(document))
        if sorted(boxes) != list(range(len(entries))):
            raise Leftover(f"{len(boxes)} boxes, {len(entries)} fields")
        elements = _elements(document)
        root = document.make_indirect(Dictionary(T=String(form), Kids=Array()))
        groups: dict[str, Object] = {}
        pictures = _Appearances(document)
        for number, entry in enumerate(entries):
            _widget(boxes[number], entry)
            _structure(elements[boxes[number].objgen], entry)
            _attach(pictures, root, groups, boxes[number], entry)
        document.Root.AcroForm = Dictionary(Fields=Array([root]), DA=String(WRITING), DR=_resources(document))
        document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return out.getvalue()


def _boxes(document: Pdf) -> Iterator[tuple[int, Object]]:
    for page in document.pages:
        for annotation in page.obj.get("/Annots", []):
            action = annotation.get("/A")
            address = str(action.get("/URI", "")) if isinstance(action, Dictionary) else ""
            if address.startswith(SCHEME):
                annotation.P = page.obj
                yield int(address.removeprefix(SCHEME)), annotation


def _elements(document: Pdf) -> dict[tuple[int, int], Object]:
    """Return the structure element of each annotation that has one."""
    found: dict[tuple[int, int], Object] = {}
    waiting = [document.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        children: Any = element.get("/K", Array())
        for child in children if isinstance(children, Array) else [children]:
            if not isinstance(child, Dictionary):
                continue
            if child.get("/Type") == Name.OBJR:
                found[child.Obj.objgen] = element
            elif "/S" in child:
                waiting.append(child)
    return found


def _widget(annotation: Object, entry: Field) -> None:
    """Turn a link into the visible part of a field."""
    for key in ("/A", "/Border", "/Contents", "/H", "/BS", "/C", "/QuadPoints", "/Dest"):
        if key in annotation:
            del annotation[key]
    annotation.Subtype = Name.Widget
    annotation.F = PRINTED
    annotation.TU = String(_called(entry))


def _called(entry: Field) -> str:
    """Return what a reader of screens says of a field: what it asks, and for a box what a tick means."""
    return ": ".join(filter(None, (entry.tooltip, entry.choice)))


def _structure(element: Object, entry: Field) -> None:
    element.S = Name.Form
    element.Alt = String(_called(entry))
    attributes = Dictionary(O=Name.PrintField, Role=Name(ROLES[entry.kind]), Desc=String(entry.tooltip))
    if entry.kind != TEXT:
        attributes[Name.checked] = Name.off
    element.A = attributes


def _attach(pictures: _Appearances, root: Object, groups: dict[str, Object], widget: Object, entry: Field) -> None:
    """Make a widget a field, or one of the boxes of a field with several."""
    extent = _extent(widget)
    if entry.kind == TEXT:
        widget.AP = Dictionary(N=pictures.of(extent, "/Tx BMC EMC"))
        _field(root, widget, entry)
        widget.DA, widget.MaxLen, widget.Ff = String(WRITING), entry.most, MULTILINE if entry.lines else 0
        return
    draw = _dot if entry.kind == RADIO else _cross
    states = {"/Off": pictures.of(extent, "q Q"), f"/{entry.value}": pictures.of(extent, draw(*extent))}
    widget.AP = Dictionary(N=Dictionary(states))
    widget.AS = Name.Off
    widget.MK = Dictionary(CA=String("l" if entry.kind == RADIO else "4"))
    if entry.kind == CHECK:
        _field(root, widget, entry)
        widget.V = Name.Off
        return
    if entry.name not in groups:
        group = pictures.document.make_indirect(Dictionary(Kids=Array(), V=Name.Off, Ff=IS_RADIO))
        _field(root, group, entry)
        group.TU = String(entry.tooltip)
        groups[entry.name] = group
    groups[entry.name].Kids.append(widget)
    widget.Parent = groups[entry.name]


def _field(root: Object, made: Object, entry: Field) -> None:
    made.FT, made.T, made.Parent = TYPES[entry.kind], String(entry.name), root
    root.Kids.append(made)


def _extent(widget: Object) -> tuple[float, float]:
    left, bottom, right, top = map(float, widget.Rect)
    return round(right - left, 2), round(top - bottom, 2)


@dataclass(frozen=True)
class _Appearances:
    """The pictures of fields; those that are alike are kept once."""

    document: Pdf
    made: dict[tuple[float, float, str], Object] = field(default_factory=dict)

    def of(self, extent: tuple[float, float], drawing: str) -> Object:
        """Return the picture of a size that draws `drawing`."""
        key = (*extent, drawing)
        if key not in self.made:
            stream = self.document.make_stream(drawing.encode("ascii"))
            stream.Type, stream.Subtype = Name.XObject, Name.Form
            stream.BBox = Array([0, 0, *extent])
            stream.Resources = Dictionary()
            self.made[key] = stream
        return self.made[key]


def _dot(width: float, height: float) -> str:
    """Return a filled circle in the middle, half as wide as the box."""
    x, y, r = width / 2, height / 2, min(width, height) / 4
    c = r * ARC
    path = [
        f"{x + r:.2f} {y:.2f} m",
        f"{x + r:.2f} {y + c:.2f} {x + c:.2f} {y + r:.2f} {x:.2f} {y + r:.2f} c",
        f"{x - c:.2f} {y + r:.2f} {x - r:.2f} {y + c:.2f} {x - r:.2f} {y:.2f} c",
        f"{x - r:.2f} {y - c:.2f} {x - c:.2f} {y - r:.2f} {x:.2f} {y - r:.2f} c",
        f"{x + c:.2f} {y - r:.2f} {x + r:.2f} {y - c:.2f} {x + r:.2f} {y:.2f} c",
    ]
    return f"q {INK} rg {' '.join(path)} f Q"


def _cross(width: float, height: float) -> str:
    """Return two strokes from corner to corner."""
    left, bottom, right, top = width * 0.22, height * 0.22, width * 0.72, height * 0.72
    strokes = f"{left:.2f} {bottom:.2f} m {right:.2f} {top:.2f} l {left:.2f} {top:.2f} m {right:.2f} {bottom:.2f} l"
    return f"q {INK} RG 1.4 w 1 J {strokes} S Q"


def _resources(document: Pdf) -> Dictionary:
    """Return the font that viewers take for Latin letters; it is named and never drawn with here."""
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    return Dictionary(Font=Dictionary(Helv=document.make_indirect(font)))
