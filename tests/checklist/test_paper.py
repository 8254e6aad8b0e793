"""The fillable PDFs: accessible, fit to be kept, filled in by the engines of Chrome and Firefox, read back."""

from __future__ import annotations

import base64
import ctypes
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import page as validator
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from generator.assess.complaints import Unusable
from generator.assess.form import MANAGER, SELF, Answer, Assessment, View, requirements_of
from generator.assess.incoming import assessment
from generator.checklist import fields
from generator.checklist.widgets import Leftover, made_fillable, with_fields
from generator.model import Framework
from generator.print.documents import FORM, edition
from generator.print.form import form_data
from generator.typesetting import typeset
from tests.built import FRAMEWORK, framework_in
from tests.export.variants import english_with_three_levels, with_german, written
from tests.hostile import hostile
from tests.serving import serving

pytestmark = pytest.mark.documents

PDFJS = Path(__file__).parents[1] / "pdfjs"
TODAY = date(2026, 11, 24)
CHINESE = "工单 20391：客户退款，当天回访。"
PROFILES = (validator.ValidationProfile.PDF_A_2A, validator.ValidationProfile.PDF_UA_1)
ROLE = "customer-service-specialist"


def made(framework: Framework, locale: str, role: str) -> bytes:
    chosen = next(entry for entry in framework.locales if entry.id == locale)
    data = form_data(edition(framework, (chosen,), "a4"), framework.roles[role])
    return made_fillable(typeset.typeset(FORM, data, framework.date), data)


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(FRAMEWORK)


@pytest.fixture(scope="module")
def forms(framework: Framework) -> Mapping[str, bytes]:
    """Return the form of every role in every language."""
    return {
        f"{role}.{locale.id}": made(framework, locale.id, role)
        for locale in framework.locales
        for role in framework.roles
    }


# a false alarm where compressed data happen to end in a line end; qpdf, which looks at lengths too, is asked below
FALSE_ALARMS = {"PDFA2A-STREAM-LENGTH-001"}


def faults(pdf: bytes) -> list[str]:
    reports = [validator.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    return [
        f"{failure.rule_id} {failure.message}"
        for report in reports
        for failure in report.failures
        if failure.rule_id not in FALSE_ALARMS
    ]


def test_every_form_is_accessible_and_fit_to_be_kept(forms: Mapping[str, bytes]) -> None:
    assert {name: faults(pdf) for name, pdf in forms.items()} == {name: [] for name in forms}


def test_the_validator_sees_what_is_wrong(forms: Mapping[str, bytes]) -> None:
    with pikepdf.open(BytesIO(forms[f"{ROLE}.zh"])) as document:
        widget = next(found for found in document.pages[0].obj.Annots if found.Subtype == "/Widget")
        del widget["/AP"]
        del document.Root["/StructTreeRoot"]
        out = BytesIO()
        document.save(out)
    assert faults(out.getvalue())


def widgets(document: pikepdf.Pdf) -> Iterator[Any]:
    for page in document.pages:
        yield from (found for found in page.obj.get("/Annots", []) if found.Subtype == "/Widget")


def boxes(framework: Framework, role: str) -> int:
    """Return how many boxes a form has: three for names and date, and for each requirement two rows and two more."""
    row = len(framework.scale.levels) + len(framework.assessment.not_applicable_reasons)
    return 3 + (2 * row + 2) * len(framework.roles[role].requirements)


def test_every_box_became_a_field_with_tooltip_and_appearance(forms: Mapping[str, bytes], framework: Framework) -> None:
    for name, pdf in forms.items():
        with pikepdf.open(BytesIO(pdf)) as document:
            found = list(widgets(document))
            assert len(found) == boxes(framework, name.partition(".")[0])
            assert all(str(widget.TU) and "/N" in widget.AP for widget in found)
            assert "/NeedAppearances" not in document.Root.AcroForm
            assert all(page.obj.Tabs == "/S" for page in document.pages if "/Annots" in page.obj)
            assert not document.check_pdf_syntax()
            objects = "".join(
                str(entry.unparse()) for entry in document.objects if not isinstance(entry, pikepdf.Stream)
            )
            assert "x-field" not in objects
            assert "JavaScript" not in objects


def test_fields_come_in_reading_order(forms: Mapping[str, bytes]) -> None:
    """The structure tree, which the tab order follows, has the fields from top to bottom, then left to right."""
    with pikepdf.open(BytesIO(forms[f"{ROLE}.zh"])) as document:
        order = [
            found
            for found in _controls(document.Root.StructTreeRoot)
            if found.Subtype == "/Widget" and found.P.objgen == document.pages[0].obj.objgen
        ]
        places = [(-round(float(found.Rect[3]) / 8), float(found.Rect[0])) for found in order]
    assert len(places) == sum(1 for _ in widgets_of(forms[f"{ROLE}.zh"]))
    tops = [top for top, _ in places]
    assert tops == sorted(tops)


def widgets_of(pdf: bytes) -> Iterator[Any]:
    with pikepdf.open(BytesIO(pdf)) as document:
        yield from (found for found in document.pages[0].obj.Annots if found.Subtype == "/Widget")


def _controls(element: Any) -> Iterator[Any]:
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, pikepdf.Dictionary):
            if child.get("/Type") == "/OBJR":
                yield child.Obj
            else:
                yield from _controls(child)


