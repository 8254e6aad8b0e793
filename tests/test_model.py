"""The typed framework: what the files say, and the references back."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from generator.load import load
from generator.model import Framework
from tests.cases import DATA, MINIMAL, framework


@pytest.fixture(name="desk", scope="module")
def help_desk() -> Framework:
    """Return the small framework."""
    found = load(MINIMAL).framework
    assert found is not None
    return found


def test_the_head_is_there(desk: Framework) -> None:
    assert (desk.id, desk.version, desk.date, desk.default_locale) == ("help-desk", "0.1.0", "2026-01-01", "zh")
    assert [(locale.id, locale.tag, locale.name) for locale in desk.locales] == [
        ("zh", "zh-Hans", "简体中文"),
        ("en", "en", "English"),
    ]
    assert (desk.licence_id, desk.site_url) == ("CC-BY-4.0", "https://example.org/help-desk/")


def test_entities_are_found_by_id_and_know_their_files(desk: Framework) -> None:
    assert list(desk.competencies) == ["explaining", "listening", "recording"]
    assert list(desk.roles) == ["adviser", "clerk", "senior-clerk"]
    assert list(desk.sources) == ["S01"]
    assert desk.competencies["listening"].file == "minimal/competencies/listening.yaml"
    assert desk.roles["clerk"].file == "minimal/roles/clerk.yaml"


def test_texts_hold_languages_and_nothing_else(desk: Framework) -> None:
    indicator = desk.competencies["listening"].levels[0].indicators[0]
    assert dict(indicator.text) == {
        "zh": "复述客户的诉求，等客户点头后再作答。",
        "en": "Repeats the request back and waits for a yes.",
    }
    assert set(desk.roles["clerk"].entry_conditions[0].text) == {"zh", "en"}
    assert set(desk.competencies["listening"].development[0].text) == {"zh", "en"}


def test_basis_names_sources_and_is_empty_for_our_own(desk: Framework) -> None:
    first, second, *_ = desk.competencies["listening"].levels
    assert first.basis == ("S01.1",)
    assert second.basis == ()
    assert [indicator.basis for indicator in first.indicators] == [("S01.1",), ()]
    assert [band.basis for band in desk.assessment.bands] == [("S01.A",), ()]
    assert [each.basis for each in desk.roles["clerk"].requirements] == [("S01.1",), ()]


def test_a_level_is_found_by_its_number(desk: Framework) -> None:
    recording = desk.competencies["recording"]
    found = recording.at(3)
    assert found is not None
    assert found.level == 3
    assert recording.at(4) is None
    assert [left_out.level for left_out in recording.omitted_levels] == [4, 5]
    assert recording.omitted_levels[0].reason["en"] == "Further up nobody relies on personal notes."


def test_a_level_without_counter_indicators_has_none(desk: Framework) -> None:
    first, second, *_ = desk.competencies["listening"].levels
    assert [each.id for each in first.counter_indicators] == ["c01"]
    assert second.counter_indicators == ()


def test_a_role_finds_its_requirements_by_competency(desk: Framework) -> None:
    clerk = desk.roles["clerk"]
    assert list(clerk.required) == ["listening", "recording"]
    assert (clerk.required["listening"].level, clerk.required["listening"].differentiates) == (2, True)


def test_a_competency_knows_who_requires_it_highest_first(desk: Framework) -> None:
    uses = {name: [(use.role.id, use.requirement.level) for use in found] for name, found in desk.required_by.items()}
    assert uses == {
        "explaining": [("adviser", 3)],
        "listening": [("senior-clerk", 3), ("clerk", 2)],
        "recording": [("adviser", 2), ("senior-clerk", 2), ("clerk", 1)],
    }


def test_items_are_found_with_their_source(desk: Framework) -> None:
    assert list(desk.items) == ["S01.1", "S01.2", "S01.A"]
    source, item = desk.items["S01.1"]
    assert (source.id, item.core, item.levels, item.coded_levels, item.frequency) == ("S01", True, 2, (1, 2), 7)
    _, other = desk.items["S01.2"]
    assert (other.core, other.levels, other.coded_levels, other.group) == (False, None, None, None)
    assert other.same_as == ("S01.1",)


def test_targets_know_what_maps_to_them(desk: Framework) -> None:
    found = {key: [(item.id, target.relation) for item, target in pairs] for key, pairs in desk.mapped_from.items()}
    assert found == {
        ("competency", "listening"): [("S01.1", "exact")],
        ("role", "clerk"): [("S01.1", "related")],
        ("competency", "explaining"): [("S01.2", "close")],
        ("development", "regular-training"): [("S01.2", "related")],
        ("grade", "entry"): [("S01.A", "broad")],
        ("assessment", "bands"): [("S01.A", "related")],
    }


def test_paths_lead_from_and_to_roles_promotions_first(desk: Framework) -> None:
    assert [(path.end, path.kind) for path in desk.paths_from["clerk"]] == [
        ("senior-clerk", "promotion"),
        ("adviser", "lateral"),
    ]
    assert desk.paths_from["adviser"] == ()
    assert [path.start for path in desk.paths_to["adviser"]] == ["clerk"]


def test_promotions_come_first_wherever_they_stand(desk: Framework) -> None:
    turned = replace(desk, paths=tuple(reversed(desk.paths)))
    assert [path.kind for path in turned.paths_from["clerk"]] == ["promotion", "lateral"]


def test_sources_and_their_facts(desk: Framework) -> None:
    source = desk.sources["S01"]
    assert [(fact.id, fact.value) for fact in source.facts] == [("items", 2)]
    assert [(level.level, level.to) for level in source.scale] == [(1, (1, 2)), (2, (3,))]
    assert source.lacks is not None
    assert source.same_as is None


def test_the_policy(desk: Framework) -> None:
    assert [(grade.id, grade.weight) for grade in desk.assessment.importance] == [
        ("core", 3),
        ("important", 2),
        ("supporting", 1),
    ]
    assert [(band.start, band.end) for band in desk.assessment.bands] == [(0, 50), (50, 100)]
    assert desk.assessment.show_score
    assert [reason.id for reason in desk.assessment.not_applicable_reasons] == ["not-in-duties"]


def test_glossary_scale_and_tables(desk: Framework) -> None:
    assert [(term.id, dict(term.avoid)) for term in desk.terms] == [
        ("customer", {"zh": ("顾客",), "en": ("client", "clients")}),
        ("ticket", {}),
    ]
    assert [level.level for level in desk.scale.levels] == [1, 2, 3, 4, 5]
    assert [grade.id for grade in desk.grades] == ["entry", "senior"]
    assert [each.id for each in (*desk.categories, *desk.families, *desk.measures)] == [
        *("people", "records"),
        "desk",
        "regular-training",
    ]


def test_it_can_not_be_changed(desk: Framework) -> None:
    with pytest.raises(FrozenInstanceError):
        desk.roles["clerk"].id = "other"  # type: ignore[misc]  # that is what is tried


def test_what_is_left_out_of_the_files_is_empty(tmp_path_factory: pytest.TempPathFactory) -> None:
    case = DATA / "valid" / "no-optional-files"
    found = load(framework(case, tmp_path_factory.mktemp("case"))).framework
    assert found is not None
    assert (found.terms, found.measures, dict(found.sources), dict(found.items)) == ((), (), {}, {})
    assert found.mapped_from == {}


def test_a_framework_with_problems_is_not_built(tmp_path_factory: pytest.TempPathFactory) -> None:
    case = DATA / "invalid" / "level-six"
    assert load(framework(case, tmp_path_factory.mktemp("case"))).framework is None
