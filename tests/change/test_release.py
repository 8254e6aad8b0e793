"""`competency release` and the promises after it: versions that rise far enough, ids used once, names that lead on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.change.naming import Step
from generator.change.versions import suffices, wanted
from generator.history import load_with_past
from generator.outputs import documents, pages
from generator.render import Site
from generator.site.news import first, news
from tests.change.scratch import Scratch

CLERK, SENIOR, LISTENING = "roles/clerk.yaml", "roles/senior-clerk.yaml", "competencies/listening.yaml"
RAISE = (CLERK, "listening\n    level: 2", "listening\n    level: 3")
LOWER = (SENIOR, "listening\n    level: 3", "listening\n    level: 2")
WORDING = (
    (LISTENING, "记下姓名和单号。", "记下姓名。"),
    (LISTENING, "the name and the reference number.", "the name."),
)


def version(scratch: Scratch, new: str) -> None:
    """Declare another version."""
    path = scratch.framework / "framework.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text(
        "".join(f"version: {new}\n" if line.startswith("version:") else line for line in lines), encoding="utf-8"
    )


@pytest.fixture
def released(scratch: Scratch) -> Scratch:
    """Return the repository with 0.1.0 released."""
    assert scratch.run("release", lang="zh") == (0, "0.1.0 已记入 framework/.released。\n")
    scratch.commit("Release 0.1.0")
    return scratch


@pytest.mark.parametrize(
    ("edits", "low", "enough", "step"),
    [
        ((RAISE,), ["0.1.0", "0.1.1", "0.9.0"], ["1.0.0", "1.2.3"], "1.0.0"),
        ((LOWER,), ["0.1.0", "0.1.1"], ["0.2.0", "1.0.0"], "0.2.0"),
        (WORDING, ["0.1.0", "0.0.9"], ["0.1.1", "0.2.0"], "0.1.1"),
    ],
    ids=["more", "less", "wording"],
)
def test_check_asks_for_the_version_that_the_changes_ask_for(
    edits: tuple[tuple[str, str, str], ...], low: list[str], enough: list[str], step: str, released: Scratch
) -> None:
    released.edits(*edits)
    for declared in low:
        version(released, declared)
        status, out = released.run("check")
        assert status == 1
        assert out.startswith(f"framework/framework.yaml:9:1: RELEASE-VERSION The version is {declared} and")
        assert f"Write {step} or higher" in out
    for declared in enough:
        version(released, declared)
        assert released.run("check")[0] == 0


def test_diff_counts_from_the_last_release_though_the_base_is_higher(released: Scratch) -> None:
    released.edits(RAISE)
    version(released, "1.0.0")
    released.commit("Raise one")
    released.edit("roles/adviser.yaml", "recording\n    level: 2", "recording\n    level: 3")
    assert released.run("check")[0] == 0
    assert released.run("diff", "HEAD")[1].startswith("Version: 0.1.0 → at least 1.0.0 (declared: 1.0.0).")


def test_diff_needs_a_sound_record(released: Scratch) -> None:
    released.write(".released/last.json", "{")
    status, out = released.run("diff", "main")
    assert (status, "framework/.released/last.json is no complete record" in out) == (2, True)


def test_a_reference_to_what_was_retired_is_told_what_took_its_place(released: Scratch) -> None:
    rename(released)
    released.write("retired.yaml", NOTE)
    released.edit("paths.yaml", "to: lead-clerk", "to: senior-clerk")
    assert "It was retired; in its place: lead-clerk. Name one" in released.run("check")[1]
    assert "它已撤销，取代它的是：lead-clerk。请改成" in released.run("check", lang="zh")[1]


def test_a_version_that_falls_is_told_though_nothing_changed(released: Scratch) -> None:
    version(released, "0.0.9")
    assert "RELEASE-VERSION" in released.run("check", lang="zh")[1]


@pytest.mark.parametrize(
    ("step", "least"), [(Step.NONE, "1.2.3"), (Step.PATCH, "1.2.4"), (Step.MINOR, "1.3.0"), (Step.MAJOR, "2.0.0")]
)
def test_a_step_raises_its_number_and_clears_those_behind(step: Step, least: str) -> None:
    assert wanted("1.2.3", step) == least
    assert suffices(least, "1.2.3", step)
    assert suffices("10.0.0", "1.2.3", step)
    assert not suffices("1.2.2", "1.2.3", step)


def test_a_release_with_problems_is_not_recorded(scratch: Scratch) -> None:
    scratch.edit(CLERK, "id: clerk", "id: clerc")
    status, out = scratch.run("release")
    assert (status, "Nothing was recorded" in out) == (1, True)
    assert not (scratch.framework / ".released").exists()


def test_a_release_of_the_same_version_leaves_its_record_alone(released: Scratch) -> None:
    version(released, "1.0.0")
    released.edits(RAISE)
    released.run("release")
    before = released.framework.joinpath(".released/1.0.0.json").read_bytes()
    status, out = released.run("release")
    assert (status, "1.0.0 is in framework/.released already" in out) == (0, True)
    assert released.framework.joinpath(".released/1.0.0.json").read_bytes() == before


# renaming, retiring, and ids


def rename(scratch: Scratch) -> None:
    """Give the senior clerk another id, as the guide says."""
    text = scratch.framework.joinpath(SENIOR).read_text(encoding="utf-8")
    scratch.delete(SENIOR)
    scratch.write("roles/lead-clerk.yaml", text.replace("id: senior-clerk", "id: lead-clerk"))
    scratch.edit("paths.yaml", "to: senior-clerk", "to: lead-clerk")


NOTE = "retired:\n  - kind: role\n    id: senior-clerk\n    replaced_by: [lead-clerk]\n    reason: {zh: 改名。, en: Renamed.}\n"


def test_a_released_role_does_not_vanish_without_a_note(released: Scratch) -> None:
    rename(released)
    version(released, "0.2.0")
    assert "RELEASE-VANISHED" in released.run("check")[1]
    released.write("retired.yaml", NOTE)
    assert released.run("check")[0] == 0


def test_the_old_page_leads_to_the_new_one_in_every_language(released: Scratch) -> None:
    rename(released)
    released.write("retired.yaml", NOTE)
    framework = load_with_past(released.framework).framework
    assert framework
    for locale in framework.locales:
        found = {document.path: document.content for document in documents(Site(framework, locale))}
        page = found["roles/senior-clerk.html"].decode()
        assert 'content="0; url=../roles/lead-clerk.html"' in page
        assert framework.retired[0].reason[locale.id] in page
        assert f'lang="{locale.tag}"' in page


def test_an_id_that_went_is_never_used_again(released: Scratch) -> None:
    text = released.framework.joinpath(SENIOR).read_text(encoding="utf-8")
    rename(released)
    released.write("retired.yaml", NOTE)
    version(released, "0.2.0")
    assert released.run("release")[0] == 0
    released.write(SENIOR, text)
    released.edit("paths.yaml", "to: lead-clerk", "to: senior-clerk")
    released.write("retired.yaml", "retired: []\n")
    version(released, "9.0.0")
    told = released.run("check")[1]
    assert "framework/roles/senior-clerk.yaml:2:1: RELEASE-REUSED" in told


def test_the_number_of_an_indicator_is_never_used_again_releases_later(released: Scratch) -> None:
    released.edit(
        LISTENING,
        "      - id: i02\n        zh: 记下姓名和单号。\n        en: Notes the name and the reference number.\n",
        "",
    )
    for number in ("0.2.0", "0.2.1", "0.2.2"):
        version(released, number)
        assert released.run("release")[0] == 0
    released.edit(
        LISTENING,
        "      - id: i03\n",
        "      - {id: i02, zh: 念出单号。, en: Reads out the number.}\n      - id: i03\n",
    )
    version(released, "1.0.0")
    assert "framework/competencies/listening.yaml:42:10: RELEASE-REUSED" in released.run("check")[1]


def test_the_id_of_a_category_is_never_used_again(released: Scratch) -> None:
    old = "  - id: records\n"
    released.edit("categories.yaml", old, "  - id: files\n")
    released.edit("competencies/recording.yaml", "category: records", "category: files")
    version(released, "0.2.0")
    assert released.run("release")[0] == 0
    released.edit("categories.yaml", "  - id: files\n", old)
    released.edit("competencies/recording.yaml", "category: files", "category: records")
    version(released, "1.0.0")
    line = (
        released.framework.joinpath("categories.yaml").read_text(encoding="utf-8").splitlines().index(old.rstrip()) + 1
    )
    assert released.run("check")[1].startswith(f"framework/categories.yaml:{line}:5: RELEASE-REUSED")


def test_the_record_of_another_framework_asks_nothing(released: Scratch) -> None:
    released.edit("framework.yaml", "id: help-desk", "id: other-desk")
    released.edits(RAISE)
    assert released.run("check")[0] == 0


# what the site tells of it


def site(scratch: Scratch, locale: str) -> Site:
    """Return the site of the framework as it stands."""
    framework = load_with_past(scratch.framework).framework
    assert framework
    return Site(framework, next(entry for entry in framework.locales if entry.id == locale))


def role_page(scratch: Scratch, locale: str, role: str) -> str:
    """Return the HTML of a role's page."""
    return next(page.html for page in pages(site(scratch, locale)) if page.path == f"roles/{role}")