def test_an_empty_form_reads_as_empty(forms: Mapping[str, bytes], framework: Framework, tmp_path: Path) -> None:
    for name, pdf in forms.items():
        file = tmp_path / "empty.pdf"
        file.write_bytes(pdf)
        role = framework.roles[name.partition(".")[0]]
        assert assessment(file, TODAY) == Assessment(
            framework.id, framework.version, role.id, "", TODAY.isoformat(), requirements_of(role), {SELF: View({})}
        )


def first_two(framework: Framework) -> tuple[str, str]:
    first, second, *_ = (asked.competency for asked in framework.roles[ROLE].requirements)
    return first, second


def filled(framework: Framework, views: Mapping[str, View]) -> Assessment:
    """Return what the tests fill in: the first two requirements, by oneself, and what else is in `views`."""
    role = framework.roles[ROLE]
    first, second = first_two(framework)
    own = View({first: Answer(3, "", CHINESE, develop=True), second: Answer(None, "too-new")})
    return Assessment(
        framework.id,
        framework.version,
        role.id,
        "王小林",
        "2026-03-31",
        requirements_of(role),
        {SELF: own, **views},
    )


def test_pdfium_fills_it_in_and_saves_chinese(forms: Mapping[str, bytes], framework: Framework, tmp_path: Path) -> None:
    file = tmp_path / "filled.pdf"
    file.write_bytes(_filled_by_pdfium(forms[f"{ROLE}.zh"], framework))
    assert assessment(file, TODAY) == filled(framework, {})


