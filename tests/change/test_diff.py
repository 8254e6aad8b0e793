"""`competency diff`: every kind of change has its name, its version step, and the roles that it reaches."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.change.naming import words
from tests.cases import DATA
from tests.change.scratch import Scratch

CLERK, SENIOR, ADVISER = (f"roles/{name}.yaml" for name in ("clerk", "senior-clerk", "adviser"))
LISTENING, RECORDING, EXPLAINING = (f"competencies/{name}.yaml" for name in ("listening", "recording", "explaining"))
RETIRED = """
retired:
  - {{kind: {kind}, id: {id}, replaced_by: [{by}], reason: {{zh: 并入。, en: Merged.}}}}
"""
CHAIRS = "      - {id: i04, zh: 主持两个部门的会谈，当场念出结论。, en: Chairs talks of two departments and reads out the result.}\n"
LATERAL = """\
  - from: clerk
    to: adviser
    kind: lateral
    readiness:
      - zh: 愿意把话讲给人听。
        en: Likes to explain.
"""
THIRD = """
  - competency: explaining
    level: 1
    importance: supporting
    differentiates: false
    why: {zh: 来电的人要听得懂。, en: Callers have to understand.}
"""
REQUIRED = """\
  - competency: recording
    level: 1
    importance: important
    differentiates: false
    why:
      zh: 下一班要接得上。
      en: The next shift takes over.