def test_before_any_change_there_is_no_news(released: Scratch) -> None:
    assert news(site(released, "zh")) == []
    begun = first(site(released, "zh"))
    assert begun
    assert (begun.version, begun.date) == ("0.1.0", "2026-01-01")
    assert "heading.changed" not in role_page(released, "zh", "clerk")


@pytest.mark.parametrize("recorded", [False, True], ids=["being written", "released"])
@pytest.mark.parametrize(
    ("locale", "line"),
    [("zh", "倾听 · 要求的等级：由 2 级升到 3 级"), ("en", "Listening · Required level: level 2 → 3")],
)
def test_a_version_is_told_to_everybody_and_to_the_role(
    recorded: bool,  # noqa: FBT001  # one of two cases
    locale: str,
    line: str,
    released: Scratch,
) -> None:
    released.edits(RAISE, *WORDING)
    version(released, "1.0.0")
    if recorded:
        assert released.run("release")[0] == 0
    (version_news,) = news(site(released, locale))
    assert version_news.version == "1.0.0"
    assert [(role.id, lines) for role, lines in version_news.roles] == [("clerk", [line])]
    assert len(version_news.sections) == 1  # the wording, which asks nobody for anything else
    assert line in role_page(released, locale, "clerk")
    assert 'id="changed"' not in role_page(released, locale, "adviser")


