"""Whatever bytes a file holds, it is read or refused, never a traceback."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from generator.assess.complaints import Unusable
from generator.assess.incoming import assessment
from generator.checklist.widgets import made_fillable
from generator.model import Framework
from generator.print.documents import FORM, edition
from generator.print.form import form_data
from generator.typesetting import typeset
from tests.built import framework_in
from tests.cases import MINIMAL
from tests.checklist.filling import made

pytestmark = pytest.mark.documents

TODAY = date(2026, 11, 24)
TIMES, SEED = 40, 7


@pytest.fixture(scope="module")
def framework() -> Framework:
    return framework_in(MINIMAL)


@pytest.fixture(scope="module", params=[".pdf", ".xlsx"])
def sound(request: pytest.FixtureRequest, framework: Framework) -> tuple[str, bytes]:
    """Return a form of ours with the ending of its name."""
    role = next(iter(framework.roles.values()))
    if request.param == ".xlsx":
        return request.param, made(framework, framework.default_locale, role)
    data = form_data(edition(framework, framework.locales[:1], "a4"), role)
    return request.param, made_fillable(typeset.typeset(FORM, data, framework.date), data)


def spoilt(raw: bytes) -> Iterator[bytes]:
    """Yield the file cut off, with bytes changed, and with parts doubled, at places drawn by chance."""
    draw = random.Random(SEED)  # noqa: S311  # the same places every time
    for _ in range(TIMES):
        place = draw.randrange(len(raw))
        yield raw[:place]
        yield raw[:place] + draw.randbytes(8) + raw[place + 8 :]
        yield raw[:place] + raw[max(0, place - 500) :]


def test_a_spoilt_form_is_read_or_refused(sound: tuple[str, bytes], framework: Framework, tmp_path: Path) -> None:
    ending, raw = sound
    file = tmp_path / f"spoilt{ending}"
    refused = 0
    for content in spoilt(raw):
        file.write_bytes(content)
        try:
            assert assessment(file, TODAY).framework
        except Unusable:
            refused += 1
    assert refused
    file.write_bytes(raw)
    assert assessment(file, TODAY).framework == framework.id