"""
INDICATOR = "      - {id: i10, zh: 念出单号。, en: Reads out the number.}\n"

Edits = tuple[tuple[str, str, str], ...]
Case = tuple[Edits, str, str, list[str]]

# what somebody does -> the edits, what it is called, the version step, the roles it reaches
CASES: dict[str, Case] = {
    "a level is raised": (
        ((CLERK, "listening\n    level: 2", "listening\n    level: 3"),),
        "level-raised",
        "major",
        [],
    ),
    "a level is lowered": (
        ((SENIOR, "recording\n    level: 2", "recording\n    level: 1"),),
        "level-lowered",
        "minor",
        [],
    ),
    "a requirement comes": (((CLERK, "takes over.\n", f"takes over.{THIRD}"),), "requirement-added", "major", []),
    "a requirement goes": (((CLERK, REQUIRED, ""),), "requirement-removed", "minor", []),
    "importance rises": (((CLERK, "important", "core"),), "importance-raised", "major", []),
    "importance falls": (((SENIOR, "important", "supporting"),), "importance-lowered", "minor", []),
    "a duty comes": (
        ((ADVISER, "Explains procedures.}", "Explains procedures.}\n  - {id: a02, zh: 回访。, en: Calls back.}"),),
        "accountability-added",
        "major",
        [],
    ),
    "a duty goes": (
        ((SENIOR, "  - {id: a02, zh: 带新人。, en: Trains newcomers.}\n", ""),),
        "accountability-removed",
        "minor",
        [],
    ),
    "an indicator comes where roles are": (
        ((RECORDING, "    indicators:\n      - {id: i02", f"    indicators:\n{INDICATOR}      - {{id: i02"),),
        "indicator-added",
        "major",
        ["adviser", "senior-clerk"],
    ),
    "an indicator comes where nobody is": (
        ((LISTENING, "    indicators:\n      - id: i06", f"    indicators:\n{INDICATOR}      - id: i06"),),
        "indicator-added",
        "minor",
        [],
    ),
    "an indicator goes": (
        (
            (
                LISTENING,
                "      - id: i02\n        zh: 记下姓名和单号。\n        en: Notes the name and the reference number.\n",
                "",
            ),
        ),
        "indicator-removed",
        "minor",
        ["clerk", "senior-clerk"],
    ),
    "an indicator is asked for sooner": (
        (
            (
                EXPLAINING,
                CHAIRS,
                INDICATOR,
            ),
            (
                EXPLAINING,
                "      - {id: i03,",
                f"{CHAIRS}      - {{id: i03,",
            ),
        ),
        "indicator-sooner",
        "major",
        ["adviser"],
    ),
    "a text changes in both languages": (
        (
            (LISTENING, "记下姓名和单号。", "记下姓名。"),
            (LISTENING, "Notes the name and the reference number.", "Notes the name."),
        ),
        "reworded",
        "patch",
        [],
    ),
    "a text changes in Chinese only": (
        ((LISTENING, "记下姓名和单号。", "记下姓名、单号。"),),
        "translated",
        "patch",
        [],
    ),
    "a text changes in English only": (((SENIOR, "Trains newcomers.", "Trains the new."),), "translated", "patch", []),
    "an alias comes": (((LISTENING, "听懂, 听清", "听懂, 听清, 听见"),), "background-changed", "patch", []),
    "a path reads otherwise": ((("paths.yaml", "kind: lateral", "kind: promotion"),), "content-changed", "minor", []),
    "a path goes": (
        (
            (
                "paths.yaml",
                LATERAL,
                "",
            ),
        ),
        "content-removed",
        "minor",
        [],
    ),
    "a condition comes": (
        (
            (
                ADVISER,
                "licence.'}",
                "licence.'}\n  - {id: n02, kind: licence, adapt: none, zh: 例如会手语。, en: Signing.}",
            ),
        ),
        "condition-added",
        "major",
        [],
    ),
    "a suggestion reaches further": (((RECORDING, "levels: [1],", "levels: [1, 2],"),), "content-changed", "minor", []),
    "a suggestion comes": (
        ((LISTENING, "development:", "development:\n  - {id: d02, levels: [3], kind: study, zh: 读书。, en: Read.}"),),
        "content-added",
        "minor",
        [],
    ),
    "a level gets another name": ((("scale.yaml", "引领, en: Expert", "领先, en: Leading"),), "reworded", "patch", []),
    "a source item gets another number": (
        (("sources/S01.yaml", "id: S01.2", "id: S01.3"),),
        "background-changed",
        "patch",
        [],
    ),
}

PAIRS = (("raised", "lowered"), ("added", "removed"), ("sooner", "later"))
WAYS = [(code, code.replace(one, other)) for one, other in PAIRS for code in words()["changes"] if code.endswith(one)]
OPPOSITE = {**dict(WAYS), **{back: there for there, back in WAYS}}


def diff(scratch: Scratch, *words: str) -> Any:
    """Return what `diff` says as data."""
    status, out = scratch.run("diff", *words, "--format", "json")
    assert status == 0, out
    return json.loads(out)


@pytest.mark.parametrize("name", CASES)
def test_a_change_has_its_name_its_step_and_its_roles(name: str, scratch: Scratch) -> None:
    edits, code, step, roles = CASES[name]
    scratch.edits(*edits)
    found = diff(scratch, "main")
    assert (code, step, roles) in [(change["code"], change["step"], change["roles"]) for change in found["changes"]]
    assert found["step"] == step


@pytest.mark.parametrize("name", CASES)
def test_back_again_is_the_opposite_and_together_nothing(name: str, scratch: Scratch) -> None:
    edits, code, _, _ = CASES[name]
    scratch.edits(*edits)
    scratch.commit(name)
    there, back = diff(scratch, "main~1", "main"), diff(scratch, "main", "main~1")
    assert {tuple(change["path"]) for change in there["changes"]} == {
        tuple(change["path"]) for change in back["changes"]
    }
    assert OPPOSITE.get(code, code) in {change["code"] for change in back["changes"]}
    assert [change["old"] for change in there["changes"] if change["section"] == "wording"] == [
        change["new"] for change in back["changes"] if change["section"] == "wording"
    ]
    assert diff(scratch, "main", "main")["changes"] == []


def test_every_name_of_a_change_is_met_here() -> None:
    found = {code for _, code, _, _ in CASES.values()}
    covered = found | {OPPOSITE.get(code, code) for code in found}
    elsewhere = {"scale-changed"}
    of_files = {f"{kind}-{what}" for kind in ("role", "competency") for what in ("added", "removed", "replaced")}
    assert covered | elsewhere | of_files | {"indicator-replaced"} == set(words()["changes"])


def test_a_level_of_the_scale_that_goes_is_grave(scratch: Scratch) -> None:
    shutil.copyfile(DATA / "valid" / "three-level-scale" / "scale.yaml", scratch.framework / "scale.yaml")
    found = diff(scratch, "main")
    assert {change["code"] for change in found["changes"] if change["path"][:2] == ["scale", "levels"]} >= {
        "scale-changed"
    }
    assert found["step"] == "major"


def test_order_style_and_comments_change_nothing(scratch: Scratch) -> None:
    first, _, second = (
        scratch.framework.joinpath(SENIOR).read_text(encoding="utf-8").partition("  - competency: recording")
    )
    head, _, listening = first.partition("requirements:\n")
    scratch.write(SENIOR, f"{head}# a remark\nrequirements:\n  - competency: recording{second}{listening}")
    scratch.run("fmt")
    assert diff(scratch, "main")["changes"] == []
    assert scratch.run("diff", "main") == (0, "Nothing changed.\n")


# what becomes of whole files


def test_a_copied_role_is_one_that_came(scratch: Scratch) -> None:
    text = scratch.framework.joinpath(ADVISER).read_text(encoding="utf-8")
    scratch.write("roles/teacher.yaml", text.replace("id: adviser", "id: teacher").replace("讲解员", "讲师"))
    found = diff(scratch, "main")
    assert [(change["code"], change["path"]) for change in found["changes"]] == [("role-added", ["role", "teacher"])]
    assert found["step"] == "minor"


def test_a_deleted_competency_is_one_that_went(scratch: Scratch) -> None:
    scratch.delete(EXPLAINING)
    codes = {change["code"] for change in diff(scratch, "main")["changes"]}
    assert codes == {"competency-removed"}


def renamed(scratch: Scratch, old: str, new: str, *edits: tuple[str, str]) -> None:
    """Rename a role with its file, edit it, and note what takes the old one's place."""
    text = (
        scratch.framework.joinpath(f"roles/{old}.yaml").read_text(encoding="utf-8").replace(f"id: {old}", f"id: {new}")
    )
    for before, after in edits:
        assert before in text
        text = text.replace(before, after)
    scratch.delete(f"roles/{old}.yaml")
    scratch.write(f"roles/{new}.yaml", text)
    scratch.write("retired.yaml", RETIRED.format(kind="role", id=old, by=new))