def test_the_site_tells_what_diff_tells(released: Scratch) -> None:
    released.edits(RAISE, ("roles/adviser.yaml", "recording\n    level: 2", "recording\n    level: 1"), *WORDING)
    version(released, "1.0.0")
    told = json.loads(released.run("diff", "main", "--format", "json")[1])
    released.run("release")
    kept = json.loads(released.framework.joinpath(".released/1.0.0.json").read_text(encoding="utf-8"))
    assert kept == told


def test_news_come_newest_first(released: Scratch) -> None:
    for number, edit in (
        ("0.9.0", LOWER),
        ("0.10.0", ("roles/adviser.yaml", "recording\n    level: 2", "recording\n    level: 1")),
    ):
        released.edits(edit)
        version(released, number)
        assert released.run("release")[0] == 0
    assert [entry.version for entry in news(site(released, "en"))] == ["0.10.0", "0.9.0"]


def test_a_record_changed_by_hand_is_told(released: Scratch) -> None:
    path = released.framework / ".released/last.json"
    path.write_text(path.read_text(encoding="utf-8").replace('"level":2', '"level":1', 1), encoding="utf-8")
    assert released.run("check")[1].startswith("framework/.released/last.json:1:1: RELEASE-RECORD")


@pytest.mark.parametrize("file", ["last.json", "0.1.0.json"])
@pytest.mark.parametrize("text", ["", "{", "[]", '{"to": "one"}', "<<<<<<<"])
def test_a_damaged_record_is_told_and_nothing_is_built(file: str, text: str, released: Scratch, tmp_path: Path) -> None:
    released.write(f".released/{file}", text)
    status, out = released.run("check")
    assert (status, out.splitlines()[0][:56]) == (
        1,
        f"framework/.released/{file}:1:1: RELEASE-RECORD This file holds"[:56],
    )
    assert released.run("build", "--out", str(tmp_path / "site"))[0] == 1
    assert not (tmp_path / "site").exists()