def _filled_by_pdfium(pdf: bytes, framework: Framework) -> bytes:
    """Return the form filled in through the mouse and the keys of PDFium, as in Chrome."""
    document = pypdfium2.PdfDocument(pdf)
    document.init_forms()
    page = document[0]
    forms = document.formenv
    pdfium.FORM_OnAfterLoadPage(page, forms)
    first, second = first_two(framework)
    places = _places(page, forms)

    def click(name: str, choice: int = 0) -> None:
        x, y = places[name][choice]
        pdfium.FORM_OnMouseMove(forms, page, 0, x, y)
        pdfium.FORM_OnLButtonDown(forms, page, 0, x, y)
        pdfium.FORM_OnLButtonUp(forms, page, 0, x, y)

    def write(name: str, text: str) -> None:
        click(name)
        for character in text:
            pdfium.FORM_OnChar(forms, page, ord(character), 0)

    write(fields.PERSON, "王小林")
    write(fields.DATE, "2026-03-31")
    click(f"self:{first}:3:core", 2)
    click(fields.develop(first))
    write(fields.evidence(first), CHINESE)
    click(f"self:{second}:3:core", len(framework.scale.levels) + 2)
    pdfium.FORM_ForceToKillFocus(forms)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _places(page: Any, forms: Any) -> dict[str, list[tuple[float, float]]]:
    """Return the middle of each widget of a page by the last part of its field's name, in order."""
    found: dict[str, list[tuple[float, float]]] = {}
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        size = pdfium.FPDFAnnot_GetFormFieldName(forms, annotation, None, 0)
        buffer = (ctypes.c_ushort * (size // 2))()
        pdfium.FPDFAnnot_GetFormFieldName(forms, annotation, buffer, size)
        name = bytes(buffer).decode("utf-16-le").rstrip("\0").rpartition(".")[2]
        box = pdfium.FS_RECTF()
        pdfium.FPDFAnnot_GetRect(annotation, box)
        found.setdefault(name, []).append(((box.left + box.right) / 2, (box.bottom + box.top) / 2))
    return found


@pytest.mark.browser
def test_pdf_js_fills_it_in_and_saves_chinese(
    forms: Mapping[str, bytes], framework: Framework, browser: Browser, tmp_path: Path
) -> None:
    if not (PDFJS / "node_modules").is_dir():
        pytest.fail("pdf.js is not installed; run tests/install-programs", pytrace=False)
    first, second = first_two(framework)
    texts = {
        fields.PERSON: "王小林",
        fields.DATE: "2026-03-31",
        fields.MANAGER_NAME: "主管",
        fields.evidence(first): CHINESE,
    }
    ticks = {
        f"self:{first}:3:core": "3",
        f"self:{second}:3:core": "too-new",
        fields.manager(first): "2",
        fields.develop(first): "yes",
    }
    script = (PDFJS / "fill.js").read_text(encoding="utf-8")
    with serving(PDFJS) as address:
        page = browser.new_page()
        page.goto(f"{address}/package.json")
        pdf = base64.b64encode(forms[f"{ROLE}.zh"]).decode()
        wanted = {"modules": f"{address}/node_modules/pdfjs-dist", "pdf": pdf, "texts": texts, "ticks": ticks}
        outcome = page.evaluate(script[script.index("async") :], wanted)
        page.close()
    assert len(outcome["tooltips"]) == sum(1 for _ in widgets_of(forms[f"{ROLE}.zh"]))
    assert all(outcome["tooltips"])
    file = tmp_path / "filled.pdf"
    file.write_bytes(base64.b64decode(outcome["saved"]))
    first, _ = first_two(framework)
    assert assessment(file, TODAY) == filled(framework, {MANAGER: View({first: Answer(2)}, "主管")})


def test_two_runs_give_the_same_bytes(framework: Framework, forms: Mapping[str, bytes]) -> None:
    assert made(framework, "zh", ROLE) == forms[f"{ROLE}.zh"]


@pytest.mark.parametrize(("data", "levels"), [(english_with_three_levels, 3), (with_german, 5)])
def test_other_scales_and_languages(data: Any, levels: int, tmp_path: Path) -> None:
    found = framework_in(written(data(), tmp_path / "framework"))
    role = next(iter(found.roles))
    for locale in found.locales:
        pdf = made(found, locale.id, role)
        assert faults(pdf) == []
        choices = {
            str(kid)
            for field in (PdfReader(BytesIO(pdf)).get_fields() or {}).values()
            for kid in field.get("/_States_", [])
        }
        assert {str(level) for level in range(1, levels + 1)} == {
            choice[1:] for choice in choices if choice[1:].isdigit()
        }


def test_texts_become_no_fields(tmp_path: Path) -> None:
    """A text that looks like our mark, or like anything else, is set as it is."""
    folder = hostile(tmp_path / "hostile")
    file = folder / "roles" / "clerk.yaml"
    data = json.loads(file.read_text(encoding="utf-8"))
    data["purpose"]["en"] = 'x-field:0 #link("x-field:1", [a])'
    file.write_text(json.dumps(data), encoding="utf-8")
    found = framework_in(folder)
    pdf = made(found, "en", "clerk")
    assert faults(pdf) == []
    with pikepdf.open(BytesIO(pdf)) as document:
        assert len(list(widgets(document))) == boxes(found, "clerk")


def test_boxes_and_fields_have_to_match(framework: Framework) -> None:
    data = form_data(edition(framework, framework.locales[:1], "a4"), framework.roles[ROLE])
    pdf = typeset.typeset(FORM, data, framework.date)
    with pytest.raises(Leftover):
        with_fields(pdf, "form", ())


def test_a_pdf_of_somebody_else_is_refused(framework: Framework, forms: Mapping[str, bytes], tmp_path: Path) -> None:
    data = form_data(edition(framework, framework.locales[:1], "a4"), framework.roles[ROLE])
    plain, foreign = tmp_path / "plain.pdf", tmp_path / "foreign.pdf"
    plain.write_bytes(typeset.typeset(FORM, data, framework.date))
    with pikepdf.open(BytesIO(forms[f"{ROLE}.zh"])) as document:
        document.Root.AcroForm.Fields[0].T = pikepdf.String("tax-return")
        document.save(foreign)
    for file, code in ((plain, "no-fields"), (foreign, "foreign")):
        with pytest.raises(Unusable) as caught:
            assessment(file, TODAY)
        assert [found.code for found in caught.value.complaints] == [code]


def test_a_framework_without_score_has_the_same_form(framework: Framework, forms: Mapping[str, bytes]) -> None:
    silent = replace(framework, assessment=replace(framework.assessment, show_score=False))
    assert made(silent, "zh", ROLE) == forms[f"{ROLE}.zh"]
