"""The PDFs of the site: all there, linked, and what they say when read back."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from generator.gap import NEW, RISES, gaps
from generator.model import CareerPath, Competency, Role, Text
from generator.print.paths import editions, path_of
from generator.site.downloads import downloads, size
from tests.built import BuiltSite
from tests.print.reading import (
    flat,
    fonts,
    links,
    marks,
    opened,
    out_of_order,
    outline,
    quick_pages,
    quick_text_of,
    root,
    tags,
    text_of,
)

pytestmark = pytest.mark.site
Pdfs = Mapping[str, bytes]


def expected_paths(built: BuiltSite) -> set[str]:
    """Return the path of every document that there has to be."""
    framework, alone = built.framework, [(locale,) for locale in built.framework.locales]
    profiles = {path_of("profile", role, locales) for role in framework.roles for locales in editions(framework)}
    sheets = {path_of("sheet", name, locales) for name in framework.competencies for locales in alone}
    return profiles | sheets | {path_of("handbook", "", locales) for locales in alone}


def test_every_document_is_there_in_every_edition(built: BuiltSite, pdfs: Pdfs) -> None:
    assert set(pdfs) == expected_paths(built)


def test_every_document_is_linked_with_its_languages_and_its_size(built: BuiltSite, pdfs: Pdfs) -> None:
    linked: set[str] = set()
    for page in (*built.folder.glob("*/roles/*.html"), *built.folder.glob("*/competencies/*.html")):
        html = page.read_text(encoding="utf-8")
        for path, words in re.findall(r'href="\.\./\.\./(pdf/[^"]+)" download>(.+?)</small>', html):
            if "/forms/" in path:
                continue
            linked.add(path)
            assert words.endswith(size(len(pdfs[path])))
            assert any(locale.name in words for locale in built.framework.locales)
    assert linked == set(pdfs)


def test_home_leads_to_the_handbook_in_its_language(built: BuiltSite) -> None:
    for locale in built.framework.locales:
        html = (built.folder / locale.id / "index.html").read_text(encoding="utf-8")
        assert f'href="../{path_of("handbook", "", [locale])}" download' in html


def test_a_page_without_files_offers_none(built: BuiltSite) -> None:
    assert not downloads(built.site("en"), "handbook")


@pytest.mark.parametrize(
    ("count", "words"), [(1, "1 KB"), (65_001, "66 KB"), (999_000, "999 KB"), (2_310_000, "2.4 MB")]
)
def test_sizes_are_rounded_up(count: int, words: str) -> None:
    assert size(count) == words


def change_texts(built: BuiltSite, path: CareerPath) -> list[Text]:
    """Return what the role at the end of a path asks for beyond the one at its start: what rises, then what is new."""
    roles, competencies = built.framework.roles, built.framework.competencies
    found = gaps(roles[path.start], roles[path.end])
    texts: list[Text] = []
    for gap in (gap for kind in (RISES, NEW) for gap in found if gap.kind == kind):
        levels = f"{gap.before}→{gap.requirement.level}" if gap.before else f"{gap.requirement.level}"
        name = competencies[gap.requirement.competency].name
        texts.append({locale: text + levels for locale, text in name.items()})
    return texts


def role_texts(built: BuiltSite, role: Role, locale: str) -> list[str]:
    """Return what a profile says of a role, in reading order."""
    competencies = built.framework.competencies
    texts = [role.title, role.purpose, *(entry.text for entry in role.accountabilities)]
    texts += [condition.text for condition in role.entry_conditions]
    for importance in built.framework.assessment.importance:
        for requirement in role.requirements:
            if requirement.importance == importance.id:
                level = competencies[requirement.competency].at(requirement.level)
                assert level
                texts += [competencies[requirement.competency].name, requirement.why]
                texts += [entry.text for entry in level.indicators]
    for path in built.framework.paths_from[role.id]:
        texts += [built.framework.roles[path.end].title, *change_texts(built, path), *path.readiness]
    return [text[locale] for text in texts]


@pytest.mark.parametrize("locales", ["zh", "en", "zh-en"])
def test_a_profile_reads_back_as_it_was_written(built: BuiltSite, pdfs: Pdfs, locales: str) -> None:
    for role in list(built.framework.roles.values())[::5]:
        text = text_of(opened(pdfs[f"pdf/roles/{role.id}.{locales}.pdf"]))
        for locale in locales.split("-"):
            assert not out_of_order(text, role_texts(built, role, locale))


def test_a_text_stands_on_one_page_in_both_languages(built: BuiltSite, pdfs: Pdfs) -> None:
    for role in built.framework.roles.values():
        pages = quick_pages(pdfs[f"pdf/roles/{role.id}.zh-en.pdf"])
        both = zip(role_texts(built, role, "zh"), role_texts(built, role, "en"), strict=True)
        pairs = [(flat(chinese), flat(english)) for chinese, english in both]
        assert not [pair for pair in pairs if not any(all(text in page for text in pair) for page in pages)], role.id


def sheet_texts(competency: Competency, locale: str) -> list[str]:
    """Return what a sheet says of a competency, in reading order."""
    texts = [competency.name, competency.definition, competency.why]
    for level in competency.levels:
        texts += [level.summary, *(entry.text for entry in level.indicators)]
        texts += [entry.text for entry in (*level.counter_indicators, *level.evidence)]
    texts += [entry.text for entry in competency.development]
    return [text[locale] for text in texts]


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_sheet_reads_back_as_it_was_written(built: BuiltSite, pdfs: Pdfs, locale: str) -> None:
    for competency in list(built.framework.competencies.values())[::20]:
        text = text_of(opened(pdfs[f"pdf/competencies/{competency.id}.{locale}.pdf"]))
        assert not out_of_order(text, sheet_texts(competency, locale))


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_the_handbook_holds_everything(built: BuiltSite, pdfs: Pdfs, locale: str) -> None:
    text = quick_text_of(pdfs[f"pdf/handbook.{locale}.pdf"])
    for role in built.framework.roles.values():
        assert not out_of_order(text, role_texts(built, role, locale))
    for competency in built.framework.competencies.values():
        assert not out_of_order(text, sheet_texts(competency, locale))
    for source in built.framework.sources.values():
        assert not out_of_order(
            text, [source.lists[locale], *(f"{item.id}{item.name[locale]}" for item in source.items)]
        )


def test_documents_say_what_they_are(built: BuiltSite, pdfs: Pdfs) -> None:
    tag_of = {locale.id: locale.tag.partition("-")[0] for locale in built.framework.locales}
    for path, content in pdfs.items():
        reader = opened(content)
        about, catalogue = reader.metadata, root(reader)
        locales = path.rsplit(".", 2)[1].split("-")
        assert about
        assert about.title
        assert about.subject
        assert about["/Keywords"]
        assert about.author == " / ".join(built.framework.name[locale] for locale in locales)
        assert about.creation_date
        assert about.creation_date.date().isoformat() == built.framework.date
        assert catalogue["/Lang"] == tag_of[locales[0]]
        assert catalogue["/MarkInfo"]["/Marked"]
        assert catalogue["/ViewerPreferences"]["/DisplayDocTitle"]


def test_no_page_is_blank(pdfs: Pdfs) -> None:
    for path, content in pdfs.items():
        assert min(marks(opened(content))) > 3, path


def test_a_sheet_has_one_page(pdfs: Pdfs) -> None:
    pages = {path: len(opened(content).pages) for path, content in pdfs.items() if "/competencies/" in path}
    assert pages
    assert not {path: count for path, count in pages.items() if count != 1}


def test_profiles_have_two_pages_and_bilingual_ones_no_more_than_five(pdfs: Pdfs) -> None:
    pages = {path: len(opened(content).pages) for path, content in pdfs.items() if "/roles/" in path}
    for ending in (".zh.pdf", ".en.pdf"):
        assert {count for path, count in pages.items() if path.endswith(ending)} == {2}
    assert max(pages.values()) == 5


def test_fonts_are_embedded_as_subsets(pdfs: Pdfs) -> None:
    for path, content in pdfs.items():
        found = list(fonts(opened(content)))
        assert found
        for font in found:
            assert re.match(r"/[A-Z]{6}\+NotoSansSC", font["/BaseFont"]), path
            assert "/FontFile2" in font["/FontDescriptor"], path


def test_links_lead_inside_or_to_safe_addresses(built: BuiltSite, pdfs: Pdfs) -> None:
    for path, content in pdfs.items():
        reader = opened(content)
        names = reader.named_destinations
        addresses = set()
        for link in links(reader):
            assert link["/Contents"], path
            if "/A" in link:
                addresses.add(link["/A"]["/URI"])
            else:
                assert not isinstance(link["/Dest"], str) or link["/Dest"] in names, path
        assert all(address.startswith(("https://", "mailto:")) for address in addresses), path
        assert any(address.startswith(built.framework.site_url) for address in addresses), path


def test_structure_has_headings_lists_tables_and_pictures_with_words(pdfs: Pdfs) -> None:
    for path, content in pdfs.items():
        found = tags(opened(content))
        assert found["/H1"] == (1 if "handbook" not in path else found["/H1"]), path
        assert min(found[name] for name in ("/H1", "/H2", "/L", "/LI", "/Table", "/TH", "/TD", "/Figure", "/Link")) > 0


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_bookmarks_of_the_handbook_have_two_levels(built: BuiltSite, pdfs: Pdfs, locale: str) -> None:
    found = outline(opened(pdfs[f"pdf/handbook.{locale}.pdf"]))
    below = {title for depth, title, _ in found if depth == 2}
    assert {depth for depth, *_ in found} == {1, 2}
    assert {role.title[locale] for role in built.framework.roles.values()} <= below
    assert {competency.name[locale] for competency in built.framework.competencies.values()} <= below


@pytest.mark.parametrize("locale", ["zh", "en"])
def test_a_competency_has_a_page_of_the_handbook_to_itself(built: BuiltSite, pdfs: Pdfs, locale: str) -> None:
    places = {title: page for _, title, page in outline(opened(pdfs[f"pdf/handbook.{locale}.pdf"]))}
    pages = sorted(places[competency.name[locale]] for competency in built.framework.competencies.values())
    assert pages == list(range(pages[0], pages[0] + len(pages)))


def test_bookmarks_of_a_profile_are_its_sections(pdfs: Pdfs) -> None:
    found = outline(opened(pdfs["pdf/roles/customer-manager.en.pdf"]))
    assert found[0] == (1, "Customer manager", 1)
    assert (2, "Requirements", 1) in found


def test_pages_are_counted(pdfs: Pdfs) -> None:
    reader = opened(pdfs["pdf/roles/customer-manager.zh.pdf"])
    last = len(reader.pages)
    assert all(
        f"第{number}页，共{last}页" in page.extract_text().replace(" ", "")
        for number, page in enumerate(reader.pages, 1)
    )
