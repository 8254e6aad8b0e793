"""Every page of the site: sound HTML, in the right language, with links that lead somewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

import pytest

from generator import occupations
from generator.reading.kinds import ROOT
from tests.built import BuiltSite
from tests.site.html import Link, Parsed

pytestmark = pytest.mark.site

Pages = Mapping[str, Parsed]
ROOT_PAGES = {"index.html", "404.html"}
# What a strict parser may complain of in markup that only the theme can change: (complaint, reason).
THEME_ERRORS: tuple[tuple[str, str], ...] = ()
LOADING = {"script", "img", "iframe", "source", "video", "audio", "embed", "object", "input"}
LOADED_RELATIONS = {"stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch"}
CSS_ADDRESS = re.compile(r"""url\(\s*["']?([^"')]*)|@import\s+["']([^"']*)""")


ENTRANCES = "id/"  # pages that only lead on, from the stable address of an entity


def test_every_page_is_strictly_valid(parsed: Pages) -> None:
    known = {complaint for complaint, _ in THEME_ERRORS}
    errors = [f"{path}: {error}" for path, page in parsed.items() for error in page.errors if error not in known]
    assert not errors


def test_no_id_stands_twice_in_a_page(parsed: Pages) -> None:
    doubled = {path: [name for name, count in Counter(page.ids).items() if count > 1] for path, page in parsed.items()}
    assert {path: names for path, names in doubled.items() if names} == {}


def test_every_page_has_one_main_heading_and_a_title(parsed: Pages) -> None:
    assert [path for path, page in parsed.items() if len(page.all("h1")) != 1 and not path.startswith(ENTRANCES)] == []
    assert [path for path, page in parsed.items() if not page.title.strip()] == []


def test_there_is_a_page_for_everything_in_every_language(built: BuiltSite, parsed: Pages) -> None:
    framework = built.framework
    expected = {f"roles/{name}.html" for name in framework.roles}
    expected |= {f"assess/{name}.html" for name in framework.roles}
    expected |= {f"competencies/{name}.html" for name in framework.competencies}
    expected |= {f"sources/{name}.html" for name in framework.sources}
    expected |= {f"matrix/{family.id}.html" for family in framework.families}
    expected |= set(built.samples.values())
    for locale in built.locales:
        found = {path.removeprefix(f"{locale}/") for path in parsed if path.startswith(f"{locale}/")}
        assert found == expected
    assert {path for path in parsed if "/" not in path} == ROOT_PAGES


def test_every_page_names_its_language_and_its_counterparts(built: BuiltSite, parsed: Pages) -> None:
    framework = built.framework
    for locale in framework.locales:
        for path in (path for path in parsed if path.startswith(f"{locale.id}/")):
            page, below = parsed[path], path.removeprefix(f"{locale.id}/")
            assert page.lang == locale.tag, path
            assert _alternates(page) == {
                other.tag: f"{framework.site_url}{other.id}/{below}" for other in framework.locales
            }, path


def test_every_page_links_to_the_same_page_in_the_other_languages(built: BuiltSite, parsed: Pages) -> None:
    for locale in built.locales:
        for path in (path for path in parsed if path.startswith(f"{locale}/")):
            switches = [element for element in parsed[path].all("a") if element.get("data-locale", "")]
            targets = {element.get("data-locale", ""): _target(path, element.get("href", "")) for element in switches}
            below = path.removeprefix(f"{locale}/")
            assert targets == {other: f"{other}/{below}" for other in built.locales if other != locale}, path


def test_root_pages_speak_every_language(built: BuiltSite, parsed: Pages) -> None:
    for path in ROOT_PAGES:
        spoken = [section.get("lang", "") for section in parsed[path].all("section")]
        assert spoken == [locale.tag for locale in built.framework.locales]
    alternates = _alternates(parsed["index.html"])
    assert alternates.pop("x-default") == built.framework.site_url
    assert set(alternates) == {locale.tag for locale in built.framework.locales}


def test_the_sitemap_stands_once_and_lists_every_page(built: BuiltSite, parsed: Pages) -> None:
    assert [path.relative_to(built.folder).as_posix() for path in built.folder.rglob("sitemap*")] == ["sitemap.xml"]
    text = (built.folder / "sitemap.xml").read_text(encoding="utf-8")
    listed = set(re.findall(r"<loc>([^<]*)</loc>", text))
    assert listed == {
        built.framework.site_url + path for path in parsed if path not in ROOT_PAGES and not path.startswith(ENTRANCES)
    }


def test_every_link_leads_to_a_file_and_a_place_in_it(built: BuiltSite, parsed: Pages) -> None:
    broken = [
        f"{path}: {link.tag} {link.address}"
        for path, page in parsed.items()
        for link in page.links
        if _broken(built, parsed, path, link)
    ]
    assert broken == []


def _broken(built: BuiltSite, parsed: Pages, path: str, link: Link) -> bool:
    target, fragment = _inside(built, path, link.address)
    if target is None:
        return False
    if not (built.folder / target).is_file():
        return True
    return bool(fragment) and (target not in parsed or fragment not in parsed[target].ids)


def _inside(built: BuiltSite, path: str, address: str) -> tuple[str | None, str]:
    """Return the file of the site that an address means and the place in it; None for other sites."""
    home = urlsplit(built.framework.site_url)
    parts = urlsplit(address)
    fragment = unquote(parts.fragment)
    if parts.scheme:
        if f"{parts.scheme}://{parts.netloc}{parts.path}".startswith(_by_others(built)):
            return None, ""
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc) or not parts.path.startswith(home.path):
            return None, ""
        return unquote(parts.path).removeprefix(home.path) or "index.html", fragment
    if parts.path.startswith("/"):
        assert parts.path.startswith(home.path), f"{path}: {address}"
        return unquote(parts.path).removeprefix(home.path), fragment
    return _target(path, address), fragment


def _by_others(built: BuiltSite) -> tuple[str, str]:
    """Return the beginnings of addresses below that of the site which something else answers."""
    return built.framework.feedback_url, built.framework.edit_url


def test_edit_links_lead_to_the_file_of_the_page(built: BuiltSite, parsed: Pages) -> None:
    start = built.framework.edit_url
    edited = {
        path: link.address.removeprefix(start)
        for path, page in parsed.items()
        for link in page.links
        if link.address.startswith(start)
    }
    assert len(edited) > len(built.locales) * (len(built.framework.roles) + len(built.framework.competencies))
    assert [file for file in edited.values() if not (ROOT / file).is_file()] == []
    for name, role in built.framework.roles.items():
        assert {edited[f"{locale}/roles/{name}.html"] for locale in built.locales} == {role.file}


def _target(path: str, address: str) -> str:
    relative = unquote(urlsplit(address).path)
    return normpath(join(dirname(path), relative)) if relative else path


def test_links_elsewhere_are_the_known_ones(built: BuiltSite, parsed: Pages) -> None:
    framework = built.framework
    known = (
        framework.licence_url,
        framework.feedback_url,
        framework.edit_url,
        framework.site_url,
        "https://squidfunk.github.io/",
        "data:",
    )
    classified = {occupations.address(entry) for role in framework.roles.values() for entry in role.occupations}
    addresses = {link.address for page in parsed.values() for link in page.links if urlsplit(link.address).scheme}
    assert {address for address in addresses - classified if not address.startswith(known)} == set()


def test_nothing_is_loaded_from_elsewhere(built: BuiltSite, parsed: Pages) -> None:
    loaded = [(path, address) for path, page in parsed.items() for address in _loaded(page)]
    for sheet in built.folder.rglob("*.css"):
        loaded += [(sheet.name, address) for address in _css(sheet.read_text(encoding="utf-8"))]
    assert loaded
    assert [found for found in loaded if _elsewhere(found[1])] == []


def _loaded(page: Parsed) -> Iterator[str]:
    for element in page.elements:
        relations = set(element.get("rel", "").split())
        if element.tag in LOADING or (element.tag == "link" and relations & LOADED_RELATIONS):
            yield from (value for name, value in element.items() if name in {"src", "href", "srcset", "data"})
        yield from _css(element.get("style", ""))
        if element.tag == "style":
            yield from _css(element.text or "")


def _css(text: str) -> list[str]:
    return ["".join(found) for found in CSS_ADDRESS.findall(text)]


def _elsewhere(address: str) -> bool:
    parts = urlsplit(address)
    return bool(parts.netloc) or parts.scheme not in {"", "data"}


def _alternates(page: Parsed) -> dict[str, str]:
    found = [element for element in page.all("link") if "alternate" in element.get("rel", "").split()]
    return {element.get("hreflang", ""): element.get("href", "") for element in found}
