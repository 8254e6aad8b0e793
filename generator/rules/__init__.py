"""Checks across files.  Each is one function from the corpus to problems."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.problems import Problem
from generator.reading.corpus import Corpus
from generator.rules import (
    careers,
    identity,
    indicators,
    levels,
    limits,
    occupations,
    policy,
    references,
    retirements,
    texts,
)

Rule = Callable[[Corpus], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    identity.duplicate_ids,
    identity.file_names,
    identity.duplicate_requirements,
    references.unknown_ids,
    references.self_links,
    references.mixed_bases,
    references.unmapped_items,
    retirements.retirements,
    references.orphan_competencies,
    occupations.codes,
    occupations.twice,
    levels.outside_scale,
    levels.order,
    levels.left_out,
    levels.both,
    levels.undefined_requirements,
    careers.falling_levels,
    careers.falling_grades,
    careers.cycles,
    careers.orphan_roles,
    texts.languages_complete,
    texts.blank,
    texts.foreign_script,
    texts.punctuation,
    texts.gaps,
    texts.lists,
    texts.long_lists,
    texts.forbidden_variants,
    texts.too_many_variants,
    indicators.verbs,
    indicators.near_duplicates,
    limits.upside_down,
    limits.counts,
    policy.scale_numbers,
    policy.importance_grades,
    policy.bands,
    policy.default_locale,
    policy.excerpts,
)