@pytest.mark.parametrize(
    ("edits", "step"),
    [((), "minor"), ((("level: 3", "level: 4"),), "major"), ((("level: 3", "level: 2"),), "minor")],
    ids=["asks the same", "asks for more", "asks for less"],
)
def test_a_role_that_takes_the_place_of_another(
    edits: tuple[tuple[str, str], ...], step: str, scratch: Scratch
) -> None:
    renamed(scratch, "senior-clerk", "lead-clerk", *edits)
    found = {change["code"]: change for change in diff(scratch, "main")["changes"]}
    assert set(found) == {"role-added", "role-replaced"}
    assert found["role-replaced"]["step"] == step
    assert found["role-replaced"]["text"]["zh"].startswith("岗位“高级接线员”由“高级接线员”取代")


def test_an_indicator_that_takes_the_place_of_another_is_quoted(scratch: Scratch) -> None:
    scratch.edit(
        RECORDING,
        "{id: i01, zh: 记下时间和诉求。, en: Notes the time and the request.}",
        "{id: i09, zh: 记下诉求。, en: Notes the request.}",
    )
    scratch.write("retired.yaml", RETIRED.format(kind="indicator", id="recording.i01", by="recording.i09"))
    found = {change["code"]: change["text"] for change in diff(scratch, "main")["changes"]}
    assert found["indicator-replaced"]["en"].startswith(
        "Recording · Behavioural indicators · i01: indicator of level 1"
    )
    assert "“Notes the request.”" in found["indicator-replaced"]["en"]
    assert "记下诉求。" in found["indicator-replaced"]["zh"]


def test_a_competency_put_in_the_place_of_another_in_a_role(scratch: Scratch) -> None:
    scratch.edit(SENIOR, "competency: listening", "competency: explaining")
    found = {change["code"]: change["text"]["en"] for change in diff(scratch, "main")["changes"]}
    assert found == {
        "requirement-added": "Senior clerk · Explaining: newly required, level 3",
        "requirement-removed": "Senior clerk · Listening: no longer required (was level 3)",
    }


# the words it is told in


def test_text_names_the_version_the_people_and_the_levels(scratch: Scratch) -> None:
    scratch.edits(*CASES["a level is raised"][0], *CASES["a text changes in Chinese only"][0])
    assert scratch.run("diff", "main") == (
        0,
        (
            "Version: 0.1.0 → at least 1.0.0 (declared: 0.1.0). Somebody is asked for more: the first number rises.\n\n"
            "Somebody is asked for more (1)\n"
            "  - Clerk · Listening · Required level: level 2 → 3\n\n"
            "Changed in one language only (1)\n"
            "  - Listening · Behavioural indicators · i02: 简体中文: “记下姓名和单号。” → “记下姓名、单号。”\n\n"
            "Whether a rewording quietly asks for more is for the reviewer to judge.\n"
        ),
    )
    assert scratch.run("diff", "main", lang="zh") == (
        0,
        (
            "版本：0.1.0 → 至少 1.0.0（现写 0.1.0）。有人被要求做更多，第一段加一。\n\n"
            "有人被要求做更多 (1)\n"
            "  - 接线员 · 倾听 · 要求的等级：由 2 级升到 3 级\n\n"
            "只改了一种语言 (1)\n"
            "  - 倾听 · 行为指标 · i02：简体中文“记下姓名和单号。”改为“记下姓名、单号。”\n\n"
            "改写的文字是否暗中提高了要求，程序看不出来，请审阅者判断。\n"
        ),
    )


