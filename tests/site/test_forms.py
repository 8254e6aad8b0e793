"""Every role page offers its forms in every language, with format and size, and they are there."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from generator.checklist.parts import workbook_data
from generator.checklist.workbook import workbook
from generator.print.paths import path_of
from generator.render import PATHS
from generator.site.downloads import size
from tests.built import BuiltSite
from tests.site.html import Parsed, text

pytestmark = pytest.mark.site


@pytest.mark.parametrize("kind", ["form", "workbook"])
def test_every_role_page_offers_its_forms(kind: str, built: BuiltSite, parsed: Mapping[str, Parsed]) -> None:
    for locale in built.framework.locales:
        for role in built.framework.roles:
            page = parsed[f"{locale.id}/{PATHS['role'].format(id=role)}.html"]
            links = {element.get("href", ""): text(element) for element in page.elements if element.tag == "a"}
            for language in built.framework.locales:
                path = path_of(kind, role, [language])
                file = built.folder / path
                said = links[f"../../{path}"]
                assert language.name in said
                assert path.rpartition(".")[2].upper() in said
                assert size(file.stat().st_size) in said


def test_the_role_page_leads_to_the_page_that_assesses(built: BuiltSite, parsed: Mapping[str, Parsed]) -> None:
    for locale in built.framework.locales:
        for role in built.framework.roles:
            page = parsed[f"{locale.id}/{PATHS['role'].format(id=role)}.html"]
            links = {element.get("href", "") for element in page.elements if element.tag == "a"}
            assert f"../{PATHS['assess'].format(id=role)}.html" in links


def test_the_workbook_on_the_site_is_the_one_that_the_tests_fill_in(built: BuiltSite) -> None:
    framework = built.framework
    role = next(iter(framework.roles.values()))
    for locale in framework.locales:
        made = workbook(workbook_data(built.site(locale.id), role), framework.date)
        assert (built.folder / path_of("workbook", role.id, [locale])).read_bytes() == made