def test_markdown_quotes_without_becoming_markup(scratch: Scratch) -> None:
    scratch.edit(CLERK, "en: Takes calls.", 'en: "<b>@all</b> [a](http://b) `c` #1."')
    out = scratch.run("diff", "main", "--format", "markdown")[1]
    assert r"\<b\>\@all\</b\> \[a\](http://b) \`c\` \#1." in out
    assert "<b>" not in out.replace(r"\<b\>", "")


def test_data_come_in_both_languages(scratch: Scratch) -> None:
    scratch.edits(*CASES["a level is raised"][0])
    (change,) = diff(scratch, "main")["changes"]
    assert change["text"] == {
        "zh": "接线员 · 倾听 · 要求的等级：由 2 级升到 3 级",
        "en": "Clerk · Listening · Required level: level 2 → 3",
    }
    assert (change["old"], change["new"]) == (2, 3)


# where the states come from


def test_folders_tags_branches_and_commits_can_be_compared(scratch: Scratch, tmp_path: Path) -> None:
    before = tmp_path / "before"
    shutil.copytree(scratch.framework, before)
    scratch.git("tag", "v0.1.0")
    first = scratch.git("rev-parse", "HEAD")
    scratch.git("switch", "--quiet", "--create", "raise")
    scratch.edits(*CASES["a level is raised"][0])
    scratch.commit("Raise a level")
    told = {scratch.run("diff", where)[1] for where in ("v0.1.0", "main", first, "HEAD~1", str(before))}
    assert len(told) == 1
    assert scratch.run("diff", "main", "raise")[1] in told
    assert scratch.run("diff", str(before), str(scratch.framework))[1] in told


def test_the_first_parent_of_a_merge_is_what_a_pull_request_starts_from(scratch: Scratch) -> None:
    scratch.git("switch", "--quiet", "--create", "raise")
    scratch.edits(*CASES["a level is raised"][0])
    scratch.commit("Raise a level")
    scratch.git("switch", "--quiet", "main")
    scratch.edit(ADVISER, "Explains procedures.", "Explains ways.")
    scratch.commit("Meanwhile")
    scratch.git("merge", "--quiet", "--no-edit", "raise")
    assert [change["code"] for change in diff(scratch, "HEAD^1")["changes"]] == ["level-raised"]


@pytest.mark.parametrize(
    ("where", "zh", "en"),
    [
        ("no-such-branch", "既不是文件夹，也不是这个仓库里的版本", "neither a folder nor a revision"),
        ("--output=x", "既不是文件夹，也不是这个仓库里的版本", "neither a folder nor a revision"),
    ],
)
def test_a_state_that_is_not_there_is_told(where: str, zh: str, en: str, scratch: Scratch) -> None:
    for language, words_told in (("zh", zh), ("en", en)):
        status, out = scratch.run("diff", "--", where, lang=language)
        assert status == 2
        assert words_told in out
    assert not (scratch.root / "x").exists()


def test_a_broken_state_is_told_with_its_first_problem(scratch: Scratch) -> None:
    scratch.edit(CLERK, "id: clerk", "id：clerk")
    status, out = scratch.run("diff", "main")
    assert status == 2
    assert (
        "“framework” can't be compared. Problems: 1, the first of them: framework/roles/clerk.yaml:2:3: READ-COLON"
        in out
    )


def test_a_revision_without_the_framework_is_told(scratch: Scratch) -> None:
    scratch.git("switch", "--quiet", "--orphan", "empty")
    (scratch.root / "other.txt").write_text("nothing", encoding="utf-8")
    scratch.commit("Something else")
    scratch.git("switch", "--quiet", "main")
    assert scratch.run("diff", "empty")[0] == 2


def test_outside_git_folders_can_be_compared_and_revisions_not(
    scratch: Scratch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    shutil.rmtree(scratch.root / ".git")
    assert scratch.run("diff", str(scratch.framework))[0] == 0
    status, out = scratch.run("diff", "main")
    assert (status, "is in no git repository" in out) == (2, True)


def test_without_git_revisions_are_told(scratch: Scratch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    status, out = scratch.run("diff", "main")
    assert (status, "There is no git here" in out) == (2, True)
